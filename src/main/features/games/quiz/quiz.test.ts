import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineContract } from '../../../../shared/rpc/contract.ts';
import type { Feature } from '../../../engine/feature.ts';
import { defineFeature } from '../../../engine/feature.ts';
import type { GuessWord, Packs, Question, Seasons } from '../../../engine/packs.ts';
import { packsFeature } from '../../packs/index.ts';
import { shopFeature } from '../../shop/index.ts';
import { openParlour, type Parlour, type ParlourOptions, PURSE } from '../testing/parlour.ts';

const ASKED: readonly Question[] = [
  { id: 'q1', text: 'What rises?', answers: ['dough', 'the dough'], difficulty: 1, topic: 'baking' },
  { id: 'q2', text: 'Which war?', answers: ['World War 1'], difficulty: 3, topic: 'history' },
  { id: 'q3', text: 'What browns?', answers: ['crust'], difficulty: 2, topic: 'baking' },
];
const WORDS: readonly GuessWord[] = [
  { id: 'w1', word: 'cinnamon', also: ['zimt'], hint: 'A bark', season: '', kind: 'ingredient' },
  { id: 'w2', word: 'candy corn', also: [], hint: 'No vegetable.', season: 'halloween', kind: 'ingredient' },
];

/** Gives them in their order, again and again. */
class FakePacks implements Packs {
  private asked = 0;
  question({ difficulty, topic }: { difficulty?: number; topic?: string }): Question | null {
    const fitting = ASKED.filter(
      (one) => (difficulty ?? one.difficulty) === one.difficulty && (topic ?? one.topic) === one.topic,
    );
    this.asked += 1;
    return fitting[(this.asked - 1) % Math.max(1, fitting.length)] ?? null;
  }
  word({ season = '' }: { season?: string }): GuessWord | null {
    return WORDS.find((word) => word.season === season) ?? null;
  }
  topics(): readonly string[] {
    return ['baking', 'history'];
  }
  seasons(): readonly string[] {
    return ['halloween'];
  }
}

/** Offers a season in the name of a feature, so that a test can choose it. */
function seasonFeature(season: { now: string }): Feature {
  const seasons: Seasons = { now: () => season.now, title: (id) => id.toUpperCase() };
  return defineFeature({
    contract: defineContract({ id: 'season', routes: {}, lives: {} }),
    title: 'Season',
    description: 'Has a season.',
    group: 'chat',
    settings: { version: 1, schema: z.object({}) },
    setup(ctx) {
      ctx.provide('seasons', seasons);
      return { handlers: {}, snapshots: {}, api: null };
    },
  });
}

let room: Parlour | null = null;
afterEach(async () => {
  await room?.stage.cleanUp();
  room = null;
});

function parlour(options: ParlourOptions = { packs: new FakePacks() }): Parlour {
  room = openParlour(undefined, options);
  return room;
}
const set = (where: Parlour, game: string, values: object) =>
  where.call('games.saveSettings', { game, values });
const off = (where: Parlour, id: string) => where.call('modules.set', { id, on: false });

describe('trivia', () => {
  it('is won by the first right answer in chat, with slips forgiven, and pays once', async () => {
    const { say, has, earned, rounds } = parlour();
    expect(await say('robin', '!trivia baking')).toEqual(['Trivia! (baking, easy) What rises? 25 seconds!']);
    expect(await say('kim', 'the bread?')).toEqual([]);
    expect(await say('max', 'THE DOUGH!!')).toEqual(['Max knows it: dough! 25 XP and 5 tokens for the win!']);
    expect(await say('kim', 'dough')).toEqual([]);
    expect([has('max'), has('kim'), has('robin')]).toEqual([PURSE + 5, PURSE, PURSE]);
    expect(await earned('max', 'xp')).toBe(25);
    const [round] = await rounds();
    expect(round?.players).toEqual([{ id: 'id-max', name: 'Max', stake: 0, payout: 0, result: 'won' }]);
  });

  it('does not take one number for another, however near the words are', async () => {
    const { say } = parlour();
    await say('robin', '!trivia history');
    expect(await say('kim', 'world war 2')).toEqual([]);
    expect(await say('kim', 'wrld war 1')).toHaveLength(1);
  });

  it('ends with the answer when nobody says anything', async () => {
    const { say, wait, tables, has } = parlour();
    await say('robin', '!trivia baking');
    expect(wait(24)).toEqual([]);
    expect(wait(1)).toEqual(['Time is up! The answer is dough.']);
    expect(await tables()).toEqual([]);
    expect(await say('kim', 'dough')).toEqual([]);
    expect(has('kim')).toBe(PURSE);
  });

  it('asks what was wished for, and says what there is when it has none', async () => {
    const { say } = parlour();
    expect(await say('robin', '!trivia plumbing')).toEqual([
      '"plumbing" is no topic. Topics are baking, history. Or say easy, middling or hard, or how many questions.',
    ]);
    expect(await say('robin', '!trivia history easy')).toEqual([
      'No pack that is on has a question like that. Try another topic or difficulty.',
    ]);
    for (const wrong of ['0', '21', '-5', '1.5'])
      expect((await say('robin', `!trivia ${wrong}`))[0], wrong).toMatch(/1 to 20|how many questions/);
    expect((await say('robin', '!trivia hard'))[0]).toContain('Which war?');
  });

  it('called oventrivia asks about baking', async () => {
    const { say, wait } = parlour();
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await say('robin', '!oventrivia'))[0]).toContain('(baking, ');
      wait(40);
    }
  });

  it('as a match goes to whoever knows most, and tells the points', async () => {
    const { say, wait, earned, rounds } = parlour();
    expect(await say('robin', '!trivia 3')).toEqual([
      'Trivia! (1 of 3, baking, easy) What rises? 25 seconds!',
    ]);
    expect(await say('kim', 'dough')).toEqual([
      'Kim knows it: dough! Kim 1. The next question follows in 4 seconds.',
    ]);
    expect(await say('kim', 'World War 1'), 'nothing is asked yet').toEqual([]);
    expect(wait(4)).toEqual(['(2 of 3, history, hard) Which war? 25 seconds!']);
    await say('max', 'world war 1');
    wait(4);
    expect(await say('max', 'crust')).toEqual([
      'Max knows it: crust! Max wins (Max 2, Kim 1). 25 XP and 5 tokens for the win!',
    ]);
    expect([await earned('max', 'xp'), await earned('kim', 'xp')]).toEqual([25, 0]);
    const [round] = await rounds();
    expect(round?.players.map(({ name, result }) => [name, result])).toEqual([
      ['Kim', 'lost'],
      ['Max', 'won'],
    ]);
  });

  it('as a match without anybody ends early instead of talking to itself', async () => {
    const { say, wait, tables } = parlour();
    await set(room as Parlour, 'trivia', { silentQuestions: 2 });
    await say('robin', '!trivia 3');
    expect(wait(25)[0]).toContain('Time is up! The answer is dough.');
    wait(4);
    expect(wait(25)).toEqual(['Time is up! The answer is World War 1. Nobody has a point this time.']);
    expect(await tables()).toEqual([]);
  });

  it('goes on after a restart with the same question, whatever became of the packs', async () => {
    const { say, restart, tables } = parlour();
    await say('robin', '!trivia baking 2');
    expect(await restart()).toEqual([]);
    expect((await tables())[0]?.facts).toContainEqual({ name: 'Question', value: 'What rises?' });
    expect((await say('kim', 'dough'))[0]).toContain('Kim knows it: dough!');
  });

  it('that is over by the clock while Emcee was off is closed after the start', async () => {
    const { stage, say, wait } = parlour();
    await say('robin', '!trivia baking');
    await stage.test.restart(undefined, () => stage.test.clock.advance(600_000));
    expect(wait(15)).toEqual(['Time is up! The answer is dough.']);
  });

  it('leaves commands to the commands, even when they would be the answer', async () => {
    const { say } = parlour({
      packs: Object.assign(new FakePacks(), { question: () => ({ ...ASKED[0], answers: ['games'] }) }),
    });
    await say('robin', '!trivia');
    expect((await say('kim', '!games'))[0]).toContain('You can play');
    expect((await say('kim', 'games'))[0]).toContain('Kim knows it');
  });

  it('that costs something goes to the winner, to the house when nobody knows, back when it is stopped', async () => {
    const where = parlour();
    const { say, wait, has, till } = where;
    await set(where, 'trivia', { entry: 100 });
    await say('robin', '!trivia baking');
    expect(has('robin')).toBe(PURSE - 100);
    expect(await say('kim', 'dough')).toEqual([
      'Kim knows it: dough! 25 XP, 5 tokens and the 100 tokens that it cost for the win!',
    ]);
    expect(has('kim')).toBe(PURSE + 105);
    await say('robin', '!trivia history');
    wait(25);
    expect(has('robin')).toBe(PURSE - 200);
    expect(await till()).toBe(100);
    await say('robin', '!trivia baking');
    expect(await say('kim', '!stopquiz')).toEqual([
      'Kim has stopped Trivia. What it cost to begin goes back.',
    ]);
    expect(has('robin')).toBe(PURSE - 200);
    await set(where, 'trivia', { entry: 5000 });
    expect(await say('robin', '!trivia')).toEqual(['You have only 800 tokens.']);
  });

  it('goes on without Economy, promising nothing', async () => {
    const where = parlour();
    await off(where, 'economy');
    await where.say('robin', '!trivia baking');
    expect(await where.say('kim', 'dough')).toEqual(['Kim knows it: dough!']);
  });

  it('says what to do when there is nothing to ask', async () => {
    expect(await parlour({}).say('robin', '!trivia')).toEqual([
      'There is nothing to ask: Packs are off. The Modules page has the switch.',
    ]);
  });

  it('ends when the one who knew most is forgotten, and keeps nothing of them', async () => {
    const { stage, say, tables } = parlour();
    await say('robin', '!trivia 3');
    await say('kim', 'dough');
    stage.test.app.events.emit('viewer.forgotten', { id: 'id-kim' });
    expect(await tables()).toEqual([]);
    const raw = stage.ctx().db.raw.prepare('SELECT players, record FROM game_rounds').all();
    expect(JSON.stringify(raw)).not.toContain('id-kim');
  });

  it('counts the points of two accounts together when they turn out to be one person', async () => {
    const { stage, say, wait } = parlour();
    await say('robin', '!trivia 3');
    await say('kim', 'dough');
    wait(4);
    await say('max', 'world war 1');
    stage.test.app.events.emit('viewer.merged', { from: 'id-max', to: 'id-kim', actor: 'test' });
    wait(4);
    expect((await say('robin', 'crust'))[0]).toContain('Kim wins (Kim 2, Robin 1)');
  });

  it('ends when the game is switched off', async () => {
    const where = parlour();
    await where.say('robin', '!trivia');
    await where.call('games.setEnabled', { game: 'trivia', enabled: false });
    expect(await where.tables()).toEqual([]);
    expect(await where.say('kim', 'dough')).toEqual([]);
  });
});

describe('timer precision of the shop', () => {
  it('gives 5 seconds more to a round that its owner begins, once for each, and is given back when it is stopped', async () => {
    const { stage, say, wait } = parlour({ packs: new FakePacks(), features: [shopFeature] });
    const left = (): number | null | undefined =>
      stage.test.app.services.get('boons')?.list('id-robin')[0]?.uses;
    await say('robin', '!buy timer_precision');
    expect(left()).toBe(10);
    expect(await say('kim', '!trivia baking')).toEqual(['Trivia! (baking, easy) What rises? 25 seconds!']);
    wait(25);
    expect(left(), 'a round of somebody else').toBe(10);
    expect(await say('robin', '!trivia history')).toEqual([
      'Trivia! (history, hard) Which war? 30 seconds (5 of them by Robin)!',
    ]);
    expect(left()).toBe(9);
    expect(wait(29)).toEqual([]);
    expect(wait(1)).toHaveLength(1);
    await say('robin', '!trivia');
    expect(left()).toBe(8);
    await say('kim', '!stopquiz');
    expect(left()).toBe(9);
  });
});

describe('guessing', () => {
  it('shows the first letter, and is won by whoever writes the word', async () => {
    const { say, has } = parlour();
    expect(await say('robin', '!guess')).toEqual([
      'Guess the ingredient: c******* (8 letters). A bark. 30 seconds!',
    ]);
    expect(await say('kim', 'cin')).toEqual([]);
    expect(await say('kim', 'cinamon')).toEqual(['Kim has it: cinnamon! 25 XP and 5 tokens for the win!']);
    expect(has('kim')).toBe(PURSE + 5);
    await say('robin', '!guess');
    expect(await say('max', 'Zimt')).toHaveLength(1);
  });

  it('ends with the word when nobody has it, and shows more letters on the way when it is set so', async () => {
    const where = parlour();
    const { say, wait } = where;
    await say('robin', '!guess');
    expect(wait(29)).toEqual([]);
    expect(wait(1)).toEqual(['Time is up! It was cinnamon.']);
    await set(where, 'guess', { revealSeconds: 5 });
    await say('robin', '!guess');
    const shown = wait(29);
    expect(shown).toHaveLength(3);
    const letters = shown.map((text) =>
      (/: (\S+)\. \d+ seconds left\.$/.exec(text)?.[1] ?? '').replaceAll('*', ''),
    );
    expect(letters.map(({ length }) => length)).toEqual([2, 3, 4]);
    expect(wait(1)).toEqual(['Time is up! It was cinnamon.']);
  });

  it('asks words of the season that runs, and of all of the year when none does', async () => {
    const season = { now: 'halloween' };
    const { say } = parlour({ packs: new FakePacks(), features: [seasonFeature(season)] });
    expect(await say('robin', '!seasonal')).toEqual([
      'HALLOWEEN special! Guess the ingredient: c**** **** (9 letters). No vegetable. 25 seconds!',
    ]);
    expect(await say('kim', 'candy corn')).toHaveLength(1);
    season.now = 'summer';
    expect((await say('robin', '!seasonal'))[0]).toMatch(/^Guess the ingredient: c\*{7} /);
  });

  it('and trivia are one at a time, until a moderator stops it', async () => {
    const { say } = parlour();
    await say('robin', '!guess');
    expect(await say('kim', '!trivia')).toEqual(['Guess the ingredient is running. One at a time!']);
    expect(await say('kim', '!seasonal')).toHaveLength(1);
    expect(await say('kim', '!stopquiz')).toEqual(['Kim has stopped Guess the ingredient.']);
    expect(await say('kim', '!stopquiz')).toEqual(['No quiz is running.']);
    expect((await say('kim', '!trivia'))[0]).toContain('Trivia!');
  });

  it('can be begun by the streamer from the panel', async () => {
    const where = parlour();
    for (const game of ['guess', 'seasonal', 'trivia']) {
      await where.call('games.begin', { game });
      expect(await where.tables()).toHaveLength(1);
      await where.say('kim', '!stopquiz');
    }
  });

  it('draws from the packs that come with Emcee', async () => {
    const { say } = parlour({ features: [packsFeature] });
    await say('robin', '!setseason halloween');
    expect((await say('robin', '!seasonal'))[0]).toMatch(/^Halloween special! Guess the ingredient: /);
    await say('robin', '!stopquiz');
    expect((await say('robin', '!oventrivia'))[0]).toContain('(baking, ');
  });
});
