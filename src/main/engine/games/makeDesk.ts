import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../chat/chatMessage.ts';
import { readAmount } from '../commands/parseArguments.ts';
import type { Clock, Random } from '../ports.ts';
import type { Desk, StakeLimits } from './desk.ts';
import type { House } from './house.ts';

/** The house as one game sees it. */
export function makeDesk(
  game: string,
  house: House,
  world: {
    clock: Clock;
    random: Random;
    settings(): Record<string, unknown>;
    balance(id: string): number;
    prefix(): string;
    find(name: string): Promise<Person | null>;
  },
): Desk<unknown, Record<string, unknown>> {
  const limitsOf = (settings: Record<string, unknown>): StakeLimits => {
    const { leastStake, mostStake } = settings;
    if (typeof leastStake !== 'number' || typeof mostStake !== 'number') {
      throw new Error(`${game} has no limits for stakes in its settings`);
    }
    return { leastStake, mostStake };
  };
  const mustBeOwn = (tableId: number): void => {
    if (house.of(game).some(({ id }) => id === tableId)) return;
    throw new AppError('not_found', 'That game is over.');
  };
  return {
    get settings() {
      return world.settings();
    },
    world: house.world,
    get kept() {
      return house.kept(game);
    },
    keep: (value) => house.keep(game, value),
    clock: world.clock,
    random: world.random,
    get prefix() {
      return world.prefix();
    },
    currency: () => house.currencyOf(game, true),
    balance: (viewerId) => world.balance(viewerId),
    words: (amount) => house.money.words(amount, house.currencyOf(game, false)?.id ?? ''),
    stake: (person, typed, limits) =>
      house.money.stake(person, typed, limits ?? limitsOf(world.settings()), house.currencyOf(game, true).id),
    amount: readAmount,
    find: (name) => world.find(name),
    play: (play) => house.play(game, play),
    open: (opening) => house.look(house.open(game, opening).record),
    tables: () => house.of(game).map((record) => house.look(record)),
    tableOf: (viewerId) => {
      const record = house.of(game).find(({ players }) => players.some(({ id }) => id === viewerId));
      return record ? house.look(record) : null;
    },
    at: (tableId, run) => {
      mustBeOwn(tableId);
      return house.change(tableId, run);
    },
  };
}
