import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { game } from '../../../engine/games/game.ts';
import type { Odds } from '../../../engine/games/odds.ts';
import { currencySetting } from '../../../engine/games/stakeSettings.ts';
import type { Table } from '../../../engine/games/table.ts';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';
import { afterCut, cutSetting, nameWords } from '../settle.ts';

const stateSchema = z.object({
  tickets: z.array(z.object({ viewerId: z.string(), numbers: z.array(z.number()) })),
  /** As they were when the round was opened: a ticket that was sold stays what it is. */
  picks: z.number(),
  numbers: z.number(),
  price: z.number(),
});
type State = z.infer<typeof stateSchema>;

/** So that a round stays small enough to be kept as one. */
const MOST_TICKETS = 2000;

export const lottoSettings = z.object({
  price: z.number().int().min(1).max(1_000_000).default(10).meta({ title: 'Price of a ticket' }),
  picks: z.number().int().min(1).max(10).default(6).meta({
    title: 'Numbers on a ticket',
    description: 'So many are drawn as well.',
  }),
  numbers: z.number().int().min(10).max(99).default(47).meta({
    title: 'Out of',
    description: 'The highest number.',
  }),
  mostTickets: z.number().int().min(1).max(50).default(5).meta({ title: 'Most tickets of one viewer' }),
  minutes: z.number().int().min(1).max(43_200).default(10).meta({
    title: 'Time to the draw (minutes)',
    description: 'Counted from the first ticket; it goes on while Emcee is off.',
  }),
  ...cutSetting,
  ...currencySetting,
});
type Settings = z.output<typeof lottoSettings>;
type Draw = Table<State, Settings>;

/** So many different numbers, smallest first. */
export function drawNumbers(random: Random, picks: number, numbers: number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < picks) drawn.add(randomInt(random, 1, numbers));
  return [...drawn].sort((one, other) => one - other);
}

export function matches(ticket: readonly number[], drawn: readonly number[]): number {
  return ticket.filter((number) => drawn.includes(number)).length;
}

function choose(from: number, count: number): number {
  let ways = 1;
  for (let i = 0; i < count; i += 1) ways = (ways * (from - i)) / (i + 1);
  return count > from ? 0 : ways;
}

export function lottoOdds({ picks, numbers }: Pick<Settings, 'picks' | 'numbers'>): Odds[] {
  return [
    {
      bet: 'lotto',
      title: 'One ticket',
      outcomes: Array.from({ length: picks + 1 }, (_, right) => ({
        id: String(right),
        title: `${right} right`,
        chance: (choose(picks, right) * choose(numbers - picks, picks - right)) / choose(numbers, picks),
        pays: null,
      })),
    },
  ];
}

/** Numbers as somebody typed them. */
function readNumbers(text: string, { picks, numbers }: Pick<State, 'picks' | 'numbers'>): number[] {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const read = words.map((word) => (/^\d{1,2}$/.test(word) ? Number(word) : 0));
  const isGood =
    read.length === picks &&
    new Set(read).size === picks &&
    read.every((number) => number >= 1 && number <= numbers);
  if (!isGood)
    throw new AppError('bad_input', `Name ${picks} different numbers from 1 to ${numbers}, or none.`);
  return read.sort((one, other) => one - other);
}

function buy(table: Draw, person: Person, text: string): number[] {
  const { state, settings, random } = table;
  const own = state.tickets.filter(({ viewerId }) => viewerId === person.id).length;
  if (own >= settings.mostTickets) {
    throw new AppError(
      'conflict',
      `You have ${own} ${own === 1 ? 'ticket' : 'tickets'}, which is as many as one may have.`,
    );
  }
  if (state.tickets.length >= MOST_TICKETS) throw new AppError('conflict', 'All tickets are sold.');
  const numbers = text === '' ? drawNumbers(random, state.picks, state.numbers) : readNumbers(text, state);
  table.seat(person, state.price);
  state.tickets.push({ viewerId: person.id, numbers });
  return numbers;
}

/** The tickets with most right numbers share the pot. */
function drawIt(table: Draw): void {
  const { state, players, pot, random, settings } = table;
  if (players.length === 0) {
    table.cancel('Lotto: nobody bought a ticket.');
    return;
  }
  const drawn = drawNumbers(random, state.picks, state.numbers);
  const scored = state.tickets.map(({ viewerId, numbers }) => ({ viewerId, right: matches(numbers, drawn) }));
  const best = Math.max(...scored.map(({ right }) => right));
  const winning = scored.filter(({ right }) => right === best);
  const share = Math.floor(afterCut(pot, settings.cutPercent) / winning.length);
  const winners = players.filter(({ id }) => winning.some(({ viewerId }) => viewerId === id));
  const parts = winners.map(({ id, name }) => {
    const amount = share * winning.filter(({ viewerId }) => viewerId === id).length;
    return `${name} (${table.words(amount)})`;
  });
  table.finish({
    text: `Lotto draws ${drawn.join(' ')}. With ${best} right: ${nameWords(parts)}. Congratulations!`,
    payouts: winning.map(({ viewerId }) => ({ viewerId, amount: share })),
    winners,
  });
}

function openRound(desk: Desk<State, Settings>, host: Person | null, announced: boolean): Draw {
  const { picks, numbers, price, minutes } = desk.settings;
  desk.currency();
  return desk.open({
    host,
    state: { tickets: [], picks, numbers, price },
    ring: minutes * 60_000,
    text: announced
      ? `Lotto, ${picks} out of ${numbers}: ${desk.prefix}lotto buys a ticket for ${desk.words(price)}. The draw is in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, and the best ticket takes the pot.`
      : '',
  });
}

function commandsOf(desk: Desk<State, Settings>): CommandKind[] {
  return [
    command({
      id: 'games.lotto',
      title: 'Lotto',
      help: 'Buys a ticket, with your numbers or with any.',
      names: ['lotto'],
      examples: ['lotto', 'lotto 3 8 14 21 30 41'],
      arguments: { numbers: arg.rest('your numbers').or('') },
      subcommands: [
        command({
          id: 'games.lotto.start',
          title: 'Start lotto',
          help: 'Opens a round of lotto.',
          names: ['start'],
          examples: ['start'],
          role: 'moderator',
          run: (call) => refusing(() => void openRound(desk, call.caller, true)),
        }),
        command({
          id: 'games.lotto.draw',
          title: 'Draw lotto',
          help: 'Draws the numbers now.',
          names: ['draw'],
          examples: ['draw'],
          role: 'moderator',
          run: () =>
            refusing(() => {
              const [running] = desk.tables();
              if (!running) throw new AppError('not_found', 'No round of lotto is open.');
              desk.at(running.id, drawIt);
            }),
        }),
      ],
      run: (call) =>
        refusing(() => {
          const { caller, args } = call;
          const { settings } = desk;
          const [running] = desk.tables();
          // Somebody who cannot pay opens no round.
          if (!running)
            desk.stake(caller, settings.price, { leastStake: settings.price, mostStake: settings.price });
          if (!running && args.numbers !== '') readNumbers(args.numbers, settings);
          const table = running ?? openRound(desk, null, true);
          const numbers = desk.at(table.id, (round) => buy(round, caller, args.numbers));
          call.reply(`Your ticket: ${numbers.join(' ')}. Good luck!`);
        }),
    }),
  ];
}

export const lotto = game<State, typeof lottoSettings>({
  id: 'lotto',
  title: 'Lotto',
  help: 'Tickets with a few numbers each; those with most right numbers share the pot. The first ticket opens a round.',
  examples: ['lotto', 'lotto 3 8 14 21 30 41', 'lotto start', 'lotto draw'],
  group: 'draws',
  settings: lottoSettings,
  odds: lottoOdds,
  oddsNote: 'The best ticket takes the pot, however few are right; equal tickets share it.',
  commands: commandsOf,
  table: {
    atOnce: 'channel',
    exclusive: null,
    lasting: true,
    afterRestart: 'resume',
    understands: (state): state is State => stateSchema.safeParse(state).success,
    begin: (desk) => void openRound(desk, null, true),
    offers: (table, person) => (table.player(person.id) ? ['join', 'leave'] : ['join']),
    said(table, word, { person, reply }) {
      if (word === 'leave') {
        table.leave(person.id);
        table.state.tickets = table.state.tickets.filter(({ viewerId }) => viewerId !== person.id);
        reply('Your tickets are given back.');
        return;
      }
      reply(`Your ticket: ${buy(table, person, '').join(' ')}. Good luck!`);
    },
    timeUp: drawIt,
    listens: null,
    show: ({ state }) => ({
      phase: 'Tickets are sold',
      facts: [
        { name: 'Tickets', value: String(state.tickets.length) },
        { name: 'Numbers', value: `${state.picks} out of ${state.numbers}` },
      ],
    }),
  },
});
