import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EconomyPlan } from '../../../shared/contract/economy.ts';
import { command } from '../../engine/commands/command.ts';
import { game } from '../../engine/games/game.ts';
import { type ChatStage, startChatStage } from '../../testing/chatStage.ts';
import { changesFeature } from '../changes/index.ts';
import { chatFeature } from '../chat/index.ts';
import { commandsFeature } from '../commands/index.ts';
import { economyFeature } from '../economy/index.ts';
import { gamesFeature } from '../games/index.ts';
import { logFeature } from '../log/index.ts';
import { viewersFeature } from '../viewers/index.ts';
import { shopFeature } from './index.ts';

const MINUTE = 60_000;
const PRIZE = 30;

/** A game as a feature brings it, whose winner earns XP; played at the real table of the house. */
const bakeOff = game({
  id: 'bakeoff',
  title: 'Bake-off',
  help: 'Whoever bakes, wins.',
  examples: ['bakeoff'],
  group: 'quizzes',
  settings: z.object({}),
  commands: (desk) => [
    command({
      id: 'games.bakeoff',
      title: 'Bake-off',
      help: 'Bakes.',
      names: ['bakeoff'],
      run({ caller }) {
        const { id } = desk.open({ host: caller, state: {}, ring: MINUTE, text: '' });
        desk.at(id, (table) => {
          table.seat(caller);
          table.finish({
            text: `${caller.name} wins the bake-off!`,
            winners: [caller],
            rewards: [{ viewerId: caller.id, currency: 'xp', amount: PRIZE }],
          });
        });
      },
    }),
  ],
  table: {
    atOnce: 'any',
    exclusive: null,
    afterRestart: 'refund',
    understands: (state): state is object => typeof state === 'object',
    begin: null,
    offers: () => [],
    said: () => {},
    timeUp: () => {},
    listens: null,
    show: () => ({ phase: 'Baking', facts: [] }),
  },
});

let stage: ChatStage;

/** Answers all that the bot says to it. */
async function says(text: string, login = 'robin'): Promise<string> {
  stage.said.length = 0;
  await stage.chat(text, { login, role: 'moderator' });
  return stage.said.map((line) => line.text).join(' ');
}

async function xp(login = 'robin'): Promise<number> {
  const [, amount = ''] = /with ([\d,]+) XP/.exec(await says('!xp', login)) ?? [];
  return Number(amount.replace(',', ''));
}

/** By how much a win makes somebody richer, as chat hears of it. */
async function win(login = 'robin'): Promise<number> {
  const before = await xp(login);
  expect(await says('!bakeoff', login)).toContain('wins the bake-off!');
  return (await xp(login)) - before;
}

const pass = (ms: number): void => stage.test.clock.advance(ms);

beforeEach(async () => {
  stage = startChatStage(
    [
      logFeature,
      changesFeature,
      chatFeature,
      commandsFeature,
      viewersFeature,
      economyFeature,
      gamesFeature,
      shopFeature,
    ],
    { people: false, purse: false, setUp: (ctx) => void ctx.registries.games.add(bakeOff) },
  );
  // Chatting earns nothing, so that wins stand alone.
  const result = await stage.test.call('economy.plan');
  if (!result.ok) throw new Error(result.error.message);
  const { plan } = result.data as { plan: EconomyPlan };
  await stage.test.call('economy.savePlan', { plan: { ...plan, rules: [] } });
  for (const login of ['robin', 'kim']) await says('hello', login);
  await says('!give @robin 100');
});
afterEach(() => stage.cleanUp());

describe('flour power, bought in chat', () => {
  it('doubles a win at minute 9:59, and none at 10:01', async () => {
    expect(await win()).toBe(PRIZE);
    expect(await says('!buy flour power')).toContain('You get Flour power for 25 tokens.');
    expect(await win()).toBe(2 * PRIZE);
    pass(10 * MINUTE - 1000);
    expect(await win()).toBe(2 * PRIZE);
    expect(await win('kim')).toBe(PRIZE);
    pass(2000);
    expect(await win()).toBe(PRIZE);
    expect(await says('!inventory')).toContain('nothing from the shop');
  });

  it('goes on for 10 more minutes when it is bought twice, and doubles no more than once', async () => {
    await says('!buy flour power');
    pass(3 * MINUTE);
    await says('!buy flour power');
    expect(await win()).toBe(2 * PRIZE);
    pass(17 * MINUTE - 1000);
    expect(await win()).toBe(2 * PRIZE);
    pass(2000);
    expect(await win()).toBe(PRIZE);
    expect(await says('!tokens')).toContain('50 tokens');
  });

  it('runs on while Emcee is off, and is there after a restart', async () => {
    await says('!buy flour power');
    await stage.test.restart(undefined, () => pass(9 * MINUTE));
    expect(await win()).toBe(2 * PRIZE);
    await stage.test.restart(undefined, () => pass(MINUTE + 1000));
    expect(await win()).toBe(PRIZE);
  });

  it('is over at once when it is refunded, and what was bought after it moves up', async () => {
    await says('!buy flour power');
    await says('!buy flour power');
    const listed = await stage.test.call('shop.purchases');
    if (!listed.ok) throw new Error(listed.error.message);
    const [, first] = (listed.data as { purchases: { id: number }[] }).purchases;
    expect(await stage.test.call('shop.refund', { id: first?.id })).toMatchObject({ ok: true });
    expect(await says('!tokens')).toContain('75 tokens');
    pass(10 * MINUTE - 1000);
    expect(await win()).toBe(2 * PRIZE);
    pass(2000);
    expect(await win()).toBe(PRIZE);
  });
});
