import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock } from '../../engine/ports.ts';
import type { AccountSlot } from '../../engine/twitch/accounts.ts';
import { satisfies } from '../auth/scopeRegistry.ts';
import type { TokenKeeper } from '../auth/tokenKeeper.ts';

/** Who must make a call. */
export type Role =
  | 'streamer'
  /** The account that speaks: the bot, or the streamer where there is no bot. */
  | 'speaker'
  /** Anybody who moderates the channel: the bot where it does, else the streamer. */
  | 'moderator'
  /** Whoever is signed in. */
  | 'anybody'
  | { slot: AccountSlot };

export interface Actor {
  keeper: TokenKeeper;
  userId: string;
  token: string;
  clientId: string;
}

/** After Twitch said that the bot is no moderator it is asked again only after so long. */
const NO_MODERATOR_MS = 600_000;

/** Finds who may make a call, and says in plain words when nobody may. */
export class Actors {
  private readonly keeperOf: (slot: AccountSlot) => TokenKeeper | null;
  private readonly channel: () => string | null;
  private readonly clock: Clock;
  private noModeratorSince: number | null = null;

  /** `channel` is the streamer's id, also while the streamer's sign-in is gone. */
  constructor(
    keeperOf: (slot: AccountSlot) => TokenKeeper | null,
    channel: () => string | null,
    clock: Clock,
  ) {
    this.keeperOf = keeperOf;
    this.channel = channel;
    this.clock = clock;
  }

  /** The first of those who may; `scopes` are alternatives, and none are needed when it is empty. */
  async find(role: Role, scopes: readonly string[]): Promise<Actor> {
    const candidates = this.candidates(role);
    const allowed = candidates.find(
      (keeper) => scopes.length === 0 || scopes.some((scope) => satisfies(keeper.scopes, scope)),
    );
    if (allowed) return await actorOf(allowed);
    const [first] = candidates;
    if (!first) throw new AppError('twitch.signed_out', nobody(role));
    const who = first.user?.name ?? first.slot;
    throw new AppError(
      'twitch.missing_scope',
      `${who} has not allowed Emcee to do this yet (${scopes.join(' or ')}). Sign in again as the ${first.slot} to allow it.`,
      { account: first.slot, scopes },
    );
  }

  /** The bot is no moderator: the streamer acts from now on. False when nobody else could. */
  botIsNoModerator(actor: Actor, scopes: readonly string[]): boolean {
    if (actor.keeper.slot !== 'bot') return false;
    this.noModeratorSince = this.clock.elapsed();
    return this.signedIn('streamer').some((keeper) =>
      scopes.some((scope) => satisfies(keeper.scopes, scope)),
    );
  }

  /** Chat has told what the bot is. */
  learn(botIsModerator: boolean): void {
    this.noModeratorSince = botIsModerator ? null : this.clock.elapsed();
  }

  /** The streamer's id; null before the streamer has signed in. */
  get channelId(): string | null {
    return this.channel();
  }

  private candidates(role: Role): TokenKeeper[] {
    if (typeof role === 'object') return this.signedIn(role.slot);
    switch (role) {
      case 'streamer':
        return this.signedIn('streamer');
      case 'speaker':
        return this.signedIn('bot', 'streamer').slice(0, 1);
      case 'moderator':
        return this.botModerates ? this.signedIn('bot', 'streamer') : this.signedIn('streamer');
      case 'anybody':
        return this.signedIn('streamer', 'bot');
    }
  }

  private get botModerates(): boolean {
    const since = this.noModeratorSince;
    return since === null || this.clock.elapsed() - since >= NO_MODERATOR_MS;
  }

  private signedIn(...slots: AccountSlot[]): TokenKeeper[] {
    return slots
      .map((slot) => this.keeperOf(slot))
      .filter((keeper): keeper is TokenKeeper => keeper?.user != null);
  }
}

function nobody(role: Role): string {
  return role === 'streamer' || role === 'moderator'
    ? 'Sign in to Twitch as the streamer first.'
    : 'Sign in to Twitch first.';
}

async function actorOf(keeper: TokenKeeper): Promise<Actor> {
  const token = await keeper.token();
  const { details } = keeper;
  if (!details) throw new AppError('twitch.signed_out', 'Sign in to Twitch first.');
  return { keeper, userId: details.userId, token, clientId: details.clientId };
}
