import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pack, PackShelf } from '../../../shared/contract/packs.ts';
import { occasionOf } from '../../engine/occasion.ts';
import { seededRandom } from '../../engine/random.ts';
import { type ChatStage, startChatStage } from '../../testing/chatStage.ts';
import { changesFeature } from '../changes/index.ts';
import { commandsFeature } from '../commands/index.ts';
import { logFeature } from '../log/index.ts';
import { modulesFeature } from '../modules/index.ts';
import { settingsFeature } from '../settings/index.ts';
import { socialFeature } from '../social/index.ts';
import { textsFeature } from '../texts/index.ts';
import { packsFeature } from './index.ts';
import { runsOn, seasonOn } from './seasons.ts';

const DAY = 86_400_000;
const HEAD = { title: 'Oaks', text: 'Trees', author: 'Ann', licence: 'MIT', version: '2', wordsAre: 'tree' };
const QUESTION = {
  id: 'new',
  text: 'What grows?',
  answers: ['an oak', 'oak'],
  difficulty: 2,
  topic: 'trees',
};
const WORD = { id: 'new', word: 'acorn', also: [], hint: 'It falls', season: '' };
const random = seededRandom(7);

let stage: ChatStage;
beforeEach(() => {
  stage = startChatStage([
    logFeature,
    changesFeature,
    settingsFeature,
    modulesFeature,
    commandsFeature,
    textsFeature,
    socialFeature,
    packsFeature,
  ]);
});
afterEach(() => stage.cleanUp());

const call = async <T>(route: string, input: object = {}): Promise<T> => {
  const result = await stage.test.call(route, input);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data as T;
};
const refusal = async (route: string, input: object): Promise<string> => {
  const result = await stage.test.call(route, input);
  return result.ok ? 'it was done' : result.error.message;
};
const undo = (id: string) => call('changes.undo', { id });
const open = async (pack: string): Promise<Pack> => (await call<{ pack: Pack }>('packs.open', { pack })).pack;
const shelf = async (): Promise<PackShelf> =>
  (await stage.test.app.modules.snapshotsOf('packs')['shelf']?.()) as PackShelf;
const content = () => stage.test.app.services.need('packs', 'off');
const seasons = () => stage.test.app.services.need('seasons', 'off');
const question = (pack: string, value: object = {}, was: string | null = null) =>
  call<{ id: string; undo: string }>('packs.save', {
    pack,
    was,
    entry: { kind: 'question', value: { ...QUESTION, ...value } },
  });
const create = async (title = HEAD.title): Promise<string> =>
  (await call<{ pack: string }>('packs.create', { ...HEAD, title })).pack;
const only = async (pack: string): Promise<void> => {
  for (const { id } of (await shelf()).packs) await call('packs.enable', { pack: id, enabled: id === pack });
};
const says = async (text: string, role: 'everyone' | 'moderator' = 'moderator'): Promise<string> => {
  stage.test.clock.advance(10_000);
  stage.said.length = 0;
  await stage.chat(text, { role });
  return stage.said.map((line) => line.text).join(' ');
};

describe('packs on the shelf', () => {
  it('give questions of the wanted topic and difficulty, and null where none is like that', () => {
    for (const difficulty of [1, 2, 3] as const) {
      const found = content().question({ difficulty, topic: 'Baking' }, random);
      expect(found).toMatchObject({ difficulty, topic: 'baking' });
      expect(found?.id).toMatch(/^bakery\//);
    }
    expect(content().question({ topic: 'plumbing' }, random)).toBeNull();
    expect(content().topics()).toContain('geography');
    expect(content().word({}, random)?.season).toBe('');
    expect(content().word({ season: 'holiday' }, random)).toMatchObject({
      season: 'holiday',
      kind: 'ingredient',
    });
    expect(content().word({ season: 'monsoon' }, random)).toBeNull();
  });

  it('that are off are not drawn from, before and after a restart', async () => {
    await call('packs.enable', { pack: 'general', enabled: false });
    expect(content().topics()).toEqual(['baking']);
    await stage.test.restart();
    expect(content().topics()).toEqual(['baking']);
    await call('packs.enable', { pack: 'bakery', enabled: false });
    expect(content().question({}, random)).toBeNull();
  });

  it('do not ask again what was asked lately, over restarts', async () => {
    const asked: string[] = [];
    const all = (await open('bakery')).questions.length;
    for (let round = 0; round < 4; round += 1) {
      for (let turn = 0; turn < all / 2; turn += 1)
        asked.push(content().question({ topic: 'baking' }, random)?.id ?? '');
      await stage.test.restart();
    }
    const resting = Math.floor(all * (3 / 4));
    for (const [turn, id] of asked.entries()) {
      const before = asked.lastIndexOf(id, turn - 1);
      if (turn > 0 && before >= 0) expect(turn - before, id).toBeGreaterThanOrEqual(resting);
    }
    expect(new Set(asked.slice(0, resting)).size).toBe(resting);
  });

  it('go on with one question when there is only one', async () => {
    const pack = await create();
    await question(pack);
    await only(pack);
    const drawn = [1, 2, 3].map(() => content().question({}, random)?.text);
    expect(drawn).toEqual([QUESTION.text, QUESTION.text, QUESTION.text]);
  });
});

describe('changing a pack', () => {
  it('that came with Emcee keeps the changes over a restart, and goes back to the original and forth', async () => {
    const before = await open('bakery');
    const first = before.questions[0];
    if (!first) throw new Error('The bakery has no questions');
    await question('bakery', { ...first, text: 'Which grain?' }, first.id);
    await question('bakery');
    await call('packs.remove', { pack: 'bakery', kind: 'word', ids: ['honey'] });
    await stage.test.restart();
    const changed = await open('bakery');
    expect(changed.changed).toBe(true);
    expect(changed.questions[0]?.text).toBe('Which grain?');
    expect(changed.questions.at(-1)).toMatchObject({ text: QUESTION.text, id: 'what-grows' });
    expect(changed.words.map(({ word }) => word)).not.toContain('honey');
    const reset = await call<{ undo: string }>('packs.reset', { pack: 'bakery' });
    expect(await open('bakery')).toEqual(before);
    await undo(reset.undo);
    expect(await open('bakery')).toEqual(changed);
  });

  it('finds its place again when what was taken out comes back', async () => {
    const pack = await create();
    for (const text of ['One?', 'Two?', 'Three?']) await question(pack, { text });
    const before = await open(pack);
    const gone = await call<{ undo: string }>('packs.remove', {
      pack,
      kind: 'question',
      ids: ['one', 'two'],
    });
    expect((await open(pack)).questions.map(({ text }) => text)).toEqual(['Three?']);
    await undo(gone.undo);
    expect(await open(pack)).toEqual(before);
    await stage.test.restart();
    expect(await open(pack)).toEqual(before);
  });

  it('is not undone over a newer change', async () => {
    const pack = await create();
    const { id } = await question(pack);
    const older = await question(pack, { text: 'What falls?' }, id);
    await question(pack, { text: 'What stands?' }, id);
    expect(await refusal('changes.undo', { id: older.undo })).toContain('changed again since then');
    expect((await open(pack)).questions[0]?.text).toBe('What stands?');
  });

  it('stands in the log of changes, with who did it', async () => {
    await question('bakery');
    const { changes } = (await stage.test.app.modules.snapshotsOf('changes')['list']?.()) as {
      changes: { text: string; actor: string }[];
    };
    expect(changes.map(({ text, actor }) => ({ text, actor }))).toContainEqual({
      text: 'Added "What grows?" in the pack The bakery',
      actor: 'test',
    });
  });

  it('refuses what is there already, what has no answer, and a season that is not there, saying what to do', async () => {
    const pack = await create();
    await question(pack);
    const save = (entry: object) => refusal('packs.save', { pack, was: null, entry });
    expect(await save({ kind: 'question', value: QUESTION })).toBe('The pack has "What grows?" already.');
    expect(await save({ kind: 'question', value: { ...QUESTION, text: 'Else?', answers: [] } })).toContain(
      'Write at least one answer.',
    );
    expect(
      await save({ kind: 'question', value: { ...QUESTION, text: 'Else?', answers: ['?!'] } }),
    ).toContain('It needs a letter or a digit');
    expect(await save({ kind: 'word', value: { ...WORD, season: 'autumn' } })).toBe(
      'The pack has no season "autumn". Add it under Seasons first.',
    );
    expect((await open(pack)).questions).toHaveLength(1);
  });

  it('keeps a season that has words, and the names that others know entries by', async () => {
    expect(await refusal('packs.remove', { pack: 'bakery', kind: 'season', ids: ['spring'] })).toContain(
      'words are of this season',
    );
    const spring = { id: 'may', title: 'Spring', from: '03-01', to: '05-31' };
    const input = { pack: 'bakery', was: 'spring', entry: { kind: 'season', value: spring } };
    expect(await refusal('packs.save', input)).toContain('The name "spring" stays');
  });

  it('that came with Emcee is not deleted, one of the streamer is, and comes back by undo', async () => {
    expect(await refusal('packs.drop', { pack: 'bakery' })).toContain('Switch it off');
    const pack = await create();
    await question(pack);
    const before = await open(pack);
    const gone = await call<{ undo: string }>('packs.drop', { pack });
    expect(await refusal('packs.open', { pack })).toContain('not there any more');
    await undo(gone.undo);
    expect(await open(pack)).toEqual(before);
  });

  it('is left alone by changes of its copy', async () => {
    const before = await open('bakery');
    const { pack } = await call<{ pack: string }>('packs.copy', { pack: 'bakery', title: 'Ours' });
    expect((await open(pack)).questions).toEqual(before.questions);
    await call('packs.remove', { pack, kind: 'question', ids: [before.questions[0]?.id ?? ''] });
    expect(await open('bakery')).toEqual(before);
  });
});

describe('the file of a pack', () => {
  const file = (pack: object): string => JSON.stringify({ emcee: 'pack', version: 1, pack });
  const bad = (pack: object) => refusal('packs.importPack', { text: file(pack) });

  it('gives the same pack on another computer', async () => {
    const pack = await create('Trees & more');
    await question(pack);
    await call('packs.save', { pack, was: null, entry: { kind: 'word', value: WORD } });
    const before = await open(pack);
    const { text } = await call<{ text: string }>('packs.exportPack', { pack });
    await call('packs.drop', { pack });
    const { pack: again } = await call<{ pack: string }>('packs.importPack', { text });
    expect(await open(again)).toEqual(before);
  });

  it('never takes the place of a pack that is there', async () => {
    const before = await open('bakery');
    const { text } = await call<{ text: string }>('packs.exportPack', { pack: 'bakery' });
    const { pack } = await call<{ pack: string }>('packs.importPack', { text });
    expect(pack).toBe('bakery-2');
    expect(await open('bakery')).toEqual(before);
    expect((await open(pack)).questions).toEqual(before.questions);
  });

  it('may be written by hand, without ids and without what can be left out', async () => {
    const questions = [{ text: 'What barks?', answers: ['dog'], difficulty: 1, topic: 'Animals' }];
    const { pack } = await call<{ pack: string }>('packs.importPack', {
      text: file({ title: '1001 beasts', questions, words: [{ word: 'cat' }] }),
    });
    expect(await open(pack)).toMatchObject({
      id: 'pack-1001-beasts',
      questions: [{ id: 'what-barks', topic: 'animals' }],
      words: [{ id: 'cat', season: '', hint: '' }],
    });
  });

  it('that is bad changes nothing, and names the place and the cure', async () => {
    const before = await shelf();
    const fine = { ...QUESTION, id: 'a' };
    expect(await refusal('packs.importPack', { text: 'hello' })).toContain('is not JSON');
    expect(await refusal('packs.importPack', { text: '{"emcee":"phrases","version":1}' })).toContain(
      'holds no pack',
    );
    expect(await refusal('packs.importPack', { text: '{"emcee":"pack","version":9,"pack":{}}' })).toContain(
      'newer Emcee',
    );
    expect(await bad({})).toContain('"title"');
    expect(await bad({ title: 'T', questions: [fine, { ...QUESTION, id: 'b', answers: [] }] })).toBe(
      'Nothing was imported. Question 2 ("What grows?"), answers: Write at least one answer.',
    );
    expect(await bad({ title: 'T', questions: [{ ...fine, answers: ['x', '  '] }] })).toBe(
      'Nothing was imported. Question 1 ("What grows?"), answer 2: Write the answer.',
    );
    expect(await bad({ title: 'T', questions: [{ ...fine, difficulty: 4 }] })).toContain(
      'Question 1 ("What grows?"), difficulty: The difficulty is 1, 2 or 3.',
    );
    expect(await bad({ title: 'T', questions: [fine, { ...fine, id: 'b' }] })).toContain(
      'Question 2 asks the same as question 1.',
    );
    expect(await bad({ title: 'T', words: [{ word: 'cat', season: 'yule' }] })).toContain(
      'Word 1 ("cat") is of the season "yule"',
    );
    expect(
      await bad({ title: 'T', seasons: [{ id: 'yule', title: 'Yule', from: '02-30', to: '12-31' }] }),
    ).toContain('Season 1 ("Yule"), from: There is no such day.');
    const many = Array.from({ length: 2001 }, (_, at) => ({ ...fine, id: `q${at}`, text: `Which ${at}?` }));
    expect(await bad({ title: 'T', questions: many })).toContain('2000 questions are the most.');
    expect(await shelf()).toEqual(before);
  });
});

describe('seasons', () => {
  it.each([
    ['12-01', 'holiday'],
    ['12-31', 'holiday'],
    ['01-01', 'winter'],
    ['02-29', 'winter'],
    ['03-01', 'spring'],
    ['10-14', 'autumn'],
    ['10-15', 'halloween'],
    ['11-01', 'halloween'],
    ['11-02', 'autumn'],
  ])('on %s it is %s', async (day, season) => {
    expect(seasonOn((await open('bakery')).seasons, day)?.id).toBe(season);
  });

  it('go over New Year, with their first and their last day', () => {
    const yule = { from: '12-20', to: '01-06' };
    expect(['12-19', '12-20', '12-31', '01-01', '01-06', '01-07'].map((day) => runsOn(yule, day))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('change by the clock of the streamer, not by that of the computer', async () => {
    // In the first hour of the year in London it is still December in New York.
    await call('settings.set', { feature: 'texts', values: { timeZone: 'Europe/London' } });
    expect(seasons().now()).toBe('winter');
    await call('settings.set', { feature: 'texts', values: { timeZone: 'America/New_York' } });
    expect(seasons().now()).toBe('holiday');
  });

  it('are set by moderators in chat, and only to what there is', async () => {
    expect(await says('!setseason halloween', 'everyone')).toContain('is for moderators');
    expect(seasons().now()).toBe('winter');
    expect(await says('!setseason Halloween')).toBe('The season is Halloween, as it was chosen.');
    expect(seasons().now()).toBe('halloween');
    await stage.test.restart();
    expect(seasons().now()).toBe('halloween');
    expect(await says('!setseason none')).toBe('No season runs, as it was chosen.');
    expect(seasons().now()).toBe('');
    expect(await says('!setseason monsoon')).toContain('There is auto, none, spring');
    expect(await says('!setseason auto')).toBe('The season is Winter, by the date.');
    expect(await says('!season', 'everyone')).toBe('The season is Winter, by the date.');
  });

  it('that was chosen in chat is taken back by undo', async () => {
    await says('!setseason summer');
    const { changes } = (await stage.test.app.modules.snapshotsOf('changes')['list']?.()) as {
      changes: { id: string; text: string }[];
    };
    const change = changes.find(({ text }) => text === 'Set the season to summer');
    await undo(change?.id ?? '');
    expect((await shelf()).season.choice).toBe('auto');
  });

  it('come and go by themselves while Emcee runs', async () => {
    const value = { id: 'frost', title: 'Frost', from: '01-02', to: '01-02' };
    await call('packs.save', { pack: 'bakery', was: null, entry: { kind: 'season', value } });
    const now: string[] = [];
    for (let day = 0; day < 3; day += 1) {
      now.push(seasons().now());
      stage.test.clock.advance(DAY);
    }
    expect(now).toEqual(['winter', 'frost', 'winter']);
  });
});

describe('lines of packs', () => {
  const written = async (source: string): Promise<string> =>
    stage.ctx().engine.texts.write(source, occasionOf('test'));
  const list = (id: string, lines: string[]) => ({ kind: 'lines', value: { id, title: 'L', lines } });

  it('are said by $(list), as they stand, and only while the pack is on', async () => {
    const pack = await create();
    await call('packs.save', { pack, was: null, entry: list('oaths', ['By $(user), half a loaf!']) });
    expect(await written('$(list oaths)')).toBe('By $(user), half a loaf!');
    expect((await open('bakery')).lines[0]?.lines).toContain(await written('$(list recipes)'));
    await call('packs.enable', { pack, enabled: false });
    expect(await written('$(list oaths|no list)')).toBe('no list');
  });

  it("stand behind the streamer's own list of the same name", async () => {
    await call('social.create', { name: 'recipes', title: 'Recipes' });
    await call('social.save', { list: 'recipes', id: null, text: 'Toast.' });
    expect(await written('$(list recipes)')).toBe('Toast.');
  });
});
