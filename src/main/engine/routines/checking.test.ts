import { expect, test } from 'vitest';
import { checkSteps } from './checking.ts';
import { plainTexts, say, step, Workbench } from './testing/workbench.ts';

function check(steps: Parameters<typeof checkSteps>[1], known: string[] = []) {
  const { actions, conditions } = new Workbench();
  const of = <T>(map: Map<string, T>) => ({ get: (id: string) => map.get(id) ?? null });
  return checkSteps({ actions: of(actions), conditions: of(conditions), texts: plainTexts }, steps, known);
}

test('steps that are right have no problems, notes of other steps and facts known', () => {
  const steps = [
    step('flow.set', { name: 'who', value: 'x' }),
    step('flow.loop', {
      how: 'each word',
      items: '$(user)',
      as: 'word',
      body: [say('$(word) $(who) $(round) $(total)')],
    }),
    step('test.count', { amount: '$(user)' }),
  ];
  expect(check(steps, ['user'])).toEqual([]);
});

test('a mistake deep within branches is found and placed', () => {
  const bad = say('$(typo)');
  const steps = [
    step('flow.parallel', { branches: [[], [step('flow.try', { body: [], otherwise: [bad] })]] }),
  ];
  expect(check(steps)).toEqual([{ stepId: bad.id, field: 'text', message: '"Text": There is no $(typo).' }]);
});

test('an unknown action, a wrong value, a missing one and a doubled id are told', () => {
  const steps = [step('gone.away'), step('test.count', { amount: 101 }), step('test.say', {})];
  const twin = { ...say('x'), id: steps[0]?.id ?? '' };
  const problems = check([...steps, twin]);
  expect(problems.map(({ stepId, field }) => [stepId, field])).toEqual([
    [steps[0]?.id, null],
    [steps[1]?.id, 'amount'],
    [steps[2]?.id, 'text'],
    [steps[0]?.id, null],
  ]);
  expect(problems[0]?.message).toContain('gone.away');
});

test('a condition within a branch is checked too', () => {
  const conditions = [{ condition: 'no.such', parameters: {}, not: false }];
  const branch = step('flow.branch', { conditions, yes: [], no: [] });
  expect(check([branch])).toMatchObject([{ stepId: branch.id, field: 'conditions' }]);
});

test('a tree that is too large or too deep is refused without running out of stack', () => {
  expect(check(Array.from({ length: 501 }, () => say('x')))).toMatchObject([
    { message: expect.stringContaining('501 steps') },
  ]);
  let deep = say('x');
  for (let level = 0; level < 60; level += 1) deep = step('flow.try', { body: [deep], otherwise: [] });
  expect(check([deep])).toMatchObject([{ message: expect.stringContaining('deep') }]);
});
