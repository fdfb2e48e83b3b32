import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fakeClock.ts';
import { createOutside, type FoundAddress } from './createOutside.ts';
import type { Outside } from './outside.ts';

let server: Server;
let port: number;
type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer;
let asked: IncomingMessage[];
const clock = new FakeClock();

/** Names of the tests' own internet. */
let names: Record<string, readonly FoundAddress[]>;
let lookedUp: string[];
let outside: Outside;

beforeEach(async () => {
  asked = [];
  names = {};
  lookedUp = [];
  answer = (_request, response) => response.end('hello');
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  outside = createOutside({
    clock,
    resolve: async (name) => {
      lookedUp.push(name);
      const found = names[name];
      if (!found) throw new Error('ENOTFOUND');
      return found;
    },
  });
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  expect(clock.pending, 'a clock was left running').toBe(0);
});

const local = (path = '/') => `http://127.0.0.1:${port}${path}`;
const at = (address: string): FoundAddress[] => [{ address, family: address.includes(':') ? 6 : 4 }];

describe('what it brings back', () => {
  it('tells status, type and text in the charset of the page', async () => {
    answer = (_request, response) => {
      response.writeHead(418, { 'content-type': 'Text/Plain; charset=ISO-8859-1' });
      response.end(Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    };
    expect(await outside.ask({ url: local(), private: true })).toEqual({
      status: 418,
      type: 'text/plain',
      text: 'café',
    });
  });

  it('sends method, headers and body, and no header that would change where it goes', async () => {
    const bodies: string[] = [];
    answer = (request, response) => {
      request.on('data', (part) => bodies.push(String(part)));
      request.on('end', () => response.end());
    };
    await outside.ask({
      url: local('/in?x=1'),
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Host: 'elsewhere' },
      body: '{"a":"é"}',
      private: true,
    });
    expect(asked[0]?.method).toBe('POST');
    expect(asked[0]?.url).toBe('/in?x=1');
    expect(asked[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      host: `127.0.0.1:${port}`,
      'content-length': '10',
    });
    expect(bodies).toEqual(['{"a":"é"}']);
  });

  it('unpacks a packed answer', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('packed'));
    };
    expect((await outside.ask({ url: local(), private: true })).text).toBe('packed');
  });
});

describe('where it does not go', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::1]:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://10.1.2.3/',
    'http://169.254.169.254/latest/meta-data',
    'http://[fd00::1]/',
  ])('refuses an address that is written out: %s', async (url) => {
    await expect(outside.ask({ url: url.replace('PORT', String(port)) })).rejects.toMatchObject({
      code: 'outside.refused',
    });
    expect(asked).toHaveLength(0);
  });

  it.each([
    '127.0.0.1',
    '::1',
    '::ffff:10.0.0.1',
    '192.168.0.4',
    '100.64.3.2',
    'fe80::1',
  ])('refuses a name that leads home: %s', async (address) => {
    names['sly.example'] = at(address);
    await expect(outside.ask({ url: `http://sly.example:${port}/` })).rejects.toMatchObject({
      code: 'outside.refused',
    });
    expect(asked).toHaveLength(0);
  });

  it('refuses a name when only one of its addresses leads home', async () => {
    names['mixed.example'] = [...at('1.1.1.1'), ...at('127.0.0.1')];
    await expect(outside.ask({ url: 'http://mixed.example/' })).rejects.toMatchObject({
      code: 'outside.refused',
    });
  });

  it('connects to the address that it has checked, and looks the name up no second time', async () => {
    names['once.example'] = at('127.0.0.1');
    expect((await outside.ask({ url: `http://once.example:${port}/`, private: true })).text).toBe('hello');
    expect(lookedUp).toEqual(['once.example']);
    expect(asked[0]?.headers.host).toBe(`once.example:${port}`);
  });

  it.each([
    'http://169.254.169.254/',
    'http://0.0.0.0/',
    'http://[fd00:ec2::254]/',
  ])('never asks %s, even where private addresses are allowed', async (url) => {
    await expect(outside.ask({ url, private: true })).rejects.toMatchObject({ code: 'outside.refused' });
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.com/',
    'javascript:alert(1)',
    'example.com',
    '',
  ])('speaks http and https only: %s', async (url) => {
    await expect(outside.ask({ url, private: true })).rejects.toMatchObject({ code: 'outside.refused' });
  });

  it('says so when there is nobody of that name', async () => {
    await expect(outside.ask({ url: 'http://nobody.example/' })).rejects.toMatchObject({
      code: 'outside.unreachable',
      message: expect.stringContaining('nobody.example'),
    });
  });
});

describe('being sent on', () => {
  const sendTo =
    (places: Record<string, string>, status = 302) =>
    (request: IncomingMessage, response: ServerResponse) => {
      const next = places[request.url ?? ''];
      if (next === undefined) response.end(`at ${request.url}`);
      else response.writeHead(status, { location: next }).end();
    };

  it('follows three times, and not a fourth', async () => {
    answer = sendTo({ '/a': '/b', '/b': '/c', '/c': '/d', '/before': '/a' });
    expect((await outside.ask({ url: local('/a'), private: true })).text).toBe('at /d');
    await expect(outside.ask({ url: local('/before'), private: true })).rejects.toMatchObject({
      code: 'outside.refused',
    });
  });

  it('does not follow an allowed place to another one at home', async () => {
    answer = sendTo({ '/': 'http://10.0.0.1/admin' });
    await expect(outside.ask({ url: local(), private: true })).rejects.toMatchObject({
      code: 'outside.refused',
    });
    answer = sendTo({ '/': 'file:///etc/passwd' });
    await expect(outside.ask({ url: local(), private: true })).rejects.toMatchObject({
      code: 'outside.refused',
    });
  });

  it('takes no keys along to another place', async () => {
    names['first.example'] = at('127.0.0.1');
    const other = createServer((request, response) => {
      asked.push(request);
      response.end();
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    answer = sendTo({ '/': `http://first.example:${(other.address() as AddressInfo).port}/` });
    try {
      await outside.ask({
        url: `http://first.example:${port}/`,
        headers: { Authorization: 'Bearer key', 'X-Key': 'key' },
        private: true,
      });
    } finally {
      other.closeAllConnections();
      other.close();
    }
    expect(asked.map((request) => request.headers.authorization)).toEqual(['Bearer key', undefined]);
    expect(asked[1]?.headers['x-key']).toBeUndefined();
  });

  it('asks anew with GET after a 303 and repeats the order after a 307', async () => {
    const methods = () => asked.map((request) => request.method);
    answer = sendTo({ '/': '/next' }, 303);
    await outside.ask({ url: local(), method: 'POST', body: 'x', private: true });
    expect(methods()).toEqual(['POST', 'GET']);
    asked = [];
    answer = sendTo({ '/': '/next' }, 307);
    await outside.ask({ url: local(), method: 'POST', body: 'x', private: true });
    expect(methods()).toEqual(['POST', 'POST']);
  });
});

describe('limits', () => {
  it('ends an answer that grows too large, also one that is small only while it is packed', async () => {
    answer = (_request, response) => void response.end('x'.repeat(2000));
    await expect(outside.ask({ url: local(), private: true, largest: 1000 })).rejects.toMatchObject({
      code: 'outside.too_large',
    });
    answer = (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('x'.repeat(1_000_000)));
    };
    await expect(outside.ask({ url: local(), private: true })).rejects.toMatchObject({
      code: 'outside.too_large',
    });
  });

  it('ends what does not answer in time', async () => {
    const arrived = new Promise<void>((resolve) => {
      answer = () => resolve();
    });
    const waiting = outside.ask({ url: local(), private: true, timeout: 3_000 });
    const refused = expect(waiting).rejects.toMatchObject({ code: 'outside.slow' });
    await arrived;
    clock.advance(2_999);
    expect(clock.pending).toBe(1);
    clock.advance(1);
    await refused;
  });

  it('ends what begins to answer and never comes to an end', async () => {
    const begun = new Promise<void>((resolve) => {
      answer = (_request, response) => {
        response.write('and then ', () => resolve());
      };
    });
    const refused = expect(outside.ask({ url: local(), private: true })).rejects.toMatchObject({
      code: 'outside.slow',
    });
    await begun;
    clock.advance(5_000);
    await refused;
  });

  it('ends when the one who asked has ended', async () => {
    const ending = new AbortController();
    const arrived = new Promise<void>((resolve) => {
      answer = () => resolve();
    });
    const refused = expect(
      outside.ask({ url: local(), private: true, signal: ending.signal }),
    ).rejects.toMatchObject({ code: 'outside.slow' });
    await arrived;
    ending.abort();
    await refused;
  });

  it('says so when nothing listens there', async () => {
    const empty = createServer();
    empty.listen(0, '127.0.0.1');
    await once(empty, 'listening');
    const { port: free } = empty.address() as AddressInfo;
    empty.close();
    await once(empty, 'close');
    await expect(outside.ask({ url: `http://127.0.0.1:${free}/`, private: true })).rejects.toMatchObject({
      code: 'outside.unreachable',
    });
  });
});
