import { expect, onTestFinished, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../engine/testing/testDatabase.ts';
import { ViewersStore } from './store.ts';
import { Viewers } from './viewers.ts';

const ROBIN = { id: '11', login: 'robin', name: 'Robin' };
const KIM = { id: '12', login: 'kim', name: 'Kim' };

function opened(): TestDatabase & { table: ViewersStore; viewers: Viewers; messages(id: string): number } {
  const there = openTestDatabase();
  onTestFinished(there.cleanUp);
  const { db, clock } = there;
  const table = new ViewersStore(db);
  const viewers = new Viewers({ db, store: table, clock });
  return { ...there, table, viewers, messages: (id) => table.byId(id)?.messages ?? 0 };
}

test('lines of somebody new and of somebody known are counted with the next late writes', () => {
  const { viewers, clock, messages, table } = opened();
  viewers.spoke(ROBIN, 'everyone');
  clock.advance(200);
  expect(messages('11')).toBe(1);
  for (const person of [ROBIN, ROBIN, KIM]) viewers.spoke(person, 'everyone');
  clock.advance(200);
  expect([messages('11'), messages('12')]).toEqual([3, 1]);
  expect(table.byId('11')?.lastSeen).toBe(clock.now() - 200);
});

test('lines are counted when a late write beside them throws and undoes them', () => {
  const { db, viewers, messages } = opened();
  viewers.spoke(ROBIN, 'everyone');
  viewers.settle();
  viewers.spoke(ROBIN, 'everyone');
  viewers.spoke(KIM, 'everyone');
  db.behind.add(() => {
    throw new Error('not mine');
  });
  db.behind.flush();
  expect([messages('11'), messages('12')]).toEqual([2, 1]);
  // They know their rows afterwards.
  viewers.spoke(KIM, 'everyone');
  viewers.settle();
  expect(messages('12')).toBe(2);
});

test('more than fit into one go are written all the same, and all at once when somebody waits', () => {
  const { db, viewers, clock } = opened();
  const crowd = (): void => {
    for (let number = 0; number < 2500; number += 1) {
      viewers.spoke({ id: String(number), login: `viewer_${number}`, name: `V${number}` }, 'everyone');
    }
  };
  const sum = (): unknown =>
    db.raw
      .prepare(
        `SELECT sum(coalesce(visit.messages, viewers.messages))
         FROM viewers LEFT JOIN viewer_visits AS visit ON visit.number = viewers.number`,
      )
      .pluck()
      .get();
  crowd();
  clock.advance(200);
  expect(sum()).toBe(1000);
  clock.advance(400);
  expect(sum()).toBe(2500);
  crowd();
  viewers.settle();
  expect(sum()).toBe(5000);
});

test('a visit never lands with another who has got the number of the row since', () => {
  const { table, viewers, messages } = opened();
  viewers.spoke(ROBIN, 'everyone');
  viewers.settle();
  const number = table.byId('11')?.number ?? 0;
  viewers.drop(['11']);
  // As when it could not be written before.
  table.putVisits([{ number, lastSeen: 5, messages: 99 }]);
  viewers.spoke(KIM, 'everyone');
  viewers.settle();
  expect(table.byId('12')?.number).toBe(number);
  expect(messages('12')).toBe(1);
});

test('what is edited after a visit is not set back by it', () => {
  const { table, viewers, messages } = opened();
  viewers.spoke(ROBIN, 'everyone');
  viewers.settle();
  viewers.spoke(ROBIN, 'everyone');
  viewers.settle();
  const robin = viewers.find('11');
  if (robin) robin.messages = 1;
  if (robin) viewers.touch(robin);
  viewers.settle();
  expect(messages('11')).toBe(1);
  expect(table.byLoginOrName('robin')?.messages).toBe(1);
});
