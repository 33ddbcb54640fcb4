import 'server-only';

/** Why nothing came back. A screen words each of them; the message is for our log only. */
export type FetchProblem =
  | 'url-invalid'
  | 'scheme-refused'
  | 'credentials-refused'
  | 'port-refused'
  | 'address-refused'
  | 'name-unknown'
  | 'certificate-refused'
  | 'unreachable'
  | 'timeout'
  | 'too-large'
  | 'redirected';

export class GuardedFetchError extends Error {
  readonly code: FetchProblem;

  constructor(code: FetchProblem, options?: ErrorOptions) {
    super(`guarded fetch: ${code}`, options);
    this.name = 'GuardedFetchError';
    this.code = code;
  }
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/;

/** Says in our words what the network layer threw. */
export function asFetchError(error: unknown): GuardedFetchError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof GuardedFetchError) return cause;
    if (cause.name === 'TimeoutError') return new GuardedFetchError('timeout', { cause: error });
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (/TIMEOUT|TIMEDOUT/.test(code)) return new GuardedFetchError('timeout', { cause: error });
    if (/^(ENOTFOUND|EAI_)/.test(code)) return new GuardedFetchError('name-unknown', { cause: error });
    if (certificate.test(code)) return new GuardedFetchError('certificate-refused', { cause: error });
  }
  return new GuardedFetchError('unreachable', { cause: error });
}
