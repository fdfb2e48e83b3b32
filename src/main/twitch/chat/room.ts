import type { RoomState } from '../../engine/chat/chatFacts.ts';
import type { Badge, ChatUser, Standing } from '../../engine/chat/chatMessage.ts';
import type { SpeakerLimits, SpeakerRole } from '../../engine/chat/chatPort.ts';
import type { IrcLine } from './ircLine.ts';
import { badgesAndStanding, colourOf, wholeNumber } from './tagValues.ts';

const OPEN_ROOM: RoomState = {
  emoteOnly: false,
  followersOnly: null,
  slow: 0,
  subscribersOnly: false,
  unique: false,
};

/** How the speaking account looks in the room. */
export interface Speaker {
  user: ChatUser;
  badges: readonly Badge[];
  standing: Standing;
}

/** What is known of the channel's chat room and of ourselves in it. */
export class Room {
  /** Null until Twitch told it. */
  id: string | null = null;
  modes: RoomState = OPEN_ROOM;
  private speaker: Speaker | null = null;

  /** Twitch tells all modes on joining and later just those that changed. True when something did. */
  takeRoomState(line: IrcLine): boolean {
    const { tags } = line;
    this.id = tags.get('room-id') || this.id;
    const has = (name: string): boolean => tags.has(name);
    const on = (name: string): boolean => tags.get(name) === '1';
    const before = this.modes;
    const followers = wholeNumber(tags.get('followers-only'));
    const after: RoomState = {
      emoteOnly: has('emote-only') ? on('emote-only') : before.emoteOnly,
      followersOnly: has('followers-only') ? (followers < 0 ? null : followers) : before.followersOnly,
      slow: has('slow') ? Math.max(0, wholeNumber(tags.get('slow'))) : before.slow,
      subscribersOnly: has('subs-only') ? on('subs-only') : before.subscribersOnly,
      unique: has('r9k') ? on('r9k') : before.unique,
    };
    return this.takeModes(after);
  }

  /** True when they are others than before. */
  takeModes(modes: RoomState): boolean {
    const before = this.modes;
    const same =
      before.emoteOnly === modes.emoteOnly &&
      before.followersOnly === modes.followersOnly &&
      before.slow === modes.slow &&
      before.subscribersOnly === modes.subscribersOnly &&
      before.unique === modes.unique;
    this.modes = modes;
    return !same;
  }

  /** From USERSTATE, which comes on joining and after each own line. True when the limits changed. */
  takeUserState(line: IrcLine, user: { id: string; login: string }): boolean {
    const { tags } = line;
    const before = this.limits.role;
    const { badges, standing } = badgesAndStanding(tags);
    const name = (tags.get('display-name') ?? '').trim();
    this.speaker = {
      user: { ...user, name: name === '' ? user.login : name, colour: colourOf(tags.get('color')) },
      badges,
      standing,
    };
    return this.limits.role !== before;
  }

  /** Null until Twitch told it. */
  get ourselves(): Speaker | null {
    return this.speaker;
  }

  get limits(): SpeakerLimits {
    const role = roleOf(this.speaker?.standing ?? null);
    return { role, slowSeconds: role === 'viewer' ? this.modes.slow : 0 };
  }

  /** For another account or channel. */
  forget(): void {
    this.id = null;
    this.modes = OPEN_ROOM;
    this.speaker = null;
  }
}

function roleOf(standing: Standing | null): SpeakerRole {
  if (standing?.streamer) return 'streamer';
  if (standing?.moderator) return 'moderator';
  return standing?.vip ? 'vip' : 'viewer';
}
