import { ltiProblems, type LtiCode, type LtiHelp, type LtiProblem } from './schema';

/** What a person can do about it: a page words each. */
const helps: Readonly<Record<LtiProblem, LtiHelp>> = {
  'request-incomplete': 'setup',
  'platform-unknown': 'setup',
  'target-foreign': 'setup',
  'too-many': 'busy',
  'lms-refused': 'again',
  'state-unknown': 'again',
  'state-expired': 'again',
  'state-used': 'again',
  'browser-unknown': 'browser',
  'platform-closed': 'setup',
  'token-unreadable': 'setup',
  'algorithm-refused': 'setup',
  'key-missing': 'setup',
  'keys-unreachable': 'setup',
  'key-unknown': 'setup',
  'signature-wrong': 'setup',
  'issuer-wrong': 'setup',
  'audience-wrong': 'setup',
  'party-wrong': 'setup',
  'token-expired': 'clock',
  'token-old': 'clock',
  'token-early': 'clock',
  'nonce-wrong': 'again',
  'version-wrong': 'setup',
  'message-unknown': 'setup',
  'deployment-missing': 'setup',
  'deployment-unknown': 'approve',
  'deployment-disabled': 'setup',
  'target-wrong': 'setup',
  'link-missing': 'setup',
  'deep-link-incomplete': 'setup',
  'account-closed': 'closed',
  'account-admin': 'admin',
  'code-old': 'again',
  'lobby-closed': 'again',
  'class-full': 'full',
  unavailable: 'busy',
};

export function helpFor(code: string | undefined): { readonly code: LtiCode; readonly help: LtiHelp } {
  const names = Object.keys(ltiProblems) as LtiProblem[];
  const problem = names.find((name) => ltiProblems[name] === code) ?? 'unavailable';
  return { code: ltiProblems[problem], help: helps[problem] };
}

export const ltiPaths = {
  login: '/lti/login',
  launch: '/lti/launch',
  jwks: '/lti/jwks',
  enter: '/lti/enter',
  sorry: '/lti/sorry',
  tab: '/lti/tab',
  register: '/lti/register',
  registered: '/lti/registered',
} as const;

export const lobbyPath = (visitId: string): string => `/lti/lobby/${visitId}`;

/** LTI-3: a launch may aim at our launch address only; what stands behind `?` is the LMS's own. */
export function isOurTarget(target: string, origin: string): boolean {
  if (!URL.canParse(target) || target.length > 500) return false;
  const url = new URL(target);
  return url.origin === origin && url.pathname === ltiPaths.launch && url.hash === '' && url.username === '';
}

/** What a login may carry (LTI 1.3 core, 4.1.1, and what Moodle adds); nothing else is carried on. */
const loginNames = [
  'iss',
  'login_hint',
  'target_link_uri',
  'client_id',
  'lti_deployment_id',
  'lti_message_hint',
];
const stepName = 'kreide';

/** LTI-47: `probe` comes back to us to see whether a cookie does, `tab` has a tab of its own. */
export type LoginStep = 'probe' | 'tab';

export function stepOf(ask: URLSearchParams): LoginStep | null {
  const step = ask.get(stepName);
  return step === 'probe' || step === 'tab' ? step : null;
}

/** The same login once more, at another address or one step on. */
export function loginAgain(path: string, ask: URLSearchParams, step?: LoginStep): string {
  const again = new URLSearchParams(
    loginNames.flatMap((name) => (ask.has(name) ? [[name, ask.get(name) ?? '']] : [])),
  );
  if (step) again.set(stepName, step);
  return `${path}?${again}`;
}
