import type { Clock } from '../engine/ports.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Null for none. */
  body: string | null;
  /** Milliseconds for the whole exchange. */
  timeout: number;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** Whether a failed request can have had its effect. */
export type Certainty = 'not-sent' | 'unknown';

/** No answer came. The text never holds an address with its query, a header or a body. */
export class NoAnswer extends Error {
  readonly certainty: Certainty;
  /** A few words for a streamer: `the network is down`. */
  readonly why: string;

  constructor(certainty: Certainty, why: string) {
    super(`Twitch did not answer: ${why}`);
    this.name = 'NoAnswer';
    this.certainty = certainty;
    this.why = why;
  }
}

/** Failures that come before the first byte of a request leaves. */
const NOT_SENT: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers at its address',
  ENOTFOUND: 'its address cannot be found; is the network connected?',
  EAI_AGAIN: 'its address cannot be looked up; is the network connected?',
  ENETUNREACH: 'the network is down',
  ENETDOWN: 'the network is down',
  EHOSTUNREACH: 'it cannot be reached over this network',
  EADDRNOTAVAIL: 'the network is down',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
  CERT_HAS_EXPIRED: 'its certificate has expired; is the clock of this computer right?',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; is the clock of this computer right?',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'something between this computer and Twitch shows a false certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'something between this computer and Twitch shows a false certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be checked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'something between this computer and Twitch shows a false certificate',
};

const LONGEST_ANSWER = 16 * 1024 * 1024;

export type Fetch = (request: HttpRequest) => Promise<HttpAnswer>;

/** Asks over HTTP. Rejects with `NoAnswer` and nothing else. */
export function createFetch(clock: Clock): Fetch {
  return async ({ method, url, headers, body, timeout }) => {
    const abort = new AbortController();
    const stopTimer = clock.after(timeout, () => abort.abort());
    try {
      const response = await fetch(url, {
        method,
        headers,
        signal: abort.signal,
        // A redirect would carry the token to another host.
        redirect: 'error',
        ...(body === null ? {} : { body }),
      });
      const length = Number(response.headers.get('content-length') ?? 0);
      if (length > LONGEST_ANSWER) throw new NoAnswer('unknown', 'its answer is far too long');
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (thrown) {
      if (thrown instanceof NoAnswer) throw thrown;
      if (abort.signal.aborted) throw new NoAnswer('unknown', 'it took too long');
      throw explained(thrown);
    } finally {
      stopTimer();
    }
  };
}

function explained(thrown: unknown): NoAnswer {
  for (const code of codesOf(thrown)) {
    const why = NOT_SENT[code];
    if (why !== undefined && Object.hasOwn(NOT_SENT, code)) return new NoAnswer('not-sent', why);
  }
  return new NoAnswer('unknown', 'the connection broke');
}

/** fetch hides what went wrong in causes, and several addresses that failed in an AggregateError. */
function codesOf(thrown: unknown): string[] {
  const codes: string[] = [];
  let error = thrown;
  for (let depth = 0; depth < 5 && error instanceof Error; depth += 1) {
    if ('code' in error && typeof error.code === 'string') codes.push(error.code);
    error = error instanceof AggregateError ? (error.errors[0] ?? error.cause) : error.cause;
  }
  return codes;
}

/** The answer's JSON; null for anything else, such as the error page of a proxy. */
export function jsonOf(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    return null;
  }
}
