import { expect, test } from 'vitest';
import type { Routine, Run, TriggerPiece } from '../../../../shared/contract/routines.ts';
import { chooseRoutines, tagsOf } from './chooseRoutines.ts';
import { EMPTY } from './drafts.ts';
import { factOf } from './facts.ts';
import { conditionProblems, stepProblems, triggerProblems } from './places.ts';
import { withRun } from './runs.ts';

const raid: TriggerPiece = {
  id: 'twitch.raid',
  title: 'Raid',
  help: '',
  group: 'Twitch',
  feature: 'routines',
  parameters: {},
  defaults: {},
  facts: [],
};

function routine(name: string, more: Partial<Routine> = {}): Routine {
  return {
    ...EMPTY,
    id: name,
    name,
    version: 1,
    createdAt: 0,
    changedAt: 0,
    lastRunAt: null,
    runs: 0,
    ...more,
  };
}

const all = [
  routine('Welcome', {
    triggers: [{ id: 't', trigger: 'twitch.raid', parameters: {}, conditions: [], off: false }],
    tags: ['audience'],
  }),
  routine('drink', { note: 'water', tags: ['health'] }),
];

test('a routine is found by its trigger in words, its tag and its note', () => {
  const find = (search: string): string[] =>
    chooseRoutines(all, { search, tag: null }, [raid]).map(({ name }) => name);
  expect(find('raid')).toEqual(['Welcome']);
  expect(find('HEALTH wat')).toEqual(['drink']);
  expect(find('')).toEqual(['drink', 'Welcome']);
  expect(chooseRoutines(all, { search: '', tag: 'audience' }, [])).toHaveLength(1);
  expect(tagsOf(all)).toEqual(['audience', 'health']);
});

test('each problem goes to its own place', () => {
  const base = { index: null, field: null };
  const problems = [
    { ...base, place: 'step' as const, id: 's', message: 'one' },
    { ...base, place: 'condition' as const, id: null, index: 1, message: 'two' },
    { ...base, place: 'condition' as const, id: 't', index: 0, message: 'three' },
    { ...base, place: 'trigger' as const, id: 't', message: 'four' },
  ];
  expect(stepProblems(problems).map(({ message }) => message)).toEqual(['one']);
  expect(conditionProblems(problems, null).map(({ message }) => message)).toEqual(['two']);
  expect(conditionProblems(problems, 't').map(({ message }) => message)).toEqual(['three']);
  expect(triggerProblems(problems, 't').map(({ message }) => message)).toEqual(['four']);
});

test('what is typed as a number counts as one, and a word stays a word', () => {
  expect(['7', ' -2.5 ', 'true', '007', 'seven', ''].map(factOf)).toEqual([
    7,
    -2.5,
    true,
    '007',
    'seven',
    '',
  ]);
});

test('a run that goes on stays in its place, and a new one comes on top', () => {
  const run = (id: string, state: Run['state']): Run => ({
    id,
    routineId: null,
    name: id,
    owner: 'routines',
    cause: '',
    viewer: null,
    mode: 'real',
    state,
    problem: null,
    queue: null,
    askedAt: 0,
    startedAt: null,
    endedAt: null,
    waitsUntil: null,
    steps: 0,
    canUndo: false,
  });
  const runs = withRun([run('b', 'running'), run('a', 'done')], run('b', 'done'));
  expect(runs.map(({ id, state }) => `${id} ${state}`)).toEqual(['b done', 'a done']);
  expect(withRun(runs, run('c', 'queued'))[0]?.id).toBe('c');
});
