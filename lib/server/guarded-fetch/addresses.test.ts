import { describe, expect, it } from 'vitest';
import { reachOf } from './addresses';

describe('where an address leads', () => {
  it.each(['9.9.9.9', '203.0.114.7', '2620:fe::fe', '::ffff:9.9.9.9', '64:ff9b::909:909'])(
    '%s is the internet',
    (address) => expect(reachOf(address)).toBe('public'),
  );

  it.each([
    ...['10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.1', '100.64.0.1', '127.0.0.1', '127.8.8.8'],
    ...['::1', 'fd00::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1', '::127.0.0.1'],
  ])('%s is a network of one’s own', (address) => expect(reachOf(address)).toBe('local'));

  it.each([
    ...['169.254.169.254', '0.0.0.0', '0.1.2.3', '224.0.0.1', '255.255.255.255', '240.0.0.1', '192.0.2.1'],
    ...['::', 'fe80::1', 'fe80::1%eth0', 'ff02::1', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe'],
    ...['2002:a9fe:a9fe::1', '2001:0:a9fe:a9fe::1', '2001:db8::1', '64:ff9b:1::a00:1', '100::1', 'fec0::1'],
    ...['', 'localhost', 'no address'],
  ])('%s is nowhere that anybody may send us', (address) => expect(reachOf(address)).toBe('never'));
});
