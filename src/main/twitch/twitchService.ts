import type { AuthProvider } from '@twurple/auth';
import { type AppError, errorText } from '../../shared/rpc/errors.ts';
import type { Person } from '../engine/chat/chatMessage.ts';
import { Outbox } from '../engine/chat/outbox.ts';
import type { EventBus } from '../engine/events.ts';
import type { Metrics } from '../engine/metrics.ts';
import type { Clock, Disposer, Logger, Random, Secrets } from '../engine/ports.ts';
import type { Redactor } from '../engine/redactor.ts';
import type { AccountSlot, ClientIdTrial, ScopeNeed, SignInState } from '../engine/twitch/accounts.ts';
import type { TwitchApi } from '../engine/twitch/api.ts';
import { fleetingMarks, type Marks } from '../engine/twitch/marks.ts';
import type { NamedConnection, Twitch, TwitchState } from '../engine/twitch/service.ts';
import type { SubscriptionStatus } from '../engine/twitch/subscriptions.ts';
import { Accounts } from './auth/accounts.ts';
import { Hider } from './auth/hider.ts';
import { OAuth } from './auth/oauth.external.ts';
import type { TokenKeeper } from './auth/tokenKeeper.ts';
import { CatchUp } from './catchup/catchUp.ts';
import { Chat } from './chat/chat.ts';
import { type Endpoints, isTrustedSocket } from './endpoints.ts';
import { EventSub } from './eventsub/eventSub.ts';
import { Actors } from './helix/actors.ts';
import { createApi } from './helix/api.ts';
import { HelixCaller } from './helix/caller.ts';
import { createFetch, type Fetch } from './http.ts';
import { NoticeBoard } from './notices/noticeBoard.ts';
import { Tellings } from './notices/tellings.ts';
import { lastingProblems, overallState, RecentErrors } from './twitchStatus.ts';

export interface TwitchOptions {
  clock: Clock;
  random: Random;
  log: Logger;
  secrets: Secrets;
  redactor: Redactor;
  events: EventBus;
  metrics: Metrics;
  endpoints: Endpoints;
  /** Null while the streamer has not made one. */
  clientId: string | null;
  /** Without it everything is told anew after a restart. */
  marks?: Marks;
  /** For tests. */
  fetch?: Fetch;
}

export interface TwitchWithAuth extends Twitch {
  /** The sign-ins in the shape that twurple's libraries expect. */
  readonly authProvider: AuthProvider;
}

export function createTwitch(options: TwitchOptions): TwitchWithAuth {
  return new TwitchService(options);
}

/** Puts together all that speaks with Twitch, for the accounts that are signed in. */
class TwitchService implements TwitchWithAuth {
  readonly api: TwitchApi;
  readonly outbox: Outbox;
  private readonly options: TwitchOptions;
  private readonly log: Logger;
  private readonly marks: Marks;
  private readonly accounts: Accounts;
  private readonly actors: Actors;
  private readonly caller: HelixCaller;
  private readonly tellings: Tellings;
  private readonly board: NoticeBoard;
  private readonly room: Chat;
  private readonly eventSub: EventSub;
  private readonly watchers = new Set<() => void>();
  private readonly errors = new RecentErrors();
  private catchUp: CatchUp | null = null;
  private wanted = true;
  private running = false;
  /** Who reads which chat, and who hears events of which channel; empty while nobody does. */
  private chatArrangement = '';
  private eventArrangement = '';
  /** The rights of those who are connected. */
  private rights = '';

  constructor(options: TwitchOptions) {
    this.options = options;
    const { clock, random, metrics, events, endpoints } = options;
    this.log = options.log.for('twitch');
    const { log } = this;
    this.marks = options.marks ?? fleetingMarks();
    const hider = new Hider(options.redactor);
    const fetch = options.fetch ?? createFetch(clock);
    const oauth = new OAuth(endpoints.id, fetch, hider);
    this.accounts = new Accounts({
      clock,
      random,
      log,
      hider,
      oauth,
      secrets: options.secrets,
      realm: endpoints.realm,
      clientId: options.clientId,
      onChange: () => this.accountsChanged(),
    });
    this.actors = new Actors(
      (slot) => this.accounts.keeper(slot),
      () => this.channel?.id ?? null,
      clock,
    );
    this.caller = new HelixCaller({
      base: endpoints.api,
      fetch,
      actors: this.actors,
      hider,
      clock,
      random,
      log,
      metrics,
      onFailure: (call, error) => this.keepError(call, error),
    });
    this.api = createApi(this.caller, clock);
    this.tellings = new Tellings(clock, (source) =>
      source === 'chat' ? this.room.state.kind === 'online' : this.eventSub.hears(source),
    );
    this.board = new NoticeBoard(clock, events, this.tellings);
    this.room = new Chat({
      clock,
      random,
      log,
      metrics,
      events,
      irc: endpoints.irc,
      board: this.board,
      tellings: this.tellings,
      sayByApi: () =>
        this.reader?.scopes.includes('user:write:chat')
          ? (text, replyTo) => this.api.chat.say(text, replyTo)
          : null,
      // A bot whose sign-in is gone falls silent; the streamer's account must not begin to speak in its place.
      maySpeak: () => this.accounts.keeper('bot')?.state.kind !== 'signed-out-by-twitch',
      onStanding: (role) => {
        if (this.reader?.slot === 'bot') this.actors.learn(role === 'moderator');
      },
    });
    this.eventSub = new EventSub({
      clock,
      random,
      log,
      metrics,
      events,
      url: endpoints.eventSub,
      trusts: (url) => isTrustedSocket(url, endpoints),
      // Whoever listens waits: Twitch gives a connection ten seconds for its first subscription.
      helix: this.caller.at('user'),
      board: this.board,
      tellings: this.tellings,
      takeModes: (modes) => {
        const changed = this.room.room.takeModes(modes);
        if (changed) this.room.limitsChanged();
        return changed;
      },
      onRevoked: (keeper) => void keeper.check().catch(() => {}),
    });
    this.outbox = new Outbox({ clock, random, log, metrics, port: this.room.port });
    this.room.onChange(() => this.changed());
    this.eventSub.onChange(() => this.changed());
  }

  get authProvider(): AuthProvider {
    return this.accounts.authProvider;
  }

  get chat(): Twitch['chat'] {
    return this.room.port;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.accounts.start();
    this.arrange();
  }

  async stop(): Promise<void> {
    this.running = false;
    this.watchers.clear();
    this.outbox.stop();
    this.dissolve();
    this.room.stop();
    this.eventSub.stop();
    this.board.stop();
    this.tellings.stop();
    await this.accounts.stop();
  }

  setWanted(on: boolean): void {
    this.wanted = on;
    this.arrange();
    this.changed();
  }

  retryNow(): void {
    this.room.retry();
    this.eventSub.retry();
  }

  tryClientId(clientId: string): Promise<ClientIdTrial> {
    return this.accounts.tryClientId(clientId);
  }

  applyClientId(clientId: string | null): void {
    this.accounts.applyClientId(clientId);
  }

  signIn(slot: AccountSlot): Promise<SignInState> {
    return this.accounts.signIn(slot).begin();
  }

  cancelSignIn(slot: AccountSlot): void {
    this.accounts.signIn(slot).cancel();
  }

  useAccount(slot: AccountSlot): void {
    this.accounts.keeperOf(slot);
  }

  async signOut(slot: AccountSlot): Promise<void> {
    await this.accounts.keeperOf(slot).signOut();
  }

  needScopes(need: ScopeNeed): Disposer {
    const remove = this.accounts.scopes.add(need);
    this.changed();
    return remove;
  }

  scopeNeeds(account: 'streamer' | 'bot'): ScopeNeed[] {
    return this.accounts.scopes.needsOf(account, this.accounts.alone);
  }

  subscriptions(): SubscriptionStatus[] {
    return this.eventSub.subscriptions();
  }

  onChange(run: () => void): Disposer {
    this.watchers.add(run);
    return () => {
      this.watchers.delete(run);
    };
  }

  get state(): TwitchState {
    const connections = this.connections();
    const accounts = this.accounts.overview();
    return {
      realm: this.options.endpoints.realm,
      clientId: this.accounts.clientId,
      wanted: this.wanted,
      connection: overallState(
        {
          wanted: this.wanted && this.running,
          clientId: this.accounts.clientId,
          streamer: this.streamer ? 'signed-in' : this.channel ? 'gone' : 'none',
        },
        connections,
      ),
      connections,
      accounts,
      signIns: this.accounts.signInStates(),
      channel: this.channel,
      live: this.catchUp?.broadcast.live ?? null,
      info: this.catchUp?.broadcast.info ?? null,
      apiLimits: this.caller.limits(),
      lines: { left: this.outbox.linesLeft, waiting: this.outbox.waiting },
      problems: [...lastingProblems(accounts, connections, this.options.clock.now()), ...this.errors.list()],
    };
  }

  /** Null while nobody is signed in. */
  private get streamer(): TokenKeeper | null {
    return this.signedIn('streamer');
  }

  /** Whose channel it is, known also while Twitch no longer takes the streamer's sign-in. */
  private get channel(): Person | null {
    const state = this.accounts.keeper('streamer')?.state;
    return state && state.kind !== 'none' ? state.user : null;
  }

  /** Who reads chat and speaks: the bot, or the streamer where there is none. */
  private get reader(): TokenKeeper | null {
    return this.signedIn('bot') ?? this.streamer;
  }

  private signedIn(slot: AccountSlot): TokenKeeper | null {
    const keeper = this.accounts.keeper(slot);
    return keeper?.user ? keeper : null;
  }

  private accountsChanged(): void {
    this.arrange();
    this.changed();
  }

  /** Connects the right accounts, when they are others than those that are connected. */
  private arrange(): void {
    const { streamer, reader, channel } = this;
    if (!this.running || !this.wanted || !channel || !reader?.user) {
      this.dissolve();
      return;
    }
    const rights = `${streamer?.scopes.join(' ')} | ${reader.scopes.join(' ')}`;
    const rightsChanged = rights !== this.rights;
    this.rights = rights;
    const readerName = `${reader.slot} ${reader.user.id}`;

    const chatArrangement = `${channel.login} ${readerName}`;
    if (chatArrangement !== this.chatArrangement) {
      this.chatArrangement = chatArrangement;
      this.room.enter(channel.login, reader);
      this.learnName(reader);
    } else if (rightsChanged) this.room.retry();

    const eventArrangement = `${channel.id} ${streamer?.user?.id} ${readerName}`;
    if (eventArrangement !== this.eventArrangement) {
      this.eventArrangement = eventArrangement;
      this.catchUp?.stop();
      this.catchUp = this.newCatchUp(channel.id);
      this.eventSub.listen(channel.id, streamer, reader, this.catchUp);
      if (streamer && streamer !== reader) this.learnName(streamer);
    } else if (rightsChanged) this.eventSub.refresh();
  }

  private dissolve(): void {
    this.chatArrangement = '';
    this.eventArrangement = '';
    this.rights = '';
    this.room.leave();
    this.eventSub.leave();
    this.catchUp?.stop();
    this.catchUp = null;
  }

  private newCatchUp(channelId: string): CatchUp {
    const { clock, events } = this.options;
    return new CatchUp({
      clock,
      log: this.log,
      events,
      api: this.api,
      marks: this.marks,
      channelId,
      hears: () => this.eventSub.hearsStreamer,
    });
  }

  /** A sign-in tells only the login; the name as people write it comes from the API. */
  private learnName(keeper: TokenKeeper): void {
    this.api.users.myself(keeper.slot).then(
      (profile) => keeper.rename(profile),
      (thrown: unknown) =>
        this.log.debug({ event: 'account.noName', message: `No name was found: ${errorText(thrown)}` }),
    );
  }

  private connections(): NamedConnection[] {
    const { reader } = this;
    if (!reader || this.chatArrangement === '') return [];
    const events = this.eventSub
      .states()
      .map(({ slot, state }) => ({ name: 'events' as const, slot, state }));
    return [{ name: 'chat', slot: reader.slot, state: this.room.state }, ...events];
  }

  private keepError(call: string, { code, message }: AppError): void {
    // A right that is missing is shown with the account.
    if (code === 'twitch.missing_scope') return;
    this.errors.add(call, message, this.options.clock.now());
    this.changed();
  }

  private changed(): void {
    for (const run of this.watchers) run();
  }
}
