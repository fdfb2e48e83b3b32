import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TwitchApi } from '../../engine/twitch/api.ts';
import type { Account } from '../../rehearsal/world/account.ts';
import type { Channel } from '../../rehearsal/world/channel.ts';
import { ApiHouse } from '../testing/apiHouse.ts';

let setting: ApiHouse;
let api: TwitchApi;
let stage: Channel;
let happenings: ApiHouse['house']['server']['happen'];
let ann: Account;

beforeAll(async () => {
  setting = await ApiHouse.open();
  ({ api } = setting);
  stage = setting.house.server.world.stage;
  happenings = setting.house.server.happen;
  ann = setting.house.server.world.accounts.obtain('ann');
});
afterAll(() => setting.close());

const inWholeSeconds = (time: number): number => Math.floor(time / 1000) * 1000;

describe('people', () => {
  it('are found by id and by login, in any number, without those that do not exist', async () => {
    const { accounts } = setting.house.server.world;
    const many = Array.from({ length: 150 }, (_, i) => accounts.obtain(`crowd_${i}`));
    const found = await api.users.byIds([...many.map((one) => one.id), '999999', many[0]?.id ?? '']);
    expect(found).toHaveLength(150);
    const named = await api.users.byLogins(['ANN', 'nobody_of_this_name', 'not a login!']);
    expect(named).toMatchObject([{ id: ann.id, login: 'ann', pictureUrl: expect.stringContaining('http') }]);
  });

  it('follow and subscribe, page by page', async () => {
    for (let i = 0; i < 120; i += 1) happenings.follow(`fan_${i}`);
    happenings.subscribe('ann', { tier: '2000' });
    const first = await api.audience.followers(null);
    expect(first).toMatchObject({ total: 120, next: expect.any(String) });
    const second = await api.audience.followers(first.next);
    expect(first.items.length + second.items.length).toBe(120);
    expect(second.next).toBeNull();
    expect((await api.audience.follower(first.items[0]?.id ?? ''))?.followedAt).toBe(
      setting.house.clock.now(),
    );
    expect(await api.audience.follower(ann.id)).toBeNull();
    expect((await api.audience.subscribers(null)).items).toMatchObject([
      { login: 'ann', tier: 2, gift: false },
    ]);
    expect(await api.audience.subscriber(setting.house.bot.id)).toBeNull();
  });
});

describe('chat', () => {
  it('says, announces, whispers and tells who is there', async () => {
    expect(await api.chat.say('hello over the API', null)).toEqual({
      kind: 'said',
      messageId: [...stage.messages.keys()].at(-1),
    });
    await api.chat.announce('hear ye', 'blue');
    happenings.enter('ann');
    expect((await api.chat.chatters()).map((person) => person.login)).toContain('ann');
  });

  it('tells why a line was dropped', async () => {
    stage.moderators.clear();
    stage.modes.emoteOnly = true;
    expect(await api.chat.say('words', null)).toMatchObject({ kind: 'dropped', code: expect.any(String) });
    stage.modes.emoteOnly = false;
    stage.moderators.add(setting.house.bot.id);
  });

  it('reads and changes the modes of the room', async () => {
    const changed = await api.chat.changeSettings({ slow: 10, followersOnly: 0, emoteOnly: true });
    expect(changed).toEqual({
      emoteOnly: true,
      followersOnly: 0,
      slow: 10,
      subscribersOnly: false,
      unique: false,
    });
    expect(await api.chat.settings()).toEqual(changed);
    expect(await api.chat.changeSettings({ slow: 0, followersOnly: null, emoteOnly: false })).toMatchObject({
      followersOnly: null,
      slow: 0,
    });
    await expect(api.chat.changeSettings({ slow: 999 })).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('3 to 120'),
    });
  });

  it('changes the colour of a name and explains a refusal', async () => {
    await api.chat.setColour('bot', 'hot_pink');
    expect((await api.chat.colours([setting.house.bot.id])).get(setting.house.bot.id)).toBe('#FF69B4');
    await expect(api.chat.setColour('bot', '#123456')).rejects.toMatchObject({
      code: 'twitch.colour_refused',
    });
  });

  it('knows emotes, badges and shared chats', async () => {
    expect((await api.chat.emotes('global')).length).toBeGreaterThan(0);
    expect((await api.chat.badges('global')).some((set) => set.id === 'moderator')).toBe(true);
    expect(await api.chat.sharedSession()).toBeNull();
  });
});

describe('moderation', () => {
  it('times out, bans and lets back in, and explains what cannot be', async () => {
    await api.moderation.timeout(ann.id, 60, 'calm down');
    expect(stage.bans.get(ann.id)).toMatchObject({ reason: 'calm down' });
    expect(await api.moderation.banned()).toMatchObject([
      { user: { login: 'ann' }, until: expect.any(Number) },
    ]);
    await api.moderation.unban(ann.id);
    await api.moderation.ban(ann.id, '');
    await expect(api.moderation.ban(ann.id, '')).rejects.toMatchObject({ code: 'conflict' });
    await api.moderation.unban(ann.id);
    await expect(api.moderation.unban(ann.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(api.moderation.ban(setting.house.streamer.id, '')).rejects.toMatchObject({
      code: 'twitch.not_allowed',
    });
  });

  it('deletes lines, warns, and switches the shield', async () => {
    const spoken = happenings.say('ann', 'delete me');
    const id = 'said' in spoken ? spoken.said.id : '';
    await api.moderation.deleteMessage(id);
    expect(stage.messages.get(id)?.deleted).toBe(true);
    await expect(api.moderation.deleteMessage('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
      code: 'not_found',
    });
    await api.moderation.warn(ann.id, 'be kind');
    expect(stage.warnings.get(ann.id)).toBe('be kind');
    happenings.acknowledgeWarning(ann);
    await api.moderation.setShieldMode(true);
    expect(await api.moderation.shieldMode()).toBe(true);
    await api.moderation.setShieldMode(false);
  });

  it('decides about held lines, checks texts, keeps terms and answers requests', async () => {
    const held = happenings.holdMessage('ann', 'rude words');
    await api.moderation.decideHeld(held.id, false);
    await expect(api.moderation.decideHeld(held.id, true)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await api.moderation.checkAutoMod(['good morning'])).toEqual([true]);
    const term = await api.moderation.addBlockedTerm('spoiler');
    expect((await api.moderation.blockedTerms()).map((one) => one.text)).toContain('spoiler');
    await api.moderation.removeBlockedTerm(term.id);
    happenings.ban('carl');
    const request = happenings.requestUnban('carl', 'sorry');
    expect(await api.moderation.unbanRequests('pending')).toMatchObject([{ id: request.id, text: 'sorry' }]);
    await api.moderation.resolveUnbanRequest(request.id, true, 'welcome back');
    expect(stage.bans.size).toBe(0);
  });

  it('gives and takes roles', async () => {
    await api.roles.addModerator(ann.id);
    await expect(api.roles.addModerator(ann.id)).rejects.toMatchObject({ code: 'conflict' });
    expect((await api.roles.moderators()).map((person) => person.login)).toContain('ann');
    await api.roles.removeModerator(ann.id);
    await api.roles.addVip(ann.id);
    expect((await api.roles.vips()).map((person) => person.login)).toEqual(['ann']);
    await api.roles.removeVip(ann.id);
  });
});

describe('the channel', () => {
  it('is described, changed, marked, and found', async () => {
    const { id } = setting.house.streamer;
    const [category] = await api.channel.findCategories('a');
    expect(category).toBeDefined();
    await api.channel.change({ title: 'Baking bread', categoryId: category?.id ?? '', tags: ['cosy'] });
    expect(await api.channel.info([id])).toMatchObject([
      { title: 'Baking bread', tags: ['cosy'], category: { id: category?.id } },
    ]);
    expect(await api.channel.categories([category?.id ?? ''])).toEqual([category]);
    await expect(api.channel.change({ title: '' })).rejects.toMatchObject({ code: 'bad_input' });
    expect(await api.channel.streams([id, ann.id])).toMatchObject([
      { user: { id }, title: 'Baking bread', viewers: 73 },
    ]);
    expect(await api.channel.mark('here')).toMatchObject({ seconds: expect.any(Number) });
    expect((await api.channel.findChannels('rehearsal', true)).length).toBeGreaterThan(0);
  });

  it('makes clips and waits for them', async () => {
    const asked = setting.http.requests.length;
    const making = api.clips.create('A fine moment');
    await setting.http.answered(asked + 1);
    let clip = null;
    const done = making.then((made) => {
      clip = made;
    });
    for (let question = 2; clip === null && question < 10; question += 1) {
      setting.house.clock.advance(1_500);
      await setting.http.answered(asked + question);
    }
    await done;
    expect(clip).toMatchObject({ title: 'A fine moment', url: expect.stringContaining('http') });
    expect(await api.clips.of(setting.house.streamer.id, 5)).toHaveLength(1);
  });

  it('runs polls and predictions to their end', async () => {
    const poll = await api.polls.start({
      title: 'Bread?',
      choices: ['Rye', 'Wheat'],
      seconds: 60,
      pointsPerVote: 10,
    });
    expect(poll).toMatchObject({ status: 'running', pointsPerVote: 10, endsAt: poll.startedAt + 60_000 });
    await expect(
      api.polls.start({ title: 'Again?', choices: ['Yes', 'No'], seconds: 60, pointsPerVote: null }),
    ).rejects.toMatchObject({ code: 'conflict' });
    happenings.vote('ann', 1);
    expect((await api.polls.end(poll.id, true)).choices[0]).toMatchObject({ title: 'Rye', votes: 1 });
    expect((await api.polls.list())[0]).toMatchObject({ id: poll.id, status: 'terminated' });

    const asked = await api.predictions.start({ title: 'Win?', outcomes: ['Yes', 'No'], seconds: 60 });
    expect(asked).toMatchObject({
      status: 'open',
      outcomes: [{ colour: 'blue' }, { colour: expect.any(String) }],
    });
    expect(await api.predictions.lock(asked.id)).toMatchObject({ status: 'locked' });
    const winnerId = asked.outcomes[1]?.id ?? '';
    expect(await api.predictions.resolve(asked.id, winnerId)).toMatchObject({ status: 'resolved', winnerId });
    const other = await api.predictions.start({ title: 'Again?', outcomes: ['Yes', 'No'], seconds: 60 });
    expect(await api.predictions.cancel(other.id)).toMatchObject({ status: 'cancelled' });
  });

  it('makes rewards, refunds them, and cannot touch those made elsewhere', async () => {
    const reward = await api.rewards.create({
      title: 'Hydrate',
      cost: 100,
      perStream: 5,
      cooldown: 60,
      needsInput: true,
      colour: '#00FF00',
    });
    expect(reward).toMatchObject({
      cost: 100,
      perStream: 5,
      perViewerPerStream: null,
      cooldown: 60,
      needsInput: true,
    });
    await expect(api.rewards.create({ title: 'Hydrate', cost: 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await api.rewards.update(reward.id, { paused: true, cooldown: null })).toMatchObject({
      paused: true,
      cooldown: null,
    });
    await api.rewards.update(reward.id, { paused: false });
    stage.points.set(ann.id, 10_000);
    happenings.redeem('ann', reward.id, 'now!');
    const [redemption] = await api.rewards.redemptions(reward.id, 'unfulfilled');
    expect(redemption).toMatchObject({ user: { login: 'ann' }, input: 'now!', status: 'unfulfilled' });
    await api.rewards.refund(reward.id, [redemption?.id ?? '']);
    expect(stage.points.get(ann.id)).toBe(10_000);
    expect(await api.rewards.redemptions(reward.id, 'cancelled')).toHaveLength(1);
    const foreign = happenings.addReward({ title: 'Made on the dashboard', cost: 1 });
    await expect(api.rewards.update(foreign.id, { cost: 2 })).rejects.toMatchObject({
      code: 'twitch.not_allowed',
      message: expect.stringContaining('made elsewhere'),
    });
    expect((await api.rewards.list(true)).map((one) => one.title)).toEqual(['Hydrate']);
    await api.rewards.delete(reward.id);
  });

  it('raids, runs ads, and says what is too soon', async () => {
    const other = setting.house.server.world.accounts.obtain('neighbour');
    setting.house.server.world.openChannel(other);
    await api.raids.start(other.id);
    await expect(api.raids.start(other.id)).rejects.toMatchObject({ code: 'conflict' });
    await api.raids.cancel();
    await expect(api.raids.cancel()).rejects.toMatchObject({ code: 'not_found' });
    expect(await api.ads.run(60)).toMatchObject({ seconds: 60, retryAfter: expect.any(Number) });
    await expect(api.ads.run(60)).rejects.toMatchObject({ code: 'rate_limited' });
    happenings.planAds(600);
    expect(await api.ads.schedule()).toMatchObject({
      nextAt: inWholeSeconds(setting.house.clock.now() + 600_000),
      snoozes: 3,
    });
    const snoozed = await api.ads.snooze();
    expect(snoozed.snoozes).toBe(2);
  });

  it('keeps a schedule', async () => {
    expect(await api.schedule.segments(5)).toEqual([]);
    const startsAt = inWholeSeconds(setting.house.clock.now() + 86_400_000);
    const added = await api.schedule.add({
      title: 'Sunday bake',
      startsAt,
      timeZone: 'Europe/Berlin',
      minutes: 120,
      recurring: true,
      categoryId: null,
    });
    expect(added).toMatchObject({
      title: 'Sunday bake',
      startsAt,
      endsAt: startsAt + 7_200_000,
      recurring: true,
    });
    expect(await api.schedule.change(added.id, { title: 'Monday bake' })).toMatchObject({
      title: 'Monday bake',
    });
    expect((await api.schedule.segments(1)).length).toBe(1);
    await api.schedule.delete(added.id);
  });

  it('shows goals, hype trains and charity', async () => {
    happenings.beginGoal('follower', 'To the moon', 500, 120);
    expect(await api.goals.list()).toMatchObject([
      { kind: 'follower', current: expect.any(Number), target: 500 },
    ]);
    expect(await api.goals.hypeTrain()).toBeNull();
    happenings.startHypeTrain();
    expect(await api.goals.hypeTrain()).toMatchObject({ level: 1, kind: 'regular' });
    expect(await api.goals.charity()).toBeNull();
    happenings.beginCharity('Bread for all', 100_000);
    expect(await api.goals.charity()).toMatchObject({
      name: 'Bread for all',
      target: { value: 100_000, decimals: 2 },
    });
  });
});
