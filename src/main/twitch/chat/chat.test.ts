import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import { Outbox } from '../../engine/chat/outbox.ts';
import type { LineOutcome } from '../../engine/chat/outgoing.ts';
import { EventBus, type EventName, type Events } from '../../engine/events.ts';
import { Metrics } from '../../engine/metrics.ts';
import { seededRandom } from '../../engine/random.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { keepingLogger } from '../../engine/testing/keepingLogger.ts';
import { speak } from '../../rehearsal/chat/speak.ts';
import { House } from '../../rehearsal/testing/house.ts';
import type { TokenKeeper } from '../auth/tokenKeeper.ts';
import { NoticeBoard } from '../notices/noticeBoard.ts';
import { Tellings } from '../notices/tellings.ts';
import { once } from '../testing/memory.ts';
import { signedIn } from '../testing/signedIn.ts';
import { Chat } from './chat.ts';

let house: House;
let chat: Chat;
let events: EventBus;
let keeper: TokenKeeper;
let log: ReturnType<typeof keepingLogger>;
let metrics: Metrics;
let lines: ChatMessage[];
const closing: (() => unknown)[] = [];

beforeEach(async () => {
  house = await House.open();
  log = keepingLogger();
  metrics = new Metrics();
  events = new EventBus((_event, _listener, thrown) => {
    throw thrown;
  });
  lines = [];
  events.on('chat.message', 'test', (message) => lines.push(message));
  const tellings = new Tellings(house.clock, () => false);
  const board = new NoticeBoard(house.clock, events, tellings);
  chat = new Chat({
    clock: house.clock,
    random: seededRandom(2),
    log,
    metrics,
    events,
    irc: house.server.urls.chat,
    board,
    tellings,
    sayByApi: () => null,
    maySpeak: () => true,
    onStanding: () => {},
  });
  keeper = signedIn(house, 'bot', house.bot, undefined, log);
  closing.push(
    () => chat.stop(),
    () => board.stop(),
    () => tellings.stop(),
    () => keeper.stop(),
  );
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await house.close();
});

const reaches = (kind: string): Promise<void> =>
  once(
    (run) => chat.onChange(run),
    () => chat.state.kind === kind,
  );

async function online(): Promise<void> {
  chat.enter(house.streamer.login, keeper);
  await reaches('online');
}

function next<N extends EventName>(
  name: N,
  holds: (fact: Events[N]) => boolean = () => true,
): Promise<Events[N]> {
  return new Promise((resolve) => {
    const forget = events.on(name, 'test', (fact) => {
      if (!holds(fact)) return;
      forget();
      resolve(fact);
    });
  });
}

function viewer(login: string) {
  return house.server.world.accounts.obtain(login);
}

function say(login: string, text: string): void {
  const { stage } = house.server;
  speak(stage, { account: viewer(login), channel: stage.world.stage, text, limited: false });
}

const heard = (text: string): Promise<ChatMessage> =>
  next('chat.message', (message) => message.text === text);

describe('reading', () => {
  it('connects, joins and hears what is said', async () => {
    await online();
    const line = heard('hello bot');
    say('ann', 'hello bot');
    expect(await line).toMatchObject({
      user: { login: 'ann' },
      own: false,
      channel: { id: house.streamer.id },
    });
  });

  it('survives every odd line and hears what comes behind them', async () => {
    await online();
    house.server.faults.oddLines();
    const line = heard('still there');
    say('ann', 'still there');
    await line;
    expect(lines.map((message) => message.text)).toEqual([
      'Kappa',
      'short',
      'no display name',
      'escapes',
      'badges',
      'unmarked',
      'still there',
    ]);
    expect(lines.every((message) => message.time > 1_700_000_000_000)).toBe(true);
  });

  it('handles a line once that Twitch sends twice', async () => {
    await online();
    const raw =
      '@id=twice;user-id=1;room-id=700000001 :ann!ann@ann.tmi.twitch.tv PRIVMSG #rehearsal_streamer :twice';
    for (const session of house.server.stage.chat.sessions) {
      session.sendText(raw);
      session.sendText(raw);
    }
    const line = heard('after');
    say('ann', 'after');
    await line;
    expect(lines.map((message) => message.text)).toEqual(['twice', 'after']);
  });

  it('tells a timeout and a deletion once, when two connections bring them', async () => {
    await online();
    const cleared: unknown[] = [];
    events.on('viewer.timedOut', 'test', (fact) => cleared.push(fact));
    events.on('chat.messageDeleted', 'test', (fact) => cleared.push(fact));
    for (const session of house.server.stage.chat.sessions) {
      for (let times = 0; times < 2; times += 1) {
        session.sendText(
          '@ban-duration=60;target-user-id=7;tmi-sent-ts=1767225600001 :tmi.twitch.tv CLEARCHAT #rehearsal_streamer :troll',
        );
        session.sendText('@login=troll;target-msg-id=m7 :tmi.twitch.tv CLEARMSG #rehearsal_streamer :bad');
      }
    }
    const line = heard('after');
    say('ann', 'after');
    await line;
    expect(cleared).toHaveLength(2);
  });

  it('tells the modes of the room when they change, and not when they do not', async () => {
    const states: unknown[] = [];
    events.on('chat.modesChanged', 'test', (state) => states.push(state));
    await online();
    const changed = next('chat.modesChanged');
    for (const session of house.server.stage.chat.sessions) {
      session.sendText('@room-id=700000001;slow=10 :tmi.twitch.tv ROOMSTATE #rehearsal_streamer');
      session.sendText('@room-id=700000001;slow=10 :tmi.twitch.tv ROOMSTATE #rehearsal_streamer');
    }
    expect(await changed).toMatchObject({ slow: 10, followersOnly: null });
    expect(states).toHaveLength(1);
  });
});

describe('speaking over IRC', () => {
  it('tells the id of a line and shows it to the panel once, as its own', async () => {
    await online();
    const delivery = await chat.port.deliver({ text: 'I am the bot', action: false, replyTo: null });
    expect(delivery).toEqual({ kind: 'sent', messageId: expect.any(String) });
    expect(lines).toMatchObject([
      {
        text: 'I am the bot',
        own: true,
        user: { login: 'rehearsal_bot', name: 'Rehearsal_Bot' },
        standing: { moderator: true },
      },
    ]);
    expect([...house.server.world.stage.messages.values()].at(-1)?.text).toBe('I am the bot');
  });

  it('says /me and answers', async () => {
    await online();
    const line = heard('what?');
    say('ann', 'what?');
    const { id } = await line;
    await chat.port.deliver({ text: 'shrugs', action: true, replyTo: id });
    expect([...house.server.world.stage.messages.values()].at(-1)).toMatchObject({
      action: true,
      text: '@ann shrugs',
    });
  });

  it('knows that it is a moderator, and that slow mode does not hold for it', async () => {
    await online();
    expect(chat.port.limits).toEqual({ role: 'moderator', slowSeconds: 0 });
  });

  it('gives Twitch’s reason when a line is refused', async () => {
    house.server.world.stage.moderators.clear();
    house.server.world.stage.modes.emoteOnly = true;
    await online();
    expect(await chat.port.deliver({ text: 'words', action: false, replyTo: null })).toMatchObject({
      kind: 'refused',
      code: 'msg_emoteonly',
      reason: expect.stringContaining('moderator'),
    });
  });

  it('does not take the streamer’s own typing for its own lines', async () => {
    await chat.enter(house.streamer.login, keeper);
    await reaches('online');
    const other = await house.joinAs(house.bot);
    const line = heard('!uptime');
    other.send('PRIVMSG #rehearsal_streamer :!uptime');
    expect(await line).toMatchObject({ own: false, user: { login: 'rehearsal_bot' } });
  });

  it('says 200 lines through the outbox without being limited', async () => {
    await online();
    const outbox = new Outbox({ clock: house.clock, random: seededRandom(4), log, metrics, port: chat.port });
    closing.unshift(() => outbox.stop());
    const outcomes: LineOutcome[] = [];
    let check = (): void => {};
    for (let i = 0; i < 200; i += 1) {
      outbox.say({ text: `line ${i}`, from: 'test', priority: 'answer' }, (outcome) => {
        outcomes.push(outcome);
        check();
      });
    }
    // Time moves on whenever nothing can be said before it does.
    while (outcomes.length < 200) {
      const before = outcomes.length;
      await new Promise<void>((resolve) => {
        check = resolve;
        if (outbox.linesLeft <= 10) {
          house.clock.advance(1_000);
          setImmediate(resolve);
        }
      });
      if (outcomes.length === before) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true);
    expect(lines.filter((message) => message.own).map((message) => message.text)).toEqual(
      Array.from({ length: 200 }, (_, i) => `line ${i}`),
    );
    expect(house.server.stage.chat.sessions.size).toBe(1);
  });
});

describe('when it breaks', () => {
  it('comes back by itself and hears on', async () => {
    await online();
    house.server.faults.dropChat();
    await reaches('waiting');
    expect(chat.port.readiness).toBe('soon');
    house.clock.advance(2_000);
    await reaches('online');
    const line = heard('back');
    say('ann', 'back');
    await line;
  });

  it('is off the network for a minute, goes from red to green, and handles nothing twice', async () => {
    await online();
    const first = heard('before');
    say('ann', 'before');
    await first;
    house.server.faults.cut(null);
    await reaches('waiting');
    for (let second = 0; second < 60; second += 1) {
      house.clock.advance(1_000);
      if (chat.state.kind === 'connecting') await reaches('waiting');
    }
    house.server.faults.restore();
    while (chat.state.kind === 'waiting') house.clock.advance(1_000);
    await reaches('online');
    const line = heard('after');
    say('ann', 'after');
    await line;
    expect(lines.map((message) => message.text)).toEqual(['before', 'after']);
  });

  it('moves to another connection when Twitch asks, without losing a line', async () => {
    await online();
    house.server.faults.chatReconnect(60_000);
    let said = 0;
    while (house.server.stage.chat.sessions.size < 2) {
      say('ann', `line ${said}`);
      said += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    while (house.server.stage.chat.sessions.size > 1) {
      say('ann', `line ${said}`);
      said += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const last = heard('the end');
    say('ann', 'the end');
    await last;
    expect(lines.map((message) => message.text)).toEqual([
      ...Array.from({ length: said }, (_, i) => `line ${i}`),
      'the end',
    ]);
    expect(chat.state.kind).toBe('online');
  });

  it('renews a sign-in that chat refuses, and is in', async () => {
    house.server.faults.expireTokens(house.bot);
    chat.enter(house.streamer.login, keeper);
    await reaches('waiting');
    house.clock.advance(1_000);
    await reaches('online');
  });

  it('says that a sign-in is needed when Twitch ended it', async () => {
    house.server.faults.revokeTokens(house.bot);
    chat.enter(house.streamer.login, keeper);
    await reaches('waiting');
    house.clock.advance(1_000);
    await reaches('signing-in-needed');
    expect(chat.port.readiness).toBe('never');
  });

  it('says what is missing when the account may not read chat', async () => {
    const other = signedIn(house, 'bot', house.bot, ['user:read:chat'], log);
    closing.push(() => other.stop());
    chat.enter(house.streamer.login, other);
    await reaches('signing-in-needed');
    expect(chat.state).toMatchObject({ message: expect.stringContaining('Sign in again') });
  });

  it('finds out that nobody is there any more when a connection falls silent', async () => {
    await online();
    house.server.faults.muteChat();
    house.clock.advance(40_000);
    await reaches('waiting');
    expect(chat.state).toMatchObject({ why: expect.stringContaining('nothing was heard') });
  });

  it('gives up a server that accepts and stays silent', async () => {
    house.server.faults.muteChat();
    chat.enter(house.streamer.login, keeper);
    while (house.server.stage.chat.sessions.size === 0) await new Promise((resolve) => setImmediate(resolve));
    house.clock.advance(20_000);
    await reaches('waiting');
    expect(chat.state).toMatchObject({ why: expect.stringContaining('said nothing') });
  });

  it('says that the bot is banned and what to do', async () => {
    house.server.world.stage.moderators.clear();
    house.server.world.stage.bans.set(house.bot.id, {
      moderatorId: house.streamer.id,
      reason: '',
      at: house.clock.now(),
      until: null,
    });
    chat.enter(house.streamer.login, keeper);
    await reaches('failed');
    expect(chat.state).toMatchObject({ cure: expect.stringContaining('Unban') });
  });

  it('leaves nothing behind when it is stopped', async () => {
    const clock = new FakeClock(house.clock.now());
    const tellings = new Tellings(clock, () => false);
    const board = new NoticeBoard(clock, events, tellings);
    const own = new Chat({
      clock,
      random: seededRandom(2),
      log,
      metrics: new Metrics(),
      events,
      irc: house.server.urls.chat,
      board,
      tellings,
      sayByApi: () => null,
      maySpeak: () => true,
      onStanding: () => {},
    });
    own.enter(house.streamer.login, keeper);
    await once(
      (run) => own.onChange(run),
      () => own.state.kind === 'online',
    );
    expect(clock.pending).toBeGreaterThan(0);
    own.stop();
    expect(own.state.kind).toBe('off');
    expect(clock.pending).toBe(0);
    while (house.server.stage.chat.sessions.size > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  it('writes no token into the log, whatever happens', async () => {
    await online();
    const token = await keeper.token();
    house.server.faults.dropChat();
    await reaches('waiting');
    house.server.faults.expireTokens(house.bot);
    house.clock.advance(2_000);
    await reaches('waiting');
    expect(JSON.stringify(log.kept)).not.toContain(token);
    expect(JSON.stringify(log.kept)).not.toContain(keeper.details?.refreshToken);
  });
});
