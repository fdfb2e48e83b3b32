import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REHEARSAL_CLIENT_ID } from '../rehearsal/ids/clients.ts';
import { TwitchHouse } from './testing/twitchHouse.ts';

let setting: TwitchHouse;
beforeEach(async () => {
  setting = await TwitchHouse.open();
});
afterEach(() => setting.close());

const faults = () => setting.house.server.faults;
const logged = (event: string) => setting.log.kept.filter((entry) => entry.event === event);

describe('connecting', () => {
  it('signs both accounts in, joins chat, hears events, and stays signed in after a restart', async () => {
    await setting.online();
    const { state } = setting.twitch;
    expect(state).toMatchObject({
      realm: 'rehearsal',
      channel: { login: 'rehearsal_streamer', name: 'Rehearsal_Streamer' },
      connection: { kind: 'online' },
      problems: [],
    });
    expect(state.connections.map(({ name, slot }) => [name, slot])).toEqual([
      ['chat', 'bot'],
      ['events', 'streamer'],
      ['events', 'bot'],
    ]);
    expect(setting.twitch.subscriptions().filter((one) => one.state !== 'enabled')).toEqual([]);

    await setting.restart();
    await setting.connected();
    expect(setting.twitch.state.connection.kind).toBe('online');
  });

  it('does with the streamer’s account alone', async () => {
    setting.twitch.start();
    await setting.signIn('streamer', setting.house.streamer);
    await setting.connected();
    expect(setting.twitch.state.connections.map(({ name, slot }) => [name, slot])).toEqual([
      ['chat', 'streamer'],
      ['events', 'streamer'],
    ]);
    const delivery = await setting.twitch.chat.deliver({ text: 'hello', action: false, replyTo: null });
    expect(delivery.kind).toBe('sent');
    expect(setting.facts('chat.message')).toMatchObject([
      { own: true, user: { login: 'rehearsal_streamer' } },
    ]);
  });

  it('asks for the streamer when only the bot is signed in', async () => {
    setting.twitch.start();
    await setting.signIn('bot', setting.house.bot);
    expect(setting.twitch.state.connection).toMatchObject({
      kind: 'signing-in-needed',
      message: expect.stringContaining('as the streamer'),
    });
  });

  it('says first of all that a client id is missing', () => {
    setting.twitch.start();
    setting.twitch.applyClientId(null);
    expect(setting.twitch.state.connection).toMatchObject({ message: expect.stringContaining('client id') });
  });

  it('goes away and comes back when the streamer wants it', async () => {
    await setting.online();
    setting.twitch.setWanted(false);
    expect(setting.twitch.state.connection).toEqual({ kind: 'off' });
    expect(setting.twitch.chat.readiness).toBe('never');
    setting.twitch.setWanted(true);
    await setting.connected();
  });

  it('hears more at once when the streamer allows more', async () => {
    setting.twitch.start();
    await setting.signIn('streamer', setting.house.streamer);
    await setting.connected();
    const forget = setting.twitch.needScopes({
      feature: 'test',
      scopes: ['user:read:follows'],
      why: 'A test',
      account: 'streamer',
    });
    const missing = () => setting.twitch.state.accounts.find(({ slot }) => slot === 'streamer')?.missing;
    expect(missing()).toEqual([{ feature: 'test', why: 'A test', scopes: ['user:read:follows'] }]);
    await setting.signIn('streamer', setting.house.streamer);
    await setting.connected();
    expect(missing()).toEqual([]);
    forget();
  });

  it('leaves nothing running when it is stopped', async () => {
    const alarms = setting.house.clock.pending;
    await setting.online();
    await setting.twitch.stop();
    const { chat, eventSub } = setting.house.server.stage;
    while (chat.sessions.size + eventSub.sessions.size > 0)
      await new Promise((resolve) => setImmediate(resolve));
    // The simulated Twitch keeps one for its chat.
    expect(setting.house.clock.pending - alarms).toBeLessThanOrEqual(1);
    expect(setting.events.size).toBe(0);
  });
});

describe('speaking', () => {
  it('shows a line of its own once, though the API and chat both bring it', async () => {
    await setting.online();
    const outcome = await new Promise((resolve) => {
      setting.twitch.outbox.say({ text: 'I am here', from: 'test', priority: 'answer' }, resolve);
    });
    expect(outcome).toMatchObject({ kind: 'sent', messageIds: [expect.any(String)] });
    setting.happen.say('ann', 'me too');
    await setting.tells('chat.message', 2);
    await setting.advance(5_000);
    expect(setting.facts('chat.message')).toMatchObject([
      { text: 'I am here', own: true },
      { text: 'me too', own: false },
    ]);
    expect(setting.http.count('/chat/messages')).toBe(1);
  });

  it('says a text of 1,200 characters whole', async () => {
    await setting.online();
    const text = Array.from({ length: 200 }, (_, i) => `word${i}`)
      .join(' ')
      .slice(0, 1_200);
    await new Promise((resolve) => {
      setting.twitch.outbox.say({ text, from: 'test', priority: 'answer' }, resolve);
    });
    const said = setting.facts('chat.message').map((message) => message.text);
    expect(said).toHaveLength(3);
    expect(said.map((line) => line.trim()).join(' ')).toBe(text);
  });

  it('says 200 lines that wait in the order of their weight, within the limits, and stays connected', async () => {
    await setting.online();
    const { clock, server } = setting.house;
    const [session] = server.stage.chat.sessions;
    const told = logged('chat.connection').length;
    const said: { text: string; at: number }[] = [];
    server.stage.onLine.add(({ text, sentAt }) => said.push({ text, at: sentAt }));
    const outcomes: string[] = [];
    // The least first, so that an order of arrival would show.
    for (const priority of ['timer', 'event', 'answer', 'moderator'] as const) {
      for (let i = 0; i < 50; i += 1) {
        setting.twitch.outbox.say({ text: `${priority} ${i}`, from: 'test', priority }, ({ kind }) =>
          outcomes.push(kind),
        );
      }
    }
    for (let second = 0; second < 120 && outcomes.length < 200; second += 1) {
      clock.advance(1_000);
      await setting.http.idle();
    }
    expect(outcomes).toEqual(Array.from({ length: 200 }, () => 'sent'));
    // One line was on its way before the weightier ones came.
    const kinds = said.slice(1).map(({ text }) => text.split(' ')[0] ?? '');
    const weight = ['moderator', 'answer', 'event', 'timer'];
    expect(kinds).toEqual([...kinds].sort((left, right) => weight.indexOf(left) - weight.indexOf(right)));
    for (const priority of weight) {
      const numbers = said.flatMap(({ text }) =>
        text.startsWith(priority) ? Number(text.split(' ')[1]) : [],
      );
      expect(numbers).toEqual(Array.from({ length: 50 }, (_, i) => i));
    }
    for (const { at } of said) {
      expect(said.filter((line) => line.at >= at && line.at < at + 30_000).length).toBeLessThanOrEqual(100);
    }
    expect([...server.stage.chat.sessions]).toEqual([session]);
    expect(logged('chat.connection')).toHaveLength(told);
  });

  it('gives Twitch’s reason for a line that nobody sees', async () => {
    await setting.online();
    const { stage } = setting.house.server.world;
    stage.moderators.clear();
    stage.bans.set(setting.house.bot.id, {
      moderatorId: setting.house.streamer.id,
      reason: '',
      at: setting.house.clock.now(),
      until: null,
    });
    const outcome = await new Promise((resolve) => {
      setting.twitch.outbox.say({ text: 'hello?', from: 'test', priority: 'answer' }, resolve);
    });
    expect(outcome).toMatchObject({
      kind: 'dropped',
      reason: 'refused',
      detail: expect.stringMatching(/banned/),
    });
  });

  it('speaks over IRC when the API is not allowed', async () => {
    setting.twitch.start();
    await setting.signIn('streamer', setting.house.streamer);
    await setting.signIn('bot', setting.house.bot);
    await setting.connected();
    for (const access of [await setting.twitch.authProvider.getAccessTokenForIntent?.('bot')]) {
      const token = setting.house.server.tokens.find(access?.accessToken ?? '');
      if (token)
        Object.assign(token, { scopes: token.scopes.filter((scope) => scope !== 'user:write:chat') });
    }
    await setting.restart();
    await setting.connected();
    const delivery = await setting.twitch.chat.deliver({ text: 'over IRC', action: false, replyTo: null });
    expect(delivery).toEqual({ kind: 'sent', messageId: expect.any(String) });
    expect(setting.http.count('/chat/messages')).toBe(0);
  });
});

describe('sign-ins', () => {
  it('are renewed once after a 401, and the action succeeds', async () => {
    await setting.online();
    faults().expireTokens(setting.house.streamer);
    faults().expireTokens(setting.house.bot);
    const before = setting.http.count('/token');
    await setting.twitch.api.polls.list();
    expect(setting.http.count('/token') - before).toBe(1);
    await setting.twitch.api.chat.say('still here', null);
    expect(setting.http.count('/token') - before).toBe(2);
    expect(logged('account.renewed').map(({ actor }) => actor)).toEqual([
      'rehearsal_streamer',
      'rehearsal_bot',
    ]);
  });

  it('that Twitch ended are said once; the bot goes on, and signing in again heals it', async () => {
    await setting.online();
    faults().revokeTokens(setting.house.streamer);
    await setting.until(({ accounts }) => accounts[0]?.state.kind === 'signed-out-by-twitch');
    await setting.advance(3_000);
    expect(logged('account.signedOutByTwitch')).toHaveLength(1);
    expect(setting.twitch.state.problems.filter((problem) => problem.where === 'account')).toHaveLength(1);
    expect(setting.twitch.state.connection).toMatchObject({ kind: 'signing-in-needed' });
    const delivery = await setting.twitch.chat.deliver({ text: 'I go on', action: false, replyTo: null });
    expect(delivery.kind).toBe('sent');
    setting.happen.say('ann', 'good');
    await setting.tells('chat.message', 2);

    await setting.signIn('streamer', setting.house.streamer);
    await setting.connected();
    await setting.advance(3_000);
    setting.happen.follow('bob');
    await setting.tells('viewer.followed');
  });

  it('of a bot that are gone make it silent; the streamer does not speak in its place', async () => {
    await setting.online();
    faults().revokeTokens(setting.house.bot);
    await setting.until(({ accounts }) => accounts[1]?.state.kind === 'signed-out-by-twitch');
    await setting.connected();
    const outcome = await new Promise((resolve) => {
      setting.twitch.outbox.say({ text: 'who am I?', from: 'test', priority: 'answer' }, resolve);
    });
    expect(outcome).toMatchObject({ kind: 'dropped', reason: 'not-connected' });
    setting.happen.say('ann', 'anybody there?');
    await setting.tells('chat.message');
    await setting.signIn('bot', setting.house.bot);
    await setting.connected();
    const said = await new Promise((resolve) => {
      setting.twitch.outbox.say({ text: 'I am back', from: 'test', priority: 'answer' }, resolve);
    });
    expect(said).toMatchObject({ kind: 'sent' });
  });

  it('do not end when many calls come while they are being renewed', async () => {
    await setting.online();
    faults().expireTokens(setting.house.streamer);
    const { api } = setting.twitch;
    await Promise.all(Array.from({ length: 100 }, () => api.channel.info([setting.house.streamer.id])));
    expect(setting.twitch.state.accounts[0]?.state.kind).toBe('signed-in');
    const sent = setting.http.requests.flatMap(
      ({ url, body }) =>
        (url.includes('/token') && new URLSearchParams(body ?? '').get('refresh_token')) || [],
    );
    expect(sent).toHaveLength(1);
    expect(logged('account.renewed')).toHaveLength(1);
    // Twitch would have ended the whole sign-in had a spent one come again.
    expect(setting.house.server.tokens.hasGrant(REHEARSAL_CLIENT_ID, setting.house.streamer.id)).toBe(true);
  });
});

describe('secrets', () => {
  it('are in no log, state or error, whatever goes wrong', async () => {
    await setting.online();
    const secrets = new Set<string>();
    const collect = (): void => {
      for (const hidden of setting.redactor.hidden) secrets.add(hidden);
    };
    const errors: unknown[] = [];
    const attempt = (call: Promise<unknown>): Promise<unknown> =>
      call.catch((thrown: unknown) => errors.push(thrown));
    const { api } = setting.twitch;
    faults().expireTokens();
    await attempt(api.polls.list());
    faults().failApi({ status: 500, path: '/polls', times: 2 });
    await attempt(api.polls.list());
    faults().failApi({ status: 401, path: '/polls', times: 3 });
    await attempt(api.polls.list());
    faults().loseAnswers('/token');
    faults().expireTokens();
    await setting.advance(11_000);
    await attempt(api.channel.info([setting.house.streamer.id]));
    faults().dropChat();
    faults().closeEventSub(4000);
    await setting.advance(120_000);
    faults().cut(null);
    await attempt(api.raids.cancel());
    await setting.advance(10_000);
    faults().restore();
    faults().revokeTokens(setting.house.bot);
    await setting.advance(120_000);
    collect();
    expect(secrets.size).toBeGreaterThanOrEqual(6);
    const shown = `${setting.everythingShown()} ${errors
      .map((error) =>
        error instanceof Error ? `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}` : error,
      )
      .join(' ')}`;
    for (const secret of secrets) expect(shown).not.toContain(secret);
    expect(errors.length).toBeGreaterThan(0);
  });
});
