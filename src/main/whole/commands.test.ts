import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CommandKind } from '../engine/commands/command.ts';
import { type Heard, isFinal, PEOPLE, Stand } from '../testing/stand.ts';

/** A command or subcommand of the app, with what is typed to reach it: `quote add`. */
interface Reached {
  kind: CommandKind;
  root: CommandKind;
  path: string;
  examples: string[];
}

let stand: Stand;
let all: Reached[];
beforeAll(async () => {
  stand = await Stand.open();
  await stand.ask('settings.set', { feature: 'commands', values: { mostPerViewer: 100 } });
  all = stand.app.registries.commands.list().flatMap((kind) => reached(kind, kind, ''));
});
afterEach(() => expect(stand.faults()).toEqual([]));
afterAll(() => stand.close());

function reached(kind: CommandKind, root: CommandKind, before: string): Reached[] {
  const path = `${before}${kind.names[0] ?? ''}`;
  const examples = kind.examples.map((example) => before + example);
  const below = kind.subcommands.flatMap((sub) => reached(sub, root, `${path} `));
  return [{ kind, root, path, examples }, ...below];
}

/** A line after so long a rest that no cooldown holds; what it switched off is on again afterwards. */
async function call(who: string, line: string): Promise<Heard> {
  stand.twitch.house.clock.advance(5_000);
  const heard = await stand.say(who, `!${line}`);
  for (const { id, state } of stand.app.modules.list())
    if (state !== 'on') await stand.ask('modules.set', { id, on: true });
  return heard;
}

/** The one last word about it. A reminder of before may be said in between, so that more answers are no harm. */
function verdict({ decisions, answers }: Heard, line: string) {
  const final = decisions.filter(isFinal);
  expect(final, line).toHaveLength(1);
  const [decision] = final;
  if (!decision) throw new Error(line);
  // Nothing but Twitch can be reached here, and a command that needs more has to say just that.
  const unreached = decision.outcome === 'failed' && / cannot be reached just now\./.test(decision.why);
  if (!unreached) expect(decision.outcome, `${line}: ${decision.why}`).toMatch(/^(ran|refused)$/);
  expect(decision.why, line).toMatch(/[.!?)]$| Usage: !.+$/);
  expect(answers, line).not.toEqual([]);
  expect(answers.join(' '), line).not.toMatch(/undefined|\[object|NaN\b/);
  return decision;
}

describe('the commands of all features', () => {
  it('share no name, so that no feature takes the word out of the mouth of another', () => {
    const owners = new Map<string, string>();
    for (const { id, names } of stand.app.registries.commands.list()) {
      for (const name of names) {
        expect(owners.get(name.toLowerCase()) ?? id, `!${name}`).toBe(id);
        owners.set(name.toLowerCase(), id);
      }
    }
    expect(owners.size).toBeGreaterThan(60);
  });

  it('describe themselves, and name no two subcommands alike', () => {
    for (const { kind, path } of all) {
      expect(kind.title, path).not.toBe('');
      expect(kind.help, path).toMatch(/^[A-Z].*[.!?]$/s);
      const names = kind.subcommands.flatMap((sub) => sub.names);
      expect(new Set(names).size, path).toBe(names.length);
    }
    expect(new Set(all.map(({ kind }) => kind.id)).size).toBe(all.length);
  });

  it('understand their own examples, which lead to the command that gives them', async () => {
    for (const { kind, path, examples } of all) {
      for (const line of examples) {
        const { what, why } = verdict(await call(PEOPLE.streamer, line), line);
        expect(why, line).not.toContain('Usage:');
        const names = kind.names.map((name) => `!${path.split(' ').slice(0, -1).concat(name).join(' ')}`);
        expect(
          names.some((name) => `${what} `.startsWith(`${name} `)),
          `${line} led to ${what}`,
        ).toBe(true);
      }
    }
  });

  it('answer moderators and viewers, and tell whom they are for', async () => {
    for (const { kind, root, path, examples } of all) {
      const line = examples[0] ?? path;
      verdict(await call(PEOPLE.moderator, line), line);
      const heard = await call(PEOPLE.viewer, line);
      const { outcome, why } = verdict(heard, line);
      if (kind.role === 'everyone' && root.role === 'everyone') continue;
      expect(outcome, line).toBe('refused');
      expect(why, line).toMatch(/may not use .*: it is for moderators\.$/);
      expect(heard.answers.join(' '), line).toMatch(/ is for moderators\.$/);
    }
  });

  it('answer wrong arguments with what is wrong, whoever types them', async () => {
    let count = 0;
    for (const { kind, root, path } of all) {
      count += 1;
      // Whom it is not for hears that first.
      const isForAll = root.role === 'everyone' && kind.role === 'everyone';
      const people = [PEOPLE.streamer, ...(isForAll ? [PEOPLE.viewer] : [])];
      const many = Array.from({ length: 40 }, (_, at) => `w${count}x${at}`).join(' ');
      for (const wrong of ['', many, '🍞 "$( | ) <b> -9999999999999999999 all']) {
        for (const who of people) {
          const line = `${path} ${wrong}`.trim();
          const { outcome, why } = verdict(await call(who, line), line);
          const required = Object.values(kind.arguments).some((argument) => argument.required);
          if (wrong !== '' || !required) continue;
          expect(outcome, line).toBe('refused');
          expect(why, line).toMatch(/ is missing: .*[.!?] Usage: !/);
        }
      }
    }
  });

  it('rest when they are told to, and say for how long', async () => {
    const roots = all.filter(({ kind, root }) => kind === root && kind.role === 'everyone');
    await stand.ask('commands.bulk', {
      ids: roots.map(({ kind }) => kind.id),
      change: { do: 'cooldowns', cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 3600 }] },
    });
    let rested = 0;
    for (const { path, examples } of roots) {
      const line = examples[0] ?? path;
      const first = verdict(await call(PEOPLE.viewer, line), line);
      if (first.outcome !== 'ran') continue;
      rested += 1;
      const heard = await call(PEOPLE.viewer, line);
      expect(verdict(heard, line), line).toMatchObject({
        outcome: 'refused',
        why: expect.stringMatching(/ rests for another .* Its cooldown: 1 use in 1h for each viewer\.$/),
      });
      expect(heard.answers.join(' '), line).toContain('rests for another');
    }
    expect(rested).toBeGreaterThan(10);
    await stand.ask('commands.reset', { ids: roots.map(({ kind }) => kind.id) });
  });

  it('are silent while their module is off, and the trace says how to get them back', async () => {
    const modules = stand.app.modules.list().filter(({ required }) => !required);
    for (const { id, title } of modules) {
      const roots = stand.app.registries.commands
        .list()
        .filter((kind) => stand.app.registries.commands.ownerOf(kind.id) === id);
      if (roots.length === 0 || id === 'commands') continue;
      await stand.ask('modules.set', { id, on: false });
      for (const { names } of roots) {
        for (const name of names) {
          const { answers, decisions } = await stand.say(PEOPLE.streamer, `!${name}`);
          expect(answers, name).toEqual([]);
          expect(decisions.filter(isFinal), name).toMatchObject([
            {
              outcome: 'refused',
              why: `!${name} belongs to "${title}", which is switched off. Switch it on under Modules.`,
            },
          ]);
        }
      }
      await stand.ask('modules.set', { id, on: true });
    }
  });

  it('name the prefix that is set, and no other', async () => {
    await stand.ask('settings.set', { feature: 'commands', values: { prefix: '?!' } });
    for (const line of [
      'phrase remove xyz',
      'timer now xyz',
      'timer pause',
      'timer resume',
      'command',
      'help',
    ]) {
      const heard = await stand.say(PEOPLE.streamer, `?!${line}`);
      await stand.twitch.until(() => stand.app.traces.of(heard.id).some(isFinal));
      await stand.settle();
      expect(heard.answers.join(' '), line).not.toMatch(/(?<!\?)![a-z]/);
    }
    await stand.ask('settings.set', { feature: 'commands', values: { prefix: '!' } });
  });

  it('leave a name that nobody has to others, and trace it', async () => {
    const { answers, decisions } = await stand.say(PEOPLE.viewer, '!nosuchcommand');
    expect(answers).toEqual([]);
    expect(decisions).toMatchObject([
      { by: 'commands', outcome: 'passed', why: 'There is no command !nosuchcommand.' },
    ]);
  });
});
