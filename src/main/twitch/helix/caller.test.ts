import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REHEARSAL_CLIENT_ID } from '../../rehearsal/ids/clients.ts';
import { ApiHouse } from '../testing/apiHouse.ts';
import { signedIn } from '../testing/signedIn.ts';

let setting: ApiHouse;
beforeEach(async () => {
  setting = await ApiHouse.open();
});
afterEach(() => setting.close());

const viewer = (login: string) => setting.house.server.world.accounts.obtain(login);
/** The next pause before a repetition is over. */
async function pauseEnds(requests: number): Promise<void> {
  await setting.http.answered(requests);
  setting.house.clock.advance(2_000);
}

describe('a sign-in that Twitch refuses', () => {
  it('is renewed once and the call then succeeds', async () => {
    const { api, http, house, streamer } = setting;
    const before = await streamer?.token();
    house.server.faults.expireTokens(house.streamer);
    expect(await api.users.myself('streamer')).toMatchObject({ login: house.streamer.login });
    expect(http.count('/users')).toBe(2);
    expect(await streamer?.token()).not.toBe(before);
  });

  it('is renewed once for 100 calls at the same time, and no refresh token is sent twice', async () => {
    const { api, house, streamer } = setting;
    house.server.faults.expireTokens(house.streamer);
    const ann = viewer('ann');
    const answers = await Promise.all(Array.from({ length: 100 }, () => api.users.byIds([ann.id])));
    expect(answers.every(([profile]) => profile?.login === 'ann')).toBe(true);
    // A second use of a refresh token would have ended every sign-in of the account.
    expect(streamer?.state.kind).toBe('signed-in');
    expect(await api.users.myself('streamer')).toMatchObject({ login: house.streamer.login });
  });

  it('is said plainly when it is over', async () => {
    const { api, house } = setting;
    house.server.faults.revokeTokens(house.streamer);
    await expect(api.polls.list()).rejects.toMatchObject({
      code: 'twitch.signed_out',
      message: expect.stringContaining('sign in again'),
    });
  });

  it('is not renewed for a right that is missing', async () => {
    const { api, http, house } = setting;
    await setting.streamer?.stop();
    setting.streamer = signedIn(house, 'streamer', house.streamer, ['chat:read']);
    await expect(api.polls.list()).rejects.toMatchObject({
      code: 'twitch.missing_scope',
      data: { account: 'streamer' },
    });
    expect(http.requests).toEqual([]);
  });
});

describe('when Twitch has trouble', () => {
  it('repeats a question once after a 503', async () => {
    const { api, house } = setting;
    house.server.faults.failApi({ status: 503, path: '/users' });
    const asked = api.users.myself('bot');
    await pauseEnds(1);
    expect(await asked).toMatchObject({ login: house.bot.login });
  });

  it('never repeats what changes something, not even when the answer is lost', async () => {
    const { api, http, house } = setting;
    house.server.faults.loseAnswers('/chat/messages');
    await expect(api.chat.say('once', null)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Whether it was done is not known'),
    });
    expect(http.count('/chat/messages')).toBe(1);
    const said = [...house.server.world.stage.messages.values()].filter((line) => line.text === 'once');
    expect(said).toHaveLength(1);
  });

  it('repeats a question whose answer was lost', async () => {
    const { api, house } = setting;
    house.server.faults.loseAnswers('/users');
    const asked = api.users.myself('bot');
    await pauseEnds(1);
    expect(await asked).toMatchObject({ login: house.bot.login });
  });

  it('tells an error page from an answer', async () => {
    const { api, house } = setting;
    house.server.faults.failApi({ status: 502, path: '/polls', html: true });
    await expect(api.polls.list()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says that nothing was sent when the network is gone', async () => {
    const { api, house } = setting;
    await house.server.stop();
    await expect(api.chat.say('hello', null)).rejects.toMatchObject({
      code: 'unavailable',
      data: { sent: false },
    });
  });

  it('gives up a call that takes too long', async () => {
    const { api, house } = setting;
    house.server.faults.slowApi(60_000);
    const asked = api.chat.say('hello', null);
    const refused = expect(asked).rejects.toMatchObject({ code: 'unavailable' });
    await new Promise((resolve) => setImmediate(resolve));
    house.clock.advance(12_000);
    await refused;
  });

  it('names no token in any error, whatever goes wrong', async () => {
    const { api, house, streamer, log } = setting;
    const token = (await streamer?.token()) ?? '?';
    const errors: unknown[] = [];
    house.server.faults.failApi({ status: 500, path: '/polls' });
    errors.push(await api.polls.list().catch((thrown: unknown) => thrown));
    house.server.faults.failApi({ status: 400, path: '/polls' });
    errors.push(await api.polls.list().catch((thrown: unknown) => thrown));
    await house.server.stop();
    errors.push(await api.raids.cancel().catch((thrown: unknown) => thrown));
    for (const error of errors) {
      expect(error).toBeInstanceOf(Error);
      const all = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''}`;
      expect(all).not.toContain(token);
    }
    expect(JSON.stringify(log.kept)).not.toContain(token);
  });
});

describe('Twitch’s limits', () => {
  it('learns from every answer what is left', async () => {
    const { api, caller } = setting;
    await api.users.myself('bot');
    expect(caller.limits()).toEqual([{ slot: 'bot', limit: 800, left: 799, fullAt: expect.any(Number) }]);
  });

  it('keeps points for who waits, and lets background calls wait', async () => {
    const { api, house, http, caller } = setting;
    await api.users.myself('bot');
    house.server.faults.drainRateLimit();
    const urgent = api.at('user').users.myself('bot');
    await pauseEnds(2);
    expect(await urgent).toMatchObject({ login: house.bot.login });

    const background = api.at('background').users.myself('bot');
    await new Promise((resolve) => setImmediate(resolve));
    const asked = http.requests.length;
    house.clock.advance(5_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(http.requests).toHaveLength(asked);
    await api.at('user').users.myself('bot');
    house.clock.advance(20_000);
    expect(await background).toMatchObject({ login: house.bot.login });
    expect(caller.limits()[0]?.left).toBeGreaterThan(200);
  });

  it('never asks more than it may: the rest waits, or fails at once with the time to wait', async () => {
    const { api, house } = setting;
    await api.users.myself('bot');
    house.server.helix.rateLimit.take(`${REHEARSAL_CLIENT_ID} ${house.bot.id}`, 700);
    await api.users.myself('bot');
    const calls = Array.from({ length: 400 }, () => api.at('user').users.myself('bot'));
    const all = Promise.allSettled(calls);
    for (let second = 0; second < 12; second += 1) {
      house.clock.advance(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const ends = await all;
    const refused = ends.filter((end) => end.status === 'rejected').map((end) => end.reason);
    expect(refused.length).toBeGreaterThan(100);
    expect(refused[0]).toMatchObject({ code: 'rate_limited', data: { wait: expect.any(Number) } });
    expect(ends.filter((end) => end.status === 'fulfilled').length).toBeGreaterThan(200);
    expect([...house.server.helix.calls.keys()].filter((name) => name.endsWith(' 429'))).toEqual([]);
  });

  it('passes on a limit of one call, which the points do not show', async () => {
    const { api } = setting;
    await api.chat.shoutout(viewer('other_streamer').id);
    await expect(api.chat.shoutout(viewer('another_one').id)).rejects.toMatchObject({
      code: 'rate_limited',
      message: expect.stringContaining('one shoutout every two minutes'),
    });
  });
});

describe('who acts', () => {
  it('is the bot where it moderates, and the streamer from then on when Twitch says that it does not', async () => {
    const { api, house } = setting;
    const ann = viewer('ann');
    const { stage } = house.server.world;
    await api.moderation.timeout(ann.id, 60, '');
    expect(stage.bans.get(ann.id)?.moderatorId).toBe(house.bot.id);
    stage.moderators.clear();
    await api.moderation.timeout(ann.id, 60, '');
    expect(stage.bans.get(ann.id)?.moderatorId).toBe(house.streamer.id);
  });

  it('is the streamer when there is no bot', async () => {
    const { api, house } = setting;
    await setting.bot?.stop();
    setting.bot = null;
    expect(await api.chat.say('it is me', null)).toMatchObject({ kind: 'said' });
    expect([...house.server.world.stage.messages.values()].at(-1)?.author.id).toBe(house.streamer.id);
  });

  it('is nobody when nobody is signed in, and that is said', async () => {
    const { api } = setting;
    await setting.streamer?.stop();
    setting.streamer = null;
    await expect(api.polls.list()).rejects.toMatchObject({
      code: 'twitch.signed_out',
      message: expect.stringContaining('as the streamer'),
    });
  });
});
