import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../../../shared/contract/steps.ts';
import { formOf, holdsSteps } from './formModel.ts';
import { type Direction, ROOT, StepTree } from './stepTree.ts';
import { branch, parallel, say, testPiece } from './testPieces.ts';

const tree = new StepTree(({ action }) =>
  formOf(testPiece(action))
    .filter(holdsSteps)
    .map(({ name, control }) => ({ field: name, many: control === 'branches' })),
);

/** The order and nesting of steps, as text: `a b(c|d)`. */
function drawn(steps: readonly Step[]): string {
  return steps
    .map((step) => {
      const lists = tree.placesIn(step).map((place) => drawn(tree.listIn(step, place)));
      return lists.length > 0 ? `${step.id}(${lists.join('|')})` : step.id;
    })
    .join(' ');
}

const sample = (): Step[] => [
  say('a'),
  branch('b', [say('c'), say('d')], [say('e')]),
  parallel('p', [say('f')], []),
  say('z'),
];

test('a step is found wherever it lies', () => {
  expect(drawn(sample())).toBe('a b(c d|e) p(f|) z');
  expect(tree.find(sample(), 'f')?.place).toEqual({ stepId: 'p', field: 'branches', branch: 0 });
  expect(tree.find(sample(), 'e')?.index).toBe(0);
  expect(tree.find(sample(), 'nobody')).toBeNull();
});

test('dropping a step lower in its own list lands where the gap was, not one too far', () => {
  expect(drawn(tree.move(sample(), 'a', ROOT, 3))).toBe('b(c d|e) p(f|) a z');
  expect(drawn(tree.move(sample(), 'z', ROOT, 0))).toBe('z a b(c d|e) p(f|)');
});

test('dropping a step into the gaps beside it changes nothing', () => {
  const steps = sample();
  expect(tree.move(steps, 'a', ROOT, 0)).toBe(steps);
  expect(tree.move(steps, 'a', ROOT, 1)).toBe(steps);
});

test('a step goes between lists of different steps', () => {
  const to = { stepId: 'p', field: 'branches', branch: 1 };
  expect(drawn(tree.move(sample(), 'c', to, 0))).toBe('a b(d|e) p(f|c) z');
});

test('a step never ends up within itself and is lost', () => {
  const steps = [branch('b', [branch('c', [say('d')])])];
  expect(tree.move(steps, 'b', { stepId: 'c', field: 'then', branch: null }, 0)).toBe(steps);
  expect(tree.move(steps, 'b', { stepId: 'b', field: 'then', branch: null }, 0)).toBe(steps);
});

test('keys walk a step through every place, in and out of lists', () => {
  let steps: readonly Step[] = [say('x'), branch('b', [say('c')], []), say('y')];
  const press = (direction: Direction): string => {
    steps = tree.shift(steps, 'x', direction);
    return drawn(steps);
  };
  expect(press('up')).toBe('x b(c|) y');
  expect(press('down')).toBe('b(c|) x y');
  expect(press('in')).toBe('b(c x|) y');
  expect(press('down')).toBe('b(c|x) y');
  expect(press('down')).toBe('b(c|) x y');
  expect(press('down')).toBe('b(c|) y x');
  expect(press('in')).toBe('b(c|) y x');
  expect(press('up')).toBe('b(c|) x y');
  expect(press('in')).toBe('b(c x|) y');
  expect(press('out')).toBe('b(c|) x y');
});

test('a copy and all in it have ids of their own, so that edits of one do not touch the other', () => {
  let count = 0;
  const made = tree.duplicate(sample(), 'b', () => {
    count += 1;
    return `new${count}`;
  });
  expect(made && drawn(made.steps).replace(/new\d+/g, 'n')).toBe('a b(c d|e) n(n n|n) p(f|) z');
  const ids = made ? tree.all(made.steps).map(({ id }) => id) : [];
  expect(new Set(ids).size).toBe(ids.length);
});

test('a deleted step comes back at its place, and to the end when its list is gone', () => {
  const place = { stepId: 'b', field: 'then', branch: null };
  const without = tree.remove(sample(), 'c');
  expect(drawn(without)).toBe('a b(d|e) p(f|) z');
  expect(drawn(tree.insert(without, place, 0, say('c')))).toBe('a b(c d|e) p(f|) z');
  expect(drawn(tree.insert([say('a')], place, 5, say('c')))).toBe('a c');
});

test('a change deep inside leaves the others as they were', () => {
  const before = sample();
  const after = tree.update(before, 'd', (step) => ({ ...step, off: true }));
  expect(tree.find(after, 'd')?.step.off).toBe(true);
  expect(after[0]).toBe(before[0]);
  expect(tree.find(before, 'd')?.step.off).toBe(false);
});

test('no walk by keys loses or doubles a step', () => {
  const ids = tree.all(sample()).map(({ id }) => id);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom<Direction>('up', 'down', 'in', 'out')), {
        maxLength: 40,
      }),
      (presses) => {
        const after = presses.reduce<readonly Step[]>(
          (steps, [id, direction]) => tree.shift(steps, id, direction),
          sample(),
        );
        expect(
          tree
            .all(after)
            .map(({ id }) => id)
            .sort(),
        ).toEqual([...ids].sort());
      },
    ),
  );
});
