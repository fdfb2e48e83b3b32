import { expect, onTestFinished, test } from 'vitest';
import { EventBus, type EventName } from '../../engine/events.ts';
import type { Occasion } from '../../engine/occasion.ts';
import type { RoutinesContext } from './context.ts';
import { chat } from './triggers/chat.ts';
import { contests } from './triggers/contests.ts';
import { type Tell, tellFacts } from './triggers/facts.ts';
import { moderation } from './triggers/moderation.ts';
import { rewards } from './triggers/rewards.ts';
import { stream } from './triggers/stream.ts';
import { support } from './triggers/support.ts';

const kim = { id: '7', login: 'kim', name: 'Kim' };
const money = { value: 1250, decimals: 2, currency: 'EUR' };
/** A fact with all that any of them holds; each trigger reads what is its own. */
const fact = {
  user: { ...kim, colour: null },
  from: kim,
  giver: kim,
  recipient: kim,
  recipients: [kim],
  to: kim,
  moderator: kim,
  target: kim,
  requester: kim,
  id: 'x',
  messageId: 'm',
  time: 1000,
  until: 61_000,
  late: false,
  tier: 2,
  prime: false,
  months: 1,
  totalMonths: 12,
  streak: null,
  text: 'Hello',
  total: 3,
  given: null,
  months_: 1,
  wasGift: true,
  bits: 100,
  kind: 'celebration',
  parts: [],
  amount: money,
  charity: 'Cause',
  first: true,
  highlighted: true,
  own: false,
  shared: null,
  standing: {
    streamer: false,
    moderator: false,
    vip: true,
    subscriberTier: 0,
    subscriberMonths: 0,
    staff: false,
  },
  colour: 'blue',
  value: 5,
  reward: { id: 'w', title: 'Hydrate', cost: 50, prompt: '' },
  sentence: 'It was.',
  code: null,
  emoteOnly: true,
  followersOnly: null,
  slow: 3,
  subscribersOnly: false,
  unique: false,
  title: 'Baking',
  language: 'en',
  category: { id: '1', name: 'Art' },
  labels: [],
  viewers: 25,
  seconds: 90,
  automatic: true,
  on: true,
  phase: 'began',
  host: kim,
  participants: [kim],
  input: 'please',
  status: 'fulfilled',
  cost: 50,
  change: 'added',
  reason: 'Spam',
  rules: [],
  role: 'vip',
  has: true,
  banEvasion: 'likely',
  action: 'slow',
  details: {},
  level: 2,
  overall: null,
  terms: ['a', 'b'],
  byAutoMod: false,
  poll: {
    id: 'p',
    title: 'Bread?',
    status: 'running',
    choices: [
      { id: '1', title: 'No', votes: 1 },
      { id: '2', title: 'Yes', votes: 4 },
    ],
  },
  prediction: {
    id: 'p',
    title: 'Rise?',
    status: 'resolved',
    winnerId: '2',
    outcomes: [
      { id: '1', title: 'No', points: 10 },
      { id: '2', title: 'Yes', points: 30 },
    ],
  },
  train: { id: 't', level: 2, total: 900 },
  goal: { kind: 'follower', description: 'All', current: 9, target: 10, achieved: false },
  campaign: { name: 'Cause', current: money, target: money },
};

function armed(parameters: Record<string, unknown> = {}) {
  const events = new EventBus((_event, _owner, thrown) => {
    throw thrown;
  });
  const ctx = {
    on: (name: EventName, run: (given: unknown) => void) => events.on(name, 'test', run),
    engine: { twitch: { state: { channel: { ...kim, id: 'streamer' } } } },
  };
  const tell = tellFacts(ctx as unknown as RoutinesContext);
  const names = new Map<string, EventName>();
  const noting: Tell = (given) => {
    names.set(given.id, given.on);
    return tell(given);
  };
  const kinds = [support, chat, stream, rewards, contests, moderation].flatMap((make) => make(noting));
  const fired = new Map<string, Occasion[]>();
  for (const kind of kinds) {
    fired.set(kind.id, []);
    const defaults = kind.parameters.parse(parameters) as never;
    onTestFinished(kind.watch(defaults, (occasion) => fired.get(kind.id)?.push(occasion)));
  }
  const emit = (name: EventName, change: object = {}): void =>
    events.emit(name, { ...fact, ...change } as never);
  return { kinds, names, fired, emit };
}

test('every fact that Emcee announces of Twitch and chat has a trigger', () => {
  const { names } = armed();
  const all = new Set<string>(names.values());
  const missing = [
    'viewer.followed',
    'viewer.subscribed',
    'viewer.resubscribed',
    'viewer.giftedSubs',
    'viewer.subContinued',
    'viewer.giftPaidForward',
    'viewer.unsubscribed',
    'viewer.cheered',
    'viewer.usedPowerUp',
    'viewer.redeemed',
    'viewer.redemptionUpdated',
    'viewer.redeemedAutomatic',
    'viewer.banned',
    'viewer.timedOut',
    'viewer.unbanned',
    'viewer.warned',
    'viewer.acknowledgedWarning',
    'viewer.roleChanged',
    'viewer.becameSuspicious',
    'viewer.saidSuspicious',
    'viewer.askedUnban',
    'viewer.unbanAnswered',
    'viewer.milestone',
    'moderator.acted',
    'automod.held',
    'automod.decided',
    'automod.heldOwn',
    'automod.settingsChanged',
    'automod.termsChanged',
    'reward.changed',
    'channel.updated',
    'channel.raided',
    'channel.raiding',
    'channel.adBreak',
    'channel.gaveShoutout',
    'channel.gotShoutout',
    'channel.shieldMode',
    'channel.sharedChat',
    'stream.started',
    'stream.ended',
    'poll.changed',
    'prediction.changed',
    'hypeTrain.changed',
    'goal.changed',
    'charity.changed',
    'charity.donated',
    'chat.message',
    'chat.announcement',
    'chat.notice',
    'chat.roomNotice',
    'chat.whisper',
    'chat.messageDeleted',
    'chat.userCleared',
    'chat.cleared',
    'chat.modesChanged',
  ].filter((name) => !all.has(name));
  expect(missing).toEqual([]);
});

test('each trigger brings exactly the facts that it promises, of the kind of their examples', () => {
  const { kinds, names, fired, emit } = armed();
  for (const kind of kinds) {
    const name = names.get(kind.id);
    if (!name) throw new Error(kind.id);
    if (kind.id === 'twitch.hypeLevel') emit(name, { phase: 'progressed' });
    else if (kind.id === 'chat.milestone') emit(name, { reward: 450 });
    else if (kind.id === 'automod.held') emit(name, { category: 'swearing' });
    else if (kind.id === 'twitch.subContinued') emit(name, { from: 'gift' });
    else emit(name);
    const [occasion] = fired.get(kind.id) ?? [];
    expect(occasion, kind.id).toBeDefined();
    expect(Object.keys(occasion?.facts ?? {}).sort(), kind.id).toEqual(
      kind.facts.map((told) => told.name).sort(),
    );
    for (const told of kind.facts)
      expect(typeof occasion?.facts[told.name], `${kind.id}.${told.name}`).toBe(typeof told.example);
  }
});

test('who it is comes with the role that the fact proves', () => {
  const { fired, emit } = armed();
  emit('viewer.subscribed', { tier: 3 });
  emit('viewer.followed');
  emit('viewer.followed', { user: { id: 'streamer', login: 'me', name: 'Me' } });
  emit('chat.message');
  emit('viewer.giftedSubs', { giver: null });
  expect(fired.get('twitch.sub')?.[0]?.viewer).toEqual({ ...kim, role: 'subscriber3' });
  expect(fired.get('twitch.follow')?.map(({ viewer }) => viewer?.role)).toEqual(['follower', 'streamer']);
  expect(fired.get('chat.first')?.[0]).toMatchObject({
    viewer: { role: 'vip' },
    line: { id: 'x', text: 'Hello' },
  });
  expect(fired.get('twitch.gift')?.[0]).toMatchObject({ viewer: null, facts: { anonymous: true, total: 3 } });
});

test('filters let pass what is too small, late, of another reward or of another phase', () => {
  const few = armed({ bits: 101, viewers: 26, total: 4, months: 13, tier: '3', reward: 'Stretch' });
  for (const name of [
    'viewer.cheered',
    'viewer.usedPowerUp',
    'channel.raided',
    'viewer.giftedSubs',
    'viewer.resubscribed',
    'viewer.subscribed',
    'viewer.redeemed',
  ] as const)
    few.emit(name);
  expect([...few.fired.values()].flat()).toEqual([]);
  const { fired, emit } = armed({ reward: 'hydrate' });
  emit('viewer.followed', { late: true });
  emit('viewer.redeemed', { late: true });
  emit('poll.changed', { phase: 'ended' });
  emit('chat.message', { shared: { isCopy: true } });
  expect(fired.get('twitch.follow')).toEqual([]);
  expect(fired.get('twitch.redeem')).toHaveLength(1);
  expect(fired.get('twitch.poll')).toEqual([]);
  expect(fired.get('chat.first')).toEqual([]);
});

test('a hype train climbs once for each level, and a new train begins anew', () => {
  const { fired, emit } = armed();
  for (const [id, level] of [
    ['a', 1],
    ['a', 2],
    ['a', 2],
    ['a', 3],
    ['b', 1],
    ['b', 2],
  ] as const)
    emit('hypeTrain.changed', { phase: 'progressed', train: { id, level, total: 1 } });
  expect(fired.get('twitch.hypeLevel')?.map(({ facts }) => facts['level'])).toEqual([2, 3, 2]);
});
