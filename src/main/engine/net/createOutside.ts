import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock } from '../ports.ts';
import { addressKind } from './addresses.ts';
import { charsetOf, mediaTypeOf, readBody } from './body.ts';
import type { Outside, OutsideAnswer, OutsideRequest } from './outside.ts';

const MOST_REDIRECTS = 3;
const DEFAULT_TIMEOUT = 5_000;
const DEFAULT_LARGEST = 256 * 1024;

export interface FoundAddress {
  address: string;
  family: number;
}

export interface OutsideParts {
  clock: Clock;
  /** All addresses of a name; a test gives its own. */
  resolve?: (name: string) => Promise<readonly FoundAddress[]>;
}

interface Hop {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string | null;
}

export function createOutside({ clock, resolve = resolveByTheSystem }: OutsideParts): Outside {
  return {
    ask: async (request) => {
      const ending = new AbortController();
      const timeout = request.timeout ?? DEFAULT_TIMEOUT;
      const disarm = clock.after(timeout, () => {
        ending.abort(
          new AppError(
            'outside.slow',
            `The address did not answer within ${timeout / 1000} seconds. Try again later.`,
          ),
        );
      });
      const endEarly = () =>
        ending.abort(new AppError('outside.slow', 'The address had not answered when the time was used up.'));
      if (request.signal?.aborted) endEarly();
      else request.signal?.addEventListener('abort', endEarly, { once: true });
      try {
        return await followRedirects(request, resolve, ending.signal);
      } catch (thrown) {
        throw explain(ending.signal.aborted ? ending.signal.reason : thrown);
      } finally {
        disarm();
        request.signal?.removeEventListener('abort', endEarly);
      }
    },
  };
}

async function followRedirects(
  request: OutsideRequest,
  resolve: NonNullable<OutsideParts['resolve']>,
  signal: AbortSignal,
): Promise<OutsideAnswer> {
  const largest = request.largest ?? DEFAULT_LARGEST;
  const first = addressOf(request.url, null);
  let hop: Hop = {
    url: first,
    method: request.method ?? 'GET',
    headers: { 'user-agent': 'Emcee', accept: '*/*', ...lowerCase(request.headers ?? {}) },
    body: request.body ?? null,
  };
  for (let redirects = 0; ; redirects += 1) {
    // What the streamer allowed is the place that was written down, not wherever that place sends us.
    const mayBePrivate = request.private === true && hop.url.hostname === first.hostname;
    const response = await send(hop, checkedLookup(resolve, mayBePrivate), mayBePrivate, signal);
    const location = response.headers.location;
    const status = response.statusCode ?? 0;
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
      const body = await readBody(response, largest, signal);
      return {
        status,
        type: mediaTypeOf(response.headers['content-type']),
        text: new TextDecoder(charsetOf(response.headers['content-type'])).decode(body),
      };
    }
    response.destroy();
    if (redirects === MOST_REDIRECTS) {
      throw new AppError(
        'outside.refused',
        `The address sends us on more than ${MOST_REDIRECTS} times. Use the address it ends at.`,
      );
    }
    hop = nextHop(hop, addressOf(location, hop.url), status);
  }
}

function addressOf(text: string, base: URL | null): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (url === null) {
    throw new AppError(
      'outside.refused',
      'That is no web address. It has to look like https://example.com/page.',
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new AppError('outside.refused', 'Only addresses with http:// or https:// can be asked.');
  }
  return url;
}

function nextHop(hop: Hop, url: URL, status: number): Hop {
  const headers = { ...hop.headers };
  if (url.origin !== hop.url.origin) {
    for (const name of Object.keys(headers)) {
      // Anything beyond the plain ones may be a key that was meant for the first place only.
      if (!['accept', 'accept-language', 'content-type', 'user-agent'].includes(name)) delete headers[name];
    }
  }
  const asksAnew = status === 303 ? hop.method !== 'GET' : status < 303 && hop.method === 'POST';
  if (!asksAnew) return { ...hop, url, headers };
  delete headers['content-type'];
  return { url, method: 'GET', headers, body: null };
}

/** The look-up of the very connection: what it has checked is what is connected to. */
function checkedLookup(resolve: NonNullable<OutsideParts['resolve']>, mayBePrivate: boolean): LookupFunction {
  return (name, options, done) => {
    resolve(name).then(
      (found) => {
        const refused = found
          .map(({ address }) => refusalOf(address, mayBePrivate))
          .find((why) => why !== null);
        const [first] = found;
        if (refused) done(refused, '', 0);
        else if (first === undefined) done(nobodyThere(name), '', 0);
        else if (options.all) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      () => done(nobodyThere(name), '', 0),
    );
  };
}

function refusalOf(address: string, mayBePrivate: boolean): AppError | null {
  const kind = addressKind(address);
  if (kind === 'public' || (kind === 'private' && mayBePrivate)) return null;
  return kind === 'private'
    ? new AppError(
        'outside.refused',
        'That address leads to this computer or the local network. It is asked only where private addresses are allowed.',
      )
    : new AppError(
        'outside.refused',
        'That address is never asked: it is not a place on the public internet.',
      );
}

function send(
  hop: Hop,
  lookup: LookupFunction,
  mayBePrivate: boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const host = hop.url.hostname.replace(/^\[|\]$/g, '');
  // An address that is written out is never looked up, so it is checked here.
  const refused = isIP(host) === 0 ? null : refusalOf(host, mayBePrivate);
  if (refused) return Promise.reject(refused);
  return new Promise((resolve, reject) => {
    const ask = hop.url.protocol === 'https:' ? httpsRequest : httpRequest;
    const length = hop.body === null ? {} : { 'content-length': String(Buffer.byteLength(hop.body)) };
    const request = ask(
      hop.url,
      // A connection of its own: a kept one would go past the look-up.
      {
        method: hop.method,
        headers: { ...hop.headers, ...length, 'accept-encoding': 'gzip, deflate, br' },
        agent: false,
        lookup,
        signal,
      },
      resolve,
    );
    request.on('error', reject);
    request.end(hop.body ?? undefined);
  });
}

const OWN_HEADERS = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'upgrade',
];

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]): [string, string] => [name.toLowerCase(), value])
      .filter(([name]) => !OWN_HEADERS.includes(name)),
  );
}

async function resolveByTheSystem(name: string): Promise<readonly FoundAddress[]> {
  return await systemLookup(name, { all: true });
}

function nobodyThere(name: string): AppError {
  return new AppError(
    'outside.unreachable',
    `There is no ${name} on the internet. Check the address and the connection.`,
  );
}

function explain(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ERR_INVALID_CHAR' || code === 'ERR_INVALID_HTTP_TOKEN') {
    return new AppError('outside.refused', 'A header holds a character that headers cannot have. Remove it.');
  }
  if (code.startsWith('ERR_TLS') || code.includes('CERT')) {
    return new AppError(
      'outside.unreachable',
      'The certificate of the address is not valid, so it was not asked.',
    );
  }
  return new AppError(
    'outside.unreachable',
    'The address could not be reached. Check it, and whether the internet works here.',
  );
}
