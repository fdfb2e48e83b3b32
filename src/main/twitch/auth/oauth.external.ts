import { z } from 'zod';
import { type Fetch, type HttpAnswer, jsonOf, NoAnswer } from '../http.ts';
import type { Hider } from './hider.ts';

/** Twitch's sign-in service, id.twitch.tv. Nothing here throws; every way it can end has a name. */

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  scopes: string[];
  /** Seconds. */
  expiresIn: number;
}

export interface DeviceCode {
  deviceCode: string;
  userCode: string;
  url: string;
  /** Seconds. */
  expiresIn: number;
  /** Seconds between two questions. */
  interval: number;
}

/** Twitch does not know the client id, or knows it as one that needs a secret. */
interface WrongClient {
  kind: 'wrong-client';
  /** Twitch's words. */
  message: string;
}
/** `why` goes on the sentence "Twitch did not answer: ...". */
interface Outage {
  kind: 'outage';
  why: string;
  /** True when the request surely had no effect. */
  harmless: boolean;
}

export type DeviceStart =
  | { kind: 'code'; code: DeviceCode }
  | WrongClient
  | Outage
  | { kind: 'refused'; message: string };

export type PollEnd =
  | { kind: 'tokens'; pair: TokenPair }
  | { kind: 'pending' }
  | { kind: 'slow-down' }
  | { kind: 'over' }
  | { kind: 'denied' }
  | WrongClient
  | Outage;

export type RefreshEnd = { kind: 'tokens'; pair: TokenPair } | { kind: 'gone' } | WrongClient | Outage;

export type Validation =
  | { kind: 'valid'; clientId: string; userId: string; login: string; scopes: string[]; expiresIn: number }
  | { kind: 'invalid' }
  | Outage;

const scopesSchema = z
  .array(z.string())
  .nullish()
  // App tokens were seen with [""] here.
  .transform((scopes) => (scopes ?? []).filter((scope) => scope !== ''));

const pairSchema = z.object({
  access_token: z.string().min(8),
  refresh_token: z.string().min(8),
  scope: scopesSchema,
  expires_in: z.number().nonnegative(),
});

const deviceSchema = z.object({
  device_code: z.string().min(8),
  user_code: z.string().min(1),
  verification_uri: z.url({ protocol: /^https?$/ }),
  expires_in: z.number().positive().default(1800),
  interval: z.number().positive().default(5),
});

const validationSchema = z.object({
  client_id: z.string(),
  user_id: z.string().min(1),
  login: z.string().min(1),
  scopes: scopesSchema,
  expires_in: z.number(),
});

const failureSchema = z.object({ message: z.string() });

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const TIMEOUT_MS = 15_000;

export class OAuth {
  private readonly base: string;
  private readonly fetch: Fetch;
  private readonly hider: Hider;

  /** `base` is the address up to and with `/oauth2`. */
  constructor(base: string, fetch: Fetch, hider: Hider) {
    this.base = base;
    this.fetch = fetch;
    this.hider = hider;
  }

  async startDevice(clientId: string, scopes: readonly string[]): Promise<DeviceStart> {
    // In the body, since scopes in the query are silently ignored; and plural, unlike the standard.
    const answer = await this.post('/device', { client_id: clientId, scopes: scopes.join(' ') });
    if (answer instanceof NoAnswer) return outage(answer);
    const parsed = deviceSchema.safeParse(jsonOf(answer));
    if (answer.status === 200 && parsed.success) {
      const { device_code, user_code, verification_uri, expires_in, interval } = parsed.data;
      this.hider.hide(device_code);
      return {
        kind: 'code',
        code: {
          deviceCode: device_code,
          userCode: user_code,
          url: verification_uri,
          expiresIn: expires_in,
          interval,
        },
      };
    }
    return this.clientTrouble(answer) ?? this.refusal(answer) ?? brokenAnswer(answer);
  }

  async poll(clientId: string, deviceCode: string, scopes: readonly string[]): Promise<PollEnd> {
    const answer = await this.post('/token', {
      client_id: clientId,
      device_code: deviceCode,
      grant_type: DEVICE_GRANT,
      scopes: scopes.join(' '),
    });
    if (answer instanceof NoAnswer) return outage(answer);
    const pair = this.pairOf(answer);
    if (pair) return { kind: 'tokens', pair };
    const message = messageOf(answer).toLowerCase();
    if (answer.status === 429 || message.includes('slow_down')) return { kind: 'slow-down' };
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) {
      if (message.includes('authorization_pending')) return { kind: 'pending' };
      if (message.includes('denied')) return { kind: 'denied' };
      if (message.includes('device code') || message.includes('expired')) return { kind: 'over' };
      const trouble = this.clientTrouble(answer);
      if (trouble) return trouble;
    }
    return brokenAnswer(answer);
  }

  async refresh(clientId: string, refreshToken: string): Promise<RefreshEnd> {
    const answer = await this.post('/token', {
      client_id: clientId,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    if (answer instanceof NoAnswer) return outage(answer);
    const pair = this.pairOf(answer);
    if (pair) return { kind: 'tokens', pair };
    const message = messageOf(answer).toLowerCase();
    if (message.includes('refresh token') && answer.status < 500) return { kind: 'gone' };
    const trouble = this.clientTrouble(answer);
    if (trouble) return trouble;
    if (answer.status === 401) return { kind: 'gone' };
    // It was turned away at the door, so that nothing was spent.
    if (answer.status === 429) return { kind: 'outage', why: 'it wants fewer questions', harmless: true };
    return brokenAnswer(answer);
  }

  async validate(accessToken: string): Promise<Validation> {
    const answer = await this.ask({
      method: 'GET',
      url: `${this.base}/validate`,
      headers: { Authorization: `OAuth ${accessToken}`, Accept: 'application/json' },
      body: null,
      timeout: TIMEOUT_MS,
    });
    if (answer instanceof NoAnswer) return { ...outage(answer), harmless: true };
    if (answer.status === 401) return { kind: 'invalid' };
    const parsed = validationSchema.safeParse(jsonOf(answer));
    if (answer.status !== 200 || !parsed.success) return { ...brokenAnswer(answer), harmless: true };
    const { client_id, user_id, login, scopes, expires_in } = parsed.data;
    return { kind: 'valid', clientId: client_id, userId: user_id, login, scopes, expiresIn: expires_in };
  }

  /** True when the token is dead afterwards. */
  async revoke(clientId: string, accessToken: string): Promise<boolean> {
    const answer = await this.post('/revoke', { client_id: clientId, token: accessToken });
    if (answer instanceof NoAnswer) return false;
    return answer.status === 200 || (answer.status === 400 && /invalid token/i.test(messageOf(answer)));
  }

  private pairOf(answer: HttpAnswer): TokenPair | null {
    if (answer.status !== 200) return null;
    const parsed = pairSchema.safeParse(jsonOf(answer));
    if (!parsed.success) return null;
    const { access_token, refresh_token, scope, expires_in } = parsed.data;
    this.hider.hide(access_token);
    this.hider.hide(refresh_token);
    return { accessToken: access_token, refreshToken: refresh_token, scopes: scope, expiresIn: expires_in };
  }

  private clientTrouble(answer: HttpAnswer): WrongClient | null {
    const message = messageOf(answer);
    const isAboutClient = /client/i.test(message) && answer.status >= 400 && answer.status < 500;
    return isAboutClient ? { kind: 'wrong-client', message: this.hider.scrub(message) } : null;
  }

  private refusal(answer: HttpAnswer): { kind: 'refused'; message: string } | null {
    const message = messageOf(answer);
    if (message === '' || answer.status < 400 || answer.status >= 500 || answer.status === 429) return null;
    return { kind: 'refused', message: this.hider.scrub(message) };
  }

  private post(path: string, fields: Record<string, string>): Promise<HttpAnswer | NoAnswer> {
    return this.ask({
      method: 'POST',
      url: this.base + path,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: new URLSearchParams(fields).toString(),
      timeout: TIMEOUT_MS,
    });
  }

  private async ask(request: Parameters<Fetch>[0]): Promise<HttpAnswer | NoAnswer> {
    try {
      return await this.fetch(request);
    } catch (thrown) {
      return thrown instanceof NoAnswer ? thrown : new NoAnswer('unknown', 'something went wrong here');
    }
  }
}

function messageOf(answer: HttpAnswer): string {
  const parsed = failureSchema.safeParse(jsonOf(answer));
  return parsed.success ? parsed.data.message : '';
}

function outage({ why, certainty }: NoAnswer): Outage {
  return { kind: 'outage', why, harmless: certainty === 'not-sent' };
}

/** An error page, or JSON that is not what was promised. Whether the request had its effect is not known. */
function brokenAnswer(answer: HttpAnswer): Outage {
  return { kind: 'outage', why: `it answered with an error (${answer.status})`, harmless: false };
}
