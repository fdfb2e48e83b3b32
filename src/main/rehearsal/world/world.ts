import type { Clock } from '../../engine/ports.ts';
import type { Ids } from '../makeIds.ts';
import type { Account } from './account.ts';
import { ANONYMOUS_GIFTER_ID, ANONYMOUS_GIFTER_LOGIN } from './account.ts';
import { Accounts } from './accounts.ts';
import type { Channel } from './channel.ts';
import { Emotes } from './emotes.ts';
import { newChannel } from './newChannel.ts';
import type { SharedChat } from './sharedChat.ts';

export const STREAMER_LOGIN = 'rehearsal_streamer';
export const BOT_LOGIN = 'rehearsal_bot';

export interface WorldOptions {
  streamer?: { login: string; displayName?: string };
  bot?: { login: string; displayName?: string };
  /** Whether the stream is on from the start; it is by default. */
  live?: boolean;
}

/** The state of the simulated Twitch. It knows no protocol: what happens is written here and told elsewhere. */
export class World {
  readonly accounts: Accounts;
  readonly emotes: Emotes;
  readonly streamer: Account;
  readonly bot: Account;
  readonly anonymousGifter: Account;
  readonly clock: Clock;
  readonly ids: Ids;
  sharedChat: SharedChat | null = null;
  /** Viewer id to the ids of those they blocked. */
  readonly blocks = new Map<string, Set<string>>();
  /** Who has written to whom, as `from to`. */
  readonly whispered = new Set<string>();
  private readonly channelsById = new Map<string, Channel>();

  constructor(clock: Clock, ids: Ids, options: WorldOptions = {}) {
    this.clock = clock;
    this.ids = ids;
    this.accounts = new Accounts(clock);
    const streamer = options.streamer ?? { login: STREAMER_LOGIN, displayName: 'Rehearsal_Streamer' };
    const bot = options.bot ?? { login: BOT_LOGIN, displayName: 'Rehearsal_Bot' };
    this.streamer = this.accounts.add({
      ...streamer,
      id: '700000001',
      color: '#9146FF',
      broadcasterType: 'affiliate',
      description: 'Plays to an empty house, so that the real one runs smoothly.',
    });
    this.bot = this.accounts.add({ ...bot, id: '700000002', color: '#1E90FF' });
    this.anonymousGifter = this.accounts.add({
      login: ANONYMOUS_GIFTER_LOGIN,
      displayName: 'AnAnonymousGifter',
      id: ANONYMOUS_GIFTER_ID,
    });
    this.emotes = new Emotes(this.streamer.id);
    const channel = this.openChannel(this.streamer);
    channel.moderators.add(this.bot.id);
    for (const account of [this.streamer, this.bot]) channel.everChatted.add(account.id);
    if (options.live ?? true) {
      channel.stream = {
        id: ids.digits(11),
        videoId: ids.digits(10),
        startedAt: clock.now() - 42 * 60_000,
        viewers: 73,
      };
    }
  }

  /** The streamer's room, where nearly everything happens. */
  get stage(): Channel {
    return this.openChannel(this.streamer);
  }

  channel(id: string): Channel | null {
    return this.channelsById.get(id) ?? null;
  }

  /** By the name that chat uses, with or without `#`. */
  channelNamed(name: string): Channel | null {
    const owner = this.accounts.find(name);
    return owner ? this.channel(owner.id) : null;
  }

  openChannel(owner: Account): Channel {
    let channel = this.channelsById.get(owner.id);
    if (!channel) {
      channel = newChannel(owner);
      this.channelsById.set(owner.id, channel);
    }
    return channel;
  }

  channels(): IterableIterator<Channel> {
    return this.channelsById.values();
  }

  /** The other rooms that hear what is said in this one; none outside of a shared chat. */
  sharedWith(channel: Channel): Channel[] {
    const session = this.sharedChat;
    if (!session?.participants.includes(channel.owner.id)) return [];
    return session.participants
      .filter((id) => id !== channel.owner.id)
      .map((id) => this.channel(id))
      .filter((other) => other !== null);
  }
}
