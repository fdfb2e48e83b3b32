import { EventBus } from '../../engine/events.ts';
import { Metrics } from '../../engine/metrics.ts';
import type { Clock, Random } from '../../engine/ports.ts';
import { randomInt, randomPick } from '../../engine/random.ts';
import { NoticeBoard } from '../notices/noticeBoard.ts';
import { Tellings } from '../notices/tellings.ts';
import { Intake } from './intake.ts';
import { parseIrcLine } from './ircLine.ts';
import { OwnLines } from './ownLines.ts';
import { Room } from './room.ts';

/** Lines of every kind that chat has; the fuzz breaks them. */
const SEEDS = [
  '@badge-info=subscriber/16;badges=moderator/1,subscriber/3072;color=#1E90FF;display-name=Ann;emotes=25:0-4,8-12;first-msg=0;id=ID;mod=1;room-id=1;tmi-sent-ts=1767225600000;user-id=2;user-type=mod :ann!ann@ann.tmi.twitch.tv PRIVMSG #c :Kappa 😂 Kappa',
  '@id=ID;user-id=3;room-id=1;bits=100;reply-parent-msg-id=p;reply-parent-user-login=bob;reply-parent-msg-body=a\\sb\\:c\\\\ :bob!bob@bob.tmi.twitch.tv PRIVMSG #c :@bob Cheer100 !so carl',
  '@id=ID;user-id=4;room-id=1;source-room-id=9;source-id=s :eve!eve@eve.tmi.twitch.tv PRIVMSG #c :\u0001ACTION waves\u0001',
  '@id=ID;user-id=5;login=eve;msg-id=resub;msg-param-cumulative-months=1;msg-param-sub-plan=1000;system-msg=eve\\ssubscribed :tmi.twitch.tv USERNOTICE #c :great',
  '@id=ID;user-id=6;login=gus;msg-id=submysterygift;msg-param-mass-gift-count=5;msg-param-community-gift-id=b :tmi.twitch.tv USERNOTICE #c',
  '@id=ID;user-id=6;login=gus;msg-id=subgift;msg-param-recipient-id=7;msg-param-recipient-user-name=kim;msg-param-community-gift-id=b :tmi.twitch.tv USERNOTICE #c',
  '@ban-duration=600;room-id=1;target-user-id=8;tmi-sent-ts=1767225600000 :tmi.twitch.tv CLEARCHAT #c :troll',
  '@login=troll;room-id=;target-msg-id=ID;tmi-sent-ts=1767225600000 :tmi.twitch.tv CLEARMSG #c :bad words',
  '@emote-only=0;followers-only=-1;r9k=0;room-id=1;slow=0;subs-only=0 :tmi.twitch.tv ROOMSTATE #c',
  '@badges=;color=;display-name=bot;emote-sets=0;mod=1;user-type=mod;id=ID;client-nonce=x :tmi.twitch.tv USERSTATE #c',
  '@msg-id=msg_duplicate :tmi.twitch.tv NOTICE #c :Your message was not sent',
  '@user-id=9;message-id=ID;display-name=Zoe :zoe!zoe@zoe.tmi.twitch.tv WHISPER bot :psst',
  ':bot.tmi.twitch.tv 353 bot = #c :bot',
  'PING :tmi.twitch.tv',
] as const;

const NASTY = [
  '@',
  ':',
  ' ',
  ';',
  '=',
  '\\',
  '/',
  ',',
  '-',
  '\u0001',
  '\u0000',
  '\r',
  '\ud83d',
  '😂',
  '\u202e',
  '0',
  '9',
];

/** A line of chat, broken in up to four places: letters changed, cut out, doubled, or the end cut off. */
function brokenLine(random: Random): string {
  const id = randomInt(random, 0, 1_000_000).toString(16);
  let line = (randomPick(random, SEEDS) ?? '').replace('ID', id);
  for (let times = randomInt(random, 0, 4); times > 0; times -= 1) {
    const at = randomInt(random, 0, line.length);
    const end = Math.min(line.length, at + randomInt(random, 0, 12));
    switch (randomInt(random, 0, 4)) {
      case 0:
        line = line.slice(0, at) + (randomPick(random, NASTY) ?? '') + line.slice(at);
        break;
      case 1:
        line = line.slice(0, at) + line.slice(end);
        break;
      case 2:
        line = line.slice(0, end) + line.slice(at, end).repeat(randomInt(random, 1, 5)) + line.slice(end);
        break;
      case 3:
        line = line.slice(0, at);
        break;
      default:
        line =
          line.slice(0, at) +
          (randomPick(random, NASTY) ?? '').repeat(randomInt(random, 1, 200)) +
          line.slice(at);
    }
  }
  return line;
}

export interface FuzzResult {
  lines: number;
  /** Lines that were none of the protocol. */
  malformed: number;
  facts: number;
}

/**
 * Feeds so many broken lines through everything that reads chat. Throws when anything does, or when the parts of a
 * message are not its text. `each` is called after every thousandth line, for who watches the memory.
 */
export function fuzzIrc(options: {
  lines: number;
  random: Random;
  clock: Clock;
  each?: (line: number) => void;
}): FuzzResult {
  const { clock, random } = options;
  const events = new EventBus((_event, _listener, thrown) => {
    throw thrown;
  });
  const result: FuzzResult = { lines: 0, malformed: 0, facts: 0 };
  const tellings = new Tellings(clock, () => true);
  const board = new NoticeBoard(clock, events, tellings);
  const intake = new Intake({
    clock,
    events,
    board,
    tellings,
    metrics: new Metrics(),
    room: new Room(),
    ownLines: new OwnLines(clock),
    channel: () => 'c',
    account: () => ({ id: '2', login: 'ann' }),
    onLimits: () => {},
    onRefusal: () => {},
  });
  const forget = [
    events.on('chat.message', 'fuzz', (message) => {
      result.facts += 1;
      if (message.parts.map((part) => part.text).join('') !== message.text) {
        throw new Error(`the parts of ${JSON.stringify(message)} are not its text`);
      }
    }),
    events.on('viewer.giftedSubs', 'fuzz', () => {
      result.facts += 1;
    }),
  ];
  try {
    for (let i = 1; i <= options.lines; i += 1) {
      const line = parseIrcLine(brokenLine(random));
      if (line) intake.take(line);
      else result.malformed += 1;
      result.lines += 1;
      if (i % 1_000 === 0) options.each?.(i);
    }
  } finally {
    for (const end of forget) end();
    intake.stop();
    board.stop();
    tellings.stop();
  }
  return result;
}
