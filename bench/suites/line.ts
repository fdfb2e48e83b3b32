import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { ChatMessage } from '../../src/main/engine/chat/chatMessage.ts';
import { Metrics } from '../../src/main/engine/metrics.ts';
import { chatMessageOf } from '../../src/main/twitch/chat/chatLine.ts';
import { Intake } from '../../src/main/twitch/chat/intake.ts';
import { parseIrcLine } from '../../src/main/twitch/chat/ircLine.ts';
import { OwnLines } from '../../src/main/twitch/chat/ownLines.ts';
import { Room } from '../../src/main/twitch/chat/room.ts';
import { NoticeBoard } from '../../src/main/twitch/notices/noticeBoard.ts';
import { Tellings } from '../../src/main/twitch/notices/tellings.ts';
import type { Suite } from '../harness.ts';
import { aliasOf, commandHouse, nameOf } from '../support/commandHouse.ts';

const LINES = 20_000;
const COMMANDS = 2000;
/** The clock of the app goes on by a second after so many lines, so that what is written behind gets written. */
const LINES_A_SECOND = 500;
/** So many are measured in one go: the system counts the time of a thread in steps of some milliseconds. */
const LINES_A_GO = 2000;

/** tmi.js's own reading of a line, which its types leave out. */
const { msg: readByTmi } = createRequire(import.meta.url)('tmi.js/lib/parser.js') as {
  msg(line: string): object | null;
};

/**
 * A line on its whole way, without the socket: taken apart, told to all features, looked at by every place, and, for
 * one in ten, a command that answers and is counted. All that is written down on the way is on the disk at the end.
 * The row "from intake" leaves out one thing: taking the line apart. It begins where the intake is handed the message,
 * before it drops what came twice.
 */
export async function lineSuite(): Promise<Suite> {
  const house = await commandHouse(COMMANDS);
  const { app, clock } = house.test;
  const tellings = new Tellings(clock, () => true);
  const intake = new Intake({
    clock,
    metrics: new Metrics(),
    events: app.events,
    room: new Room(),
    ownLines: new OwnLines(clock),
    board: new NoticeBoard(clock, app.events, tellings),
    tellings,
    channel: () => 'room',
    account: () => null,
    onLimits: () => {},
    onRefusal: () => {},
  });

  /**
   * The lines come a few seconds' worth at a time, as fresh as from a socket; making them is not measured. What counts is
   * the time of the main thread, so that what else runs on the machine takes nothing away.
   */
  const inSeconds = <Line>(make: (raw: string) => Line, take: (lines: readonly Line[]) => void): number => {
    let spent = 0;
    for (let from = 0; from < LINES; from += LINES_A_GO) {
      const lines = rawLines(from, LINES_A_GO).map(make);
      const before = process.threadCpuUsage();
      for (let at = 0; at < LINES_A_GO; at += LINES_A_SECOND) take(lines.slice(at, at + LINES_A_SECOND));
      const { user, system } = process.threadCpuUsage(before);
      spent += user + system;
    }
    return LINES / (spent / 1_000_000);
  };
  const throughEmcee = <Line>(make: (raw: string) => Line, take: (line: Line) => void): number => {
    const before = house.spoken();
    const figure = inSeconds(make, (lines) => {
      for (const line of lines) take(line);
      clock.advance(1000);
      house.ctx.db.behind.flush();
    });
    const answers = house.spoken() - before;
    if (answers !== LINES / 10) throw new Error(`${answers} commands answered instead of ${LINES / 10}`);
    return figure;
  };
  const asItIs = (raw: string): string => raw;

  return {
    title: `The whole way of a line, in a second of the main thread; ${LINES} lines at a time, ${COMMANDS} commands`,
    note: 'tmi.js taking the same lines apart and doing nothing with them',
    runs: 15,
    cases: [
      {
        name: 'bare tmi.js parsing',
        unit: '/s',
        measure: () =>
          inSeconds(asItIs, (lines) => {
            for (const line of lines) readByTmi(line);
          }),
      },
      {
        name: 'Emcee, from intake (the message) to dispatch, with history',
        unit: '/s',
        measure: () => throughEmcee(messageOf, (message) => intake.hear(message)),
      },
      {
        name: 'Emcee, from the line of the socket to dispatch, with history',
        unit: '/s',
        measure: () =>
          throughEmcee(asItIs, (raw) => {
            const line = parseIrcLine(raw);
            if (line) intake.take(line);
          }),
      },
    ],
    async end() {
      intake.stop();
      await house.test.cleanUp();
    },
  };
}

function messageOf(raw: string): ChatMessage {
  const line = parseIrcLine(raw);
  const message = line && chatMessageOf(line, { now: 0 });
  if (!message) throw new Error('A line that cannot be read');
  return message;
}

/** As Twitch sends them, with all their tags; no two have the same id. */
function rawLines(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const index = from + at;
    const user = 1000 + (index % 2000);
    const command = (index * 7) % COMMANDS;
    const name = index % 20 === 0 ? nameOf(command) : aliasOf(command);
    const text = index % 10 === 0 ? `!${name} with some words` : 'that was close LUL and what comes next?';
    const line =
      `@badge-info=subscriber/${index % 40};badges=subscriber/12,bits/100;client-nonce=${index};color=#1E90FF;` +
      `display-name=Viewer_${user};emotes=;first-msg=0;flags=;id=${randomUUID()};mod=0;returning-chatter=0;` +
      `room-id=1;subscriber=1;tmi-sent-ts=${1_767_225_600_000 + index};turbo=0;user-id=${user};user-type= ` +
      `:viewer_${user}!viewer_${user}@viewer_${user}.tmi.twitch.tv PRIVMSG #room :${text}`;
    // In one piece, as it comes from a socket.
    return Buffer.from(line).toString();
  });
}
