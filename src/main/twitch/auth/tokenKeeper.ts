import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { Clock, Disposer, Logger, Random } from '../../engine/ports.ts';
import type { AccountSlot, AccountState, SignedOutReason } from '../../engine/twitch/accounts.ts';
import type { Hider } from './hider.ts';
import type { OAuth, TokenPair } from './oauth.external.ts';
import type { StoredAccount, StoredTokens, TokenStore } from './tokenStore.ts';

const MINUTE = 60_000;
/** Renewed this long before it runs out, and up to three minutes earlier, so that many apps do not come at once. */
const EARLY_MS = 15 * MINUTE;
const EARLY_JITTER_MS = 3 * MINUTE;
/** A token is taken for expired this long before it is, for the time that a request travels. */
const TRAVEL_MS = 10_000;
const CARE_EVERY_MS = 30_000;
/** Twitch asks for it: at the start and every hour. */
const VALIDATE_EVERY_MS = 60 * MINUTE;
/** After an answer was lost: the request may still be on its way. */
const DOUBT_MS = 10_000;
/** A token that was renewed less than this ago and is refused is Twitch's trouble; renewing it again would not help. */
const FRESH_MS = 10_000;
const RETRY_MS = [5_000, 15_000, 30_000, MINUTE, 2 * MINUTE, 5 * MINUTE];

const SIGNED_OUT_TEXTS: Record<SignedOutReason, string> = {
  refused:
    'Twitch no longer accepts this sign-in. It was disconnected in the settings of Twitch, the password was changed, or it was not used for 30 days. Please sign in again; nothing else is lost.',
  'answer-lost':
    'Emcee asked Twitch to renew this sign-in and the answer never arrived. The old one is used up, and trying it again would make Twitch disconnect the app. Please sign in again; nothing else is lost.',
  'other-client':
    'This sign-in was made with another client id. Please sign in again with the one that is set now.',
};

export interface KeeperOptions {
  slot: AccountSlot;
  /** Null while none is set. */
  clientId: () => string | null;
  oauth: OAuth;
  store: TokenStore;
  hider: Hider;
  clock: Clock;
  random: Random;
  log: Logger;
}

/**
 * Takes care of one account's sign-in. There is one renewal at a time for everybody who waits; a new pair is on the
 * disk before it is used; and a refresh token that may be spent is never sent again, because Twitch answers that by
 * ending every sign-in of the account.
 */
export class TokenKeeper {
  readonly slot: AccountSlot;
  private readonly options: KeeperOptions;
  private record: StoredAccount | null = null;
  private renewal: Promise<void> | null = null;
  private checking: Promise<void> | null = null;
  private problem: string | null = null;
  /** True while the pair in memory is newer than the one on the disk. */
  private unsaved = false;
  private renewAt = 0;
  /** Wall time of the last answer to a validation; null when there was none in this run. */
  private validatedAt: number | null = null;
  /** Elapsed milliseconds before which Twitch is not asked again after a failure. */
  private notBefore = 0;
  private failures = 0;
  /** Elapsed milliseconds of the last renewal; null when there was none in this run. */
  private renewedAt: number | null = null;
  private stopCare: Disposer | null = null;
  private readonly watchers = new Set<() => void>();

  constructor(options: KeeperOptions) {
    this.options = options;
    this.slot = options.slot;
  }

  /** Reads what was saved and takes care of it from now on. */
  start(): void {
    const stored = this.options.store.read(this.slot);
    if (stored?.kind === 'tokens') this.take(stored);
    else this.record = stored;
    this.changed();
    this.stopCare ??= this.options.clock.every(CARE_EVERY_MS, () => void this.care());
    void this.care();
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.stopCare?.();
    this.stopCare = null;
    this.watchers.clear();
    await this.renewal?.catch(() => {});
    await this.checking?.catch(() => {});
  }

  get state(): AccountState {
    const { record } = this;
    if (!record) return { kind: 'none' };
    const user = personOf(record);
    const reason = record.kind === 'gone' ? record.reason : this.isOfThisClient ? null : 'other-client';
    if (record.kind === 'tokens' && reason === null) {
      return { kind: 'signed-in', user, scopes: record.scopes, problem: this.problem };
    }
    const why = reason ?? 'refused';
    return { kind: 'signed-out-by-twitch', user, reason: why, message: SIGNED_OUT_TEXTS[why] };
  }

  /** Null when nobody is signed in. */
  get user(): Person | null {
    return this.active && personOf(this.active);
  }

  get scopes(): readonly string[] {
    return this.active?.scopes ?? [];
  }

  /** What is known of the present token, for who needs more than its text; null when nobody is signed in. */
  get details(): Readonly<StoredTokens> | null {
    return this.active;
  }

  onChange(run: () => void): Disposer {
    this.watchers.add(run);
    return () => {
      this.watchers.delete(run);
    };
  }

  /** Takes over a fresh sign-in. Throws when it cannot be saved, and then nothing has changed. */
  adopt(pair: TokenPair, user: Person): void {
    const clientId = this.options.clientId() ?? '';
    const { id: userId, login, name } = user;
    const record = this.recordOf(pair, { clientId, userId, login, name });
    this.options.store.write(this.slot, record);
    this.take(record);
    this.validatedAt = this.options.clock.now();
    this.succeeded();
    this.changed();
  }

  /** The name as the person writes it, once it is known. */
  rename(user: Person): void {
    const { record } = this;
    if (!record || record.userId !== user.id) return;
    if (record.login === user.login && record.name === user.name) return;
    record.login = user.login;
    record.name = user.name;
    this.save(record);
    this.changed();
  }

  /** A token that should work now. Throws `twitch.signed_out` or `unavailable`. */
  async token(): Promise<string> {
    const record = this.present();
    if (this.options.clock.now() < record.expiresAt - TRAVEL_MS) return record.accessToken;
    await this.renew();
    return this.present().accessToken;
  }

  /** After a 401: another token than the one that failed. However many ask, there is one renewal. */
  async tokenInsteadOf(failed: string): Promise<string> {
    const record = this.present();
    if (record.accessToken !== failed) return record.accessToken;
    if (this.renewedAt !== null && this.options.clock.elapsed() - this.renewedAt < FRESH_MS) {
      throw new AppError(
        'unavailable',
        'Twitch refuses a sign-in that it has only just renewed. Please try again soon.',
      );
    }
    await this.renew();
    return this.present().accessToken;
  }

  /** Ends the sign-in here and, as well as it can be reached, at Twitch. */
  async signOut(): Promise<void> {
    await this.renewal?.catch(() => {});
    const { record } = this;
    this.options.store.delete(this.slot);
    this.record = null;
    this.problem = null;
    this.unsaved = false;
    this.changed();
    if (record?.kind !== 'tokens') return;
    const revoked = await this.options.oauth.revoke(record.clientId, record.accessToken);
    this.options.log.info({
      event: 'account.signedOut',
      category: 'authentication',
      actor: record.login,
      message: revoked
        ? `${record.name} is signed out.`
        : `${record.name} is signed out here. Twitch could not be told; you can disconnect Emcee at twitch.tv/settings/connections.`,
      result: 'ok',
    });
  }

  /** Checks the sign-in with Twitch now, as is done every hour. */
  async check(): Promise<void> {
    this.checking ??= this.validate().finally(() => {
      this.checking = null;
    });
    await this.checking;
  }

  private get isOfThisClient(): boolean {
    return this.record?.clientId === this.options.clientId();
  }

  /** Sign-ins of another client id are kept, so that going back to it brings them back. */
  private get active(): StoredTokens | null {
    return this.record?.kind === 'tokens' && this.isOfThisClient ? this.record : null;
  }

  private present(): StoredTokens {
    if (this.active) return this.active;
    const { state } = this;
    throw new AppError(
      'twitch.signed_out',
      state.kind === 'signed-out-by-twitch'
        ? state.message
        : `No ${this.slot} account is signed in. Please sign in first.`,
    );
  }

  private async care(): Promise<void> {
    const record = this.active;
    const { clock } = this.options;
    if (!record) return;
    if (this.unsaved) this.save(record);
    if (clock.elapsed() < this.notBefore) return;
    try {
      if (record.refreshStartedAt !== null || clock.now() >= this.renewAt) await this.renew();
      else if (this.validatedAt === null || Math.abs(clock.now() - this.validatedAt) >= VALIDATE_EVERY_MS)
        await this.check();
    } catch {
      // It was told and logged where it happened; the next round tries again.
    }
  }

  private renew(): Promise<void> {
    this.renewal ??= this.renewOnce().finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  private async renewOnce(): Promise<void> {
    const { store, oauth, clock } = this.options;
    const stored = store.read(this.slot);
    let record = this.present();
    // Somebody else may have renewed it; their pair is the one that counts.
    const isOthers = stored?.kind === 'tokens' && stored.userId === record.userId && !this.unsaved;
    if (isOthers && stored.refreshToken !== record.refreshToken) {
      this.take(stored);
      this.changed();
      return;
    }
    if (record.refreshStartedAt !== null) await this.settleDoubt(record);
    record = this.present();
    if (clock.elapsed() < this.notBefore) throw this.unavailable();

    // Written first: should Emcee end in the middle, the next start knows that this token may be spent.
    const isMarked = this.save({ ...record, refreshStartedAt: clock.now() });
    if (!isMarked && clock.now() < record.expiresAt - TRAVEL_MS) {
      // The new pair could not be saved either, and the old one still works.
      this.save(record);
      throw this.failed('The sign-in is not renewed while it cannot be saved. Is the disk full?');
    }
    const end = await oauth.refresh(record.clientId, record.refreshToken);
    switch (end.kind) {
      case 'tokens': {
        const fresh = this.recordOf(end.pair, record);
        // An answer without scopes means the same ones: a renewal cannot change them.
        if (fresh.scopes.length === 0) fresh.scopes = record.scopes;
        this.save(fresh);
        this.take(fresh);
        this.validatedAt = clock.now();
        this.renewedAt = clock.elapsed();
        this.succeeded();
        this.options.log.info({
          event: 'account.renewed',
          category: 'authentication',
          actor: fresh.login,
          message: `The sign-in of ${fresh.name} was renewed.`,
          result: 'ok',
        });
        this.changed();
        return;
      }
      case 'gone':
        throw this.lost('refused');
      case 'wrong-client':
        this.save({ ...record, refreshStartedAt: null });
        throw this.failed(
          `Twitch does not accept the client id (${end.message}). It must belong to an application of the type "Public" in the Twitch developer console.`,
        );
      case 'outage':
        if (end.harmless) this.save({ ...record, refreshStartedAt: null });
        throw this.failed(`Twitch did not answer: ${end.why}. Emcee tries again by itself.`);
    }
  }

  /**
   * A renewal was begun and nobody knows how it ended. While the old access token still works nothing was spent; once
   * it does not, the new pair is lost, and the refresh token must not be sent again.
   */
  private async settleDoubt(record: StoredTokens): Promise<void> {
    const { clock, oauth } = this.options;
    const since = clock.now() - (record.refreshStartedAt ?? 0);
    if (since >= 0 && since < DOUBT_MS) throw this.unavailable();
    const validation = await oauth.validate(record.accessToken);
    if (validation.kind === 'outage') {
      throw this.failed(`Twitch did not answer: ${validation.why}. Emcee tries again by itself.`);
    }
    if (validation.kind === 'invalid') throw this.lost('answer-lost');
    this.save({ ...record, refreshStartedAt: null });
  }

  private async validate(): Promise<void> {
    const record = this.present();
    const validation = await this.options.oauth.validate(record.accessToken);
    // It was renewed or ended in the meantime.
    if (this.record !== record) return;
    if (validation.kind === 'outage') {
      this.failed(`Twitch did not answer: ${validation.why}. Emcee tries again by itself.`);
      return;
    }
    if (validation.kind === 'invalid') {
      await this.renew();
      return;
    }
    if (validation.clientId !== record.clientId || validation.userId !== record.userId) {
      this.lost('other-client');
      return;
    }
    this.validatedAt = this.options.clock.now();
    this.succeeded();
    const scopes = validation.scopes.sort();
    const expiresAt = this.options.clock.now() + validation.expiresIn * 1000;
    // The clock of this computer may have been set since; 0 was used for tokens without an end.
    const isOff = validation.expiresIn > 0 && Math.abs(expiresAt - record.expiresAt) > MINUTE;
    if (isOff || validation.login !== record.login || scopes.join(' ') !== record.scopes.join(' ')) {
      const { login } = validation;
      const corrected = { ...record, scopes, login, expiresAt: isOff ? expiresAt : record.expiresAt };
      this.save(corrected);
      this.take(corrected);
    }
    this.changed();
  }

  private recordOf(
    pair: TokenPair,
    identity: Pick<StoredTokens, 'clientId' | 'userId' | 'login' | 'name'>,
  ): StoredTokens {
    const { clientId, userId, login, name } = identity;
    const now = this.options.clock.now();
    return {
      kind: 'tokens',
      clientId,
      userId,
      login,
      name,
      accessToken: pair.accessToken,
      refreshToken: pair.refreshToken,
      scopes: [...pair.scopes].sort(),
      obtainedAt: now,
      expiresAt: now + pair.expiresIn * 1000,
      refreshStartedAt: null,
    };
  }

  private take(record: StoredTokens): void {
    const { hider, random } = this.options;
    hider.hide(record.accessToken);
    hider.hide(record.refreshToken);
    this.record = record;
    const life = record.expiresAt - record.obtainedAt;
    const early = EARLY_MS + random.next() * EARLY_JITTER_MS;
    // A token that lives only minutes must not be renewed without end.
    this.renewAt = record.expiresAt - Math.min(early, life / 4);
  }

  /** Keeps it in memory, too; a disk that is full must not end a sign-in that works. */
  private save(record: StoredAccount): boolean {
    this.record = record;
    try {
      this.options.store.write(this.slot, record);
      this.unsaved = false;
    } catch (thrown) {
      const isNews = !this.unsaved;
      this.unsaved = true;
      if (!isNews) return false;
      this.options.log.error({
        event: 'account.notSaved',
        category: 'authentication',
        message: `The sign-in of ${record.name} could not be saved. It works until Emcee ends; Emcee goes on trying to save it. ${errorText(thrown)}`,
        result: 'failed',
      });
    }
    return !this.unsaved;
  }

  private succeeded(): void {
    this.failures = 0;
    this.notBefore = 0;
    this.problem = null;
  }

  private failed(message: string): AppError {
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? MINUTE;
    this.failures += 1;
    this.notBefore = this.options.clock.elapsed() + wait * (0.8 + 0.4 * this.options.random.next());
    const isNews = this.problem !== message;
    this.problem = message;
    if (isNews) {
      this.options.log.warn({
        event: 'account.notRenewed',
        category: 'authentication',
        actor: this.record?.login ?? null,
        message,
        result: 'failed',
      });
      this.changed();
    }
    return this.unavailable();
  }

  private unavailable(): AppError {
    return new AppError(
      'unavailable',
      this.problem ?? 'The sign-in at Twitch is being renewed. Please try again in a moment.',
    );
  }

  private lost(reason: SignedOutReason): AppError {
    const { record } = this;
    if (record?.kind === 'tokens') {
      const { clientId, userId, login, name } = record;
      this.save({ kind: 'gone', clientId, userId, login, name, reason });
      this.problem = null;
      this.options.log.warn({
        event: 'account.signedOutByTwitch',
        category: 'authentication',
        actor: login,
        message: `${name}: ${SIGNED_OUT_TEXTS[reason]}`,
        result: 'failed',
        details: { slot: this.slot, reason },
      });
      this.changed();
    }
    return new AppError('twitch.signed_out', SIGNED_OUT_TEXTS[reason]);
  }

  private changed(): void {
    for (const run of this.watchers) run();
  }
}

function personOf(record: StoredAccount): Person {
  return { id: record.userId, login: record.login, name: record.name };
}
