import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TwitchHouse } from './testing/twitchHouse.ts';

let setting: TwitchHouse;
beforeEach(async () => {
  setting = await TwitchHouse.open();
});
afterEach(() => setting.close());

const faults = () => setting.house.server.faults;
const logged = (event: string) => setting.log.kept.filter((entry) => entry.event === event);

describe('EventSub', () => {
  it.each([
    4000, 4001, 4002, 4003, 4004, 4005, 4006, 4007,
  ])('begins afresh after close code %i and makes its subscriptions again', async (code) => {
    await setting.online();
    const sessions = [...setting.house.server.stage.eventSub.sessions.keys()];
    faults().closeEventSub(code);
    await setting.until(({ connections }) => connections.some((one) => one.state.kind === 'waiting'));
    await setting.advance(5_000);
    await setting.connected();
    setting.happen.follow('afterwards');
    await setting.tells('viewer.followed');
    expect(setting.twitch.subscriptions().filter((one) => one.state !== 'enabled')).toEqual([]);
    const now = [...setting.house.server.stage.eventSub.sessions.keys()];
    expect(now).toHaveLength(2);
    expect(now.filter((id) => sessions.includes(id))).toEqual([]);
  });

  it('moves when Twitch asks for it, without making anything again or losing an event', async () => {
    await setting.online();
    const made = setting.http.count('/eventsub/subscriptions');
    expect(faults().eventSubReconnect()).toBe(2);
    for (let i = 0; i < 20; i += 1) {
      setting.happen.follow(`mover_${i}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await setting.tells('viewer.followed', 20);
    await setting.advance(40_000);
    expect(setting.facts('viewer.followed')).toHaveLength(20);
    expect(setting.http.count('/eventsub/subscriptions')).toBe(made);
    expect(setting.twitch.state.connection.kind).toBe('online');
  });

  it('notices that a connection has fallen silent', async () => {
    await setting.online();
    faults().silenceEventSub();
    await setting.advance(20_000);
    await setting.connected();
    setting.happen.follow('ann');
    await setting.tells('viewer.followed');
    expect(
      logged('eventsub.connection').some((entry) => JSON.stringify(entry).includes('nothing was heard')),
    ).toBe(true);
  });

  it('tells an event once that comes twice', async () => {
    await setting.online();
    faults().duplicateEvents(50);
    setting.happen.adBreak(60);
    setting.happen.follow('ann');
    await setting.tells('viewer.followed');
    await setting.advance(5_000);
    expect(setting.facts('channel.adBreak')).toHaveLength(1);
    expect(setting.facts('viewer.followed')).toHaveLength(1);
  });

  it('says that a kind of event was taken away', async () => {
    await setting.online();
    faults().retireType('channel.follow');
    await setting.until(() =>
      setting.twitch.subscriptions().some((one) => one.type === 'channel.follow' && one.state === 'revoked'),
    );
    expect(setting.twitch.subscriptions().find((one) => one.type === 'channel.follow')).toMatchObject({
      detail: expect.stringContaining('update Emcee'),
      retryAt: null,
    });
  });

  it.each([
    ['chat_user_banned', 'channel.chat.'],
    ['moderator_removed', 'channel.moderate'],
  ] as const)('takes up again what was revoked as %s, once it is allowed', async (status, type) => {
    await setting.online();
    const { eventSub } = setting.house.server.stage;
    const revoked = eventSub.revoke(status, (subscription) => subscription.type.startsWith(type));
    expect(revoked).toBeGreaterThan(0);
    const states = () => setting.twitch.subscriptions().filter((one) => one.type.startsWith(type));
    await setting.until(() => states().some((one) => one.state !== 'enabled'));
    expect(states().find((one) => one.state !== 'enabled')?.detail).toMatch(/./);
    await setting.advance(600_000);
    expect(states().map(({ state }) => state)).toEqual(states().map(() => 'enabled'));
  });

  it('tries again what Twitch could not make at first', async () => {
    setting.twitch.start();
    faults().failApi({ path: '/eventsub/subscriptions', status: 500, times: 3 });
    await setting.signIn('streamer', setting.house.streamer);
    await setting.until(() => setting.twitch.subscriptions().some((one) => one.retryAt !== null));
    await setting.advance(30_000);
    expect(setting.twitch.subscriptions().filter((one) => one.state !== 'enabled')).toEqual([]);
  });
});
