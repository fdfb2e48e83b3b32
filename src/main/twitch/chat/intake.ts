import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import type { EventBus } from '../../engine/events.ts';
import type { Metrics } from '../../engine/metrics.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import type { Banned } from '../../engine/twitch/moderationFacts.ts';
import {
  bannedKey,
  CHAT_CLEARED,
  cheeredKey,
  clearedKey,
  deletedKey,
  SOURCES,
  timedOutKey,
  whisperedKey,
} from '../notices/keys.ts';
import type { NoticeBoard } from '../notices/noticeBoard.ts';
import { SeenIds } from '../notices/seenIds.ts';
import type { Tellings } from '../notices/tellings.ts';
import { chatMessageOf, timeOf } from './chatLine.ts';
import { detached } from './detached.ts';
import type { IrcLine } from './ircLine.ts';
import type { OwnLines } from './ownLines.ts';
import { RecentLines } from './recentLines.ts';
import type { Room } from './room.ts';
import { wholeNumber } from './tagValues.ts';
import { chatNoticeOf } from './userNotice.ts';

/** Twitch's account for cheers of people who do not want to be named. */
const ANONYMOUS_CHEERER = 'ananonymouscheerer';
/** So many of the last lines are known by their ids, for ten minutes. */
const KNOWN_LINES = 20_000;

export interface IntakeOptions {
  clock: Clock;
  metrics: Metrics;
  events: EventBus;
  room: Room;
  ownLines: OwnLines;
  board: NoticeBoard;
  tellings: Tellings;
  /** Lower case, without the #. */
  channel: () => string;
  /** The account that reads and speaks; null when nobody is signed in. */
  account: () => { id: string; login: string } | null;
  /** Our limits in the room have changed. */
  onLimits: () => void;
  /** Twitch says something about the line that is under way: it was refused. */
  onRefusal: (code: string, text: string) => void;
}

/** Turns lines of chat into facts, each once. */
export class Intake {
  /** What can be answered. */
  readonly recent = new RecentLines();
  private readonly options: IntakeOptions;
  private readonly seen: SeenIds;
  private readonly counts = { message: 0, own: 0, notice: 0, repeated: 0, malformed: 0 };
  private readonly forgetGauges: Disposer[];

  constructor(options: IntakeOptions) {
    this.options = options;
    this.seen = new SeenIds(options.clock, 600_000, KNOWN_LINES);
    const { counts } = this;
    const { metrics } = options;
    this.forgetGauges = [
      metrics.gauge('chat_messages', 'Messages of chat since the start', () => counts.message),
      metrics.gauge('chat_own_messages', 'Messages that Emcee said', () => counts.own),
      metrics.gauge('chat_notices', 'Notices of chat, such as subscriptions', () => counts.notice),
      metrics.gauge('chat_repeated', 'Messages that came twice and were dropped', () => counts.repeated),
      metrics.gauge('chat_malformed', 'Lines that could not be read', () => counts.malformed),
    ];
  }

  stop(): void {
    for (const forget of this.forgetGauges) forget();
  }

  take(line: IrcLine): void {
    switch (line.command) {
      case 'PRIVMSG':
        this.message(line);
        break;
      case 'USERNOTICE':
        this.notice(line);
        break;
      case 'CLEARCHAT':
        this.cleared(line);
        break;
      case 'CLEARMSG':
        this.deleted(line);
        break;
      case 'ROOMSTATE':
        this.roomState(line);
        break;
      case 'USERSTATE':
        this.userState(line);
        break;
      case 'NOTICE':
        this.roomNotice(line);
        break;
      case 'WHISPER':
        this.whisper(line);
        break;
    }
  }

  malformed(): void {
    this.counts.malformed += 1;
  }

  /** A line that Emcee said, made by the sender. False when it has come in over chat before. */
  say(message: ChatMessage): boolean {
    if (!this.seen.isNew(message.id)) return false;
    this.counts.own += 1;
    this.recent.add(message);
    this.options.events.emit('chat.message', message);
    return true;
  }

  private message(line: IrcLine): void {
    const message = chatMessageOf(line, { now: this.options.clock.now() });
    if (message) this.hear(message);
    else this.counts.malformed += 1;
  }

  /** A line of chat that was read. Where it comes from twice, the second goes no further. */
  hear(message: ChatMessage): void {
    const { events, account, ownLines } = this.options;
    // A room that we are not in any more.
    if (message.channel.login !== this.options.channel()) return;
    if (!this.seen.isNew(message.id)) {
      this.counts.repeated += 1;
      return;
    }
    if (message.user.id === account()?.id && ownLines.isOwn(message.id, message.text)) message.own = true;
    this.counts.message += 1;
    this.recent.add(message);
    events.emit('chat.message', message);
    if (message.bits > 0 && !message.shared?.isCopy) this.cheer(message);
  }

  private cheer(message: ChatMessage): void {
    const { bits, id, parts, text, time, user } = message;
    const cheerer = user.login === ANONYMOUS_CHEERER ? null : user;
    this.options.tellings.offer(cheeredKey(cheerer?.id ?? null, bits), 'chat', SOURCES.cheered, time, () =>
      this.options.events.emit('viewer.cheered', { id, time, user: cheerer, bits, text, parts }),
    );
  }

  private notice(line: IrcLine): void {
    const notice = chatNoticeOf(line, { now: this.options.clock.now() });
    if (notice) this.options.board.post(notice, 'chat');
    this.counts[notice ? 'notice' : 'malformed'] += 1;
  }

  private cleared(line: IrcLine): void {
    const { events, tellings } = this.options;
    const { tags, params } = line;
    const time = timeOf(tags, { now: this.options.clock.now() });
    const login = params[1];
    const id = tags.get('target-user-id');
    // While one connection takes over from another, both tell it.
    if (!this.seen.isNew(`cleared ${id} ${tags.get('tmi-sent-ts')} ${time}`)) return;
    if (!login) {
      tellings.offer(CHAT_CLEARED, 'chat', SOURCES.chatCleared, time, () =>
        events.emit('chat.cleared', { time }),
      );
      return;
    }
    if (!id) return;
    const user = { id: detached(id), login: detached(login), name: detached(login) };
    tellings.offer(clearedKey(id), 'chat', SOURCES.userCleared, time, () =>
      events.emit('chat.userCleared', { user: { id: user.id, login: user.login }, time }),
    );
    // Who did it and why, only EventSub tells.
    const seconds = wholeNumber(tags.get('ban-duration'));
    const unknown: Banned = { user, moderator: null, reason: null, time };
    if (seconds > 0) {
      tellings.offer(timedOutKey(id), 'chat', SOURCES.banned, time, () =>
        events.emit('viewer.timedOut', { ...unknown, until: time + seconds * 1000 }),
      );
    } else {
      tellings.offer(bannedKey(id), 'chat', SOURCES.banned, time, () =>
        events.emit('viewer.banned', unknown),
      );
    }
  }

  private deleted(line: IrcLine): void {
    const { events, tellings } = this.options;
    const { tags, params } = line;
    const messageId = tags.get('target-msg-id');
    if (!messageId || !this.seen.isNew(`deleted ${messageId}`)) return;
    const time = timeOf(tags, { now: this.options.clock.now() });
    const fact = {
      messageId: detached(messageId),
      user: { id: null, login: detached(tags.get('login') ?? '') },
      text: params[1] === undefined ? null : detached(params[1]),
      time,
    };
    tellings.offer(deletedKey(messageId), 'chat', SOURCES.deleted, time, () =>
      events.emit('chat.messageDeleted', fact),
    );
  }

  private roomState(line: IrcLine): void {
    const { room, events } = this.options;
    if (!room.takeRoomState(line)) return;
    events.emit('chat.modesChanged', room.modes);
    this.options.onLimits();
  }

  private userState(line: IrcLine): void {
    const { room, ownLines, account } = this.options;
    const user = account();
    if (user && room.takeUserState(line, user)) this.options.onLimits();
    const nonce = line.tags.get('client-nonce');
    const id = line.tags.get('id');
    if (nonce && id) ownLines.confirm(nonce, detached(id));
  }

  private roomNotice(line: IrcLine): void {
    const code = line.tags.get('msg-id') ?? null;
    const text = detached(line.params[1] ?? '');
    if (
      code?.startsWith('msg_') ||
      code === 'unrecognized_cmd' ||
      code === 'tos_ban' ||
      code === 'no_permission'
    ) {
      this.options.onRefusal(code, text);
    }
    this.options.events.emit('chat.roomNotice', { code, text, time: this.options.clock.now() });
  }

  private whisper(line: IrcLine): void {
    const { tags, nick, params } = line;
    const fromId = tags.get('user-id');
    const text = params[1];
    if (!fromId || !text || nick === '') return;
    if (!this.seen.isNew(`whispered ${tags.get('message-id')} ${tags.get('thread-id')}`)) return;
    const time = timeOf(tags, { now: this.options.clock.now() });
    const name = (tags.get('display-name') ?? '').trim() || nick;
    const fact = {
      id: detached(tags.get('message-id') ?? ''),
      time,
      from: { id: detached(fromId), login: detached(nick), name: detached(name) },
      text: detached(text),
    };
    this.options.tellings.offer(whisperedKey(fromId, fact.text), 'chat', SOURCES.whispered, time, () =>
      this.options.events.emit('chat.whisper', fact),
    );
  }
}
