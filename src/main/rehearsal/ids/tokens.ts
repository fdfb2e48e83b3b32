import { z } from 'zod';
import type { Clock, Disposer, Random } from '../../engine/ports.ts';
import { randomInt } from '../../engine/random.ts';
import type { Ids } from '../makeIds.ts';

const REFRESH_LIFE_MS = 30 * 86_400_000;
const APP_LIFE_S = 5_000_000;

export interface AccessToken {
  readonly token: string;
  readonly clientId: string;
  /** Null for an app token, which is nobody's. */
  readonly accountId: string | null;
  readonly scopes: readonly string[];
  /** Epoch milliseconds. */
  expiresAt: number;
}

export interface TokenPair {
  access: AccessToken;
  /** Null for an app token. */
  refreshToken: string | null;
}

interface Refresh {
  token: string;
  clientId: string;
  accountId: string;
  scopes: readonly string[];
  access: string;
  expiresAt: number;
  spent: boolean;
}

/** Where the tokens are kept from one start to the next, as Twitch keeps its own. */
export interface TokenMemory {
  /** Null when nothing was kept yet. */
  read(): string | null;
  write(text: string): void;
}

const keptSchema = z.object({
  access: z.array(
    z.object({
      token: z.string(),
      clientId: z.string(),
      accountId: z.string().nullable(),
      scopes: z.array(z.string()),
      expiresAt: z.number(),
    }),
  ),
  refreshes: z.array(
    z.object({
      token: z.string(),
      clientId: z.string(),
      accountId: z.string(),
      scopes: z.array(z.string()),
      access: z.string(),
      expiresAt: z.number(),
      spent: z.boolean(),
    }),
  ),
});

interface GrantEnd {
  clientId: string;
  accountId: string;
}

/** Access and refresh tokens. A refresh token of a public client works once; used again it ends the whole grant. */
export class Tokens {
  /** Seconds that new access tokens live; null is Twitch's own, about four hours. */
  lifetimeSeconds: number | null = null;
  private readonly access = new Map<string, AccessToken>();
  private readonly refreshes = new Map<string, Refresh>();
  private readonly listeners = new Set<(end: GrantEnd) => void>();
  private readonly clock: Clock;
  private readonly random: Random;
  private readonly ids: Ids;
  private readonly memory: TokenMemory | null;

  /** Without a memory every start is the first one. */
  constructor(clock: Clock, random: Random, ids: Ids, memory: TokenMemory | null = null) {
    this.clock = clock;
    this.random = random;
    this.ids = ids;
    this.memory = memory;
    this.recall();
  }

  issue(clientId: string, accountId: string, scopes: readonly string[]): TokenPair {
    const access = this.mint(
      clientId,
      accountId,
      scopes,
      this.lifetimeSeconds ?? randomInt(this.random, 13_000, 15_000),
    );
    const refreshToken = this.ids.token(50);
    this.refreshes.set(refreshToken, {
      token: refreshToken,
      clientId,
      accountId,
      scopes,
      access: access.token,
      expiresAt: this.clock.now() + REFRESH_LIFE_MS,
      spent: false,
    });
    this.keep();
    return { access, refreshToken };
  }

  issueApp(clientId: string): TokenPair {
    return { access: this.mint(clientId, null, [], this.lifetimeSeconds ?? APP_LIFE_S), refreshToken: null };
  }

  /** Null when it is unknown, revoked or expired. */
  find(token: string): AccessToken | null {
    const access = this.access.get(token.toLowerCase());
    if (!access) return null;
    if (access.expiresAt <= this.clock.now()) {
      this.access.delete(access.token);
      return null;
    }
    return access;
  }

  /** Null when the token is not worth anything; replaying a spent one also ends the grant. */
  refresh(token: string, clientId: string, rotates: boolean): TokenPair | null {
    const refresh = this.refreshes.get(token);
    if (!refresh || refresh.clientId !== clientId) return null;
    if (refresh.spent) {
      this.endGrant(refresh.clientId, refresh.accountId);
      return null;
    }
    if (refresh.expiresAt <= this.clock.now()) return null;
    if (!rotates) {
      const access = this.mint(clientId, refresh.accountId, refresh.scopes, this.lifetimeSeconds ?? 14_124);
      this.keep();
      return { access, refreshToken: token };
    }
    refresh.spent = true;
    this.access.delete(refresh.access);
    return this.issue(clientId, refresh.accountId, refresh.scopes);
  }

  /** What the app's own log-out does: this token ends, and with the last one the grant. */
  revoke(token: string): boolean {
    const access = this.find(token);
    if (!access) return false;
    this.access.delete(access.token);
    for (const refresh of this.refreshes.values())
      if (refresh.access === access.token && !refresh.spent) this.refreshes.delete(refresh.token);
    const { clientId, accountId } = access;
    if (accountId !== null && this.of(clientId, accountId).length === 0) this.endGrant(clientId, accountId);
    else this.keep();
    return true;
  }

  /** What the account's owner does in Twitch's settings: every token of this app is dead. */
  endGrant(clientId: string, accountId: string): void {
    for (const access of this.of(clientId, accountId)) this.access.delete(access.token);
    for (const refresh of this.refreshes.values())
      if (refresh.clientId === clientId && refresh.accountId === accountId)
        this.refreshes.delete(refresh.token);
    this.keep();
    for (const listener of this.listeners) listener({ clientId, accountId });
  }

  /** Ends the grants of all clients with this account: a changed password. */
  endAllGrants(accountId: string): void {
    const clients = new Set<string>();
    for (const access of this.access.values())
      if (access.accountId === accountId) clients.add(access.clientId);
    for (const refresh of this.refreshes.values())
      if (refresh.accountId === accountId) clients.add(refresh.clientId);
    for (const clientId of clients) this.endGrant(clientId, accountId);
  }

  /** Access tokens run out now; refreshing still works. Null is everybody's. Returns how many there were. */
  expire(accountId: string | null = null): number {
    let count = 0;
    for (const access of [...this.access.values()]) {
      if (accountId !== null && access.accountId !== accountId) continue;
      this.access.delete(access.token);
      count++;
    }
    this.keep();
    return count;
  }

  /** Whether the account has authorised the client: then its subscriptions cost nothing. */
  hasGrant(clientId: string, accountId: string): boolean {
    if (this.of(clientId, accountId).length > 0) return true;
    for (const refresh of this.refreshes.values())
      if (refresh.clientId === clientId && refresh.accountId === accountId && !refresh.spent) return true;
    return false;
  }

  /** All scopes that an account has given a client. */
  scopesOf(clientId: string, accountId: string): Set<string> {
    return new Set(this.of(clientId, accountId).flatMap((access) => [...access.scopes]));
  }

  onGrantEnd(listener: (end: GrantEnd) => void): Disposer {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Whatever cannot be read counts for nothing: everybody signs in again. */
  private recall(): void {
    const text = this.memory?.read() ?? null;
    if (text === null) return;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return;
    }
    const kept = keptSchema.safeParse(value);
    if (!kept.success) return;
    for (const access of kept.data.access) this.access.set(access.token, access);
    for (const refresh of kept.data.refreshes) this.refreshes.set(refresh.token, refresh);
  }

  /** A spent refresh token is kept while it lives: used again, it must still end the grant. */
  private keep(): void {
    if (!this.memory) return;
    const now = this.clock.now();
    const isAlive = ({ expiresAt }: { expiresAt: number }): boolean => expiresAt > now;
    const access = [...this.access.values()].filter(isAlive);
    const refreshes = [...this.refreshes.values()].filter(isAlive);
    this.memory.write(JSON.stringify({ access, refreshes }));
  }

  private of(clientId: string, accountId: string): AccessToken[] {
    return [...this.access.values()].filter(
      (access) => access.clientId === clientId && access.accountId === accountId,
    );
  }

  private mint(
    clientId: string,
    accountId: string | null,
    scopes: readonly string[],
    seconds: number,
  ): AccessToken {
    const access: AccessToken = {
      token: this.ids.token(30),
      clientId,
      accountId,
      scopes,
      expiresAt: this.clock.now() + seconds * 1000,
    };
    this.access.set(access.token, access);
    return access;
  }
}
