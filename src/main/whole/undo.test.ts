import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { NEW_COMMAND_OPTIONS } from '../../shared/contract/commandDraft.ts';
import type { GiveawayDesk } from '../../shared/contract/giveaways.ts';
import { contract } from '../../shared/contract/index.ts';
import { PEOPLE, Stand } from '../testing/stand.ts';

/** Made once, so that every change has something to change. */
interface Made {
  command: string;
  quote: number;
  waiting: number;
  removed: number;
  note: number;
  reminder: number;
  counter: number;
  phrase: string;
  timer: string;
  group: string;
  welcome: string;
  routine: string;
  item: number;
  other: number;
  focus: number;
  paused: number;
  ledgerRow: number;
  ann: string;
  /** A bet that runs. */
  bet: number;
  /** An entry of the streamer's own word list. */
  entry: number;
  /** A pack of the streamer's own. */
  pack: string;
  /** One that waits for the streamer, and one that is done. */
  openPurchase: number;
  donePurchase: number;
  /** A giveaway that is kept for later, and the winner of one that is over. */
  planned: number;
  winner: number;
}

let stand: Stand;
let made: Made;
/** A word list that came with Emcee, and was changed. */
let ours: string;
const ask = <T>(route: string, input: object = {}): Promise<T> => stand.ask<T>(route, input);
const text = (words: string) => ({ kind: 'text', text: words });
const interval = { kind: 'interval', minutes: 5, lines: 0 };
const head = (title: string) => ({
  title,
  text: '',
  author: '',
  licence: '',
  version: '1',
  wordsAre: 'word',
});
const question = (words: string) => ({
  kind: 'question',
  value: { id: 'new', text: words, answers: ['dough'], difficulty: 1, topic: 'baking' },
});
const step = { id: 's1', action: 'log.write', parameters: { text: 'x' } };

beforeAll(async () => {
  stand = await Stand.open();
  const ann = stand.twitch.happen.person(PEOPLE.viewer).id;
  const quote = async (words: string) =>
    (await ask<{ quote: { id: number } }>('quotes.add', { text: words, author: 'Ann' })).quote.id;
  const item = async (words: string) => {
    await ask('todo.add', { text: words });
    const { items } = stand.twitch.snapshot<{ items: { id: number }[] }>('todo.list');
    return items.at(-1)?.id ?? 0;
  };
  await ask('settings.set', { feature: 'quotes', values: { suggestions: true } });
  const removed = await quote('Three');
  await ask('quotes.remove', { id: removed });
  await stand.say(PEOPLE.viewer, '!quote add Four');
  const { quotes } = await ask<{ quotes: { id: number; text: string }[] }>('quotes.list', {
    filter: { state: 'waiting' },
  });
  const row = await ask<{ row: { id: string } }>('commands.save', {
    id: null,
    draft: { names: ['wiggle'], response: 'Wiggle!', options: NEW_COMMAND_OPTIONS },
  });
  await ask('commands.saveAlias', { name: 'wobble', line: '!wiggle' });
  await ask('commands.override', { id: 'quotes.add', change: { role: 'vip' } });
  await stand.say(PEOPLE.viewer, '!wiggle');
  await ask('economy.adjust', { viewerIds: [ann], currency: 'tokens', amount: 5 });
  const { rows } = await ask<{ rows: { id: number }[] }>('economy.ledger');
  await ask('viewers.addGroup', { name: 'Crew' });
  await ask('routines.setVariable', { name: 'mood', value: 'good' });
  const id = <T extends string | number>(answer: Promise<{ id: T }>): Promise<T> =>
    answer.then((one) => one.id);
  const routine = await ask<{ routine: { id: string } }>('routines.save', {
    id: null,
    draft: { name: 'One', steps: [step] },
  });
  await ask('routines.save', { id: routine.routine.id, draft: { name: 'Two', steps: [step] } });
  const rule = (more: object) => ({ id: null, name: 'Rule', reaction: text('hello'), ...more });
  await stand.say(PEOPLE.viewer, '!focus 25');
  await stand.say('robin', '!focus 25');
  const timers = () =>
    stand.twitch.snapshot<{ timers: { id: number }[] }>('todo.focus').timers.map((timer) => timer.id);
  const [focus = 0, paused = 0] = timers();
  await ask('todo.pauseFocus', { id: paused });
  await ask('social.create', { name: 'mine', title: 'Mine' });
  await ask('social.save', { list: 'mine', id: null, text: 'One', category: 'sweet' });
  const { entries } = await ask<{ entries: { id: number }[] }>('social.entries', { list: 'mine' });
  const { lists } = stand.twitch.snapshot<{ lists: { name: string; ours: boolean }[] }>('social.lists');
  ours = lists.find((list) => list.ours)?.name ?? '';
  await ask('social.save', { list: ours, id: null, text: 'Our own' });
  const { pack } = await ask<{ pack: string }>('packs.create', head('Mine'));
  await ask('packs.save', { pack, was: null, entry: question('What rises?') });
  await ask('packs.save', { pack: 'general', was: null, entry: question('What is added?') });
  await ask('shop.remove', { ids: ['sourdough_shield'] });
  await ask('economy.adjust', { viewerIds: [ann], currency: 'tokens', amount: 10 });
  const thing = { title: 'A wave', price: 2, currency: 'tokens' };
  await ask('shop.save', { item: { ...thing, id: 'wave', byHand: true }, isNew: true, stock: 5 });
  await ask('shop.save', { item: { ...thing, id: 'nod' }, isNew: true });
  await stand.say(PEOPLE.viewer, '!buy wave');
  await stand.say(PEOPLE.viewer, '!buy nod');
  const { purchases } = await ask<{ purchases: { id: number; itemId: string }[] }>('shop.purchases');
  const purchase = (of: string) => purchases.find(({ itemId }) => itemId === of)?.id ?? 0;
  await ask('settings.set', { feature: 'giveaways', values: { showSeconds: 0, claimSeconds: 0 } });
  await ask('giveaways.draw', { id: await openGiveaway() });
  await ask('giveaways.start', { rules: { title: 'A roll' }, later: true });
  const { last, planned } = giveawayDesk();
  made = {
    pack,
    planned: planned[0]?.id ?? 0,
    winner: last?.winners[0]?.id ?? 0,
    openPurchase: purchase('wave'),
    donePurchase: purchase('nod'),
    entry: entries[0]?.id ?? 0,
    command: row.row.id,
    quote: await quote('One'),
    waiting: quotes[0]?.id ?? 0,
    removed,
    note: (await ask<{ memory: { id: number } }>('memories.addNote', { text: 'Oven' })).memory.id,
    reminder: (
      await ask<{ reminder: { id: number } }>('memories.remind', { whom: 'chat', words: 'in 3 hours to eat' })
    ).reminder.id,
    counter: (await ask<{ counter: { id: number } }>('counters.create', { name: 'deaths' })).counter.id,
    phrase: await id(ask<{ id: string }>('phrases.save', { rule: rule({ kind: 'word', pattern: 'rye' }) })),
    timer: await id(ask<{ id: string }>('timers.save', { timer: rule({ schedule: interval }) })),
    group: await id(
      ask<{ id: string }>('timers.saveGroup', { group: { id: null, name: 'G', schedule: interval } }),
    ),
    welcome: await id(
      ask<{ id: string }>('welcomes.save', { rule: rule({ audience: { kind: 'everybody' } }) }),
    ),
    routine: routine.routine.id,
    item: await item('Bake'),
    other: await item('Sweep'),
    focus,
    paused,
    ledgerRow: rows[0]?.id ?? 0,
    bet: await id(ask<{ id: number }>('bets.open', { question: 'Rye?', options: ['yes', 'no'], minutes: 0 })),
    ann,
  };
});
afterAll(() => stand.close());

const giveawayDesk = () => stand.twitch.snapshot<GiveawayDesk>('giveaways.desk');

/** The id of one that runs, with Ann in it. */
async function openGiveaway(): Promise<number> {
  const { now } = giveawayDesk();
  if (now) return now.id;
  await ask('giveaways.start', { rules: { title: 'A loaf', claimSeconds: 0 } });
  await stand.say(PEOPLE.viewer, '!join');
  return giveawayDesk().now?.id ?? 0;
}

/** What has to be there first for some, and would be in the way of others: one giveaway runs at a time. */
const FIRST: Readonly<Record<string, () => Promise<unknown>>> = {
  'giveaways.close': openGiveaway,
  'giveaways.takeOut': openGiveaway,
};

/** What each route is called with. */
const CHANGES: Readonly<Record<string, (made: Made) => object | Promise<object>>> = {
  'bets.end': ({ bet }) => ({ id: bet, winner: 0 }),
  'bets.cancel': ({ bet }) => ({ id: bet }),
  'commands.save': ({ command }) => ({
    id: command,
    draft: { names: ['wiggle', 'twist'], response: 'Big wiggles!', options: NEW_COMMAND_OPTIONS },
  }),
  'commands.override': () => ({ id: 'quotes.quote', change: { names: ['saying'], role: 'vip' } }),
  'commands.reset': () => ({ ids: ['quotes.add'] }),
  'commands.bulk': ({ command }) => ({ ids: [command, 'quotes.quote'], change: { do: 'disable' } }),
  'commands.resetUses': ({ command }) => ({ ids: [command] }),
  'commands.import': async () => ({
    text: (await ask<{ text: string }>('commands.export')).text
      .replaceAll('wiggle', 'wonder')
      .replaceAll('wobble', 'wander'),
    conflicts: 'skip',
  }),
  'commands.saveAlias': () => ({ old: 'wobble', name: 'jiggle', line: '!wiggle now' }),
  'commands.removeAliases': () => ({ names: ['wobble'] }),
  'counters.create': () => ({ name: 'jumps' }),
  'counters.configure': ({ counter }) => ({
    id: counter,
    name: 'deaths',
    showWord: 'rip',
  }),
  'counters.remove': ({ counter }) => ({ id: counter }),
  'counters.add': ({ counter }) => ({ id: counter, by: 3 }),
  'counters.set': ({ counter }) => ({ id: counter, to: 7 }),
  'economy.savePlan': async () => {
    const { plan } = await ask<{ plan: { currencies: object[] } }>('economy.plan');
    return { plan: { ...plan, currencies: [...plan.currencies, { id: 'gems', one: 'gem', many: 'gems' }] } };
  },
  'economy.undoRow': ({ ledgerRow }) => ({ id: ledgerRow }),
  'economy.adjust': ({ ann }) => ({ viewerIds: [ann], currency: 'tokens', amount: 100 }),
  'games.setEnabled': () => ({ game: 'slots', enabled: false }),
  'games.saveSettings': () => ({ game: 'slots', values: { leastStake: 7, mostStake: 70 } }),
  'giveaways.start': () => ({ rules: { title: 'A bun' } }),
  'giveaways.open': ({ planned }) => ({ id: planned }),
  'giveaways.change': ({ planned }) => ({ id: planned, rules: { title: 'A bigger roll' } }),
  'giveaways.remove': ({ planned }) => ({ id: planned }),
  'giveaways.close': async () => ({ id: await openGiveaway() }),
  'giveaways.takeOut': async ({ ann }) => ({ id: await openGiveaway(), viewerId: ann }),
  'giveaways.deliver': ({ winner }) => ({ winnerId: winner, delivered: true }),
  'memories.addNote': () => ({ text: 'Another' }),
  'memories.addLink': () => ({ url: 'https://example.org/bread' }),
  'memories.edit': ({ note }) => ({ id: note, title: 'New', text: 'Changed' }),
  'memories.remove': ({ note }) => ({ id: note }),
  'memories.remind': () => ({ whom: 'chat', words: 'in 5 hours to sleep' }),
  'memories.cancel': ({ reminder }) => ({ id: reminder }),
  'packs.enable': () => ({ pack: 'bakery', enabled: false }),
  'packs.create': () => head('Another'),
  'packs.copy': () => ({ pack: 'bakery', title: 'Our bakery' }),
  'packs.describe': ({ pack }) => ({ pack, head: head('Renamed') }),
  'packs.save': () => ({ pack: 'bakery', was: null, entry: question('What is new?') }),
  'packs.remove': () => ({ pack: 'bakery', kind: 'question', ids: ['hydration', 'flour-rest'] }),
  'packs.reset': () => ({ pack: 'general' }),
  'packs.drop': ({ pack }) => ({ pack }),
  'packs.importPack': async ({ pack }) => ({
    text: (await ask<{ text: string }>('packs.exportPack', { pack })).text,
  }),
  'packs.setSeason': () => ({ season: 'halloween' }),
  'phrases.save': ({ phrase }) => ({
    rule: { id: phrase, name: 'New', kind: 'exact', pattern: 'oats', reaction: text('other') },
  }),
  'phrases.remove': ({ phrase }) => ({ ids: [phrase] }),
  'phrases.enable': ({ phrase }) => ({ ids: [phrase], on: false }),
  'phrases.importRules': async () => ({ text: await exported('phrases'), mode: 'replace' }),
  'quotes.add': () => ({ text: 'Two', author: 'Bo' }),
  'quotes.edit': ({ quote }) => ({ id: quote, text: 'One and a half' }),
  'quotes.approve': ({ waiting }) => ({ id: waiting }),
  'quotes.remove': ({ quote }) => ({ id: quote }),
  'quotes.restore': ({ removed }) => ({ id: removed }),
  'quotes.import': () => ({ format: 'json', text: JSON.stringify([{ text: 'From a file', author: 'Cy' }]) }),
  'routines.save': ({ routine }) => ({ id: routine, draft: { name: 'Three', steps: [] } }),
  'routines.delete': ({ routine }) => ({ id: routine }),
  'routines.duplicate': ({ routine }) => ({ id: routine }),
  'routines.enable': ({ routine }) => ({ id: routine, on: false }),
  'routines.restore': ({ routine }) => ({ id: routine, version: 1 }),
  'routines.import': async () => ({
    text: (await ask<{ text: string }>('routines.export', { ids: [] })).text,
  }),
  'routines.setVariable': () => ({ name: 'mood', value: 3 }),
  'routines.deleteVariable': () => ({ name: 'mood' }),
  'shop.save': () => ({
    item: { id: 'wave', title: 'A big wave', price: 3, currency: 'tokens' },
    stock: 9,
  }),
  'shop.remove': () => ({ ids: ['wave', 'flour_power'] }),
  'shop.enable': () => ({ ids: ['wave'], on: false }),
  'shop.order': () => ({ ids: ['wave', 'nod'] }),
  'shop.putOnSale': () => ({ ids: ['wave', 'nod'], sale: { percent: 50 } }),
  'shop.addPack': () => ({}),
  'shop.importRules': async () => ({
    text: (await ask<{ text: string }>('shop.exportRules')).text
      .replaceAll('"wave"', '"salute"')
      .replaceAll('A wave', 'A salute'),
    mode: 'replace',
  }),
  'shop.fulfil': ({ openPurchase }) => ({ id: openPurchase }),
  'shop.refund': ({ donePurchase }) => ({ id: donePurchase }),
  'social.save': () => ({ list: 'mine', id: null, text: 'Two' }),
  'social.remove': ({ entry }) => ({ ids: [entry] }),
  'social.block': () => ({ list: 'mine', category: 'sweet', blocked: true }),
  'social.create': () => ({ name: 'other', title: 'Other' }),
  'social.drop': () => ({ list: 'mine' }),
  'social.reset': () => ({ list: ours }),
  'social.import': () => ({ list: 'mine', format: 'txt', text: 'Three\nFour' }),
  'timers.save': ({ timer }) => ({
    timer: { id: timer, name: 'New', schedule: interval, reaction: text('other') },
  }),
  'timers.remove': ({ timer }) => ({ ids: [timer] }),
  'timers.enable': ({ timer }) => ({ ids: [timer], on: false }),
  'timers.assign': ({ timer, group }) => ({ ids: [timer], groupId: group }),
  'timers.saveGroup': ({ group }) => ({
    group: { id: group, name: 'H', turns: 'shuffle', schedule: interval },
  }),
  'timers.removeGroup': ({ group }) => ({ id: group }),
  'timers.importRules': async () => ({ text: await exported('timers'), mode: 'add' }),
  'todo.add': () => ({ text: 'Eat' }),
  'todo.edit': ({ item }) => ({ id: item, text: 'Bake more' }),
  'todo.done': ({ item }) => ({ id: item, done: true }),
  'todo.remove': ({ item }) => ({ id: item }),
  'todo.move': ({ item }) => ({ id: item, to: 1 }),
  'todo.clear': () => ({ what: 'all' }),
  'todo.startFocus': () => ({ workMinutes: 30 }),
  'todo.stopFocus': ({ focus }) => ({ id: focus }),
  'todo.pauseFocus': ({ focus }) => ({ id: focus }),
  'todo.resumeFocus': ({ paused }) => ({ id: paused }),
  'viewers.edit': ({ ann }) => ({ ids: [ann], changes: { notes: 'Kind', addGroups: ['Crew'] } }),
  'viewers.addGroup': () => ({ name: 'Bakers' }),
  'viewers.renameGroup': () => ({ name: 'Crew', to: 'Team' }),
  'viewers.removeGroup': () => ({ name: 'Crew' }),
  'viewers.import': ({ ann }) => ({ text: `id,login,notes\n${ann},ann,From a file\n`, apply: true }),
  'welcomes.save': ({ welcome }) => ({
    rule: { id: welcome, name: 'New', audience: { kind: 'firstEver' }, reaction: text('other') },
  }),
  'welcomes.remove': ({ welcome }) => ({ ids: [welcome] }),
  'welcomes.enable': ({ welcome }) => ({ ids: [welcome], on: false }),
  'welcomes.forget': () => ({}),
  'welcomes.importRules': async () => ({ text: await exported('welcomes'), mode: 'replace' }),
};

async function exported(feature: string): Promise<string> {
  return (await ask<{ text: string }>(`${feature}.exportRules`)).text;
}

const ROUTES = Object.values(contract).flatMap(({ id, routes }) =>
  Object.entries(routes).flatMap(([name, { output }]) =>
    'shape' in output && 'undo' in (output as z.ZodObject).shape ? [`${id}.${name}`] : [],
  ),
);

/**
 * What only tells when and how often something was changed, which an undo does not hide. The ledger only grows: what is
 * taken back stands in it too.
 */
const MARKS = new Set([
  'version',
  'changedAt',
  'edited',
  'nextAt',
  'revision',
  'handedOut',
  'takenBack',
  'reasons',
]);

/** All that a feature shows of itself. */
async function shown(feature: string): Promise<unknown> {
  const [, part] = Object.entries(contract).find(([, { id }]) => id === feature) ?? [];
  const lives = Object.keys(part?.lives ?? {})
    .filter((live) => live !== 'runs')
    .map((live) => [live, stand.twitch.snapshot(`${feature}.${live}`)] as const);
  const lists: [string, unknown][] = [];
  for (const list of ['list', 'groups', 'plan', 'books', 'public'])
    if (part && list in part.routes) lists.push([list, await ask(`${feature}.${list}`)]);
  if (feature === 'shop') {
    lists.push(['purchases', await ask('shop.purchases')]);
    lists.push(['sold', await ask('shop.sold')]);
    lists.push(['books', await ask('economy.books')]);
  }
  if (feature === 'social') {
    for (const { name } of stand.twitch.snapshot<{ lists: { name: string }[] }>('social.lists').lists)
      lists.push([name, await ask('social.entries', { list: name })]);
  }
  if (feature === 'packs') {
    for (const { id } of stand.twitch.snapshot<{ packs: { id: string }[] }>('packs.shelf').packs)
      lists.push([id, await ask('packs.open', { pack: id })]);
  }
  if (feature === 'quotes') {
    // What was added and is taken back lies among the removed ones, and no number is given twice.
    const of = async (state: string) =>
      (await ask<{ quotes: { number: number | null }[] }>('quotes.list', { filter: { state } })).quotes;
    return {
      kept: await of('kept'),
      waiting: (await of('waiting')).map((quote) => ({ ...quote, number: null })),
    };
  }
  return JSON.parse(
    JSON.stringify(Object.fromEntries([...lives, ...lists]), (key, value) =>
      MARKS.has(key) ? undefined : value,
    ),
  );
}

describe('a change that can be undone', () => {
  it('is tried for every route of the contract that answers how', () => {
    expect(Object.keys(CHANGES).sort()).toEqual([...ROUTES].sort());
  });

  it.each(ROUTES)('%s leaves everything as it was when it is taken back', async (route) => {
    const [feature = ''] = route.split('.');
    await FIRST[route]?.();
    const before = await shown(feature);
    const { undo } = await ask<{ undo: string | null }>(route, (await CHANGES[route]?.(made)) ?? {});
    expect(undo).toEqual(expect.any(String));
    if (!['welcomes.forget', 'phrases.importRules', 'welcomes.importRules'].includes(route))
      expect(await shown(feature), 'it changed nothing').not.toEqual(before);
    await ask('changes.undo', { id: undo });
    expect(await shown(feature)).toEqual(before);
    expect(stand.faults()).toEqual([]);
  });
});
