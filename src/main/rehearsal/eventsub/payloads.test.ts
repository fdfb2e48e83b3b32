import { afterEach, beforeEach, expect, test } from 'vitest';
import { addBlockedTerm, changeAutoMod } from '../events/autoMod.ts';
import { ban } from '../events/bans.ts';
import { changeAccount } from '../events/people.ts';
import { cancelRaid, startRaid } from '../events/raids.ts';
import { redeem, resolveRedemption } from '../events/redemptions.ts';
import { changeReward, removeReward } from '../events/rewards.ts';
import { shoutOut } from '../events/shoutouts.ts';
import { resolveUnban } from '../events/warnings.ts';
import shapes from '../testing/eventShapes.json' with { type: 'json' };
import { House } from '../testing/house.ts';
import { shapeDifferences } from '../testing/shape.ts';
import { allSubscriptionTypes } from './subscriptionTypes.ts';

/** Keys that a sample leaves out though the reference lists them. */
const KNOWN_EXTRAS: Record<string, RegExp> = {
  'channel.moderate v2': /^\+(mod|warn|source_broadcaster_user_(id|login|name))$/,
  'automod.message.hold v2': /^-(moderator_user_(id|login|name)|status)$/,
};

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

/** Subscribes to everything there is, as the streamer, and as a viewer to what concerns a viewer. */
async function listenToAll() {
  const client = await house.eventSub();
  const viewerClient = await house.eventSub();
  const viewer = house.server.world.accounts.obtain('viewer_two');
  const token = house.token(house.streamer);
  const viewerToken = house.token(viewer);
  for (const type of allSubscriptionTypes()) {
    const personal = type.reader === 'user' || type.type.startsWith('channel.chat.user_message');
    const person = personal ? viewer : house.streamer;
    const condition: Record<string, string> = {};
    for (const key of [...type.required, ...type.oneOf.slice(-1)])
      condition[key] = key === 'user_id' ? person.id : house.streamer.id;
    const reply = await house.subscribe(
      personal ? viewerToken : token,
      personal ? viewerClient.sessionId : client.sessionId,
      type.type,
      type.version,
      condition,
    );
    expect([type.type, reply.status]).toEqual([type.type, 202]);
  }
  return { client, viewerClient, viewer };
}

function everythingHappens(viewer: ReturnType<House['server']['happen']['person']>): void {
  const { happen, stage, world } = house.server;
  const { channel } = happen;
  const streamer = house.streamer;
  for (const name of ['anna', 'ben', 'carla', 'dora']) happen.enter(name);

  happen.say('anna', 'hello @ben Kappa');
  happen.beginGoal('follower', 'More friends', 2);
  happen.follow('anna');
  happen.follow('ben');
  happen.subscribe('anna', { tier: '2000' });
  happen.resubscribe('anna', { text: 'still here rehearHype', months: 7, streak: 3 });
  happen.giftSub('ben', 'carla');
  happen.giftBomb('ben', 3);
  happen.upgradeGift('carla');
  happen.payItForward('dora', null);
  happen.subscribe('dora', { prime: true });
  happen.upgradePrime('dora');
  happen.endSubscription('dora');
  happen.cheer('anna', 250, 'for you');
  happen.cheer(null, 100);
  happen.cheer('anna', 9_000);
  happen.powerUp('anna', 'gigantify_an_emote', 'look rehearHype');
  happen.endHypeTrain();
  happen.raid('raider_four', 42);
  happen.shoutoutFrom('raider_four', 100);
  shoutOut(stage, channel, world.accounts.obtain('raider_four'), streamer);
  startRaid(stage, channel, world.accounts.obtain('raider_four'));
  cancelRaid(stage, channel);

  happen.announce(streamer, 'curtain up', 'purple');
  happen.addModerator('ben');
  happen.removeModerator('ben');
  happen.addVip('ben');
  happen.removeVip('ben');
  happen.timeout('dora', 60, 'calm down');
  happen.unban('dora');
  ban(stage, channel, world.accounts.obtain('dora'), streamer, null, 'enough');
  const request = happen.requestUnban('dora', 'sorry');
  resolveUnban(stage, channel, request, streamer, true, 'welcome back');
  happen.warn('ben', 'mind the rules');
  happen.acknowledgeWarning('ben');
  happen.markSuspicious('carla', 'active_monitoring');
  const said = happen.say('carla', 'nothing to see rehearLove');
  if ('said' in said) happen.deleteMessage(said.said.id);
  happen.clearChat();
  happen.changeModes({
    slow: 10,
    followersOnly: 5,
    emoteOnly: true,
    subscribersOnly: true,
    uniqueChat: true,
  });
  happen.changeModes({ slow: null, followersOnly: null, emoteOnly: false, subscribersOnly: false });
  happen.setShield(true);
  happen.setShield(false);
  changeAutoMod(stage, channel, streamer, { overall: 3, levels: { ...channel.autoMod.levels, bullying: 3 } });
  addBlockedTerm(stage, channel, streamer, 'spoiler');
  happen.say(viewer, 'what a spoiler Kappa');
  const held = happen.holdMessage(viewer, 'you idiots Kappa');
  happen.resolveHeld(held.id, 'approved');

  const reward = happen.addReward({ title: 'Hydrate', cost: 100, needsInput: true, prompt: 'What?' });
  const spent = redeem(stage, channel, viewer, reward, 'water');
  if ('redemption' in spent) resolveRedemption(stage, channel, spent.redemption, 'FULFILLED');
  changeReward(stage, channel, reward, { cost: 200 });
  removeReward(stage, channel, reward);
  happen.redeemAutomatic(viewer, 'send_highlighted_message', 'shine Kappa');
  happen.redeemAutomatic(viewer, 'random_sub_emote_unlock');

  happen.beginPoll('Which way?', ['Left', 'Right'], 60);
  happen.vote('anna', 1);
  house.clock.advance(1_000);
  happen.endPoll();
  happen.beginPrediction('Win?', ['Yes', 'No'], 60);
  happen.predict('anna', 1, 500);
  happen.predict('ben', 2, 300);
  house.clock.advance(5_000);
  happen.lockPrediction();
  happen.endPrediction(1);

  happen.adBreak(90);
  happen.beginCharity('The Prop Fund', 100_000);
  happen.donate('anna', 500);
  happen.endCharity();
  happen.beginSharedChat('partner_five', 'guest_six');
  happen.sayElsewhere('partner_five', 'far_away', 'hello over there');
  happen.resubscribe('anna', { text: 'seen by both' });
  happen.joinSharedChat('latecomer');
  happen.leaveSharedChat('latecomer');
  happen.endSharedChat();
  happen.changeChannel({ title: 'Act two', contentLabels: ['Gambling'] });
  happen.goOffline();
  happen.goLive();
  happen.whisper('anna', viewer, 'psst');
  changeAccount(stage, viewer, { description: 'Second row, on the left' });
}

test('every event has the keys and kinds of its sample', async () => {
  const { client, viewerClient, viewer } = await listenToAll();
  everythingHappens(viewer);
  // The last two that are sent, one on each connection.
  await viewerClient.event('user.update');
  await client.event('stream.online');

  const seen = new Set<string>();
  const problems: string[] = [];
  for (const { metadata, payload } of [...client.messages.all, ...viewerClient.messages.all]) {
    if (metadata.message_type !== 'notification') continue;
    const key = `${metadata.subscription_type} v${metadata.subscription_version}`;
    seen.add(key);
    const sampleKey = key === 'automod.message.update v2' ? 'automod.message.hold v2' : key;
    const samples: unknown[] = shapes[sampleKey as keyof typeof shapes] ?? [];
    const differences = samples.map((sample) =>
      shapeDifferences(payload.event, sample).filter((entry) => !KNOWN_EXTRAS[key]?.test(entry)),
    );
    const best = differences.sort((a, b) => a.length - b.length)[0];
    if (!best) problems.push(`${key}: no sample`);
    else if (best.length > 0) problems.push(`${key}: ${best.join(' ')}`);
  }
  expect([...new Set(problems)]).toEqual([]);
  const silent = allSubscriptionTypes()
    .map(({ type, version }) => `${type} v${version}`)
    .filter((key) => !seen.has(key));
  expect(silent).toEqual([]);
});
