import { afterEach, beforeEach, expect, it } from 'vitest';
import { NEW_COMMAND_OPTIONS } from '../../shared/contract/commandDraft.ts';
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

const said = (text: string) => expect.stringContaining(text);
const during = (ms: number): Promise<string[]> => stand.during(() => stand.advance(ms));

it('a reminder is said at its time after a restart, and a missed one soon, with a word that it is late', async () => {
  await stand.say(PEOPLE.viewer, '!remind me in 10 minutes to check the oven');
  await stand.say(PEOPLE.viewer, '!remind me in 30 minutes to eat');
  await stand.restart(4 * MINUTE);
  expect(await during(5 * MINUTE)).toEqual([]);
  expect(await during(2 * MINUTE)).toEqual([said('check the oven')]);
  const late = await stand.during(async () => {
    await stand.restart(60 * MINUTE);
    await stand.advance(MINUTE);
  });
  expect(late).toEqual([said('eat')]);
  await stand.restart();
  expect(await during(5 * MINUTE)).toEqual([]);
});

it('a long cooldown holds over a restart, and not longer than it says', async () => {
  const cooldowns = [{ bucket: 'everyone' as const, uses: 1, seconds: 3600 }];
  await stand.ask('commands.save', {
    id: null,
    draft: { names: ['wiggle'], response: 'Wiggle!', options: { ...NEW_COMMAND_OPTIONS, cooldowns } },
  });
  expect((await stand.say(PEOPLE.viewer, '!wiggle')).answers).toEqual(['Wiggle!']);
  await stand.restart(20 * MINUTE);
  const { answers } = await stand.say('robin', '!wiggle');
  expect(answers).toEqual([said('rests for another 40 minutes')]);
  await stand.restart(41 * MINUTE);
  expect((await stand.say('robin', '!wiggle')).answers).toEqual(['Wiggle!']);
});

it('a routine that waits goes on where it was, with what it noted, also when its time passed meanwhile', async () => {
  const step = (id: string, action: string, parameters: object) => ({ id, action, parameters });
  const wait = (id: string) => step(id, 'flow.wait', { how: 'seconds', seconds: 600 });
  await stand.ask('commands.save', {
    id: null,
    draft: {
      names: ['bake'],
      does: 'steps',
      steps: [
        step('a', 'flow.set', { name: 'who', value: '$(user)' }),
        wait('b'),
        step('c', 'chat.say', { text: 'First for $(who)' }),
        wait('d'),
        step('e', 'chat.say', { text: 'Then for $(who)' }),
      ],
    },
  });
  const line = stand.twitch.happen.say(PEOPLE.viewer, '!bake');
  expect(line).toHaveProperty('said');
  await stand.advance(MINUTE);
  await stand.restart(3 * MINUTE);
  expect(await during(5 * MINUTE)).toEqual([]);
  expect(await during(2 * MINUTE)).toEqual(['First for ann']);
  const late = await stand.during(async () => {
    await stand.restart(30 * MINUTE);
    await stand.advance(5_000);
  });
  expect(late).toEqual(['Then for ann']);
});

it('a timer goes on counting where it was, and makes no burst of what it missed', async () => {
  const timer = (name: string, schedule: object) => ({
    id: null,
    name,
    liveOnly: false,
    schedule,
    reaction: { kind: 'text', text: `It is time for ${name}!` },
  });
  await stand.ask('timers.save', { timer: timer('water', { kind: 'interval', minutes: 30, lines: 0 }) });
  await stand.ask('timers.save', { timer: timer('tea', { kind: 'clock', time: '02:00' }) });
  expect(await during(31 * MINUTE)).toEqual(['It is time for water!']);
  await stand.restart(40 * MINUTE);
  expect(await during(28 * MINUTE)).toEqual([]);
  expect(await during(2 * MINUTE)).toEqual(['It is time for water!']);
  // Two o'clock passed while nobody was there to see it.
  await stand.restart(5 * 60 * MINUTE);
  expect(await during(5 * MINUTE)).toEqual([]);
});

it('a focus timer goes on in the right phase', async () => {
  await stand.say(PEOPLE.viewer, '!focus 25/5 x2 essay');
  const back = await stand.during(async () => {
    await stand.restart(27 * MINUTE);
    await stand.advance(MINUTE);
  });
  expect(back).toEqual([said('went on while I was away')]);
  expect((await stand.say(PEOPLE.viewer, '!focus')).answers).toEqual([said('Break (essay)')]);
  expect(await during(3 * MINUTE)).toEqual([said('round 2')]);
});

it('a welcome is said once a stream, whatever restarts, and again in the next', async () => {
  const rule = {
    id: null,
    name: 'Hi',
    audience: { kind: 'everybody' },
    reaction: { kind: 'text', text: 'Hi $(user)!' },
  };
  await stand.ask('welcomes.save', { rule });
  await stand.advance(5_000);
  expect(stand.engine.twitch.state.live).not.toBeNull();
  const hello = () =>
    stand.during(async () => {
      await stand.say('carl', 'hello');
      await stand.advance(10_000);
    });
  expect(await hello()).toEqual(['Hi carl!']);
  await stand.restart(2 * MINUTE);
  expect(await hello()).toEqual([]);
  stand.twitch.happen.goOffline();
  await stand.advance(120 * MINUTE);
  stand.twitch.happen.goLive();
  await stand.advance(MINUTE);
  expect(await hello()).toEqual(['Hi carl!']);
});

it('balances, counters, quotes and lists are as they were, and nothing is paid twice', async () => {
  for (const line of [
    '!give @ann 50',
    '!counter deaths +',
    '!quote add So it goes',
    '!todo add Bake',
    '!note add Oven',
  ])
    await stand.say(PEOPLE.streamer, line);
  const look = async () => {
    const texts: string[] = [];
    for (const line of ['!tokens @ann', '!counter deaths', '!quote 1', '!todo', '!note 1']) {
      stand.twitch.house.clock.advance(6_000);
      texts.push(...(await stand.say(PEOPLE.streamer, line)).answers);
    }
    return texts;
  };
  const before = await look();
  expect(before).toHaveLength(5);
  await stand.restart(10_000);
  expect(await look()).toEqual(before);
});
