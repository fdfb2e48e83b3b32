import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventName } from '../engine/events.ts';
import { TwitchHouse } from './testing/twitchHouse.ts';

/** Whatever happens in the channel is told once, although chat and EventSub both tell much of it. */

let setting: TwitchHouse;
beforeAll(async () => {
  setting = await TwitchHouse.open();
  await setting.online();
  await setting.advance(5_000);
});
afterAll(() => setting.close());
beforeEach(() => {
  setting.told.length = 0;
});

/** Makes something happen and waits until all that was sent about it has been heard, and all waits are over. */
async function told(happen: () => unknown, ...awaited: EventName[]): Promise<void> {
  happen();
  for (const name of awaited) await setting.tells(name);
  await setting.advance(35_000);
}

const count = (name: EventName): number => setting.facts(name).length;

describe('people', () => {
  it('follow', async () => {
    await told(() => setting.happen.follow('ann'), 'viewer.followed');
    expect(setting.facts('viewer.followed')).toMatchObject([{ user: { login: 'ann' }, late: false }]);
  });

  it('subscribe, again, and stop', async () => {
    await told(() => setting.happen.subscribe('ann', { tier: '2000' }), 'viewer.subscribed');
    expect(setting.facts('viewer.subscribed')).toMatchObject([
      { user: { login: 'ann' }, tier: 2, late: false },
    ]);
    await told(() => setting.happen.resubscribe('ann', { text: 'still here' }), 'viewer.resubscribed');
    expect(setting.facts('viewer.resubscribed')).toMatchObject([
      { user: { login: 'ann' }, text: 'still here' },
    ]);
    await told(() => setting.happen.endSubscription('ann'), 'viewer.unsubscribed');
    expect(setting.facts('viewer.unsubscribed')).toMatchObject([{ user: { login: 'ann' }, late: false }]);
  });

  it('give subscriptions: a bomb is one fact with all who got one', async () => {
    for (let i = 0; i < 30; i += 1) setting.happen.enter(`present_${i}`);
    await told(() => setting.happen.giftBomb('rich', 10), 'viewer.giftedSubs');
    expect(count('viewer.giftedSubs')).toBe(1);
    expect(setting.facts('viewer.giftedSubs')[0]).toMatchObject({ giver: { login: 'rich' }, total: 10 });
    expect(setting.facts('viewer.giftedSubs')[0]?.recipients).toHaveLength(10);
    expect(count('viewer.subscribed')).toBe(0);
  });

  it('give one subscription, by name or without', async () => {
    await told(() => setting.happen.giftSub(null, 'lucky'), 'viewer.giftedSubs');
    expect(setting.facts('viewer.giftedSubs')).toMatchObject([
      { giver: null, total: 1, recipients: [{ login: 'lucky' }] },
    ]);
  });

  it('cheer', async () => {
    await told(() => setting.happen.cheer('ann', 100, 'well done'), 'viewer.cheered');
    expect(setting.facts('viewer.cheered')).toMatchObject([{ user: { login: 'ann' }, bits: 100 }]);
    expect(setting.facts('chat.message')).toMatchObject([{ bits: 100 }]);
  });

  it('spend bits on an effect', async () => {
    await told(() => setting.happen.powerUp('ann', 'gigantify_an_emote', 'Kappa', 20), 'viewer.usedPowerUp');
    expect(setting.facts('viewer.usedPowerUp')).toMatchObject([{ kind: 'gigantify_an_emote', bits: 20 }]);
    expect(count('viewer.cheered')).toBe(0);
  });

  it('redeem rewards', async () => {
    const reward = setting.happen.addReward({ title: 'Hydrate', cost: 10 });
    setting.house.server.world.stage.points.set(setting.happen.person('ann').id, 100);
    await told(() => setting.happen.redeem('ann', reward.id), 'viewer.redeemed');
    expect(setting.facts('viewer.redeemed')).toMatchObject([
      { user: { login: 'ann' }, reward: { title: 'Hydrate', cost: 10 }, late: false },
    ]);
    expect(setting.facts('reward.changed')[0]).toMatchObject({
      change: 'added',
      reward: { title: 'Hydrate' },
    });
  });

  it('raid us', async () => {
    await told(() => setting.happen.raid('neighbour', 42), 'channel.raided');
    expect(setting.facts('channel.raided')).toMatchObject([{ from: { login: 'neighbour' }, viewers: 42 }]);
  });

  it('whisper to the bot', async () => {
    await told(() => setting.happen.whisper('ann', setting.house.bot, 'psst'), 'chat.whisper');
    expect(setting.facts('chat.whisper')).toMatchObject([{ from: { login: 'ann' }, text: 'psst' }]);
  });

  it('have streaks and anniversaries', async () => {
    await told(() => setting.happen.watchStreak('ann', 7), 'viewer.milestone');
    expect(setting.facts('viewer.milestone')).toMatchObject([{ kind: 'watch-streak', value: 7 }]);
  });
});

describe('moderation', () => {
  it('tells a ban with who and why, once, and that the lines are gone', async () => {
    setting.happen.say('troll', 'bad words');
    await told(
      () => setting.happen.ban('troll', 'spam'),
      'viewer.banned',
      'chat.userCleared',
      'moderator.acted',
    );
    expect(setting.facts('viewer.banned')).toMatchObject([
      { user: { login: 'troll' }, moderator: { login: 'rehearsal_streamer' }, reason: 'spam' },
    ]);
    expect(count('chat.userCleared')).toBe(1);
    expect(setting.facts('moderator.acted')).toMatchObject([{ action: 'ban', target: { login: 'troll' } }]);
    await told(() => setting.happen.unban('troll'), 'viewer.unbanned');
    expect(count('viewer.unbanned')).toBe(1);
  });

  it('tells a timeout with its end', async () => {
    const now = setting.house.clock.now();
    await told(() => setting.happen.timeout('troll', 600, 'calm down'), 'viewer.timedOut');
    expect(setting.facts('viewer.timedOut')).toMatchObject([
      { reason: 'calm down', moderator: { id: expect.anything() } },
    ]);
    expect(Math.abs((setting.facts('viewer.timedOut')[0]?.until ?? 0) - now - 600_000)).toBeLessThan(1_500);
  });

  it('tells deleted lines, a cleared chat and changed modes', async () => {
    const spoken = setting.happen.say('ann', 'oops');
    const id = 'said' in spoken ? spoken.said.id : '';
    await told(() => setting.happen.deleteMessage(id), 'chat.messageDeleted');
    expect(setting.facts('chat.messageDeleted')).toMatchObject([{ messageId: id }]);
    await told(() => setting.happen.clearChat(), 'chat.cleared');
    expect(count('chat.cleared')).toBe(1);
    await told(() => setting.happen.changeModes({ slow: 30 }), 'chat.modesChanged');
    expect(setting.facts('chat.modesChanged')).toMatchObject([{ slow: 30 }]);
    await told(() => setting.happen.changeModes({ slow: null }), 'chat.modesChanged');
  });

  it('tells warnings, roles, the shield, suspicions and held lines', async () => {
    await told(() => setting.happen.warn('ann', 'be kind'), 'viewer.warned');
    await told(() => setting.happen.acknowledgeWarning('ann'), 'viewer.acknowledgedWarning');
    await told(() => setting.happen.addModerator('ann'), 'viewer.roleChanged');
    expect(setting.facts('viewer.warned')).toMatchObject([{ reason: 'be kind', user: { login: 'ann' } }]);
    expect(setting.facts('viewer.roleChanged')).toMatchObject([{ role: 'moderator', has: true }]);
    await told(() => setting.happen.removeModerator('ann'), 'viewer.roleChanged');
    expect(count('viewer.roleChanged')).toBe(2);
    await told(() => setting.happen.setShield(true), 'channel.shieldMode');
    await told(() => setting.happen.holdMessage('ann', 'rude'), 'automod.held');
    expect(setting.facts('channel.shieldMode')).toMatchObject([{ on: true }]);
    expect(setting.facts('automod.held')).toMatchObject([{ text: 'rude', reason: 'automod' }]);
    setting.happen.setShield(false);
  });
});

describe('the show', () => {
  it('tells the stream, the title, ads and shoutouts', async () => {
    await told(() => setting.happen.goOffline(), 'stream.ended');
    await told(() => setting.happen.goLive(), 'stream.started');
    await told(() => setting.happen.changeChannel({ title: 'Baking' }), 'channel.updated');
    await told(() => setting.happen.adBreak(60), 'channel.adBreak');
    await told(() => setting.happen.shoutoutFrom('neighbour', 9), 'channel.gotShoutout');
    expect(setting.facts('stream.ended')).toMatchObject([{ late: false }]);
    expect(setting.facts('stream.started')).toMatchObject([{ late: false, kind: 'live' }]);
    expect(setting.facts('channel.updated')).toMatchObject([{ title: 'Baking' }]);
    expect(setting.facts('channel.adBreak')).toMatchObject([{ seconds: 60, automatic: true }]);
    expect(setting.facts('channel.gotShoutout')).toMatchObject([{ from: { login: 'neighbour' } }]);
  });

  it('tells polls and predictions from beginning to end', async () => {
    setting.happen.beginPoll('Bread?', ['Rye', 'Wheat'], 300);
    setting.happen.vote('ann', 1);
    await told(() => setting.happen.endPoll(), 'poll.changed');
    const phases = setting.facts('poll.changed').map((change) => change.phase);
    expect(phases[0]).toBe('began');
    expect(phases.filter((phase) => phase === 'ended')).toHaveLength(1);
    setting.happen.beginPrediction('Win?', ['Yes', 'No'], 300);
    setting.happen.lockPrediction();
    await told(() => setting.happen.endPrediction(1), 'prediction.changed');
    expect(setting.facts('prediction.changed').map((change) => change.phase)).toEqual([
      'began',
      'locked',
      'ended',
    ]);
    expect(setting.facts('prediction.changed').at(-1)?.prediction.status).toBe('resolved');
  });

  it('tells goals, charity and a donation once', async () => {
    await told(() => setting.happen.beginGoal('follower', 'Moon', 100), 'goal.changed');
    await told(() => setting.happen.beginCharity('Bread for all', 100_000), 'charity.changed');
    await told(() => setting.happen.donate('ann', 500), 'charity.donated');
    expect(setting.facts('charity.donated')).toMatchObject([
      { user: { login: 'ann' }, amount: { value: 500, decimals: 2 } },
    ]);
  });

  it('tells a shared chat, and marks the lines that were said elsewhere', async () => {
    await told(() => setting.happen.beginSharedChat('partner'), 'channel.sharedChat');
    await told(() => setting.happen.sayElsewhere('partner', 'bob', 'hello there'), 'chat.message');
    expect(setting.facts('chat.message')).toMatchObject([{ text: 'hello there', shared: { isCopy: true } }]);
    await told(() => setting.happen.endSharedChat());
    expect(setting.facts('channel.sharedChat').map((change) => change.phase)).toEqual(['began', 'ended']);
  });

  it('tells an announcement once', async () => {
    await told(() => setting.happen.announce(setting.house.streamer, 'hear ye', 'blue'), 'chat.announcement');
    expect(setting.facts('chat.announcement')).toMatchObject([{ text: 'hear ye', colour: 'blue' }]);
  });
});
