import { z } from 'zod';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { game } from '../../../engine/games/game.ts';
import type { Odds } from '../../../engine/games/odds.ts';
import { currencySetting } from '../../../engine/games/stakeSettings.ts';
import type { Table } from '../../../engine/games/table.ts';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';
import { afterCut, cutSetting, QUICK_REST } from '../settle.ts';

const stateSchema = z.object({ sold: z.number(), oneIn: z.number(), price: z.number(), bonus: z.number() });
type State = z.infer<typeof stateSchema>;

export const goldenTicketSettings = z.object({
  price: z.number().int().min(1).max(1_000_000).default(10).meta({ title: 'Price of a ticket' }),
  oneIn: z.number().int().min(2).max(100_000).default(50).meta({
    title: 'One in',
    description: 'How rare the golden one is.',
  }),
  bonus: z.number().int().min(0).max(10_000_000).default(0).meta({
    title: 'The house adds',
    description: 'To the pot of each round.',
  }),
  ...cutSetting,
  ...currencySetting,
});
type Settings = z.output<typeof goldenTicketSettings>;

export function isGolden(random: Random, oneIn: number): boolean {
  return randomInt(random, 1, oneIn) === 1;
}

export function goldenTicketOdds({ oneIn }: Pick<Settings, 'oneIn'>): Odds[] {
  return [
    {
      bet: 'golden',
      title: 'One ticket',
      outcomes: [
        { id: 'golden', title: 'Golden: takes the pot', chance: 1 / oneIn, pays: null },
        { id: 'paper', title: 'Paper', chance: 1 - 1 / oneIn, pays: 0 },
      ],
    },
  ];
}

function prize(table: Table<State, Settings>): number {
  return afterCut(table.pot, table.settings.cutPercent) + table.state.bonus;
}

/** The words for the buyer; empty when the round is over, which says it all. */
function buy(table: Table<State, Settings>, person: Person): string {
  const { state } = table;
  table.seat(person, state.price);
  state.sold += 1;
  if (!isGolden(table.random, state.oneIn))
    return `Just paper. The pot stands at ${table.words(prize(table))}.`;
  const amount = prize(table);
  table.finish({
    text: `${person.name} unwraps the golden ticket, number ${state.sold}, and takes ${table.words(amount)}!`,
    payouts: [{ viewerId: person.id, amount }],
    winners: [person],
  });
  return '';
}

function openRound(desk: Desk<State, Settings>, announced: boolean): Table<State, Settings> {
  const { price, oneIn, bonus } = desk.settings;
  desk.currency();
  return desk.open({
    host: null,
    state: { sold: 0, oneIn, price, bonus },
    ring: null,
    reserve: bonus,
    text: announced
      ? `A golden ticket is hidden: one in ${oneIn}. ${desk.prefix}goldenticket buys one for ${desk.words(price)}; the golden one takes the pot.`
      : '',
  });
}

export const goldenTicket = game<State, typeof goldenTicketSettings>({
  id: 'golden',
  title: 'Golden ticket',
  help: 'Every ticket goes into the pot, and may be the golden one that takes it all. The first ticket opens a round.',
  examples: ['goldenticket'],
  group: 'draws',
  settings: goldenTicketSettings,
  odds: goldenTicketOdds,
  oddsNote:
    'A round goes on until somebody finds it, also after a restart. Stopped before, everybody gets everything back.',
  commands: (desk) => [
    command({
      id: 'games.golden',
      title: 'Golden ticket',
      help: 'Buys a ticket that may be the golden one.',
      names: ['goldenticket', 'golden'],
      examples: ['goldenticket'],
      cooldowns: QUICK_REST,
      run: (call) =>
        refusing(() => {
          const { caller } = call;
          const { price } = desk.settings;
          const [running] = desk.tables();
          if (!running) desk.stake(caller, price, { leastStake: price, mostStake: price });
          const table = running ?? openRound(desk, false);
          const said = desk.at(table.id, (round) => buy(round, caller));
          if (said !== '') call.reply(said);
        }),
    }),
  ],
  table: {
    atOnce: 'channel',
    exclusive: null,
    lasting: true,
    afterRestart: 'resume',
    understands: (state): state is State => stateSchema.safeParse(state).success,
    begin: (desk) => void openRound(desk, true),
    offers: () => ['join'],
    said(table, _word, { person, reply }) {
      const said = buy(table, person);
      if (said !== '') reply(said);
    },
    timeUp: () => {},
    listens: null,
    show: (table) => ({
      phase: 'Tickets are sold',
      facts: [
        { name: 'Tickets sold', value: String(table.state.sold) },
        { name: 'Prize', value: table.words(prize(table)) },
        { name: 'Chance', value: `1 in ${table.state.oneIn}` },
      ],
    }),
  },
});
