import { ltiPaths } from '../rules';

/**
 * LTI-45: what we ask an LMS for [LTI Dynamic Registration 1.0, 3]. No claim with a name or an address among them: `sub` is enough
 * to know a child again, and an LMS then sends no more.
 */
export function toolRegistration(origin: string) {
  const launch = `${origin}${ltiPaths.launch}`;
  const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope';
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    client_name: 'Kreide',
    initiate_login_uri: `${origin}${ltiPaths.login}`,
    redirect_uris: [launch],
    jwks_uri: `${origin}${ltiPaths.jwks}`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: [
      `${ags}/lineitem`,
      `${ags}/score`,
      'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
    ].join(' '),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      domain: new URL(origin).host,
      description: 'Kreide',
      target_link_uri: launch,
      claims: ['iss', 'sub'],
      messages: [
        { type: 'LtiResourceLinkRequest', target_link_uri: launch },
        { type: 'LtiDeepLinkingRequest', target_link_uri: launch, label: 'Kreide' },
      ],
    },
  };
}
