import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { LineOutcome, LineRequest } from '../../../engine/chat/outgoing.ts';
import { type Occasion, occasionOf } from '../../../engine/occasion.ts';
import type { Purse, PurseEntry } from '../../../engine/purse.ts';
import type { ActionKind, ActionOutcome } from '../../../engine/routines/kinds.ts';
import { parseParameters } from '../../../engine/routines/parameters.ts';
import { ServiceDesk } from '../../../engine/services.ts';
import { ApiHouse } from '../../../twitch/testing/apiHouse.ts';
import type { RoutinesContext } from '../context.ts';
import { channel } from './channel.ts';
import { contests } from './contests.ts';
import { order } from './order.ts';
import { points } from './points.ts';
import { talking } from './talking.ts';

const kim = { id: '7', login: 'kim', name: 'Kim', role: 'everyone' as const };

/** The actions on a simulated Twitch, with an outbox that says at once. */
async function stage(outcome?: LineOutcome) {
  const house = await ApiHouse.open();
  onTestFinished(() => house.close());
  const { streamer } = house.house;
  const lines: LineRequest[] = [];
  const services = new ServiceDesk();
  const ctx = {
    engine: {
      services,
      twitch: {
        api: house.api,
        state: { channel: streamer },
        outbox: {
          say: (line: LineRequest, told: (outcome: LineOutcome) => void) => {
            lines.push(line);
            told(outcome ?? { kind: 'sent', messageIds: [`m${lines.length}`] });
          },
        },
      },
    },
  } as unknown as RoutinesContext;
  const kinds = new Map<string, ActionKind>(
    [talking, order, points, channel, contests].flatMap((make) => make(ctx)).map((kind) => [kind.id, kind]),
  );
  const run = async (
    id: string,
    raw: object = {},
    occasion: Occasion = occasionOf('Test'),
  ): Promise<ActionOutcome> => {
    const kind = kinds.get(id);
    if (!kind) throw new Error(id);
    const parameters = parseParameters(kind.parameters, raw as never) as never;
    expect(kind.preview(parameters), id).toMatch(/^Would /);
    return kind.run({ parameters, occasion, signal: new AbortController().signal, reference: 'run/step' });
  };
  return { house, streamer, lines, services, run };
}

test('what is said goes through the outbox, and an answer goes to the line', async () => {
  const { lines, run } = await stage();
  const occasion = occasionOf('Test', { viewer: kim, line: { id: 'l1', text: '!hi' } });
  expect((await run('chat.say', { text: 'Hello' })).done).toBe('Said "Hello"');
  await run('chat.reply', { text: 'You too' }, occasion);
  await run('chat.lines', { text: 'one\n\n two ' });
  expect(lines.map(({ text, replyTo, priority }) => [text, replyTo, priority])).toEqual([
    ['Hello', null, 'event'],
    ['You too', 'l1', 'answer'],
    ['one', null, 'event'],
    ['two', null, 'event'],
  ]);
});

test('a line that was not said is an error with its reason, and an empty text says nothing', async () => {
  const { lines, run } = await stage({
    kind: 'dropped',
    reason: 'muted',
    code: null,
    detail: 'The bot is muted.',
    sentParts: 0,
  });
  await expect(run('chat.say', { text: 'Hello' })).rejects.toThrow('The bot is muted.');
  expect((await run('chat.say', { text: '  ' })).done).toContain('empty');
  expect(lines).toHaveLength(1);
  await expect(run('chat.lines', { text: 'x\n'.repeat(11) })).rejects.toThrow('at most 10');
});

test('without a line there is none to delete', async () => {
  const { run } = await stage();
  await expect(run('chat.delete')).rejects.toMatchObject({ code: 'routines.no_line' });
});

test('who is sent out is out, and is back after the undo; nobody is made up', async () => {
  const { house, run } = await stage();
  const viewer = house.house.server.world.accounts.obtain('ann');
  const banned = async () => (await house.api.moderation.banned()).map(({ user }) => user.login);
  const { undo } = await run('chat.timeout', { who: `@${viewer.login.toUpperCase()}`, seconds: 60 });
  expect(await banned()).toEqual([viewer.login]);
  await undo?.();
  expect(await banned()).toEqual([]);
  await expect(run('chat.ban', { who: 'nobody_is_called_this' })).rejects.toThrow('nobody called');
});

test('modes of chat change and go back to what they were', async () => {
  const { house, run } = await stage();
  const slow = await run('chat.slow', { seconds: '30' });
  const emotes = await run('chat.emoteOnly', { on: true });
  const followers = await run('chat.followersOnly', { on: true, minutes: 10 });
  expect(await house.api.chat.settings()).toMatchObject({ slow: 30, emoteOnly: true, followersOnly: 10 });
  for (const { undo } of [slow, emotes, followers]) await undo?.();
  expect(await house.api.chat.settings()).toMatchObject({ slow: 0, emoteOnly: false, followersOnly: null });
});

test('title and tags change and come back; an empty title is refused', async () => {
  const { house, streamer, run } = await stage();
  const info = async () => (await house.api.channel.info([streamer.id]))[0];
  const before = await info();
  const title = await run('stream.title', { title: ' Baking bread ' });
  const tags = await run('stream.tags', { tags: 'Cosy Place, English' });
  expect(await info()).toMatchObject({ title: 'Baking bread', tags: ['CosyPlace', 'English'] });
  await title.undo?.();
  await tags.undo?.();
  expect(await info()).toMatchObject({ title: before?.title, tags: before?.tags });
  await expect(run('stream.title', { title: '  ' })).rejects.toThrow('cannot be empty');
});

test('a category is found by its name, and one that Twitch does not know is an error', async () => {
  const { house, streamer, run } = await stage();
  const [first] = await house.api.channel.findCategories('a');
  if (!first) throw new Error('no category');
  const { notes } = await run('stream.category', { category: first.name.toUpperCase() });
  expect(notes).toEqual({ category: first.name });
  expect((await house.api.channel.info([streamer.id]))[0]?.category.name).toBe(first.name);
  await expect(run('stream.category', { category: 'zzqqxx' })).rejects.toThrow('knows no category');
});

test('a poll starts, ends, and tells its winner; wrong numbers of choices are refused before Twitch is asked', async () => {
  const { house, run } = await stage();
  await expect(run('poll.start', { title: 'One?', choices: 'only' })).rejects.toThrow('2 to 5');
  await expect(run('poll.end')).rejects.toThrow('No poll runs');
  await run('poll.start', { title: 'Bread?', choices: 'Yes\nNo', seconds: 60 });
  expect((await house.api.polls.list())[0]).toMatchObject({ title: 'Bread?', status: 'running' });
  expect((await run('poll.end', { show: true })).notes).toHaveProperty('winner');
  expect((await house.api.polls.list())[0]?.status).not.toBe('running');
});

test('a prediction starts, locks, and is resolved by words or number', async () => {
  const { house, run } = await stage();
  await run('prediction.start', { title: 'Rise?', outcomes: 'Yes\nNo', seconds: 60 });
  await run('prediction.lock');
  await expect(run('prediction.resolve', { outcome: 'Maybe' })).rejects.toThrow('It has: Yes, No');
  await run('prediction.resolve', { outcome: 'no' });
  const [{ status, winnerId, outcomes }] = (await house.api.predictions.list()) as [never];
  expect({ status, winner: (outcomes as { id: string }[]).findIndex(({ id }) => id === winnerId) }).toEqual({
    status: 'resolved',
    winner: 1,
  });
  await run('prediction.start', { title: 'Again?', outcomes: 'Yes\nNo', seconds: 60 });
  await run('prediction.resolve', { outcome: '1' });
  await expect(run('prediction.cancel')).rejects.toThrow('No prediction runs');
});

test('points are booked under the reference of the step, and go back under it', async () => {
  const { services, run } = await stage();
  await expect(
    run('points.award', { who: 'kim', amount: 5 }, occasionOf('Gift', { viewer: kim })),
  ).rejects.toMatchObject({ code: 'feature_off' });
  const entries: PurseEntry[] = [];
  const undone: string[] = [];
  const purse: Purse = {
    main: { id: 'crumbs', one: 'crumb', many: 'crumbs' },
    currencies: () => [purse.main],
    balance: () => 12,
    book: (entry) => {
      if (entry.amount < -12) throw new AppError('purse.too_little', 'Kim has too few crumbs.');
      const already = entries.some(({ reference }) => reference === entry.reference);
      if (!already) entries.push(entry);
      return { balance: 12 + entry.amount, already };
    },
    undo: (reference) => void undone.push(reference),
  };
  services.provide('purse', purse);
  const occasion = occasionOf('Gift', { viewer: kim });
  const first = await run('points.award', { who: '@Kim', amount: '5' }, occasion);
  expect(first).toMatchObject({ done: 'Gave 5 crumbs to Kim.', notes: { balance: 17 } });
  expect((await run('points.award', { who: 'kim', amount: 5 }, occasion)).done).toContain('not booked twice');
  expect(entries).toEqual([
    {
      viewerId: '7',
      currency: 'crumbs',
      amount: 5,
      reason: 'Gift',
      reference: 'run/step',
      actor: 'routines',
    },
  ]);
  await first.undo?.();
  expect(undone).toEqual(['run/step']);
  await expect(run('points.take', { who: 'kim', amount: 13 }, occasion)).rejects.toThrow('too few');
  await expect(run('points.take', { who: 'kim', amount: 1, currency: 'gold' }, occasion)).rejects.toThrow(
    'no currency',
  );
  await expect(run('points.take', { who: 'kim', amount: 1.5 }, occasion)).rejects.toThrow('does not fit');
});
