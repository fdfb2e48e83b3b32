import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import { game } from '../../../engine/games/game.ts';
import type { Odds } from '../../../engine/games/odds.ts';
import { stakeSettings } from '../../../engine/games/stakeSettings.ts';
import type { Table } from '../../../engine/games/table.ts';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';
import { afterCut, cutSetting, STAKE_HELP } from '../settle.ts';

const personSchema = z.object({ id: z.string(), login: z.string(), name: z.string() });
/** Null: anybody may accept. */
const stateSchema = z.object({ target: personSchema.nullable() });
type State = z.infer<typeof stateSchema>;

export const duelSettings = z.object({
  ...stakeSettings(10, 10_000),
  answerSeconds: z.number().int().min(15).max(3600).default(60).meta({
    title: 'Time to answer (seconds)',
    description: 'Then the challenge is off, and the wager goes back.',
  }),
  ...cutSetting,
});
type Settings = z.output<typeof duelSettings>;

/** Both roll from 1 to 100, again while they are equal. */
export function rollDuel(random: Random): readonly [number, number] {
  for (;;) {
    const one = randomInt(random, 1, 100);
    const other = randomInt(random, 1, 100);
    if (one !== other) return [one, other];
  }
}

export function duelOdds(): Odds[] {
  return [
    {
      bet: 'duel',
      title: 'Either side',
      outcomes: [
        { id: 'won', title: 'The higher roll takes the pot', chance: 0.5, pays: null },
        { id: 'lost', title: 'The lower roll', chance: 0.5, pays: 0 },
      ],
    },
  ];
}

function fight(table: Table<State, Settings>): void {
  const [one, other] = table.players;
  if (!one || !other) {
    table.cancel('');
    return;
  }
  const [first, second] = rollDuel(table.random);
  const winner = first > second ? one : other;
  const prize = afterCut(table.pot, table.settings.cutPercent);
  table.finish({
    text: `${one.name} rolls ${first}, ${other.name} rolls ${second}: ${winner.name} takes ${table.words(prize)}!`,
    payouts: [{ viewerId: winner.id, amount: prize }],
    winners: [winner],
  });
}

export const duel = game<State, typeof duelSettings>({
  id: 'duel',
  title: 'Duel',
  help: 'Two viewers put in the same; the higher roll takes it all.',
  examples: ['duel @robin 100', 'duel 100', 'accept', 'decline'],
  group: 'duels',
  settings: duelSettings,
  odds: duelOdds,
  oddsNote: 'Equal rolls are rolled again. The house takes no more than the share in the settings.',
  commands: (desk) => [
    command({
      id: 'games.duel',
      title: 'Duel',
      help: 'Challenges somebody, or anybody, to a duel for a wager.',
      names: ['duel'],
      examples: ['duel @robin 100', 'duel 100'],
      arguments: {
        first: arg.word('who, or the wager of a challenge to anybody'),
        wager: arg.amount(STAKE_HELP).optional(),
      },
      run: async (call) => {
        const { caller } = call;
        const { first } = call.args;
        const amount = call.args.wager === null ? desk.amount(first) : null;
        const target = amount === null ? await desk.find(first) : null;
        return refusing(() => {
          if (amount === null && target === null) {
            throw new AppError('not_found', `Nobody called "${first.replace(/^@/, '')}" was found.`);
          }
          if (target?.id === caller.id) throw new AppError('bad_input', 'You cannot duel yourself.');
          const stake = desk.stake(caller, amount ?? call.args.wager);
          const { answerSeconds } = desk.settings;
          const whom = target === null ? 'anybody who dares' : target.name;
          const words =
            target === null ? `${desk.prefix}accept` : `${desk.prefix}accept or ${desk.prefix}decline`;
          desk.open({
            host: caller,
            state: { target: target && { id: target.id, login: target.login, name: target.name } },
            players: [{ person: caller, stake }],
            ring: answerSeconds * 1000,
            text: `${caller.name} challenges ${whom} to a duel for ${desk.words(stake)}! ${words} within ${answerSeconds} seconds.`,
          });
        });
      },
    }),
  ],
  table: {
    atOnce: 'viewer',
    exclusive: null,
    afterRestart: 'resume',
    understands: (state): state is State => stateSchema.safeParse(state).success,
    begin: null,
    offers(table, person) {
      if (table.player(person.id)) return ['leave'];
      if (table.state.target === null) return ['accept'];
      return table.state.target.id === person.id ? ['accept', 'decline'] : [];
    },
    said(table, word, { person, stake }) {
      const [host] = table.players;
      if (word === 'leave') {
        table.cancel(`${person.name} takes the challenge back.`);
        return;
      }
      if (word === 'decline') {
        table.cancel(`${person.name} would rather not. ${host?.name ?? 'Everybody'} keeps the wager.`);
        return;
      }
      const wager = host?.stake ?? 0;
      stake({ leastStake: wager, mostStake: wager });
      table.seat(person, wager);
      fight(table);
    },
    timeUp(table) {
      const [host] = table.players;
      const { target } = table.state;
      table.cancel(
        `${target?.name ?? 'Nobody'} did not answer${target ? '' : ' the challenge'}; ${host?.name ?? 'everybody'} has the wager back.`,
      );
    },
    listens: null,
    show: ({ state }) => ({
      phase: 'Waits for an answer',
      facts: [{ name: 'Challenged', value: state.target?.name ?? 'Anybody' }],
    }),
  },
});
