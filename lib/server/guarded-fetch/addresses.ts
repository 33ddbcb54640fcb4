import 'server-only';
import ipaddr from 'ipaddr.js';

export type Reach = 'public' | 'local' | 'never';

/** What a school may open by listing a host: networks of its own. */
const local = new Set(['private', 'uniqueLocal', 'carrierGradeNat', 'loopback']);
const nat64 = ipaddr.IPv6.parse('64:ff9b::');

/**
 * Where an address leads: to the internet, into a network of one's own, or to what nobody on the outside may name (link-local
 * with the clouds' metadata, multicast, reserved). IPv6 that carries an IPv4 address is judged by that one.
 */
export function reachOf(address: string): Reach {
  if (!ipaddr.isValid(address)) return 'never';
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) {
    const inner = embedded(parsed);
    if (inner) return reachOf(inner);
  }
  const range = parsed.range();
  if (range === 'unicast') return 'public';
  return local.has(range) ? 'local' : 'never';
}

/** The IPv4 address in ::ffff:0:0/96, ::/96 (RFC 4291, 2.5.5) and 64:ff9b::/96 (RFC 6052). 6to4, Teredo and the rest are no unicast. */
function embedded(address: ipaddr.IPv6): string | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  const bytes = address.toByteArray();
  const tail = bytes.slice(12).join('.');
  if (address.match(nat64, 96)) return tail;
  const isCompatible = bytes.slice(0, 12).every((byte) => byte === 0) && (bytes[12] ?? 0) > 0;
  return isCompatible ? tail : null;
}
