import { expect, onTestFinished, test } from 'vitest';
import type { AskedCondition } from '../../../../shared/contract/steps.ts';
import { type Occasion, occasionOf } from '../../../engine/occasion.ts';
import type { People } from '../../../engine/people.ts';
import type { Purse } from '../../../engine/purse.ts';
import { seededRandom } from '../../../engine/random.ts';
import { Asking } from '../../../engine/routines/asking.ts';
import { plainTexts } from '../../../engine/routines/testing/workbench.ts';
import { ServiceDesk } from '../../../engine/services.ts';
import { openTestDatabase } from '../../../engine/testing/testDatabase.ts';
import { Audience } from '../audience.ts';
import type { RoutinesContext } from '../context.ts';
import { FirstLines } from '../firstLines.ts';
import { ValueStore } from '../valueStore.ts';
import { SavedVariables } from '../variables.ts';
import { aboutPeople } from './people.ts';
import { Uses } from './uses.ts';
import { aboutTheWorld, compares } from './world.ts';

const kim = { id: '7', login: 'kim', name: 'Kim', role: 'everyone' as const };

function stage() {
  const { db, clock, cleanUp } = openTestDatabase();
  onTestFinished(cleanUp);
  const services = new ServiceDesk();
  const asked = { streams: 0 };
  const state = { channel: { id: '1' }, live: null as object | null, info: { category: { name: 'Art' } } };
  const twitch = {
    state,
    api: {
      channel: {
        streams: async () => {
          asked.streams += 1;
          return [{ viewers: 40 }];
        },
      },
    },
  };
  const ctx = {
    clock,
    random: seededRandom(5),
    engine: { services, twitch },
  } as unknown as RoutinesContext;
  const store = new ValueStore(db);
  const variables = new SavedVariables(store, clock, () => {});
  const firstLines = new FirstLines(store, clock);
  const kinds = [
    ...aboutPeople(ctx, firstLines),
    ...aboutTheWorld(ctx, {
      variables,
      uses: new Uses(store, clock),
      audience: new Audience(twitch as never, clock),
      asking: () => asking,
    }),
  ];
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  const asking: Asking = new Asking({ conditions: { get: (id) => byId.get(id) ?? null }, texts: plainTexts });
  const ask = (
    condition: string,
    parameters: AskedCondition['parameters'] = {},
    occasion: Partial<Occasion> = { viewer: kim },
    not = false,
  ) => asking.refusal([{ condition, parameters, not }], occasionOf('Test', occasion));
  return { ask, asking, clock, services, state, variables, firstLines, store, asked };
}
const one = (condition: string, parameters: AskedCondition['parameters'] = {}) => ({
  condition,
  parameters,
  not: false,
});

test('a role is at least what is asked for; that somebody follows is looked up', async () => {
  const { ask, services } = stage();
  const as = (role: 'vip' | 'moderator' | 'everyone') => ({ viewer: { ...kim, role } });
  expect(await ask('viewer.role', { role: 'vip' }, as('moderator'))).toBeNull();
  expect(await ask('viewer.role', { role: 'moderator' }, as('vip'))).toContain('not at least "moderator"');
  expect(await ask('viewer.role', { role: 'follower' })).toContain('not at least');
  services.provide('people', {
    isFollower: async () => true,
    groupsOf: () => ['Bakers'],
  } as unknown as People);
  expect(await ask('viewer.role', { role: 'follower' })).toBeNull();
  expect(await ask('viewer.role', { role: 'subscriber' })).not.toBeNull();
  expect(await ask('viewer.group', { group: 'bakers' })).toBeNull();
  expect(await ask('viewer.group', { group: 'cooks' })).toContain('not in the group');
  expect(await ask('viewer.role', { role: 'everyone' }, { viewer: null })).toContain('Nobody');
});

test('a condition that cannot be asked says no, also when it is turned around', async () => {
  const { ask } = stage();
  expect(await ask('viewer.balance', { amount: 1 })).toContain('module "Economy"');
  expect(await ask('viewer.balance', { amount: 1 }, { viewer: kim }, true)).toContain('module "Economy"');
  expect(await ask('no.such')).toContain('no condition');
});

test('points are enough or not', async () => {
  const { ask, services } = stage();
  const main = { id: 'crumbs', one: 'crumb', many: 'crumbs' };
  services.provide('purse', { main, currencies: () => [main], balance: () => 5 } as unknown as Purse);
  expect(
    await ask('viewer.balance', { amount: '$(price)' }, { viewer: kim, facts: { price: 5 } }),
  ).toBeNull();
  expect(await ask('viewer.balance', { amount: 6 })).toBe('Kim has 5 crumbs, and 6 are needed.');
});

test('the stream is live, in a category, with viewers that are asked for once a minute', async () => {
  const { ask, state, asked, clock } = stage();
  expect(await ask('stream.live')).toBe('The stream is offline.');
  expect(await ask('stream.viewers', { viewers: 1 })).toContain('0 people watch');
  state.live = {};
  expect(await ask('stream.live')).toBeNull();
  expect(await ask('stream.category', { category: 'ART' })).toBeNull();
  expect(await ask('stream.category', { category: 'Music' })).toContain('not "Music"');
  expect(await ask('stream.viewers', { viewers: 40 })).toBeNull();
  expect(await ask('stream.viewers', { viewers: 41 })).not.toBeNull();
  expect(asked.streams).toBe(1);
  clock.advance(60_000);
  await ask('stream.viewers', { viewers: 40 });
  expect(asked.streams).toBe(2);
});

test('chance says yes in as many cases as it should', async () => {
  const { ask } = stage();
  let yes = 0;
  for (let index = 0; index < 1000; index += 1) if ((await ask('chance', { percent: 30 })) === null) yes += 1;
  expect(yes).toBeGreaterThan(250);
  expect(yes).toBeLessThan(350);
  expect(await ask('chance', { percent: 0 })).not.toBeNull();
  expect(await ask('chance', { percent: 100 })).toBeNull();
});

test('a cooldown lets N in T pass, for everyone or for each viewer', async () => {
  const { ask, clock } = stage();
  const twice = { name: 'x', times: 2, seconds: 10, per: 'everyone' };
  expect(await ask('cooldown', twice)).toBeNull();
  clock.advance(4000);
  expect(await ask('cooldown', twice)).toBeNull();
  expect(await ask('cooldown', twice)).toBe('It may run again in 6 seconds.');
  clock.advance(6000);
  expect(await ask('cooldown', twice)).toBeNull();
  const each = { name: 'y', times: 1, seconds: 10, per: 'each viewer' };
  expect(await ask('cooldown', each)).toBeNull();
  expect(await ask('cooldown', each, { viewer: { ...kim, id: '8' } })).toBeNull();
  expect(await ask('cooldown', each)).not.toBeNull();
});

test('two that ask at the same moment do not both pass a cooldown', async () => {
  const { asking, state } = stage();
  state.live = {};
  const conditions = [
    one('stream.viewers', { viewers: 1 }),
    one('cooldown', { name: 'x', times: 1, seconds: 10, per: 'everyone' }),
  ];
  const answers = await Promise.all([1, 2, 3].map(() => asking.refusal(conditions, occasionOf('Test'))));
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
});

test('a cooldown within "any" begins only when it let it pass', async () => {
  const { ask } = stage();
  const cooldown = one('cooldown', { name: 'x', times: 1, seconds: 10, per: 'everyone' });
  const any = { conditions: [one('viewer.is', { who: 'kim' }), cooldown] };
  expect(await ask('any', any)).toBeNull();
  expect(await ask('any', any, { viewer: { ...kim, login: 'robin', name: 'Robin' } })).toBeNull();
  expect(await ask('any', { conditions: [cooldown] })).toContain('again in');
  expect(await ask('all', { conditions: [one('viewer.is', { who: 'kim' }), one('stream.live')] })).toBe(
    'The stream is offline.',
  );
  expect(await ask('all', { conditions: [] })).toBeNull();
  expect(await ask('any', { conditions: [] })).not.toBeNull();
});

test.each([
  ['10', '>', '9', true],
  ['10', '<', '9', false],
  ['a10', '<', 'a9', true],
  ['Hello', '=', ' hello ', true],
  ['1.0', '=', '1', true],
  ['', '=', '0', false],
  ['3', '≥', '3', true],
  ['3', '≤', '2', false],
  ['3', '≠', '4', true],
  ['Good bread', 'contains', 'BREAD', true],
  ['Good bread', 'begins with', 'good', true],
  ['Good bread', 'ends with', 'good', false],
])('"%s" %s "%s" is %s', (left, how, right, yes) => {
  expect(compares(left, how, right)).toBe(yes);
});

test('a time of day holds on its days, also over midnight', async () => {
  const { ask, clock } = stage();
  const at = async (
    day: number,
    hour: number,
    parameters: AskedCondition['parameters'],
  ): Promise<boolean> => {
    // 5 January 2026 is a Monday.
    const due = new Date(2026, 0, 4 + day, hour, 0).getTime();
    clock.advance(Math.max(0, due - clock.now()));
    return (await ask('time.between', parameters)) === null;
  };
  const evening = { from: '22:00', to: '02:00', days: [1] };
  expect(await at(1, 21, evening)).toBe(false);
  expect(await at(1, 23, evening)).toBe(true);
  expect(await at(2, 1, evening)).toBe(true);
  expect(await at(2, 3, evening)).toBe(false);
  expect(await at(2, 23, evening)).toBe(false);
  expect(await at(3, 12, { from: '09:00', to: '12:00', days: [] })).toBe(true);
  expect(await at(3, 13, { from: '09:00', to: '12:00', days: [] })).toBe(false);
});

test('the first message of today is the first only once, also after a restart, and again tomorrow', async () => {
  const { ask, firstLines, store, clock } = stage();
  const line = (id: string) => ({ viewer: kim, line: { id, text: 'x' } });
  firstLines.heard('7', 'l1');
  expect(await ask('viewer.firstToday', {}, line('l1'))).toBeNull();
  firstLines.heard('7', 'l2');
  expect(await ask('viewer.firstToday', {}, line('l2'))).not.toBeNull();
  expect(new FirstLines(store, clock).isFirst('7', 'l3')).toBe(false);
  clock.advance(86_400_000);
  expect(new FirstLines(store, clock).isFirst('7', 'l4')).toBe(true);
  firstLines.heard('7', 'l5');
  expect(await ask('viewer.firstToday', {}, line('l5'))).toBeNull();
});

test('a value is saved or not, whatever the case of its name', async () => {
  const { ask, variables } = stage();
  expect(await ask('values.set', { name: 'Deaths' })).not.toBeNull();
  variables.set('deaths', 0);
  expect(await ask('values.set', { name: 'Deaths' })).toBeNull();
});
