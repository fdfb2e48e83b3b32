import { afterEach, describe, expect, it } from 'vitest';
import {
  type Giveaway,
  type GiveawayDesk,
  type GiveawayDraft,
  giveawayRulesSchema,
} from '../../../shared/contract/giveaways.ts';
import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { Ledger } from '../../engine/ledger.ts';
import { type ChatStage, startChatStage } from '../../testing/chatStage.ts';
import { changesFeature } from '../changes/index.ts';
import { commandsFeature } from '../commands/index.ts';
import { economyFeature } from '../economy/index.ts';
import { gamesFeature } from '../games/index.ts';
import { logFeature } from '../log/index.ts';
import { modulesFeature } from '../modules/index.ts';
import type { GiveawayDraw, GiveawayWon } from './events.ts';
import { giveawaysFeature } from './index.ts';
import { pickBy } from './odds.ts';
import { readCreate, readStart } from './reading.ts';

const FEATURES = [
  logFeature,
  changesFeature,
  modulesFeature,
  commandsFeature,
  economyFeature,
  gamesFeature,
  giveawaysFeature,
];
const MINUTE = 60_000;
const DAY = 86_400_000;

let stage: ChatStage;
let gifts = 0;
const draws: GiveawayDraw[] = [];
const wons: GiveawayWon[] = [];

afterEach(() => stage.cleanUp());

/** Chat hears of draws at once, unless a test is about the show. */
function open(settings: Record<string, unknown> = {}): void {
  stage = startChatStage(FEATURES, {
    purse: false,
    setUp: (ctx) => {
      ctx.on('giveaway.drawn', (draw) => void draws.push(draw));
      ctx.on('giveaway.won', (won) => void wons.push(won));
    },
  });
  stage.test.app.settings.set('giveaways', { showSeconds: 0, claimSeconds: 0, ...settings });
  draws.length = 0;
  wons.length = 0;
}

async function say(login: string, text: string, role: ChatRole = 'everyone'): Promise<string[]> {
  stage.said.length = 0;
  await stage.chat(text, { login, role });
  return stage.said.splice(0).map((line) => line.text);
}

const mod = (text: string): Promise<string[]> => say('mo', text, 'moderator');

function wait(ms: number): string[] {
  stage.said.length = 0;
  stage.test.clock.advance(ms);
  return stage.said.splice(0).map((line) => line.text);
}

async function restart(meanwhile: () => void = () => {}): Promise<string[]> {
  stage.said.length = 0;
  await stage.test.restart(undefined, meanwhile);
  return stage.said.splice(0).map((line) => line.text);
}

async function ask<T>(route: string, input: unknown = {}): Promise<T> {
  const result = await stage.test.call(`giveaways.${route}`, input);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data as T;
}

const start = async (draft: GiveawayDraft): Promise<Giveaway> => {
  const rules = { claimSeconds: 0, ...draft };
  const { giveaway } = await ask<{ giveaway: Giveaway }>('start', { rules });
  return giveaway;
};

function desk(): GiveawayDesk {
  const snapshot = stage.test.app.router.snapshot('giveaways.desk', { role: 'streamer', name: 'test' });
  if (!snapshot.ok) throw new Error(snapshot.error.message);
  return snapshot.data as GiveawayDesk;
}

const ledger = (): Ledger => stage.test.app.services.need('ledger', 'off');
const has = (login: string): number => ledger().balance(`id-${login}`, 'tokens');
function give(login: string, amount: number): void {
  gifts += 1;
  ledger().payMany({
    lines: [{ viewerId: `id-${login}`, currency: 'tokens', amount }],
    reason: 'To play with',
    reference: `gift:${gifts}`,
    actor: 'test',
  });
}

describe('entering', () => {
  it('works by !join, and names all who came within ten seconds in one line', async () => {
    open();
    expect(await mod('!giveaway start "A fresh loaf" 5')).toEqual([
      'Giveaway: A fresh loaf! Type !join to enter. The draw is in 5 minutes.',
    ]);
    expect(await say('robin', '!join')).toEqual(['Robin is in. 1 entrant so far!']);
    for (let at = 0; at < 500; at += 1) expect(await say(`guest${at}`, '!join')).toEqual([]);
    expect(wait(10_000)).toEqual([
      'Guest0, Guest1, Guest2, Guest3, Guest4, Guest5, Guest6, Guest7 and 492 more are in. 501 entrants so far!',
    ]);
    expect(await say('robin', '!join')).toEqual(['You are in already, as one of 501 entrants. Good luck!']);
    expect(desk().now).toMatchObject({ entrants: 501, tickets: 501, pot: 0, state: 'open' });
  });

  it('is silent when the streamer wants it so, and still says why somebody cannot', async () => {
    open({ confirm: false });
    await start({ title: 'Loaf', subscribersOnly: true });
    expect(await say('robin', '!join', 'subscriber')).toEqual([]);
    expect(await say('kim', '!join')).toEqual(['This one is for subscribers. Subscribe, and enter again.']);
    expect(desk().now?.entrants).toBe(1);
  });

  it('works by any word or emote, and leaves talk with it alone', async () => {
    open({ confirm: false });
    await start({ title: 'Loaf', word: 'BreadLove' });
    expect(await say('robin', 'breadlove')).toEqual([]);
    expect(await say('kim', 'BreadLove what a day')).toEqual([]);
    expect(await say('max', 'I like BreadLove')).toEqual([]);
    expect(await say('robin', 'BreadLove BreadLove')).toEqual([]);
    expect(desk().now?.entrants).toBe(2);
    // The shared word belongs to others now.
    expect(await say('max', '!join')).toEqual(['There is nothing to join just now.']);
  });

  it('works by !join while the games that share the word are off', async () => {
    open({ confirm: false });
    await stage.test.call('modules.set', { id: 'games', on: false });
    await start({ title: 'Loaf' });
    await say('robin', '!join');
    expect(desk().now?.entrants).toBe(1);
    await stage.test.call('modules.set', { id: 'games', on: true });
    await say('kim', '!join');
    expect(desk().now?.entrants).toBe(2);
  });

  it('asks which one when a game can be joined as well', async () => {
    open({ confirm: false });
    for (const who of ['robin', 'kim']) give(who, 1000);
    await start({ title: 'Loaf' });
    await say('robin', '!heist 100');
    expect(await say('kim', '!join')).toEqual(['Which one: !join heist or !join giveaway?']);
    expect(await say('kim', '!join giveaway')).toEqual([]);
    expect(desk().now?.entrants).toBe(1);
  });

  it('is left with !leave or !leaveraffle, and tickets are paid back', async () => {
    open({ confirm: false });
    give('robin', 100);
    await start({ title: 'Loaf', ticketPrice: 10, mostTickets: 5 });
    await say('robin', '!ticket 4');
    expect(has('robin')).toBe(60);
    expect(await say('robin', '!leave')).toEqual(['You are out. 40 tokens are back.']);
    expect(has('robin')).toBe(100);
    await say('robin', '!ticket 2');
    expect(await say('robin', '!leaveraffle')).toEqual(['You are out. 20 tokens are back.']);
    expect(await say('robin', '!leaveraffle')).toEqual(['You are not in this giveaway.']);
    expect([has('robin'), desk().now?.entrants]).toEqual([100, 0]);
  });

  it.each([
    ['!ticket 0', 'Take a whole number of tickets above 0, or "all", or "half".'],
    ['!ticket -5', 'Take a whole number of tickets above 0, or "all", or "half".'],
    ['!ticket 1.5', 'Take a whole number of tickets above 0, or "all", or "half".'],
    ['!ticket many', 'Take a whole number of tickets above 0, or "all", or "half".'],
    ['!ticket 4', '4 tickets cost 40 tokens, and you have 35 tokens. It is enough for 3.'],
    ['!ticket 11', 'You can have 10 tickets at most.'],
    ['!join 0', 'Put in one whole amount above 0, "all" or "half".'],
    ['!join -5', 'Put in one whole amount above 0, "all" or "half".'],
    ['!raffle 1.5', 'Take a whole number of tickets above 0, or "all", or "half".'],
  ])('answers %s with what to do instead', async (line, answer) => {
    open();
    give('robin', 35);
    await start({ title: 'Loaf', ticketPrice: 10, mostTickets: 10 });
    expect(await say('robin', line)).toEqual([answer]);
    expect([has('robin'), desk().now?.entrants]).toEqual([35, 0]);
  });

  it('sells all or half of what one can have, and says so when there is no room', async () => {
    open({ confirm: false });
    for (const who of ['robin', 'kim', 'max']) give(who, 95);
    await start({ title: 'Loaf', ticketPrice: 10, mostTickets: 8 });
    await say('robin', '!ticket all');
    await say('kim', '!ticket half');
    await say('max', '!join');
    expect([has('robin'), has('kim'), has('max')]).toEqual([15, 55, 85]);
    expect(await say('robin', '!ticket')).toEqual(['You are in already, with 8 of 13 tickets.']);
    expect(await say('kim', '!ticket 5')).toEqual(['You have 4 and can have 8 at most: take 4 or fewer.']);
    expect(await say('max', '!join')).toEqual([
      'You are in already, with 1 of 13 tickets. !ticket 1 buys another one; you can have 8.',
    ]);
    expect(await say('kim', '!giveaway')).toEqual([
      'Loaf: 3 entrants with 13 tickets so far. Type !join to enter. You have 4 of 13 tickets: 31%.',
    ]);
  });

  it('says that points are off, when tickets cost some', async () => {
    open();
    await start({ title: 'Loaf', ticketPrice: 10 });
    await stage.test.call('modules.set', { id: 'economy', on: false });
    expect(await say('robin', '!ticket')).toEqual([
      'This giveaway takes or pays points, and points are off. The Modules page has the switch of Economy.',
    ]);
  });
});

describe('who may enter', () => {
  it.each<[string, GiveawayDraft, ChatRole, string]>([
    ['everybody below VIPs', { title: 'x', role: 'vip' }, 'subscriber', 'This one is for VIPs.'],
    [
      'lower tiers',
      { title: 'x', role: 'subscriber2' },
      'subscriber',
      'This one is for subscribers of tier 2.',
    ],
    ['moderators', { title: 'x', leaveOutModerators: true }, 'moderator', 'Moderators sit this one out.'],
    ['the streamer', { title: 'x' }, 'streamer', 'You give this away, so you cannot win it.'],
    ['who does not follow', { title: 'x', followMinutes: 0 }, 'everyone', 'This one is for followers.'],
    [
      'who does not follow, by role',
      { title: 'x', role: 'follower' },
      'everyone',
      'This one is for followers.',
    ],
    [
      'who has watched too little',
      { title: 'x', watchMinutes: 120 },
      'everyone',
      'This one takes 2 hours of watching. Stay for another 2 hours and try again.',
    ],
  ])('leaves out %s, and says why', async (_who, draft, role, answer) => {
    open();
    await start(draft);
    const [said = ''] = await say('robin', '!join', role);
    expect(said).toContain(answer);
    expect(desk().now?.entrants).toBe(0);
  });

  it('asks Twitch since when somebody follows, with a kind answer meanwhile', async () => {
    open({ confirm: false });
    await start({ title: 'Loaf', followMinutes: 7 * 24 * 60 });
    const now = stage.test.clock.now();
    stage.people.following.add('id-robin').add('id-kim');
    stage.people.followingSince.set('id-robin', now - 8 * DAY).set('id-kim', now - 6 * DAY);
    stage.people.unasked.add('id-robin').add('id-kim').add('id-max');
    expect(await say('robin', '!join')).toEqual(['One moment: Twitch is asked since when you follow.']);
    expect(await say('kim', '!join')).toEqual([
      'One moment: Twitch is asked since when you follow.',
      'You have to follow for 7 days. You can enter in 1 day, if it is still open.',
    ]);
    expect((await say('max', '!join')).at(-1)).toBe(
      'This one is for followers. Follow the channel, and enter again.',
    );
    expect(desk().now?.entrants).toBe(1);
  });

  it('says kindly that Twitch does not answer', async () => {
    open();
    await start({ title: 'Loaf', followMinutes: 0 });
    stage.people.unasked.add('id-robin');
    stage.people.followedSince = () => Promise.reject(new Error('no answer'));
    expect((await say('robin', '!join')).at(-1)).toBe(
      'Twitch does not say just now since when you follow. Try again in a minute.',
    );
  });

  it('lets nobody in whose follow is answered after the end', async () => {
    open({ confirm: false });
    const { id } = await start({ title: 'Loaf', followMinutes: 0 });
    stage.people.unasked.add('id-robin');
    let answer: (since: number | null) => void = () => {};
    stage.people.followedSince = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await say('robin', '!join');
    await ask('close', { id });
    stage.said.length = 0;
    answer(0);
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(stage.said.map(({ text }) => text)).toEqual([
      'This giveaway takes nobody in any more. Stay for the next one!',
    ]);
    expect(desk().now?.entrants).toBe(0);
  });

  it('lets winners of the last days sit out', async () => {
    open({ confirm: false });
    const first = await start({ title: 'Loaf' });
    await say('robin', '!join');
    await ask('draw', { id: first.id });
    wait(DAY);
    await start({ title: 'Roll', restDays: 7 });
    expect(await say('robin', '!join')).toEqual(['You have won lately. You can enter again in 6 days.']);
    wait(6 * DAY);
    await say('robin', '!join');
    expect(desk().now?.entrants).toBe(1);
  });

  it('leaves out bots, known ones and those that the streamer has marked', async () => {
    open();
    await start({ title: 'Loaf' });
    stage.people.ignored.add('id-robin');
    expect(await say('nightbot', '!join')).toEqual(['Bots cannot win anything here.']);
    // Who is to be left alone gets no answer either.
    expect(await say('robin', '!join')).toEqual([]);
    expect(desk().now?.entrants).toBe(0);
  });

  it('draws only those who are here, where they have to be', async () => {
    open({ confirm: false });
    const { id } = await start({ title: 'Loaf', mustBePresent: true, winners: 3 });
    for (const who of ['robin', 'kim', 'max']) await say(who, '!join');
    stage.people.present = () => [{ id: 'id-kim', login: 'kim', name: 'Kim' }];
    await ask('draw', { id });
    expect(desk().last?.winners.map(({ name, among }) => [name, among])).toEqual([['Kim', 1]]);
  });
});

describe('the draw', () => {
  it('draws several different winners, tells them in one line, and keeps chance and seed', async () => {
    open({ confirm: false });
    await mod('!giveaway start "A fresh loaf" --winners 2');
    for (let at = 0; at < 6; at += 1) await say(`guest${at}`, '!join');
    await mod('!giveaway draw');
    const [line = ''] = wait(0);
    const winners = desk().last?.winners ?? [];
    expect(new Set(winners.map(({ viewerId }) => viewerId)).size).toBe(2);
    expect(line).toBe(`@${winners[0]?.name} and @${winners[1]?.name} win A fresh loaf! Congratulations!`);
    expect(winners.map(({ chance, among }) => [chance, among])).toEqual([
      [1 / 6, 6],
      [1 / 5, 5],
    ]);
    const { entrants } = await ask<{ entrants: { id: string; tickets: number; weight: number }[] }>(
      'entrants',
      {
        id: desk().last?.id,
      },
    );
    let drum = entrants;
    for (const { viewerId, seed } of winners) {
      expect(pickBy(drum, seed)?.lot.id).toBe(viewerId);
      drum = drum.filter(({ id }) => id !== viewerId);
    }
    expect(wons.map(({ winner, entrants: count }) => [winner.name, count])).toEqual(
      winners.map(({ name }) => [name, 6]),
    );
    expect(draws[0]?.names).toEqual(expect.arrayContaining(winners.map(({ name }) => name)));
  });

  it('weighs tickets by role: tier 1 counts 2, tier 3 counts 4, a VIP 1.5', async () => {
    open({ confirm: false });
    await start({ title: 'Loaf', weighted: true });
    await say('robin', '!join');
    await say('kim', '!join', 'subscriber');
    await say('max', '!join', 'subscriber3');
    await say('vera', '!join', 'vip');
    const { entrants } = await ask<{ entrants: { weight: number }[] }>('entrants', { id: desk().now?.id });
    expect(entrants.map(({ weight }) => weight)).toEqual([1, 2, 4, 1.5]);
  });

  it('shows the draw first and tells chat afterwards, also after a crash in between', async () => {
    open({ confirm: false, showSeconds: 6 });
    await mod('!giveaway start Loaf');
    await say('robin', '!join');
    expect(await mod('!giveaway draw')).toEqual(['The draw is on!']);
    expect(draws).toHaveLength(1);
    expect(wait(5_999)).toEqual([]);
    expect(await restart()).toEqual([]);
    expect(wait(20_000)).toEqual(['@Robin (chance 100%) wins Loaf! Congratulations!']);
    expect(wons).toHaveLength(1);
    expect(wait(DAY)).toEqual([]);
  });

  it('refuses to draw when nobody has entered', async () => {
    open();
    await mod('!giveaway start Loaf 5');
    expect(await mod('!giveaway draw')).toEqual(['Nobody has entered yet. Cancel it, or wait for somebody.']);
    expect(wait(5 * MINUTE)).toEqual([
      'One minute left for Loaf: type !join to get in!',
      'The giveaway is closed, but not drawn yet: Nobody has entered yet. Cancel it, or wait for somebody.',
    ]);
    expect(desk().now).toMatchObject({ state: 'closed', note: expect.stringContaining('Nobody') });
  });

  it('pays points of the bank to each winner, and the pot in equal shares', async () => {
    open({ confirm: false });
    const bank = await start({ title: 'Rain', reward: { kind: 'bank', amount: 70 }, winners: 2 });
    for (const who of ['robin', 'kim']) await say(who, '!join');
    await ask('draw', { id: bank.id });
    expect([has('robin'), has('kim')]).toEqual([70, 70]);
    wait(0);

    const pot = await start({
      title: 'Pot',
      reward: { kind: 'pot', percent: 90 },
      ticketPrice: 5,
      mostTickets: 10,
      winners: 2,
    });
    await say('robin', '!ticket 3');
    await say('kim', '!ticket 2');
    expect([has('robin'), has('kim'), desk().now?.pot]).toEqual([55, 60, 25]);
    await ask('draw', { id: pot.id });
    // 90% of 25 are 22, which two share.
    expect([has('robin'), has('kim')]).toEqual([66, 71]);
    expect(wait(0)[0]).toContain('gets 11 tokens');
  });
});

describe('answering in time', () => {
  const called = () => desk().now?.winners.find(({ state }) => state === 'called');

  it('lets the winner have it who says something, and draws another one when nothing comes', async () => {
    open({ confirm: false });
    give('robin', 10);
    give('kim', 10);
    const { id } = await start({ title: 'Loaf', ticketPrice: 10, claimSeconds: 60, returnUnclaimed: true });
    for (const who of ['robin', 'kim']) await say(who, '!ticket');
    await ask('draw', { id });
    const first = called();
    expect(wait(0)[0]).toContain('Say something within 1 minute to claim it!');
    const other = first?.name === 'Robin' ? 'Kim' : 'Robin';
    expect(wait(60_000)).toEqual([
      `@${first?.name} did not answer in time. @${other} (chance 100%) wins Loaf! Say something within 1 minute to claim it!`,
    ]);
    expect(await say(other.toLowerCase(), 'me?')).toEqual([`Loaf goes to @${other}. Congratulations!`]);
    const names = desk().last?.winners.map(({ name, state }) => [name, state]);
    expect(names).toEqual([
      [first?.name, 'missed'],
      [other, 'won'],
    ]);
    expect([has(first?.name.toLowerCase() ?? ''), has(other.toLowerCase())]).toEqual([10, 0]);
    expect(wons.map(({ winner }) => winner.name)).toEqual([other]);
  });

  it('gives all tickets back when nobody answers', async () => {
    open({ confirm: false });
    give('robin', 10);
    const { id } = await start({ title: 'Loaf', ticketPrice: 10, claimSeconds: 30 });
    await say('robin', '!ticket');
    await ask('draw', { id });
    wait(0);
    expect(wait(30_000)).toEqual(['@Robin did not answer in time. Nobody else is left to be drawn.']);
    expect([has('robin'), desk().now, desk().last?.state]).toEqual([10, null, 'over']);
  });

  it('counts nothing that is said before chat knows', async () => {
    open({ confirm: false, showSeconds: 6 });
    const { id } = await start({ title: 'Loaf', claimSeconds: 30 });
    await say('robin', '!join');
    await ask('draw', { id });
    expect(await say('robin', 'come on, be me')).toEqual([]);
    expect(called()?.name).toBe('Robin');
    wait(6_000);
    expect(await say('robin', 'yes!')).toEqual(['Loaf goes to @Robin. Congratulations!']);
  });

  it('gives winners their whole time again after a restart', async () => {
    open({ confirm: false });
    const { id } = await start({ title: 'Loaf', claimSeconds: 60 });
    await say('robin', '!join');
    await ask('draw', { id });
    wait(50_000);
    await restart(() => stage.test.clock.advance(DAY));
    expect(wait(15_000)).toEqual(['Back again! @Robin, say something within 1 minute to claim Loaf.']);
    wait(59_000);
    expect(await say('robin', 'here')).toEqual(['Loaf goes to @Robin. Congratulations!']);
  });

  it('lets the streamer have it for somebody, and draw another one in their place', async () => {
    open({ confirm: false });
    const { id } = await start({
      title: 'Rain',
      reward: { kind: 'bank', amount: 50 },
      claimSeconds: 60,
    });
    for (const who of ['robin', 'kim']) await say(who, '!join');
    await ask('draw', { id });
    const first = called();
    await ask('accept', { winnerId: first?.id });
    const login = first?.name.toLowerCase() ?? '';
    expect([has(login), desk().last?.state]).toEqual([50, 'over']);
    await ask('redraw', { winnerId: first?.id });
    expect([has(login), called()?.name]).toEqual([0, login === 'robin' ? 'Kim' : 'Robin']);
    expect(await mod(`!giveaway reroll @${login}`)).toEqual([
      `${first?.name} has not won the last giveaway.`,
    ]);
    expect(await mod('!giveaway reroll')).toEqual([
      'Nobody else has entered, so nobody is left to be drawn.',
    ]);
  });

  it('does not draw again over points that were spent', async () => {
    open({ confirm: false });
    const { id } = await start({ title: 'Rain', reward: { kind: 'bank', amount: 50 } });
    for (const who of ['robin', 'kim']) await say(who, '!join');
    await ask('draw', { id });
    wait(0);
    const winner = desk().last?.winners[0];
    give(winner?.name.toLowerCase() ?? '', -20);
    const refused = await stage.test.call('giveaways.redraw', { winnerId: winner?.id });
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('spent some') } });
    expect(desk().last?.winners.map(({ state }) => state)).toEqual(['won']);
  });
});

describe('after a restart', () => {
  it('a giveaway is still open, with its tickets', async () => {
    open({ confirm: false });
    give('robin', 50);
    await start({ title: 'Loaf', ticketPrice: 10, mostTickets: 5, minutes: 10 });
    await say('robin', '!ticket 2');
    await restart();
    expect(desk().now).toMatchObject({ state: 'open', entrants: 1, tickets: 2, pot: 20 });
    await say('robin', '!ticket 1');
    expect(has('robin')).toBe(20);
    expect(wait(10 * MINUTE)).toContain('@Robin (chance 100%) wins Loaf! Congratulations!');
  });

  it('one whose time ran out meanwhile is drawn 15 seconds later', async () => {
    open({ confirm: false });
    await start({ title: 'Loaf', minutes: 2 });
    await say('robin', '!join');
    await restart(() => stage.test.clock.advance(DAY));
    expect(wait(14_999)).toEqual([]);
    expect(wait(1)).toEqual(['@Robin (chance 100%) wins Loaf! Congratulations!']);
  });

  it('of the module alone, it goes on as well', async () => {
    open({ confirm: false });
    await start({ title: 'Loaf' });
    await say('robin', '!join');
    await stage.test.call('modules.set', { id: 'giveaways', on: false });
    expect(await say('kim', '!join')).toEqual(['There is nothing to join just now.']);
    await stage.test.call('modules.set', { id: 'giveaways', on: true });
    await say('kim', '!join');
    expect(desk().now?.entrants).toBe(2);
  });
});

describe('moderators', () => {
  it('cancel it, and everybody gets their tickets back', async () => {
    open({ confirm: false });
    for (const who of ['robin', 'kim']) give(who, 30);
    await mod('!raffle start "A fresh loaf" 10 10 3');
    expect(desk().now?.rules).toMatchObject({ minutes: 10, ticketPrice: 10, mostTickets: 3 });
    for (const who of ['robin', 'kim']) await say(who, '!ticket 3');
    expect([has('robin'), has('kim')]).toEqual([0, 0]);
    expect(await mod('!giveaway cancel')).toEqual([
      'The giveaway "A fresh loaf" was cancelled. All tickets are given back.',
    ]);
    expect([has('robin'), has('kim'), desk().now]).toEqual([30, 30, null]);
    expect(await mod('!giveaway cancel')).toEqual(['No giveaway is running just now.']);
  });

  it('use the names of other bots: create, start, stop, draw', async () => {
    open({ confirm: false });
    expect(await mod('!createraffle "Friday raffle" "A fresh loaf" 2 weighted')).toEqual([
      '"Friday raffle" waits as number 1. !startraffle 1 opens it.',
    ]);
    expect(await mod('!startraffle 7')).toEqual(['No raffle "7" waits. There is 1 (Friday raffle).']);
    await mod('!startraffle');
    await say('robin', '!joinraffle');
    expect(await mod('!stopraffle')).toEqual(['Closed with 1 entrant.']);
    expect(await say('kim', '!raffle')).toEqual([
      'This giveaway takes nobody in any more. Stay for the next one!',
    ]);
    await mod('!drawraffle 1');
    expect(wait(0)).toEqual(['@Robin (chance 100%) wins A fresh loaf! Congratulations!']);
  });

  it('alone may start and draw', async () => {
    open();
    for (const line of ['!giveaway start x', '!giveaway draw', '!createraffle a b', '!drawraffle']) {
      expect((await say('robin', line))[0]).toMatch(/for moderators\.$/);
    }
  });

  it.each([
    ['Loaf 5 10 2 --winners 3', { title: 'Loaf', minutes: 5, ticketPrice: 10, mostTickets: 2, winners: 3 }],
    ['A fresh loaf 5', { title: 'A fresh loaf', minutes: 5 }],
    [
      '"5 loaves" --subs --follow 7d',
      { title: '5 loaves', subscribersOnly: true, followMinutes: 10_080, minutes: null },
    ],
    [
      '"x" --word !bread --claim 90s --present --nomods',
      { word: '!bread', claimSeconds: 90, mustBePresent: true, leaveOutModerators: true },
    ],
    ['x --points 500', { reward: { kind: 'bank', amount: 500 } }],
    ['x 5 10 --pot', { reward: { kind: 'pot', percent: 100 } }],
  ])('start with %s', (text, rules) => {
    expect(readStart(text, { claimSeconds: 0, mostTickets: 1 })).toMatchObject(rules);
  });

  it.each([
    ['x --winner 3', /^There is no --winner\. There is --winners 3/],
    ['x --winners', /^Something is missing after --winners: --winners 3\.$/],
    ['x --winners many', /^How many win is a whole number from 1 to 50\.$/],
    ['x 5 -10', /^What a ticket costs is a whole number/],
    ['x 1.5', /^How many minutes it is open is a whole number/],
    ['x --pot', /^Tickets have to cost something/],
    ['x --follow soon', /^After --follow comes a time, such as/],
    ['x 1 2 3 4', /^After the prize: /],
  ])('are told what is wrong with %s', (text, message) => {
    expect(() => readStart(text, { claimSeconds: 0, mostTickets: 1 })).toThrow(message);
  });

  it('prepare raffles without quotes too', () => {
    expect(readCreate('Friday Loaf 3', 60)).toMatchObject({
      title: 'Friday',
      prize: 'Loaf',
      winners: 3,
      weighted: false,
    });
    expect(() => readCreate('""', 60)).toThrow('Give it a title.');
  });
});

describe('the panel', () => {
  const undo = (id: string | null) => stage.test.call('changes.undo', { id });

  it('takes back an opening, a closing, a removed entrant and a delivery', async () => {
    open({ confirm: false });
    give('robin', 30);
    const first = await ask<{ undo: string }>('start', { rules: { title: 'Loaf' } });
    await undo(first.undo);
    expect(desk().now).toBeNull();

    const { id } = await start({ title: 'Roll', ticketPrice: 10, mostTickets: 3 });
    await say('robin', '!ticket 2');
    const closed = await ask<{ undo: string }>('close', { id });
    await undo(closed.undo);
    expect(desk().now?.state).toBe('open');
    const out = await ask<{ undo: string }>('takeOut', { id, viewerId: 'id-robin' });
    expect([has('robin'), desk().now?.entrants]).toEqual([30, 0]);
    await undo(out.undo);
    expect([has('robin'), desk().now?.tickets]).toEqual([10, 2]);

    await ask('draw', { id });
    const winnerId = desk().last?.winners[0]?.id;
    const delivered = await ask<{ undo: string }>('deliver', { winnerId, delivered: true });
    expect(desk().last?.winners[0]?.delivered).toBe(true);
    await undo(delivered.undo);
    expect(desk().last?.winners[0]?.delivered).toBe(false);
  });

  it('keeps giveaways for later, changes and deletes them, each with a way back', async () => {
    open();
    const { giveaway } = await ask<{ giveaway: Giveaway }>('start', {
      rules: { title: 'Later' },
      later: true,
    });
    const changed = await ask<{ undo: string }>('change', { id: giveaway.id, rules: { title: 'Soon' } });
    expect(desk().planned.map(({ rules }) => rules.title)).toEqual(['Soon']);
    await undo(changed.undo);
    const gone = await ask<{ undo: string }>('remove', { id: giveaway.id });
    expect(desk().planned).toEqual([]);
    await undo(gone.undo);
    expect(desk().planned.map(({ rules }) => rules.title)).toEqual(['Later']);
    const opened = await ask<{ undo: string }>('open', { id: giveaway.id });
    expect(desk().now?.rules.title).toBe('Later');
    await say('robin', '!join');
    await undo(opened.undo);
    expect(desk()).toMatchObject({ now: null, planned: [{ id: giveaway.id, entrants: 0, openedAt: null }] });
    await ask('open', { id: giveaway.id });
    expect(desk().now?.entrants).toBe(0);
    expect(await stage.test.call('giveaways.open', { id: giveaway.id })).toMatchObject({ ok: false });
  });

  it('exports winners and entrants, without formulas', async () => {
    open({ confirm: false });
    const { id } = await start({ title: '=SUM(A1)' });
    await say('robin', '!join');
    await ask('draw', { id });
    const { text } = await ask<{ text: string }>('exportWinners');
    expect(text).toContain(",'=SUM(A1),");
    expect((await ask<{ text: string }>('exportEntrants', { id })).text).toContain('Robin,robin,1,1,0,1');
  });

  it('writes down who has drawn from chat', async () => {
    open({ confirm: false });
    await mod('!giveaway start Loaf');
    await say('robin', '!join');
    await mod('!giveaway draw');
    const audit = stage.test.records.filter(
      ({ feature, category }) => feature === 'giveaways' && category === 'audit',
    );
    expect(audit.map(({ message }) => message)).toEqual([
      'Mo: Opened the giveaway "Loaf"',
      'Mo: Drew the winners of "Loaf"',
    ]);
  });
});

describe('people', () => {
  it('who turn out to be one keep one entry, and the other one is paid back', async () => {
    open({ confirm: false });
    for (const who of ['robin', 'kim', 'max']) give(who, 100);
    const { id } = await start({ title: 'Loaf', ticketPrice: 10, mostTickets: 9 });
    await say('robin', '!ticket 4');
    await say('kim', '!ticket 3');
    await say('max', '!ticket 1');
    stage.ctx().emit('viewer.merged', { from: 'id-robin', to: 'id-kim', actor: 'test' });
    expect(desk().now).toMatchObject({ entrants: 2, tickets: 4, pot: 40 });
    expect([has('robin'), has('kim'), has('max')]).toEqual([0, 170, 90]);
    await ask('cancel', { id });
    expect([has('robin'), has('kim'), has('max')]).toEqual([0, 200, 100]);
  });

  it('who wish to be forgotten leave nothing behind that names them', async () => {
    open({ confirm: false });
    for (const who of ['robin', 'kim']) give(who, 100);
    const first = await start({ title: 'Loaf' });
    await say('robin', '!join');
    await ask('draw', { id: first.id });
    await start({ title: 'Roll', ticketPrice: 10 });
    for (const who of ['robin', 'kim']) await say(who, '!ticket');
    stage.ctx().emit('viewer.forgotten', { id: 'id-robin' });
    expect(desk().now?.entrants).toBe(1);
    const { giveaways } = await ask<{ giveaways: Giveaway[] }>('history');
    expect(giveaways[0]?.winners.map(({ name, viewerId }) => [name, viewerId])).toEqual([['Somebody', '']]);
    expect((await ask<{ text: string }>('exportEntrants', { id: first.id })).text).not.toContain('obin');
    await ask('draw', { id: desk().now?.id });
    expect(desk().last?.winners[0]?.name).toBe('Kim');
  });
});

it('the rules that the page begins with are what the schema says', () => {
  const rules = giveawayRulesSchema.parse({ title: 'x' });
  expect(rules.weights).toMatchObject({ subscriber: 2, subscriber2: 3, subscriber3: 4, vip: 1.5 });
});
