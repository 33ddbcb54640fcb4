/**
 * NRPS 2.0, 2.4: the next page is named in the `Link` header (RFC 8288). Asked with our token, so of the same origin only.
 * @returns null on the last page, and when the header names another server
 */
export function nextPage(header: string | null, current: string): string | null {
  const links = (header ?? '').matchAll(/<([^>]*)>([^<]*)/g);
  for (const [, target = '', parameters = ''] of links) {
    const relations = /;\s*rel="?([^";,]*)/i.exec(parameters)?.[1]?.split(/\s+/) ?? [];
    if (!relations.includes('next') || !URL.canParse(target, current)) continue;
    const url = new URL(target, current);
    return url.origin === new URL(current).origin ? url.href : null;
  }
  return null;
}
