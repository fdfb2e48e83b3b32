import { BlockList, isIPv4, isIPv6, SocketAddress } from 'node:net';

/** What an address is to somebody who must not reach into the streamer's home. */
export type AddressKind =
  | 'public'
  /** This machine or the local network. */
  | 'private'
  /** Hands out keys of a hosted machine, or leads nowhere sensible; never asked, whatever is allowed. */
  | 'never';

type Subnet = readonly [address: string, bits: number];

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of subnets) list.addSubnet(address, bits, family);
  return list;
}

/** Services that tell a hosted machine its own keys. */
const METADATA_4 = listOf('ipv4', [
  ['169.254.169.254', 32],
  ['169.254.170.2', 32],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
]);
const METADATA_6 = listOf('ipv6', [
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
]);

const PRIVATE_4 = listOf('ipv4', [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
]);
const PRIVATE_6 = listOf('ipv6', [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
]);

/** Set aside for documents, tests, groups and the future. */
const NOWHERE_4 = listOf('ipv4', [
  ['0.0.0.0', 8],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]);

/** The part of IPv6 that is given out, and what in it is not for asking. All else leads nowhere. */
const GIVEN_OUT_6 = listOf('ipv6', [['2000::', 3]]);
const NOWHERE_6 = listOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/** An IPv4 address in the clothes of an IPv6 one: mapped, and by a network's NAT64. */
const MAPPED = listOf('ipv6', [['::ffff:0:0', 96]]);
const NAT64 = listOf('ipv6', [['64:ff9b::', 96]]);

/** `address` without brackets and zone. What is no address at all is `never`. */
export function addressKind(address: string): AddressKind {
  if (isIPv4(address)) return kindOf4(address);
  const plain = address.split('%')[0] ?? '';
  if (!isIPv6(plain)) return 'never';
  if (MAPPED.check(plain, 'ipv6') || NAT64.check(plain, 'ipv6')) return kindOf4(lastFour(plain));
  if (METADATA_6.check(plain, 'ipv6')) return 'never';
  if (PRIVATE_6.check(plain, 'ipv6')) return 'private';
  if (!GIVEN_OUT_6.check(plain, 'ipv6') || NOWHERE_6.check(plain, 'ipv6')) return 'never';
  return 'public';
}

function kindOf4(address: string): AddressKind {
  if (METADATA_4.check(address, 'ipv4')) return 'never';
  if (PRIVATE_4.check(address, 'ipv4')) return 'private';
  return NOWHERE_4.check(address, 'ipv4') ? 'never' : 'public';
}

/** The last 32 bits of an IPv6 address, written as IPv4. */
function lastFour(address: string): string {
  const short = new SocketAddress({ address, family: 'ipv6' }).address;
  const tail = short.slice(short.lastIndexOf(':') + 1);
  if (isIPv4(tail)) return tail;
  const groups = short.split(':');
  const high = Number.parseInt(groups.at(-2) || '0', 16);
  const low = Number.parseInt(groups.at(-1) || '0', 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
