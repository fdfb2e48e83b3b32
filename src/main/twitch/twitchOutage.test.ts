import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TwitchHouse } from './testing/twitchHouse.ts';

let setting: TwitchHouse;
beforeEach(async () => {
  setting = await TwitchHouse.open();
});
afterEach(() => setting.close());

const faults = () => setting.house.server.faults;

describe('a network that is gone for a minute', () => {
  it('goes from green over red to green; what Twitch can still tell is told once', async () => {
    await setting.online();
    const { stage } = setting.house.server.world;
    const reward = await setting.twitch.api.rewards.create({ title: 'Hydrate', cost: 10, needsInput: true });
    stage.points.set(setting.happen.person('ann').id, 1_000);
    setting.happen.follow('before');
    setting.happen.redeem('ann', reward.id, 'first');
    setting.happen.subscribe('early');
    await setting.tells('viewer.followed');
    await setting.tells('viewer.redeemed');
    await setting.tells('viewer.subscribed');
    await setting.advance(300_000);

    faults().cut(null);
    await setting.until(({ connection }) => connection.kind === 'waiting');
    expect(setting.twitch.state.problems.some((problem) => problem.lasting)).toBe(true);
    await setting.advance(30_000);
    setting.happen.follow('missed_one');
    await setting.advance(1_000);
    setting.happen.follow('missed_two');
    setting.happen.subscribe('missed_sub', { tier: '3000' });
    setting.happen.redeem('ann', reward.id, 'second');
    setting.happen.changeChannel({ title: 'While you were away' });
    setting.happen.endSubscription('early');
    setting.happen.goOffline();
    setting.happen.goLive();
    await setting.advance(30_000);
    faults().restore();
    await setting.advance(60_000);
    await setting.connected();
    expect(setting.twitch.state.connection.kind).toBe('online');
    setting.happen.follow('after');
    await setting.advance(600_000);

    expect(setting.facts('viewer.followed').map(({ user, late }) => [user.login, late])).toEqual([
      ['before', false],
      ['missed_one', true],
      ['missed_two', true],
      ['after', false],
    ]);
    expect(setting.facts('viewer.redeemed').map(({ input, late }) => [input, late])).toEqual([
      ['first', false],
      ['second', true],
    ]);
    expect(
      setting.facts('viewer.subscribed').map(({ user, tier, late }) => [user.login, tier, late]),
    ).toEqual([
      ['early', 1, false],
      ['missed_sub', 3, true],
    ]);
    expect(setting.facts('viewer.unsubscribed')).toMatchObject([{ user: { login: 'early' }, late: true }]);
    expect(setting.facts('channel.updated')).toMatchObject([{ title: 'While you were away' }]);
    expect(setting.facts('stream.started').filter(({ late }) => late)).toHaveLength(2);
    expect(setting.facts('stream.ended')).toMatchObject([{ late: true }]);
  });

  it('handles no line of chat twice, and the lines before and after all', async () => {
    await setting.online();
    setting.happen.say('ann', 'before');
    await setting.tells('chat.message');
    faults().cut(60_000);
    await setting.until(({ connection }) => connection.kind === 'waiting');
    await setting.advance(120_000);
    await setting.connected();
    setting.happen.say('ann', 'after');
    await setting.tells('chat.message', 2);
    expect(setting.facts('chat.message').map((message) => message.text)).toEqual(['before', 'after']);
  });

  it('in the middle of 20 lines a second loses no line but those of that minute, and doubles nothing', async () => {
    await setting.online();
    const { clock, server } = setting.house;
    const uttered: { id: string; at: number }[] = [];
    server.stage.onLine.add(({ id, sentAt }) => uttered.push({ id, at: sentAt }));
    const colours: string[] = [];
    setting.twitch.onChange(() => {
      const kind = setting.twitch.state.connection.kind;
      if (colours.at(-1) !== kind) colours.push(kind);
    });
    server.crowd.invite(50);
    server.crowd.talk(20);
    faults().duplicateEvents(1_000);
    const stream = async (seconds: number): Promise<void> => {
      for (let second = 0; second < seconds; second += 1) {
        if (second % 5 === 0) setting.happen.follow(`fan_${clock.now()}`);
        if (second % 10 === 0) setting.happen.subscribe(`sub_${clock.now()}`);
        await setting.advance(1_000);
      }
    };
    await stream(30);
    await setting.tells('chat.message', uttered.length);
    const cutAt = clock.now();
    faults().cut(null);
    await setting.until(({ connection }) => connection.kind === 'waiting');
    await stream(60);
    faults().restore();
    while (setting.twitch.state.connection.kind !== 'online') {
      clock.advance(500);
      await setting.http.idle();
    }
    await setting.connected();
    const backAt = clock.now();
    await stream(30);
    server.crowd.talk(0);
    await setting.advance(600_000);

    const heard = setting.facts('chat.message').map(({ id }) => id);
    expect(new Set(heard).size).toBe(heard.length);
    const due = uttered.filter(({ at }) => at < cutAt || at > backAt).map(({ id }) => id);
    expect(due.length).toBeGreaterThan(800);
    expect(due.filter((id) => !heard.includes(id))).toEqual([]);
    // Chat tells nothing afterwards; the API tells who followed and subscribed.
    const { stage } = server.world;
    const followed = setting.facts('viewer.followed').map(({ user }) => user.id);
    const fans = [...stage.followers.keys()].filter((id) =>
      server.world.accounts.get(id)?.login.startsWith('fan_'),
    );
    expect(fans.length).toBeGreaterThanOrEqual(24);
    expect(followed.filter((id) => fans.includes(id)).sort()).toEqual([...fans].sort());
    const subscribed = setting.facts('viewer.subscribed').map(({ user }) => user.login);
    expect(new Set(subscribed).size).toBe(subscribed.length);
    expect(subscribed.filter((login) => login.startsWith('sub_')).length).toBeGreaterThanOrEqual(12);
    const newOnes = [...stage.subscribers.keys()].flatMap((id) => {
      const login = server.world.accounts.get(id)?.login ?? '';
      return login.startsWith('sub_') ? [login] : [];
    });
    expect(subscribed.filter((login) => login.startsWith('sub_')).sort()).toEqual(newOnes.sort());
    expect(colours.at(-1)).toBe('online');
    expect(colours).toContain('waiting');
  });

  it('is no news to a restart: what was told before it is not told again, what was missed is', async () => {
    await setting.online();
    await setting.advance(5_000);
    setting.happen.follow('told');
    await setting.tells('viewer.followed');
    await setting.advance(5_000);
    await setting.twitch.stop();
    await setting.advance(60_000);
    setting.happen.follow('while_away');
    await setting.restart();
    await setting.connected();
    await setting.advance(300_000);
    expect(setting.facts('viewer.followed').map(({ user, late }) => [user.login, late])).toEqual([
      ['told', false],
      ['while_away', true],
    ]);
    expect(setting.facts('stream.started')).toHaveLength(1);
  });
});
