import { afterEach, describe, expect, it } from 'vitest';
import { type PhraseView, phraseRuleSchema, type TestedLine } from '../../../shared/contract/phrases.ts';
import type { Result } from '../../../shared/rpc/errors.ts';
import type { People } from '../../engine/people.ts';
import { type ChatProbe, chatProbe } from '../../testing/chatProbe.ts';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';
import { changesFeature } from '../changes/index.ts';
import { chatFeature } from '../chat/index.ts';
import { commandsFeature } from '../commands/index.ts';
import { logFeature } from '../log/index.ts';
import { settingsFeature } from '../settings/index.ts';
import { textsFeature } from '../texts/index.ts';
import { phrasesFeature } from './index.ts';

let test: TestApp | null = null;
afterEach(async () => {
  await test?.cleanUp();
  test = null;
});

function start(): { app: TestApp; chat: ChatProbe } {
  const chat = chatProbe();
  test = startTestApp({
    features: [logFeature, chat.feature, changesFeature, settingsFeature, textsFeature, phrasesFeature],
  });
  return { app: test, chat };
}

function dataOf<T>(result: Result<unknown>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.data as T;
}

async function save(app: TestApp, rule: object): Promise<{ id: string; undo: string }> {
  const whole = phraseRuleSchema.parse({
    id: 'new',
    name: 'Hello',
    kind: 'word',
    pattern: 'hello',
    reaction: { kind: 'text', text: 'Hi $(user)' },
    ...rule,
  });
  return dataOf(await app.call('phrases.save', { rule: { ...whole, id: 'id' in rule ? rule.id : null } }));
}

const rulesOf = (app: TestApp): PhraseView[] =>
  dataOf<{ rules: PhraseView[] }>(
    app.app.router.snapshot('phrases.rules', { role: 'streamer', name: 'test' }),
  ).rules;

describe('phrases in chat', () => {
  it('answers what fits and is silent otherwise', async () => {
    const { app, chat } = start();
    await save(app, {});
    chat.hear('robin', 'hello there');
    chat.hear('robin', 'othello');
    expect(chat.said).toMatchObject([
      { text: 'Hi robin', from: 'phrases', priority: 'answer', replyTo: null },
    ]);
  });

  it('gives texts what was matched', async () => {
    const { app, chat } = start();
    await save(app, {
      kind: 'regex',
      pattern: 'order (\\w+)',
      reaction: { kind: 'text', text: '$(match): one $(1)' },
      asReply: true,
    });
    const line = chat.hear('robin', 'I ORDER tea');
    expect(chat.said).toMatchObject([{ text: 'ORDER tea: one tea', replyTo: line.id }]);
  });

  it('never lets what a viewer typed become a command to Twitch', async () => {
    const { app, chat } = start();
    await save(app, { kind: 'regex', pattern: '/ban \\w+', reaction: { kind: 'text', text: '$(match)' } });
    chat.hear('robin', '/ban streamer');
    expect(chat.said[0]?.text.startsWith('/')).toBe(false);
  });

  it('stops commands from seeing the line only when it is told to and acts', async () => {
    const { app, chat } = start();
    const seen: string[] = [];
    app.app.registries.lineSteps.add(
      {
        id: 'test.after',
        place: 'commands',
        order: 1,
        look: ({ message }) => {
          seen.push(message.text);
          return 'on';
        },
      },
      'test',
    );
    await save(app, { stop: true, exemptRole: 'moderator' });
    chat.hear('robin', 'hello');
    chat.hear('kim', 'hello', {}, { moderator: true });
    chat.hear('robin', 'bye');
    expect(seen).toEqual(['hello', 'bye']);
  });

  it('leaves lines that a command answers to alone, unless the rule is for those too', async () => {
    const chat = chatProbe();
    const app = startTestApp({
      features: [
        logFeature,
        chat.feature,
        changesFeature,
        settingsFeature,
        textsFeature,
        chatFeature,
        commandsFeature,
        phrasesFeature,
      ],
    });
    test = app;
    const { id } = await save(app, { kind: 'contains', pattern: 'command' });
    const phrases = (): string[] =>
      chat.said.filter(({ from }) => from === 'phrases').map(({ text }) => text);
    chat.hear('robin', '!commands');
    chat.hear('robin', '!Commands 2');
    expect(phrases()).toEqual([]);
    chat.hear('robin', '!nocommandhere');
    expect(phrases()).toEqual(['Hi robin']);
    await save(app, { id, kind: 'contains', pattern: 'command', onCommands: true });
    chat.hear('robin', '!commands');
    expect(phrases()).toEqual(['Hi robin', 'Hi robin']);
  });

  it('acts by the first rule only, and by all when that is set', async () => {
    const { app, chat } = start();
    await save(app, { reaction: { kind: 'text', text: 'low' } });
    await save(app, { reaction: { kind: 'text', text: 'high' }, priority: 1, kind: 'contains' });
    chat.hear('robin', 'hello');
    expect(chat.said.map(({ text }) => text)).toEqual(['high']);
    dataOf(await app.call('settings.set', { feature: 'phrases', values: { matching: 'all' } }));
    chat.hear('robin', 'hello');
    expect(chat.said.map(({ text }) => text)).toEqual(['high', 'high', 'low']);
  });

  it('lets the next rule act when the first may not', async () => {
    const { app, chat } = start();
    await save(app, { requiredRole: 'vip', priority: 1, reaction: { kind: 'text', text: 'vip' } });
    await save(app, { reaction: { kind: 'text', text: 'all' } });
    chat.hear('robin', 'hello');
    chat.hear('kim', 'hello', {}, { vip: true });
    expect(chat.said.map(({ text }) => text)).toEqual(['all', 'vip']);
  });

  it('rests for each viewer alone, or for all', async () => {
    const { app, chat } = start();
    await save(app, { cooldown: 10, cooldownFor: 'viewer' });
    await save(app, { name: 'Bye', pattern: 'bye', cooldown: 10, reaction: { kind: 'text', text: 'Bye' } });
    for (const who of ['robin', 'robin', 'kim']) chat.hear(who, 'hello');
    for (const who of ['robin', 'kim']) chat.hear(who, 'bye');
    expect(chat.said.map(({ text }) => text)).toEqual(['Hi robin', 'Hi kim', 'Bye']);
    app.clock.advance(10_000);
    chat.hear('robin', 'hello');
    expect(chat.said).toHaveLength(4);
  });

  it('says in the trace why it did or did not act', async () => {
    const { app, chat } = start();
    await save(app, { exemptRole: 'moderator' });
    const ran = chat.hear('robin', 'hello');
    const refused = chat.hear('kim', 'hello', {}, { moderator: true });
    expect(chat.engine.traces.of(ran.id)).toMatchObject([{ by: 'phrases', outcome: 'ran' }]);
    expect(chat.engine.traces.of(refused.id)).toMatchObject([
      { outcome: 'refused', why: 'It leaves out moderators and above.' },
    ]);
  });

  it('asks whether somebody follows before it refuses them', async () => {
    const { app, chat } = start();
    let asked = 0;
    const people = {
      record: () => null,
      follows: () => null,
      isFollower: async () => {
        asked += 1;
        return true;
      },
    } as unknown as People;
    app.app.services.provide('people', people);
    await save(app, { requiredRole: 'follower' });
    chat.hear('robin', 'hello');
    await app.clock.advanceAsync(10, 10);
    expect(asked).toBe(1);
    expect(chat.said).toHaveLength(1);
  });

  it('does not react to people who are ignored', async () => {
    const { app, chat } = start();
    app.app.services.provide('people', { record: () => ({ ignored: true }) } as unknown as People);
    await save(app, {});
    chat.hear('robin', 'hello');
    expect(chat.said).toEqual([]);
  });
});

describe('phrase rules', () => {
  it('keep rules and counts over a restart', async () => {
    const { app, chat } = start();
    await save(app, {});
    chat.hear('robin', 'hello');
    await app.restart();
    chat.hear('robin', 'hello');
    expect(rulesOf(app)).toMatchObject([{ name: 'Hello', hits: 2 }]);
    expect(chat.said).toHaveLength(2);
  });

  it('can be taken back, and the change acts at once', async () => {
    const { app, chat } = start();
    const { id, undo } = await save(app, {});
    const removed = dataOf<{ undo: string }>(await app.call('phrases.remove', { ids: [id] }));
    chat.hear('robin', 'hello');
    expect(chat.said).toEqual([]);
    dataOf(await app.call('changes.undo', { id: removed.undo }));
    chat.hear('robin', 'hello');
    expect(chat.said).toHaveLength(1);
    dataOf(await app.call('changes.undo', { id: undo }));
    expect(rulesOf(app)).toEqual([]);
  });

  it('refuses an expression that RE2 cannot do, in words', async () => {
    const { app } = start();
    const whole = phraseRuleSchema.parse({
      id: 'x',
      name: 'Bad',
      kind: 'regex',
      pattern: '(?=a)b',
      reaction: { kind: 'text', text: 'x' },
    });
    const result = await app.call('phrases.save', { rule: { ...whole, id: null } });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'phrases.invalid', data: { field: 'pattern' } },
    });
    expect(await app.call('phrases.check', { rule: whole })).toMatchObject({
      data: { problems: [{ field: 'pattern' }] },
    });
  });

  it('tests lines with a rule that is not saved yet, without doing anything', async () => {
    const { app, chat } = start();
    const { id } = await save(app, {});
    const draft = phraseRuleSchema.parse({
      id,
      name: 'Hello',
      kind: 'contains',
      pattern: 'ell',
      requiredRole: 'vip',
      reaction: { kind: 'text', text: 'x' },
    });
    const lines = dataOf<{ lines: TestedLine[] }>(
      await app.call('phrases.test', { lines: ['othello', 'no'], role: 'everyone', draft }),
    ).lines;
    expect(lines).toMatchObject([
      { findings: [{ ruleId: id, outcome: 'refused', match: 'ell', why: 'It is only for VIPs and above.' }] },
      { findings: [] },
    ]);
    expect(chat.said).toEqual([]);
    expect(rulesOf(app)).toMatchObject([{ kind: 'word', hits: 0 }]);
  });

  it('runs dry over the last lines of chat', async () => {
    const { app, chat } = start();
    for (let count = 0; count < 520; count += 1)
      chat.hear('robin', count % 100 === 0 ? `hello ${count}` : 'x');
    const draft = phraseRuleSchema.parse({
      id: 'draft',
      name: 'Hello',
      kind: 'word',
      pattern: 'hello',
      enabled: false,
      reaction: { kind: 'text', text: 'x' },
    });
    const run = dataOf<{ looked: number; lines: TestedLine[] }>(await app.call('phrases.dryRun', { draft }));
    expect(run.looked).toBe(500);
    expect(run.lines.map(({ text, by }) => `${by}: ${text}`)).toEqual(
      [100, 200, 300, 400, 500].map((count) => `robin: hello ${count}`),
    );
  });

  it('come back from a file as they were, and a file of something else changes nothing', async () => {
    const { app } = start();
    await save(app, { priority: 3, exemptRole: 'vip' });
    const { text } = dataOf<{ text: string }>(await app.call('phrases.exportRules'));
    await app.call('phrases.remove', { ids: rulesOf(app).map(({ id }) => id) });
    const bad = await app.call('phrases.importRules', {
      text: text.replace('"phrases"', '"timers"'),
      mode: 'replace',
    });
    expect(bad).toMatchObject({ ok: false, error: { code: 'rules.bad_file' } });
    const { count, undo } = dataOf<{ count: number; undo: string }>(
      await app.call('phrases.importRules', { text, mode: 'add' }),
    );
    expect(count).toBe(1);
    expect(rulesOf(app)).toMatchObject([{ name: 'Hello', priority: 3, exemptRole: 'vip' }]);
    dataOf(await app.call('changes.undo', { id: undo }));
    expect(rulesOf(app)).toEqual([]);
  });

  it('takes a file with one bad rule not at all', async () => {
    const { app } = start();
    await save(app, {});
    const { text } = dataOf<{ text: string }>(await app.call('phrases.exportRules'));
    const file = JSON.parse(text);
    file.rules.push({ ...file.rules[0], kind: 'regex', pattern: '(' });
    const bad = await app.call('phrases.importRules', { text: JSON.stringify(file), mode: 'replace' });
    expect(bad).toMatchObject({ ok: false, error: { code: 'phrases.invalid' } });
    expect(rulesOf(app)).toHaveLength(1);
  });
});
