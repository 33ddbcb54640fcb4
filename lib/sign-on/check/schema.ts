/** What "Verbindung prüfen" can find; the catalogue words each. */
export const findings = [
  'discovery-good',
  'discovery-missing',
  'discovery-invalid',
  'issuer-other',
  'keys-good',
  'keys-missing',
  'clock-good',
  'clock-off',
  'secret-good',
  'secret-wrong',
  'secret-unknown',
  'pkce-missing',
  'logout-good',
  'logout-missing',
  // why nothing could be fetched (FetchProblem)
  'url-invalid',
  'scheme-refused',
  'credentials-refused',
  'port-refused',
  'address-refused',
  'name-unknown',
  'certificate-refused',
  'unreachable',
  'timeout',
  'too-large',
  'redirected',
] as const;
export type Finding = (typeof findings)[number];

export function asFinding(reason: string): Finding {
  return findings.find((one) => one === reason) ?? 'unreachable';
}

export function toneOf(finding: Finding): 'success' | 'info' | 'danger' {
  if (finding.endsWith('-good')) return 'success';
  return finding === 'logout-missing' || finding === 'secret-unknown' ? 'info' : 'danger';
}
