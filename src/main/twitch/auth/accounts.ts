import type { AuthProvider } from '@twurple/auth';
import type { Clock, Logger, Random, Secrets } from '../../engine/ports.ts';
import type {
  AccountOverview,
  AccountSlot,
  ClientIdTrial,
  SignInState,
} from '../../engine/twitch/accounts.ts';
import { KeptAuthProvider } from './authProvider.ts';
import type { Hider } from './hider.ts';
import type { OAuth } from './oauth.external.ts';
import { ScopeRegistry } from './scopeRegistry.ts';
import { SignIn } from './signIn.ts';
import { TokenKeeper } from './tokenKeeper.ts';
import { TokenStore } from './tokenStore.ts';

const UNKNOWN_CLIENT =
  'Twitch does not sign anybody in with this client ID. Copy it again from the page of your application in the Twitch developer console.';
const CONFIDENTIAL_CLIENT =
  'This client ID belongs to an application of the type "Confidential", which needs a secret that no program on your computer can keep. Make a new application of the type "Public" and use its client ID.';
/** Surely nobody's, so that asking with it ends no sign-in. */
const NO_REFRESH_TOKEN = 'emcee-only-asks-whether-a-secret-is-needed';

export interface AccountsOptions {
  clock: Clock;
  random: Random;
  log: Logger;
  hider: Hider;
  oauth: OAuth;
  secrets: Secrets;
  realm: string;
  clientId: string | null;
  onChange: () => void;
}

/** All sign-ins: the streamer's, the bot's, and more for features that use several. */
export class Accounts {
  readonly scopes = new ScopeRegistry();
  /** For twurple's libraries. */
  readonly authProvider: AuthProvider;
  private readonly options: AccountsOptions;
  private readonly store: TokenStore;
  private readonly keepers = new Map<AccountSlot, TokenKeeper>();
  private readonly signIns = new Map<AccountSlot, SignIn>();
  private client: string | null;
  private started = false;

  constructor(options: AccountsOptions) {
    this.options = options;
    this.client = options.clientId;
    this.store = new TokenStore(options.secrets, options.realm, options.log);
    this.authProvider = new KeptAuthProvider(
      () => this.keepers.values(),
      () => this.client,
    );
    this.keeperOf('streamer');
    this.keeperOf('bot');
  }

  get clientId(): string | null {
    return this.client;
  }

  /** True when there is no bot account, so that the streamer's does its work. */
  get alone(): boolean {
    return !this.keeper('bot')?.user;
  }

  start(): void {
    this.started = true;
    for (const keeper of this.keepers.values()) keeper.start();
  }

  async stop(): Promise<void> {
    this.started = false;
    for (const signIn of this.signIns.values()) signIn.stop();
    for (const keeper of this.keepers.values()) await keeper.stop();
  }

  /** Asks for a code that nobody will confirm, and whether sign-ins could be renewed without a secret. */
  async tryClientId(clientId: string): Promise<ClientIdTrial> {
    const { oauth } = this.options;
    const start = await oauth.startDevice(clientId, ['chat:read']);
    if (start.kind === 'outage') return { kind: 'no-answer', why: start.why };
    if (start.kind === 'wrong-client') return { kind: 'wrong', message: UNKNOWN_CLIENT };
    if (start.kind === 'refused') return { kind: 'wrong', message: `${UNKNOWN_CLIENT} (${start.message})` };
    const renewal = await oauth.refresh(clientId, NO_REFRESH_TOKEN);
    return renewal.kind === 'wrong-client'
      ? { kind: 'wrong', message: CONFIDENTIAL_CLIENT }
      : { kind: 'works' };
  }

  applyClientId(clientId: string | null): void {
    if (clientId === this.client) return;
    this.client = clientId;
    for (const signIn of this.signIns.values()) signIn.cancel();
    this.options.onChange();
  }

  /** Null for an extra account that nobody has asked for. */
  keeper(slot: AccountSlot): TokenKeeper | null {
    return this.keepers.get(slot) ?? null;
  }

  keeperOf(slot: AccountSlot): TokenKeeper {
    const there = this.keepers.get(slot);
    if (there) return there;
    const { oauth, hider, clock, random, log } = this.options;
    const clientId = (): string | null => this.client;
    const keeper = new TokenKeeper({ slot, clientId, oauth, store: this.store, hider, clock, random, log });
    this.keepers.set(slot, keeper);
    keeper.onChange(this.options.onChange);
    if (this.started) keeper.start();
    return keeper;
  }

  signIn(slot: AccountSlot): SignIn {
    const there = this.signIns.get(slot);
    if (there) return there;
    const { oauth, clock, log } = this.options;
    const signIn = new SignIn({
      keeper: this.keeperOf(slot),
      clientId: () => this.client,
      scopes: () => this.wantedScopes(slot),
      taken: () => this.othersThan(slot),
      oauth,
      clock,
      log,
    });
    this.signIns.set(slot, signIn);
    signIn.onChange(this.options.onChange);
    return signIn;
  }

  overview(): AccountOverview[] {
    return [...this.keepers.values()].map((keeper) => ({
      slot: keeper.slot,
      state: keeper.state,
      missing:
        keeper.slot === 'streamer' || keeper.slot === 'bot'
          ? keeper.user
            ? this.scopes.missing(keeper.slot, this.alone, keeper.scopes)
            : []
          : [],
    }));
  }

  signInStates(): { slot: AccountSlot; state: SignInState }[] {
    return [...this.signIns].map(([slot, signIn]) => ({ slot, state: signIn.state }));
  }

  private wantedScopes(slot: AccountSlot): string[] {
    if (slot === 'streamer' || slot === 'bot') return this.scopes.wanted(slot, this.alone);
    // Extra accounts change the colour of their name and read what they write.
    return ['chat:read', 'user:manage:chat_color'];
  }

  private othersThan(slot: AccountSlot): { slot: AccountSlot; userId: string }[] {
    const others: { slot: AccountSlot; userId: string }[] = [];
    for (const keeper of this.keepers.values()) {
      if (keeper.slot !== slot && keeper.user) others.push({ slot: keeper.slot, userId: keeper.user.id });
    }
    return others;
  }
}
