export type LmsUser = {
  /** A bare number in Moodle. Null: the LMS does not say who it is. */
  readonly id: string;
  readonly isAnonymous?: boolean;
  readonly givenName: string;
  readonly familyName: string;
  /** As Moodle names them in a launch; whole addresses are taken as they are. */
  readonly roles: readonly string[];
};
export type LmsLink = {
  readonly id: string;
  readonly title: string;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly custom?: Readonly<Record<string, string>>;
  readonly url?: string;
};
export type Tool = {
  readonly clientId: string;
  readonly deploymentId: string;
  readonly loginUrl: string;
  readonly launchUrl: string;
};

/** What a tool says of itself by dynamic registration. */
export type RegisteringTool = {
  readonly response_types: readonly string[];
  readonly redirect_uris: readonly string[];
  readonly initiate_login_uri: string;
  readonly jwks_uri: string;
  readonly client_name: string;
  readonly token_endpoint_auth_method: string;
  readonly 'https://purl.imsglobal.org/spec/lti-tool-configuration': {
    readonly domain: string;
    readonly target_link_uri: string;
  };
};

export const claim = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

export type Opened = {
  readonly user: LmsUser;
  readonly link: LmsLink;
  readonly type: 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest';
};

type Parts = {
  readonly lms: { readonly origin: string; readonly sendsNames: boolean };
  readonly tool: Tool;
  readonly opened: Opened;
  readonly nonce: string;
};

/** The claims as they were received from Moodle 4.5.6. */
export function launchClaims({ lms, tool, opened, nonce }: Parts): Record<string, unknown> {
  const { user, link, type } = opened;
  const now = Math.floor(Date.now() / 1000);
  const names = {
    given_name: user.givenName,
    family_name: user.familyName,
    name: `${user.givenName} ${user.familyName}`,
    email: `${user.id}@schule.example`,
  };
  const course = `${lms.origin}/mod/lti/services.php/CourseSection/${link.courseId}/bindings/1`;
  return {
    iss: lms.origin,
    aud: tool.clientId,
    iat: now,
    exp: now + 60,
    nonce,
    ...(user.isAnonymous ? {} : { sub: user.id }),
    ...(lms.sendsNames && !user.isAnonymous ? names : {}),
    [claim('version')]: '1.3.0',
    [claim('message_type')]: type,
    [claim('deployment_id')]: tool.deploymentId,
    [claim('target_link_uri')]: link.url ?? tool.launchUrl,
    [claim('roles')]: user.roles.map((role) => (role.includes(':') ? role : membership + role)),
    [claim('context')]: {
      id: link.courseId,
      label: link.courseTitle,
      title: link.courseTitle,
      type: ['CourseSection'],
    },
    [claim('launch_presentation')]: {
      locale: 'de',
      document_target: 'iframe',
      return_url: `${lms.origin}/mod/lti/return.php?course=${link.courseId}`,
    },
    [claim('tool_platform')]: {
      product_family_code: 'moodle',
      version: '2024100706',
      guid: 'c0ffee',
      name: 'Schulmoodle',
    },
    [claim('custom')]: { ...link.custom },
    [claim('ext')]: { user_username: user.id, lms: 'moodle-2' },
    ...(type === 'LtiResourceLinkRequest'
      ? {
          [claim('resource_link')]: { id: link.id, title: link.title, description: '' },
          [claim('lti1p1')]: { user_id: user.id, resource_link_id: link.id },
        }
      : {
          'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
            accept_types: ['ltiResourceLink'],
            accept_presentation_document_targets: ['frame', 'iframe', 'window'],
            accept_multiple: true,
            accept_copy_advice: false,
            auto_create: false,
            can_confirm: false,
            deep_link_return_url: `${lms.origin}/mod/lti/contentitem_return.php?course=${link.courseId}&id=1`,
            title: '',
            text: '',
          },
        }),
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: [
        'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
        'https://purl.imsglobal.org/spec/lti-ags/scope/score',
      ],
      lineitems: `${lms.origin}/mod/lti/services.php/${link.courseId}/lineitems?type_id=1`,
      lineitem: `${lms.origin}/mod/lti/services.php/${link.courseId}/lineitems/${link.id}/lineitem?type_id=1`,
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: `${course}/memberships`,
      service_versions: ['1.0', '2.0'],
    },
    'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': {
      lis_result_sourcedid: '{"data":{}}',
      lis_outcome_service_url: `${lms.origin}/mod/lti/service.php`,
    },
  };
}
