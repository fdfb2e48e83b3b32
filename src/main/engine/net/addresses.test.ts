import { describe, expect, it } from 'vitest';
import { addressKind } from './addresses.ts';

describe('addressKind', () => {
  it.each([
    '1.1.1.1',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '2606:4700:4700::1111',
    '::ffff:1.1.1.1',
    '64:ff9b::101:101',
  ])('lets a public address through: %s', (address) => {
    expect(addressKind(address)).toBe('public');
  });

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.1.1',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fd12:3456::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:c0a8:0101',
    '64:ff9b::a00:1',
  ])('knows an address of this machine or its network in every dress: %s', (address) => {
    expect(addressKind(address)).toBe('private');
  });

  it.each([
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '100.100.100.200',
    '168.63.129.16',
    'fd00:ec2::254',
    '0.0.0.0',
    '::',
    '255.255.255.255',
    '224.0.0.1',
    'ff02::1',
    '192.0.2.1',
    '2001:db8::1',
    '2002:7f00:1::',
    '::127.0.0.1',
    'localhost',
    '',
  ])('never asks for keys of a machine, groups or nowhere: %s', (address) => {
    expect(addressKind(address)).toBe('never');
  });
});
