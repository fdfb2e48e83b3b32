import { ApiClient } from '@twurple/api';
import { RefreshingAuthProvider } from '@twurple/auth';
import { EventSubWsListener } from '@twurple/eventsub-ws';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONFIDENTIAL_CLIENT_ID, CONFIDENTIAL_CLIENT_SECRET } from '../ids/clients.ts';
import { KNOWN_SCOPES } from '../ids/scopes.ts';
import { House } from '../testing/house.ts';
import { wallClock } from '../wallClock.ts';
import type { Account } from '../world/account.ts';

const PORT = 'TWURPLE_MOCK_API_PORT';

let house: House;
let api: ApiClient;
let auth: RefreshingAuthProvider;
let listener: EventSubWsListener | null = null;

beforeEach(async () => {
  house = await House.open({ clock: wallClock });
  process.env[PORT] = String(house.server.port);
  auth = new RefreshingAuthProvider({
    clientId: CONFIDENTIAL_CLIENT_ID,
    clientSecret: CONFIDENTIAL_CLIENT_SECRET,
  });
  for (const account of [house.streamer, house.bot]) addUser(account);
  api = new ApiClient({ authProvider: auth, logger: { minLevel: 'critical' } });
});
afterEach(async () => {
  listener?.stop();
  listener = null;
  delete process.env[PORT];
  await house.close();
});

function addUser(account: Account): void {
  const scopes = [...KNOWN_SCOPES];
  const pair = house.server.tokens.issue(CONFIDENTIAL_CLIENT_ID, account.id, scopes);
  auth.addUser(account.id, {
    accessToken: pair.access.token,
    refreshToken: pair.refreshToken,
    expiresIn: 14_000,
    obtainmentTimestamp: Date.now(),
    scope: scopes,
  });
}

const asBot = <T>(run: (client: ApiClient) => Promise<T>): Promise<T> =>
  api.asUser(house.bot.id, (client) => run(client as ApiClient));

describe('the real @twurple/api', () => {
  test('reads people, channel and stream', async () => {
    const { happen } = house.server;
    happen.follow('anna');
    happen.subscribe('anna', { tier: '3000' });
    happen.addVip('anna');
    happen.enter('anna');
    const id = house.streamer.id;
    expect((await api.users.getUserByName('rehearsal_streamer'))?.id).toBe(id);
    expect(await api.users.getUserByName('nobody_at_all')).toBeNull();
    expect((await api.channels.getChannelInfoById(id))?.gameName).toBe('Just Chatting');
    expect((await api.streams.getStreamByUserId(id))?.viewers).toBe(73);
    expect((await api.channels.getChannelFollowers(id)).total).toBe(1);
    expect((await api.subscriptions.getSubscriptions(id)).data[0]).toMatchObject({
      userName: 'anna',
      tier: '3000',
    });
    expect((await api.channels.getVips(id)).data.map((vip) => vip.name)).toEqual(['anna']);
    expect((await api.moderation.getModerators(id)).data.map((mod) => mod.userName)).toEqual([
      'rehearsal_bot',
    ]);
    const chatters = await asBot((client) => client.chat.getChatters(id));
    expect(chatters.data.map((chatter) => chatter.userName)).toContain('anna');
    expect((await api.games.getGameByName('Minecraft'))?.id).toBe('27471');
    expect((await api.chat.getGlobalEmotes()).length).toBeGreaterThan(10);
    expect((await api.chat.getChannelBadges(id))[0]?.id).toBe('subscriber');
    expect((await api.bits.getCheermotes()).getPossibleNames()).toContain('cheer');
  });

  test('changes the channel, its chat and its order', async () => {
    const id = house.streamer.id;
    const anna = house.server.happen.person('anna');
    await api.channels.updateChannelInfo(id, { title: 'Act two', gameId: '27471', tags: ['Encore'] });
    expect(house.server.world.stage).toMatchObject({ title: 'Act two', gameId: '27471', tags: ['Encore'] });
    await asBot(async (client) => {
      const sent = await client.chat.sendChatMessage(id, 'hello house');
      expect(sent.isSent).toBe(true);
      const again = await client.chat.sendChatMessage(id, 'a reply', { replyParentMessageId: sent.id });
      expect(house.server.world.stage.messages.get(again.id)?.parent?.id).toBe(sent.id);
      await client.chat.sendAnnouncement(id, { message: 'listen', color: 'purple' });
      await client.moderation.banUser(id, { user: anna, reason: 'calm down', duration: 60 });
      await expect(client.moderation.banUser(id, { user: id, reason: 'no' })).rejects.toThrow(
        /may not be banned/,
      );
      await client.moderation.unbanUser(id, anna);
      await client.moderation.warnUser(id, anna, 'mind the rules');
      await client.moderation.deleteChatMessages(id, sent.id);
      await client.moderation.updateShieldModeStatus(id, true);
      const settings = await client.chat.updateSettings(id, { slowModeEnabled: true, slowModeDelay: 10 });
      expect(settings.slowModeDelay).toBe(10);
    });
    expect((await api.moderation.getBannedUsers(id)).data).toEqual([]);
    expect(house.server.world.stage.shield.active).toBe(true);
    expect(await api.moderation.checkUserMod(id, house.bot.id)).toBe(true);
    await api.chat.setColorForUser(house.bot.id, 'hot_pink');
    expect(await api.chat.getColorForUser(house.bot.id)).toBe('#FF69B4');
    await expect(api.chat.setColorForUser(house.bot.id, '#123456')).rejects.toThrow(/Turbo or Prime/);
  });

  test('runs polls, predictions and rewards', async () => {
    const id = house.streamer.id;
    const { happen } = house.server;
    const poll = await api.polls.createPoll(id, {
      title: 'Which way?',
      choices: ['Left', 'Right'],
      duration: 60,
    });
    happen.vote('anna', 2);
    const ended = await api.polls.endPoll(id, poll.id);
    expect(ended.status).toBe('TERMINATED');
    expect(ended.choices.map((choice) => choice.totalVotes)).toEqual([0, 1]);

    const prediction = await api.predictions.createPrediction(id, {
      title: 'Win?',
      outcomes: ['Yes', 'No'],
      autoLockAfter: 60,
    });
    happen.predict('anna', 1, 500);
    happen.predict('ben', 2, 500);
    await api.predictions.lockPrediction(id, prediction.id);
    const winner = prediction.outcomes[0]?.id ?? '';
    const resolved = await api.predictions.resolvePrediction(id, prediction.id, winner);
    expect(resolved.winningOutcome?.topPredictors[0]?.channelPointsWon).toBe(1000);

    const reward = await api.channelPoints.createCustomReward(id, { title: 'Hydrate', cost: 50 });
    happen.redeem('anna', 'hydrate');
    const open = await api.channelPoints.getRedemptionsForBroadcaster(id, reward.id, 'UNFULFILLED', {});
    const [redemption] = open.data;
    expect(redemption?.userName).toBe('anna');
    await redemption?.updateStatus('CANCELED');
    expect(house.server.world.stage.points.get(happen.person('anna').id)).toBe(50_000);
    await expect(api.channelPoints.createCustomReward(id, { title: 'hydrate', cost: 1 })).rejects.toThrow(
      /CREATE_CUSTOM_REWARD_DUPLICATE_REWARD/,
    );
    await api.channelPoints.deleteCustomReward(id, reward.id);
  });

  test('runs the show: raid, ads, clips, markers, schedule, shoutouts, whispers, goals', async () => {
    const id = house.streamer.id;
    const { happen } = house.server;
    const friend = happen.person('friend_channel');
    await api.raids.startRaid(id, friend);
    await expect(api.raids.startRaid(id, friend)).rejects.toThrow(/409/);
    await api.raids.cancelRaid(id);
    await api.channels.startChannelCommercial(id, 60);
    happen.planAds(600);
    expect((await api.channels.snoozeNextAd(id)).snoozeCount).toBe(2);
    expect((await api.channels.getAdSchedule(id)).nextAdDate).not.toBeNull();
    expect(await api.clips.createClip({ channel: id })).toContain('Rehearsed');
    expect((await api.streams.createStreamMarker(id, 'here')).description).toBe('here');
    const segment = await api.schedule.createScheduleSegment(id, {
      startDate: '2027-01-01T18:00:00Z',
      timezone: 'Europe/Berlin',
      isRecurring: true,
      duration: 120,
      title: 'Premiere',
    });
    expect((await api.schedule.getSchedule(id)).data.segments[0]?.title).toBe('Premiere');
    await api.schedule.deleteScheduleSegment(id, segment.id);
    await asBot((client) => client.chat.shoutoutUser(id, friend));
    await expect(asBot((client) => client.chat.shoutoutUser(id, friend))).rejects.toThrow(/429/);
    await api.whispers.sendWhisper(house.bot.id, friend, 'psst');
    happen.beginGoal('follower', 'More friends', 10);
    expect((await api.goals.getGoals(id))[0]?.targetAmount).toBe(10);
    happen.startHypeTrain();
    expect((await api.hypeTrain.getHypeTrainStatusForBroadcaster(id))?.current?.level).toBe(1);
    happen.beginSharedChat('friend_channel');
    expect((await api.chat.getSharedChatSession(id))?.participants.length).toBe(2);
  });

  test('refreshes once when its token has run out, and the call succeeds', async () => {
    let refreshed = 0;
    auth.onRefresh(() => {
      refreshed++;
    });
    house.server.faults.expireTokens();
    await api.channels.updateChannelInfo(house.streamer.id, { title: 'after the refresh' });
    expect(house.server.world.stage.title).toBe('after the refresh');
    expect(refreshed).toBe(1);
  });
});

describe('the real @twurple/eventsub-ws', () => {
  function listen(): EventSubWsListener {
    listener = new EventSubWsListener({ apiClient: api, logger: { minLevel: 'critical' } });
    return listener;
  }

  /** Resolves when twurple has created so many subscriptions. */
  function subscribed(events: EventSubWsListener, count: number): Promise<void> {
    return new Promise((resolve) => {
      let made = 0;
      events.onSubscriptionCreateSuccess(() => {
        made++;
        if (made === count) resolve();
      });
    });
  }

  test('hears what happens, with its own types', async () => {
    const events = listen();
    const id = house.streamer.id;
    const told: string[] = [];
    const all = new Promise<void>((resolve) => {
      const tell = (text: string): void => {
        told.push(text);
        if (told.length === 7) resolve();
      };
      events.onChannelFollow(id, id, (event) => tell(`follow ${event.userName}`));
      events.onChannelSubscription(id, (event) => tell(`sub ${event.userName} ${event.tier}`));
      events.onChannelCheer(id, (event) => tell(`cheer ${event.userName} ${event.bits}`));
      events.onChannelRaidTo(id, (event) => tell(`raid ${event.raidingBroadcasterName} ${event.viewers}`));
      events.onChannelRedemptionAdd(id, (event) => tell(`redeem ${event.userName} ${event.rewardTitle}`));
      events.onStreamOffline(id, (event) => tell(`offline ${event.broadcasterName}`));
      events.onChannelChatMessage(id, id, (event) => {
        if (!event.isCheer) tell(`chat ${event.chatterName} ${event.messageText}`);
      });
    });
    const ready = subscribed(events, 7);
    events.start();
    await ready;
    const { happen } = house.server;
    happen.addReward({ title: 'Hydrate', cost: 50 });
    happen.follow('anna');
    happen.subscribe('anna', { tier: '2000' });
    happen.cheer('anna', 100, 'wow');
    happen.raid('friend', 42);
    happen.redeem('anna', 'Hydrate');
    happen.say('anna', 'hello');
    happen.goOffline();
    await all;
    expect(told).toEqual([
      'follow anna',
      'sub anna 2000',
      'cheer anna 100',
      'raid friend 42',
      'redeem anna Hydrate',
      'chat anna hello',
      'offline rehearsal_streamer',
    ]);
  });

  test('follows a reconnect without losing its subscriptions', async () => {
    const events = listen();
    const id = house.streamer.id;
    const heard: string[] = [];
    let hear: (text: string) => void = () => {};
    events.onChannelUpdate(id, (event) => {
      heard.push(event.streamTitle);
      hear(event.streamTitle);
    });
    const ready = subscribed(events, 1);
    events.start();
    await ready;
    const moved = new Promise<void>((resolve) => {
      const readyAgain = events.onUserSocketReady(() => {
        events.removeListener(readyAgain);
        resolve();
      });
    });
    expect(house.server.faults.eventSubReconnect()).toBe(1);
    await moved;
    const got = new Promise<string>((resolve) => {
      hear = resolve;
    });
    house.server.happen.changeChannel({ title: 'after the move' });
    expect(await got).toBe('after the move');
    expect(heard).toEqual(['after the move']);
    expect(house.server.stats().eventSubSubscriptions).toBe(1);
  });

  test('subscribes again after a connection that was lost', async () => {
    const events = listen();
    const id = house.streamer.id;
    events.onStreamOffline(id, () => {});
    let ready = subscribed(events, 1);
    events.start();
    await ready;
    ready = subscribed(events, 1);
    house.server.faults.closeEventSub(4006);
    await ready;
    expect(house.server.stats().eventSubSubscriptions).toBe(1);
  });

  test('learns of a revocation', async () => {
    const events = listen();
    const id = house.streamer.id;
    events.onChannelFollow(id, id, () => {});
    const ready = subscribed(events, 1);
    const revoked = new Promise<string>((resolve) => {
      events.onRevoke((_subscription, status) => resolve(status));
    });
    events.start();
    await ready;
    house.server.faults.revokeTokens(house.streamer);
    expect(await revoked).toBe('authorization_revoked');
  });
});
