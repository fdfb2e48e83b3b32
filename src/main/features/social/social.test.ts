import { afterEach, describe, expect, it } from 'vitest';
import type { Entry, WordList } from '../../../shared/contract/social.ts';
import type { Result } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { occasionOf } from '../../engine/occasion.ts';
import type { ChannelInfo } from '../../engine/twitch/api.ts';
import { type ChatStage, startChatStage } from '../../testing/chatStage.ts';
import { playedTwitch } from '../../testing/playedTwitch.ts';
import { changesFeature } from '../changes/index.ts';
import { commandsFeature } from '../commands/index.ts';
import { logFeature } from '../log/index.ts';
import { settingsFeature } from '../settings/index.ts';
import { textsFeature } from '../texts/index.ts';
import { socialFeature } from './index.ts';

const MINUTE = 60_000;
const robin: Person = { id: 'id-robin', login: 'robin', name: 'Robin' };
const alex: Person = { id: 'id-alex', login: 'alex', name: 'Alex' };
const bakery: Person = { id: 'id-bakery', login: 'bakery', name: 'Bakery' };
const bot: Person = { id: 'id-breadbot', login: 'breadbot', name: 'BreadBot' };

let stage: ChatStage | null = null;
const shoutouts: string[] = [];
/** What Twitch tells of a channel, and whether it does. */
let tells: () => Promise<Partial<ChannelInfo>[]> = async () => [];
let refusesShoutouts = false;

afterEach(async () => {
  await stage?.cleanUp();
  stage = null;
  shoutouts.length = 0;
  refusesShoutouts = false;
  tells = async () => [];
});

function start(settings: Record<string, unknown> = {}): ChatStage {
  const twitch = playedTwitch({
    api: {
      chat: {
        shoutout: async (id: string) => {
          if (refusesShoutouts) throw new Error('no');
          shoutouts.push(id);
        },
      },
      channel: { info: () => tells() },
    },
    state: {
      channel: bakery,
      live: { id: 's', startedAt: 0 },
      accounts: [
        { slot: 'bot', state: { kind: 'signed-in', user: bot, scopes: [], problem: null }, missing: [] },
      ],
    },
  });
  const started = startChatStage([
    twitch,
    logFeature,
    changesFeature,
    settingsFeature,
    textsFeature,
    commandsFeature,
    socialFeature,
  ]);
  stage = started;
  started.people.everybody.push(bakery, bot);
  started.test.app.settings.set('social', { shoutoutText: '$(name), $(game), $(link)', ...settings });
  started.test.app.settings.set('commands', { answers: 'plain' });
  return started;
}

/** What was said to a line, in one. */
async function answer(
  on: ChatStage,
  text: string,
  who: Parameters<ChatStage['chat']>[1] = {},
): Promise<string> {
  const before = on.said.length;
  await on.chat(text, who);
  return on.said
    .slice(before)
    .map((line) => line.text)
    .join(' | ');
}

function dataOf<T>(result: Result<unknown>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data as T;
}

async function entries(on: ChatStage, list: string): Promise<Entry[]> {
  return dataOf<{ entries: Entry[] }>(await on.test.call('social.entries', { list })).entries;
}

async function change(on: ChatStage, route: string, input: Record<string, unknown>) {
  return dataOf<{ undo: string; entry: Entry; added: number; skipped: number }>(
    await on.test.call(`social.${route}`, input),
  );
}

const undo = async (on: ChatStage, id: string): Promise<void> => {
  dataOf(await on.test.call('changes.undo', { id }));
};

/** Lets a list say one sentence only. */
async function only(on: ChatStage, list: string, text: string): Promise<void> {
  await change(on, 'remove', { ids: (await entries(on, list)).map(({ id }) => id) });
  await change(on, 'save', { list, id: null, text });
}

/** Everybody's cooldowns are over. */
const later = (on: ChatStage, ms = 31_000): void => on.test.clock.advance(ms);

describe('hugs and the like', () => {
  it('says a line with both names and counts the pair and the total', async () => {
    const on = start();
    on.people.everybody.push(alex);
    await only(on, 'hug', '$(user) hugs $(target).');
    expect(await answer(on, '!hug @ALEX')).toBe('Robin hugs Alex. (The first time that Alex was hugged.)');
    later(on);
    await answer(on, '!hug Alex', { login: 'mo' });
    expect(await answer(on, '!cuddle Alex')).toBe('Robin hugs Alex. (Alex was hugged 3 times, 2 by Robin.)');
    expect(await answer(on, '!hugs Alex')).toBe(
      'Alex was hugged 3 times and hugged others 0 times. Twice it was you.',
    );
    expect(await answer(on, '!hugs')).toBe('You were hugged 0 times and hugged others twice.');
  });

  it('keeps the counts through a restart', async () => {
    const on = start();
    on.people.everybody.push(alex);
    await answer(on, '!boop alex');
    await on.test.restart();
    expect(await answer(on, '!boops alex')).toContain('Alex was booped once');
  });

  it('counts each of them for itself, and leaves the count out when it is switched off', async () => {
    const on = start({ tellCounts: false });
    on.people.everybody.push(alex);
    for (const gesture of ['hug', 'highfive', 'kiss', 'slap', 'boop', 'pat']) {
      expect(await answer(on, `!${gesture} alex`), gesture).toMatch(/Alex/);
      expect(on.said.at(-1)?.text, gesture).not.toContain('time');
    }
    later(on);
    for (const many of ['hugs', 'highfives', 'kisses', 'slaps', 'boops', 'pats']) {
      expect(await answer(on, `!${many} alex`, { login: `asks-${many}` }), many).toContain('once');
    }
  });

  it('refuses oneself, nobody and a stranger', async () => {
    const on = start();
    expect(await answer(on, '!hug robin')).toContain('Ask chat');
    expect(await answer(on, '!hug')).toContain('who is missing');
    expect(await answer(on, '!hug ghost')).toContain('Nobody called "ghost"');
    expect(await answer(on, '!hugs')).toContain('hugged 0 times');
  });

  it('is done back by the bot, which counts as well', async () => {
    const on = start();
    expect(await answer(on, '!hug BreadBot')).toMatch(/BreadBot hugs Robin right back\.$/);
    expect(await answer(on, '!hugs')).toContain('You were hugged once and hugged others once');
  });

  it('leaves alone who does not want it, until they do, and that can be undone', async () => {
    const on = start();
    on.people.everybody.push(alex);
    await answer(on, '!nohugs', { login: 'alex' });
    for (const gesture of ['hug', 'slap', 'kill']) {
      expect(await answer(on, `!${gesture} alex`), gesture).toMatch(/Alex would rather/);
    }
    expect(await answer(on, '!nohugs', { login: 'alex' })).toContain('already');
    await on.test.restart();
    expect(await answer(on, '!kiss alex')).toContain('would rather not be kissed');
    await answer(on, '!yeshugs', { login: 'alex' });
    expect(await answer(on, '!pat alex')).not.toContain('would rather');
    const [taken] = on.test.app.undo.list();
    expect(taken?.text).toBe('Alex may be hugged again');
    await undo(on, taken?.id ?? '');
    expect(await answer(on, '!boop alex')).toContain('would rather');
    expect(on.test.records.filter(({ event }) => event === 'social.changed')).toHaveLength(2);
  });

  it('never lets a viewer’s word become a text or a command of Twitch', async () => {
    const on = start();
    await only(on, 'story', '$(animal) $(food) $(place) $(feeling) $(thing)');
    expect(await answer(on, '!story /ban $(user) Paris $(count) x')).toBe('ban $(user) Paris $(count) x');
  });
});

describe('sad ends', () => {
  it('takes somebody else of chat when nobody is named', async () => {
    const on = start();
    on.people.everybody.length = 0;
    on.people.everybody.push(robin, alex);
    await only(on, 'kill', '$(target) slips.');
    expect(await answer(on, '!kill')).toBe('Alex slips.');
    later(on);
    expect(await answer(on, '!kill robin')).toContain('stay with us');
    on.people.everybody.length = 1;
    expect(await answer(on, '!kill')).toContain('Nobody else is around');
  });
});

describe('jokes, fortunes, stories', () => {
  it('tells a joke of a category, and of a blocked one none', async () => {
    const on = start();
    const food = (await entries(on, 'joke')).filter(({ category }) => category === 'food');
    expect(food.map(({ text }) => text)).toContain(await answer(on, '!joke FOOD'));
    expect(await answer(on, '!joke politics')).toContain('There are animals, computers');
    later(on);
    const { undo: id } = await change(on, 'block', { list: 'joke', category: 'food', blocked: true });
    expect(await answer(on, '!joke food')).toContain('I know no jokes of that kind');
    for (let turn = 0; turn < 60; turn += 1) {
      later(on);
      const told = await answer(on, '!joke', { login: `viewer${turn}` });
      expect(food.map(({ text }) => text)).not.toContain(told);
    }
    await undo(on, id);
    later(on);
    expect(food.map(({ text }) => text)).toContain(await answer(on, '!joke food'));
  });

  it('says so when a list has nothing left', async () => {
    const on = start();
    for (const list of ['joke', 'fortune', 'kill', 'story', 'hug']) {
      await change(on, 'remove', { ids: (await entries(on, list)).map(({ id }) => id) });
    }
    on.people.everybody.push(alex);
    expect(await answer(on, '!joke')).toContain('switched off');
    expect(await answer(on, '!fortune')).toContain('switched off');
    expect(await answer(on, '!kill alex')).toContain('No sad end');
    expect(await answer(on, '!story a b c d e')).toContain('switched off');
    expect(await answer(on, '!hug alex')).toMatch(/^Robin hugs Alex\./);
  });

  it('tells a story with five words at once', async () => {
    const on = start();
    await only(on, 'story', '$(animal) $(food) $(place) $(feeling) $(thing)');
    expect(await answer(on, '!story badger "pea soup" Paris sleepy umbrella')).toBe(
      'badger pea soup Paris sleepy umbrella',
    );
    expect(await answer(on, '!story one two')).toContain('five words');
    expect(await answer(on, `!story ${'x'.repeat(31)} b c d e`)).toContain('at most 30 letters');
  });

  it('collects the words of a story from chat, one each', async () => {
    const on = start();
    await only(on, 'story', '$(animal) $(food) $(place) $(feeling) $(thing)');
    expect(await answer(on, '!story badger')).toContain('five words');
    expect(await answer(on, '!story')).toContain('First an animal: !story and a word');
    expect(await answer(on, '!story')).toContain('already');
    expect(await answer(on, '!story badger')).toContain('something to eat');
    expect(await answer(on, '!story soup')).toContain('somebody else');
    await answer(on, '!story soup', { login: 'mo' });
    await answer(on, '!story Paris', { login: 'alex' });
    await answer(on, '!story sleepy', { login: 'mo' });
    expect(await answer(on, '!story umbrella')).toBe('badger soup Paris sleepy umbrella');
    expect(await answer(on, '!story badger')).toContain('five words');
  });

  it('ends a story that chat does not finish', async () => {
    const on = start();
    await answer(on, '!story');
    on.test.clock.advance(3 * MINUTE);
    expect(on.said.at(-1)?.text).toContain('did not find all its words');
    expect(await answer(on, '!story badger')).toContain('five words');
  });
});

describe('lurking', () => {
  it('knows who lurks and for how long, after a restart as well', async () => {
    const on = start();
    expect(await answer(on, '!lurk cooking dinner')).toContain('Robin makes it cosy');
    on.test.clock.advance(12 * MINUTE);
    await on.test.restart();
    await answer(on, '!lurk', { login: 'alex' });
    on.test.clock.advance(3 * MINUTE);
    expect(await answer(on, '!lurking')).toBe('2 lurk: Robin (15 minutes), Alex (3 minutes).');
    expect(await answer(on, '!lurking @robin')).toContain('15 minutes. The reason: cooking dinner');
    expect(await answer(on, '!lurklead')).toContain('Robin leads with 15 minutes');
    expect(await answer(on, '!back')).toBe('Welcome back, Robin! You lurked for 15 minutes.');
    await on.test.restart();
    expect(await answer(on, '!unlurk')).toContain('not lurking');
    expect(await answer(on, '!lurking robin')).toBe('Robin is not lurking.');
  });

  it('is not for the streamer, and starts anew for who lurks already', async () => {
    const on = start();
    expect(await answer(on, '!lurk', { login: 'bakery', role: 'streamer' })).toContain('You are the show');
    await answer(on, '!lurk');
    later(on, 20 * MINUTE);
    expect(await answer(on, '!lurk')).toContain('lurking for 20 minutes');
    expect(await answer(on, '!lurking')).toContain('Robin (0 seconds)');
  });

  it('ends when they talk, as the streamer wishes; a command is no talk', async () => {
    const on = start({ whenTalking: 'stay' });
    await answer(on, '!lurk');
    await on.chat('hello there');
    expect(await answer(on, '!lurking')).toContain('Robin');
    on.test.app.settings.set('social', { whenTalking: 'welcome' });
    await answer(on, '!hugs');
    expect(await answer(on, 'hello again')).toContain('Welcome back, Robin!');
    expect(await answer(on, 'and again')).toBe('');
    later(on);
    on.test.app.settings.set('social', { whenTalking: 'end' });
    await answer(on, '!lurk');
    expect(await answer(on, 'quiet return')).toBe('');
    expect(await answer(on, '!lurking')).toContain('Nobody lurks');
  });

  it('ends with the stream, unless the streamer wants it to go on', async () => {
    const on = start();
    const end = () => on.test.app.events.emit('stream.ended', { time: 0 } as never);
    await answer(on, '!lurk');
    end();
    expect(await answer(on, '!lurking')).toContain('Nobody lurks');
    later(on);
    on.test.app.settings.set('social', { endWithStream: false });
    await answer(on, '!lurk');
    end();
    expect(await answer(on, '!lurking')).toContain('Robin');
  });
});

describe('shoutouts', () => {
  const mod = { login: 'mo', role: 'moderator' as const };

  it('tells the last game and gives Twitch’s own within its limits', async () => {
    const on = start();
    on.people.everybody.push(alex, robin);
    tells = async () => [{ category: { id: '1', name: 'Tetris' }, title: 'Falling' }];
    expect(await answer(on, '!so @alex', mod)).toBe('Alex, Tetris, https://twitch.tv/alex');
    expect(await answer(on, '!so robin', mod)).toBe('Robin, Tetris, https://twitch.tv/robin');
    expect(shoutouts).toEqual(['id-alex']);
    await on.test.restart();
    on.test.clock.advance(3 * MINUTE);
    await answer(on, '!so alex', mod);
    await answer(on, '!so robin', mod);
    expect(shoutouts).toEqual(['id-alex', 'id-robin']);
    on.test.clock.advance(61 * MINUTE);
    await answer(on, '!shoutout alex', mod);
    expect(shoutouts).toEqual(['id-alex', 'id-robin', 'id-alex']);
  });

  it('says the text when Twitch refuses or does not answer, and is not for everybody', async () => {
    const on = start();
    on.people.everybody.push(alex);
    expect(await answer(on, '!so alex')).toContain('moderators');
    expect(await answer(on, '!so bakery', mod)).toContain('in that channel already');
    refusesShoutouts = true;
    expect(await answer(on, '!so alex', mod)).toBe('Go and visit Alex at https://twitch.tv/alex!');
    expect(on.test.records.some(({ event }) => event === 'shoutout.refused')).toBe(true);
    tells = () => new Promise(() => {});
    const before = on.said.length;
    await on.chat('!so alex', mod);
    expect(on.said).toHaveLength(before);
    await on.test.clock.advanceAsync(5_000);
    expect(on.said.at(-1)?.text).toContain('Go and visit Alex');
  });

  it('counts a shoutout that was given without it', async () => {
    const on = start();
    on.people.everybody.push(alex, robin);
    on.test.app.events.emit('channel.gaveShoutout', { to: alex, startedAt: on.test.clock.now() } as never);
    await answer(on, '!so robin', mod);
    expect(shoutouts).toEqual([]);
  });
});

describe('lists', () => {
  it('come filled: at least 30 hugs, sad ends, jokes, fortunes, and no text twice or broken', async () => {
    const on = start();
    for (const list of [
      'hug',
      'highfive',
      'kiss',
      'slap',
      'boop',
      'pat',
      'kill',
      'joke',
      'fortune',
      'story',
    ]) {
      const all = await entries(on, list);
      expect(all.length, list).toBeGreaterThanOrEqual(list === 'story' ? 12 : 30);
      expect(new Set(all.map(({ text }) => text)).size, list).toBe(all.length);
      const known = list === 'story' ? ['animal', 'food', 'place', 'feeling', 'thing'] : [];
      for (const { text } of all) expect(on.test.app.texts.check(text, known), text).toEqual([]);
    }
  });

  it('keeps what the streamer changed through a restart, and sets it back', async () => {
    const on = start();
    const before = await entries(on, 'fortune');
    const [first] = before;
    const { entry } = await change(on, 'save', {
      list: 'fortune',
      id: null,
      text: 'Bread awaits.',
      weight: 5,
    });
    await change(on, 'save', { list: 'fortune', id: first?.id ?? 0, text: 'Changed.', enabled: false });
    await on.test.restart();
    const kept = await entries(on, 'fortune');
    expect(kept).toContainEqual({ ...entry, text: 'Bread awaits.', weight: 5 });
    expect(kept.find(({ id }) => id === first?.id)).toMatchObject({ text: 'Changed.', enabled: false });
    const { undo: id } = await change(on, 'reset', { list: 'fortune' });
    const texts = (all: readonly Entry[]): string[] => all.map(({ text }) => text).sort();
    expect(texts(await entries(on, 'fortune'))).toEqual(texts(before));
    await undo(on, id);
    expect(await entries(on, 'fortune')).toEqual(kept);
  });

  it('takes every single change back', async () => {
    const on = start();
    const before = await entries(on, 'kill');
    const [one, two] = before;
    const steps = [
      await change(on, 'save', { list: 'kill', id: null, text: 'New.' }),
      await change(on, 'save', { list: 'kill', id: one?.id ?? 0, text: 'Other.', weight: 9 }),
      await change(on, 'remove', { ids: [two?.id ?? 0] }),
      await change(on, 'import', { list: 'kill', format: 'txt', text: 'A.\nB.\n' }),
    ];
    for (const step of steps) await undo(on, step.undo);
    expect(await entries(on, 'kill')).toEqual(before);
  });

  it('refuses a text that cannot work, a text twice, and an entry of another list', async () => {
    const on = start();
    const save = (input: Record<string, unknown>) => on.test.call('social.save', input);
    const [kill] = await entries(on, 'kill');
    const fresh = { list: 'hug', id: null, text: 'Hi $(usr)' };
    expect(await save(fresh)).toMatchObject({ ok: false, error: { code: 'texts.invalid' } });
    await change(on, 'save', { ...fresh, text: 'Hi' });
    expect(await save({ ...fresh, text: 'Hi' })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await save({ ...fresh, id: kill?.id ?? 0, text: 'x' })).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(await save({ ...fresh, list: 'none', text: 'x' })).toMatchObject({ error: { code: 'not_found' } });
    expect(await save({ ...fresh, list: 'story', text: 'A $(animal)' })).toMatchObject({ ok: true });
    expect(await save({ ...fresh, text: 'A $(animal)' })).toMatchObject({ ok: false });
  });

  it('writes own lists into texts, by weight, and never in a loop', async () => {
    const on = start();
    await change(on, 'create', { name: 'goodbyes', title: 'Goodbyes' });
    await change(on, 'save', { list: 'goodbyes', id: null, text: 'Bye $(user)', weight: 9 });
    await change(on, 'save', { list: 'goodbyes', id: null, text: 'So long' });
    const write = (text: string) =>
      on.test.app.texts.try(text, occasionOf('test', { viewer: { ...robin, role: 'everyone' } }));
    const counts = new Map<string, number>();
    for (let turn = 0; turn < 100; turn += 1) {
      const { text } = await write('$(list goodbyes)');
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    // With two entries the last one rests, so that both come in turn.
    expect(counts).toEqual(
      new Map([
        ['Bye Robin', 50],
        ['So long', 50],
      ]),
    );
    await change(on, 'save', { list: 'goodbyes', id: null, text: 'Ciao' });
    await change(on, 'save', { list: 'goodbyes', id: null, text: 'Tschüss' });
    let byes = 0;
    for (let turn = 0; turn < 300; turn += 1)
      if ((await write('$(list goodbyes)')).text === 'Bye Robin') byes += 1;
    expect(byes).toBeGreaterThan(90);
    await change(on, 'remove', { ids: (await entries(on, 'goodbyes')).map(({ id }) => id) });
    await change(on, 'save', { list: 'goodbyes', id: null, text: '$(list goodbyes)' });
    const looped = await write('x$(list goodbyes)');
    expect(looped.text).toBe('x');
    expect(await write('$(hugs) $(gestures slap) $(lurkers) $(gestures moon|-)')).toMatchObject({
      text: '0 0 0 -',
    });
  });

  it('makes and deletes own lists, and keeps those that came with it', async () => {
    const on = start();
    await change(on, 'create', { name: 'goodbyes', title: 'Goodbyes' });
    const { entry } = await change(on, 'save', {
      list: 'goodbyes',
      id: null,
      text: 'Bye',
      category: 'Short',
    });
    expect(entry.category).toBe('short');
    const again = await on.test.call('social.create', { name: 'goodbyes', title: 'x' });
    expect(again).toMatchObject({ error: { code: 'conflict' } });
    const { undo: id } = await change(on, 'drop', { list: 'goodbyes' });
    expect(await on.test.call('social.entries', { list: 'goodbyes' })).toMatchObject({ ok: false });
    await undo(on, id);
    expect(await entries(on, 'goodbyes')).toEqual([entry]);
    expect(await on.test.call('social.drop', { list: 'hug' })).toMatchObject({ error: { code: 'conflict' } });
    expect(await on.test.call('social.reset', { list: 'goodbyes' })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(await on.test.call('social.create', { name: 'Bad name', title: 'x' })).toMatchObject({
      ok: false,
    });
  });

  it('comes back the same from every kind of file, and skips what cannot be', async () => {
    const on = start();
    await change(on, 'create', { name: 'odd', title: 'Odd' });
    const odd = ['=1+1', 'a "quoted", text; with all', "it's $(user)"];
    for (const text of odd)
      await change(on, 'save', { list: 'odd', id: null, text, category: 'cat', weight: 3, enabled: false });
    const plain = (all: readonly Entry[]) =>
      all.map(({ text, category, weight, enabled }) => ({ text, category, weight, enabled }));
    const before = plain(await entries(on, 'odd'));
    for (const format of ['csv', 'json', 'txt'] as const) {
      const file = dataOf<{ text: string; fileName: string }>(
        await on.test.call('social.export', { list: 'odd', format }),
      );
      expect(file.fileName).toBe(`odd.${format}`);
      await change(on, 'remove', { ids: (await entries(on, 'odd')).map(({ id }) => id) });
      const { added } = await change(on, 'import', { list: 'odd', format, text: file.text });
      expect(added).toBe(3);
      const after = plain(await entries(on, 'odd'));
      if (format === 'txt') expect(after.map(({ text }) => text)).toEqual(odd);
      else expect(after).toEqual(before);
    }
    const mixed = await change(on, 'import', {
      list: 'odd',
      format: 'json',
      text: JSON.stringify([
        'new',
        'new',
        odd[0],
        { text: '' },
        { text: '$(nope)' },
        7,
        { text: 'y'.repeat(451) },
      ]),
    });
    expect(mixed).toMatchObject({ added: 1, skipped: 6 });
    for (const [format, text] of [
      ['json', 'not json'],
      ['json', '{}'],
      ['csv', 'a,b\n1,2\n'],
    ]) {
      expect(await on.test.call('social.import', { list: 'odd', format, text })).toMatchObject({
        error: { code: 'social.file' },
      });
    }
  });

  it('tells the page of each list what can come up', async () => {
    const on = start();
    await change(on, 'block', { list: 'joke', category: 'puns', blocked: true });
    const { lists } = dataOf<{ lists: WordList[] }>(
      on.test.app.router.snapshot('social.lists', { role: 'streamer', name: 'test' }),
    );
    const joke = lists.find(({ name }) => name === 'joke');
    expect(joke).toMatchObject({ ours: true, entries: 48, usable: 40 });
    expect(joke?.categories).toContainEqual({ name: 'puns', entries: 8, blocked: true });
  });
});
