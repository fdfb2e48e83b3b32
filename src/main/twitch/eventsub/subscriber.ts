import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock, Disposer, Logger, Random } from '../../engine/ports.ts';
import type { AccountSlot } from '../../engine/twitch/accounts.ts';
import { backoff } from '../../engine/twitch/backoff.ts';
import type { SubscriptionStatus } from '../../engine/twitch/subscriptions.ts';
import type { Helix } from '../helix/caller.ts';
import { conditionOf, missingScopes, type Topic } from './wanted.ts';

/** For what changes when somebody does something: a moderator is made, a ban is lifted. */
const LONG_RETRY_MS = 600_000;
const MOST_AT_ONCE = 5;

interface Entry {
  topic: Topic;
  state: SubscriptionStatus['state'];
  detail: string | null;
  retryAt: number | null;
  attempts: number;
  /** Twitch's id; null while it is not known. */
  id: string | null;
  alarm: Disposer | null;
}

export interface SubscriberOptions {
  slot: AccountSlot;
  topics: readonly Topic[];
  helix: Helix;
  clock: Clock;
  random: Random;
  log: Logger;
  /** Who subscribes and to whose channel; null when nobody is signed in. */
  account: () => { userId: string; channelId: string; scopes: readonly string[] } | null;
  /** The first that works shows that the connection is worth something. */
  onEnabled: () => void;
  /** Twitch no longer knows the session. */
  onSessionGone: () => void;
  /** The account itself was disconnected. */
  onAuthorisationRevoked: () => void;
  onChange: () => void;
}

const createdSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Makes the subscriptions of one account in a session and keeps account of each of them. */
export class Subscriber {
  private readonly options: SubscriberOptions;
  private readonly entries: Entry[];
  /** Null while there is no session. */
  private sessionId: string | null = null;

  constructor(options: SubscriberOptions) {
    this.options = options;
    this.entries = options.topics.map((topic) => ({
      topic,
      state: 'waiting',
      detail: null,
      retryAt: null,
      attempts: 0,
      id: null,
      alarm: null,
    }));
  }

  /** How many the account may have; with none there is no point in connecting. */
  get possible(): number {
    const account = this.options.account();
    if (!account) return 0;
    return this.entries.filter(({ topic }) => missingScopes(topic, account.scopes) === null).length;
  }

  /** In a fresh session everything is made anew. */
  begin(sessionId: string): void {
    this.end();
    this.sessionId = sessionId;
    for (const entry of this.entries) this.reset(entry, 'waiting', null);
    void this.createAll(sessionId);
  }

  end(): void {
    this.sessionId = null;
    for (const entry of this.entries) {
      entry.alarm?.();
      entry.alarm = null;
      if (entry.state === 'enabled') this.reset(entry, 'waiting', null);
    }
  }

  /** After rights have changed: what was refused or missing is tried again. */
  retryRefused(): void {
    const { sessionId } = this;
    if (sessionId === null) return;
    for (const entry of this.entries) {
      if (entry.state === 'enabled') continue;
      entry.alarm?.();
      entry.alarm = null;
      void this.create(entry, sessionId);
    }
  }

  isEnabled(type: string): boolean {
    return this.entries.some((entry) => entry.topic.type === type && entry.state === 'enabled');
  }

  revoked(subscriptionId: string, type: string, status: string): void {
    const entry =
      this.entries.find(({ id }) => id === subscriptionId) ??
      this.entries.find(({ topic, id }) => topic.type === type && id === null);
    if (!entry) return;
    this.options.log.warn({
      event: 'eventsub.revoked',
      message: `Twitch took away the subscription "${entry.topic.purpose}" (${type}): ${status}`,
      details: { type, status },
    });
    entry.id = null;
    entry.state = 'revoked';
    entry.detail = REVOCATIONS[status] ?? `Twitch took it away (${status}).`;
    entry.retryAt = null;
    if (status === 'authorization_revoked') this.options.onAuthorisationRevoked();
    else if (status !== 'version_removed' && status !== 'user_removed') this.later(entry, LONG_RETRY_MS);
    this.options.onChange();
  }

  statuses(): SubscriptionStatus[] {
    const account = this.options.account();
    const entries = this.entries.filter((entry) => !this.isCovered(entry.topic));
    return entries.map(({ topic, state, detail, retryAt }) => {
      const missing = account && missingScopes(topic, account.scopes);
      const base = {
        type: topic.type,
        version: topic.version,
        account: this.options.slot,
        purpose: topic.purpose,
      };
      return missing
        ? { ...base, state: 'missing-scope', detail: missingText(missing), retryAt: null }
        : { ...base, state, detail, retryAt };
    });
  }

  /** The most important first, a few at a time, so that the rest of the app keeps its share of the API. */
  private async createAll(sessionId: string): Promise<void> {
    const waiting = [...this.entries];
    const work = async (): Promise<void> => {
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
        if (this.sessionId !== sessionId) return;
        await this.create(entry, sessionId);
      }
    };
    await Promise.all(Array.from({ length: MOST_AT_ONCE }, work));
  }

  private async create(entry: Entry, sessionId: string): Promise<void> {
    const { helix, slot } = this.options;
    const account = this.options.account();
    const { topic } = entry;
    if (!account || missingScopes(topic, account.scopes) !== null || this.isCovered(topic)) return;
    try {
      const { data } = await helix.call({
        method: 'POST',
        path: '/eventsub/subscriptions',
        as: { slot },
        scopes: [],
        body: () => ({
          type: topic.type,
          version: topic.version,
          condition: conditionOf(topic, account.channelId, account.userId),
          transport: { method: 'websocket', session_id: sessionId },
        }),
        answer: createdSchema,
        quiet: true,
      });
      if (this.sessionId !== sessionId) return;
      this.enabled(entry, data[0]?.id ?? null);
    } catch (thrown) {
      if (this.sessionId !== sessionId) return;
      this.refused(entry, thrown);
    }
    this.options.onChange();
  }

  private isCovered({ coveredBy }: Topic): boolean {
    const account = this.options.account();
    const other = this.entries.find(({ topic }) => topic.type === coveredBy);
    if (!other || !account || missingScopes(other.topic, account.scopes) !== null) return false;
    return other.state === 'enabled' || other.state === 'waiting';
  }

  private enabled(entry: Entry, id: string | null): void {
    this.reset(entry, 'enabled', id);
    this.options.onEnabled();
  }

  private refused(entry: Entry, thrown: unknown): void {
    const error = thrown instanceof AppError ? thrown : new AppError('internal', 'It could not be made.');
    const status = statusOf(error);
    const twitch = textOf(error);
    // The same one is there already, in this very session.
    if (status === 409) {
      this.enabled(entry, null);
      return;
    }
    if (/session does not exist|already disconnected/i.test(twitch)) {
      this.options.onSessionGone();
      return;
    }
    entry.attempts += 1;
    entry.state = 'refused';
    entry.detail = error.message;
    entry.retryAt = null;
    const isFinal = status === 410 || status === 400 || error.code === 'twitch.signed_out';
    if (error.code === 'unavailable' || error.code === 'rate_limited' || error.code === 'internal') {
      entry.state = 'waiting';
      this.later(entry, Math.max(5_000, backoff(this.options.random, entry.attempts, 5_000, 300_000)));
    } else if (!isFinal) this.later(entry, LONG_RETRY_MS);
    this.options.log.debug({
      event: 'eventsub.refused',
      message: `"${entry.topic.purpose}" (${entry.topic.type}) cannot be heard: ${error.message}`,
      details: { type: entry.topic.type, status, retryAt: entry.retryAt },
    });
  }

  private later(entry: Entry, wait: number): void {
    const { sessionId } = this;
    if (sessionId === null) return;
    entry.alarm?.();
    entry.retryAt = this.options.clock.now() + wait;
    entry.alarm = this.options.clock.after(wait, () => {
      entry.alarm = null;
      if (this.sessionId === sessionId) void this.create(entry, sessionId);
    });
  }

  private reset(entry: Entry, state: Entry['state'], id: string | null): void {
    entry.alarm?.();
    entry.alarm = null;
    entry.state = state;
    entry.id = id;
    entry.detail = null;
    entry.retryAt = null;
    entry.attempts = 0;
  }
}

const REVOCATIONS: Readonly<Record<string, string>> = {
  user_removed: 'The account no longer exists.',
  authorization_revoked: 'The sign-in was disconnected on Twitch. Please sign in again.',
  version_removed: 'Twitch has replaced this kind of event. Please update Emcee.',
  moderator_removed:
    'The account is no moderator of the channel any more. It is tried again every ten minutes.',
  chat_user_banned: 'The bot is banned or timed out in the channel. It is tried again every ten minutes.',
};

function missingText(scopes: readonly string[]): string {
  return `The account has not allowed it yet (${scopes.join(' or ')}). Sign in again to allow it.`;
}

function statusOf({ data }: AppError): number | null {
  const status = typeof data === 'object' && data !== null && 'status' in data ? data.status : null;
  return typeof status === 'number' ? status : null;
}

function textOf({ data }: AppError): string {
  const text = typeof data === 'object' && data !== null && 'twitch' in data ? data.twitch : null;
  return typeof text === 'string' ? text : '';
}
