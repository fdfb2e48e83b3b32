import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NEW_COMMAND_OPTIONS } from '../../shared/contract/commandDraft.ts';
import type {
  ActionPiece,
  ConditionPiece,
  Routine,
  RoutineDraft,
  Run,
  TriggerPiece,
} from '../../shared/contract/routines.ts';
import { PEOPLE, Stand } from '../testing/stand.ts';

const MINUTE = 60_000;

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(async () => {
  expect(stand.faults()).toEqual([]);
  await stand.close();
});

interface Kinds {
  actions: ActionPiece[];
  conditions: ConditionPiece[];
  triggers: TriggerPiece[];
  examples: { id: string; title: string; help: string; draft: RoutineDraft }[];
}
const kinds = (): Promise<Kinds> => stand.ask<Kinds>('routines.kinds');
const say = (text: string) => ({ id: `s${text.length}`, action: 'chat.say', parameters: { text } });
const free = { ...NEW_COMMAND_OPTIONS, cooldowns: [] };

async function endOf(runId: string): Promise<Run> {
  for (;;) {
    const { run } = await stand.ask<{ run: Run }>('routines.look', { runId });
    if (run.endedAt !== null) return run;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('what routines are made of', () => {
  it('describes itself, with a form that its own values fit', async () => {
    const { actions, conditions, triggers } = await kinds();
    expect(actions.length).toBeGreaterThan(50);
    for (const piece of [...actions, ...conditions, ...triggers]) {
      expect(piece.title, piece.id).not.toBe('');
      expect(piece.help, piece.id).toMatch(/[.!?)]$/);
      expect(piece.group, piece.id).not.toBe('');
      expect(
        stand.app.modules.list().map(({ id }) => id),
        piece.id,
      ).toContain(piece.feature);
      const form = z.fromJSONSchema(piece.parameters as Parameters<typeof z.fromJSONSchema>[0]);
      const properties = (piece.parameters['properties'] ?? {}) as Record<string, { title?: string }>;
      for (const [name, field] of Object.entries(properties)) {
        expect(field.title, `${piece.id} ${name}`).toBeTruthy();
      }
      const unknown = Object.keys(piece.defaults).filter((name) => !(name in properties));
      expect(unknown, piece.id).toEqual([]);
      // What has to be chosen first has no default; all the rest must fit.
      const wrong = form.safeParse(piece.defaults).error?.issues ?? [];
      for (const { path, code } of wrong) {
        const name = String(path[0]);
        const missing = piece.defaults[name] === undefined || piece.defaults[name] === '';
        expect(missing, `${piece.id} ${name}: ${code}`).toBe(true);
      }
    }
  });

  it('tells with every trigger what texts may read of it', async () => {
    const { triggers } = await kinds();
    for (const { id, facts } of triggers) {
      for (const { name, help } of facts) {
        expect(name, id).toMatch(/^[a-z]\w*$/i);
        expect(help, `${id} ${name}`).not.toBe('');
      }
    }
  });

  it('makes examples that are valid as they are, and run pretended without a word in chat', async () => {
    const { examples } = await kinds();
    expect(examples.length).toBeGreaterThan(5);
    for (const { id, draft } of examples) {
      const { problems } = await stand.ask<{ problems: { message: string }[] }>('routines.check', { draft });
      expect(problems, id).toEqual([]);
      const said = await stand.during(async () => {
        const viewer = { name: 'robin', role: 'everyone' };
        const { runId } = await stand.ask<{ runId: string }>('routines.test', {
          draft,
          how: 'pretend',
          viewer,
        });
        expect(await endOf(runId), id).toMatchObject({ state: 'done', problem: null, mode: 'pretend' });
      });
      expect(said, id).toEqual([]);
    }
  });

  it('and every variable: title, help and examples, under a name of its own', () => {
    const { variables } = stand.app.registries;
    const names = new Map<string, string>();
    for (const { id, name, aliases, title, help, examples } of variables.list()) {
      expect(title, id).not.toBe('');
      expect(help, id).toMatch(/[.!?)]$/);
      expect(examples.length, id).toBeGreaterThan(0);
      for (const one of [name, ...aliases]) {
        expect(names.get(one.toLowerCase()) ?? id, one).toBe(id);
        names.set(one.toLowerCase(), id);
      }
      for (const { text } of examples)
        expect(
          stand.engine.texts.check(text).filter(({ warning }) => !warning),
          text,
        ).toEqual([]);
    }
  });
});

describe('together', () => {
  it('a command, a phrase and a timer run steps', async () => {
    await stand.ask('commands.save', {
      id: null,
      draft: { names: ['dough'], does: 'steps', steps: [say('Dough for $(user)')], options: free },
    });
    const steps = (text: string) => ({ kind: 'steps', steps: [say(text)] });
    await stand.ask('phrases.save', {
      rule: { id: null, name: 'rye', kind: 'word', pattern: 'rye', reaction: steps('Rye, $(user)?') },
    });
    const schedule = { kind: 'interval', minutes: 1, lines: 0 };
    await stand.ask('timers.save', {
      timer: { id: null, name: 'Bell', liveOnly: false, schedule, reaction: steps('Ding!') },
    });
    expect((await stand.say(PEOPLE.viewer, '!dough')).answers).toEqual(['Dough for ann']);
    const said = await stand.during(async () => {
      await stand.say(PEOPLE.viewer, 'I like rye best');
      await stand.advance(2_000);
    });
    expect(said).toEqual(['Rye, ann?']);
    expect(await stand.during(() => stand.advance(MINUTE))).toEqual(['Ding!']);
    const { runs } = await stand.ask<{ runs: Run[] }>('routines.history');
    expect(runs.map(({ owner, state }) => `${owner} ${state}`).sort()).toEqual([
      'commands done',
      'phrases done',
      'timers done',
    ]);
  });

  it('counters count by their words, and from within the text of a command', async () => {
    await stand.say(PEOPLE.streamer, '!counter create deaths');
    for (const line of ['!deaths+', '!death+', '!deaths-', '!deaths+ 5']) {
      stand.twitch.house.clock.advance(6_000);
      await stand.say(PEOPLE.moderator, line);
    }
    await stand.ask('commands.save', {
      id: null,
      draft: { names: ['fell'], response: 'Fell $(count+ deaths) times, used $(count)', options: free },
    });
    const first = (await stand.say(PEOPLE.viewer, '!fell')).answers[0] ?? '';
    const second = (await stand.say(PEOPLE.viewer, '!fell')).answers[0] ?? '';
    const [one, two] = [first, second].map((text) => Number(/Fell (\d+) times/.exec(text)?.[1]));
    expect(two, `${first} | ${second}`).toBe((one ?? 0) + 1);
    expect(second).toMatch(/used 2$/);
  });

  it('a price is taken from the ledger, refused when it is too high, and given back when a command refuses', async () => {
    await stand.ask('commands.override', {
      id: 'quotes.quote',
      change: { cost: { amount: 30, currency: null }, cooldowns: [] },
    });
    await stand.say(PEOPLE.streamer, '!quote add So it goes');
    await stand.say(PEOPLE.streamer, '!give @ann 40');
    const balance = () => {
      const purse = stand.app.services.get('purse');
      return purse?.balance(stand.twitch.happen.person(PEOPLE.viewer).id, purse.main.id);
    };
    expect(balance()).toBe(40);
    const refused = await stand.say(PEOPLE.viewer, '!quote 99');
    expect(refused.decisions.at(-1)).toMatchObject({
      outcome: 'refused',
      why: expect.stringContaining('The price was given back.'),
    });
    expect(balance()).toBe(40);
    expect((await stand.say(PEOPLE.viewer, '!quote 1')).answers.join()).toContain('So it goes');
    expect(balance()).toBe(10);
    const poor = await stand.say(PEOPLE.viewer, '!quote 1');
    expect(poor.answers).toEqual(['@ann !quote costs 30 tokens, and you have 10.']);
    expect(balance()).toBe(10);
  });

  it('a command quotes another one, and its own name does not stand in the way', async () => {
    await stand.ask('commands.save', {
      id: null,
      draft: { names: ['purse'], response: '$(command) says: $(command tokens)', options: free },
    });
    expect((await stand.say(PEOPLE.viewer, '!purse')).answers).toEqual(['purse says: You have 0 tokens.']);
  });

  it('a follow sets off a routine, and so does a command that was used', async () => {
    const routine = (name: string, trigger: string, text: string, parameters: object = {}) =>
      stand.ask<{ routine: Routine }>('routines.save', {
        id: null,
        draft: { name, triggers: [{ id: 't1', trigger, parameters }], steps: [say(text)] },
      });
    await routine('Thanks', 'twitch.follow', 'Thank you for the follow, $(user)!');
    const said = await stand.during(async () => {
      stand.twitch.happen.follow('carl');
      await stand.advance(10_000);
    });
    expect(said).toEqual(['Thank you for the follow, carl!']);
  });
});
