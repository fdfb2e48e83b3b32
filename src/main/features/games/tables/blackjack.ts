import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { game } from '../../../engine/games/game.ts';
import { payout } from '../../../engine/games/odds.ts';
import { stakeSettings } from '../../../engine/games/stakeSettings.ts';
import type { Table } from '../../../engine/games/table.ts';
import { STAKE_HELP } from '../settle.ts';
import {
  blackjackOdds,
  type Card,
  cardWords,
  compareHands,
  dealerDraws,
  drawCard,
  isNatural,
  worth,
} from './blackjackHands.ts';

const stateSchema = z.object({ own: z.array(z.number()).min(2), shown: z.number() });
type State = z.infer<typeof stateSchema>;

export const blackjackSettings = z.object({
  ...stakeSettings(10, 1000),
  naturalPays: z.number().min(2).max(5).default(2.5).meta({
    title: 'Blackjack pays',
    description: 'Times the stake, for 21 with the first two cards.',
  }),
  turnSeconds: z.number().int().min(10).max(600).default(60).meta({
    title: 'Time for a turn (seconds)',
    description: 'Who is silent stands.',
  }),
});
type Settings = z.output<typeof blackjackSettings>;
type Hand = Table<State, Settings>;

const TOO_MANY = 21;

/** The dealer plays, and the hand is paid. */
function showdown(table: Hand): void {
  const [player] = table.players;
  if (!player) {
    table.cancel('');
    return;
  }
  const { own, shown } = table.state;
  const bust = worth(own).total > TOO_MANY;
  const dealer = bust ? [shown] : dealerDraws(table.random, shown);
  const result = compareHands(own, dealer);
  const pays = { natural: table.settings.naturalPays, won: 2, tied: 1, lost: 0 }[result];
  const amount = payout(player.stake, pays);
  const mine = bust ? '' : ` I have ${cardWords(dealer)}.`;
  const end = {
    natural: `Blackjack! ${player.name} wins ${table.words(amount - player.stake)}.`,
    won: `${player.name} wins ${table.words(amount - player.stake)}.`,
    tied: 'A tie: the stake goes back.',
    lost: `${bust ? 'Too many: ' : ''}${player.name} loses ${table.words(player.stake)}.`,
  }[result];
  table.finish({
    text: `${player.name} has ${cardWords(own)}.${mine} ${end}`,
    payouts: amount > 0 ? [{ viewerId: player.id, amount }] : [],
    winners: result === 'won' || result === 'natural' ? [player] : [],
    tied: result === 'tied' ? [player] : [],
  });
}

function nextTurn(table: Hand, prefix: string): void {
  const [player] = table.players;
  table.ring(table.settings.turnSeconds * 1000);
  table.say(
    `${player?.name ?? ''}: ${cardWords(table.state.own)}, I show ${shownWord(table.state.shown)}. ${choices(prefix)}`,
  );
}

const shownWord = (card: Card): string => cardWords([card]).split(' ')[0] ?? '';
const choices = (prefix: string): string => `${prefix}hit, ${prefix}stand or ${prefix}double?`;

function commandsOf(desk: Desk<State, Settings>): CommandKind[] {
  const turn = (name: string, title: string, help: string, play: (table: Hand) => void): CommandKind =>
    command({
      id: `games.blackjack.${name}`,
      title,
      help,
      names: [name],
      examples: [name],
      run: (call) =>
        refusing(() => {
          const table = desk.tableOf(call.caller.id);
          if (!table) {
            throw new AppError('not_found', `You have no cards. ${desk.prefix}blackjack deals you some.`);
          }
          desk.at(table.id, play);
        }),
    });
  return [
    command({
      id: 'games.blackjack',
      title: 'Blackjack',
      help: 'Deals you a hand against the bot.',
      names: ['blackjack', 'bj'],
      examples: ['blackjack 50'],
      arguments: { stake: arg.amount(STAKE_HELP).optional() },
      run: (call) =>
        refusing(() => {
          const { caller } = call;
          const { naturalPays, turnSeconds } = desk.settings;
          const stake = desk.stake(caller, call.args.stake);
          const own = [drawCard(desk.random), drawCard(desk.random)];
          const shown = drawCard(desk.random);
          const natural = isNatural(own);
          const table = desk.open({
            host: caller,
            state: { own, shown },
            players: [{ person: caller, stake }],
            ring: turnSeconds * 1000,
            reserve: Math.max(stake, payout(stake, naturalPays) - stake),
            text: natural
              ? ''
              : `${caller.name}: ${cardWords(own)}, I show ${shownWord(shown)}. ${choices(desk.prefix)}`,
          });
          if (natural) desk.at(table.id, showdown);
        }),
    }),
    turn('hit', 'Hit', 'Takes one more card at blackjack.', (table) => {
      table.state.own.push(drawCard(table.random));
      if (worth(table.state.own).total >= TOO_MANY) showdown(table);
      else nextTurn(table, desk.prefix);
    }),
    turn('stand', 'Stand', 'Takes no more cards at blackjack.', showdown),
    turn('double', 'Double', 'Doubles the stake at blackjack and takes exactly one more card.', (table) => {
      const [player] = table.players;
      if (!player) return;
      if (table.state.own.length > 2) {
        throw new AppError('bad_input', 'You can double only with your first two cards.');
      }
      table.reserve(player.stake * 2);
      table.seat(player, player.stake);
      table.state.own.push(drawCard(table.random));
      showdown(table);
    }),
  ];
}

export const blackjack = game<State, typeof blackjackSettings>({
  id: 'blackjack',
  title: 'Blackjack',
  help: 'Comes closer to 21 than the bot, which draws until 17. Blackjack pays more; leaving loses the stake.',
  examples: ['blackjack 50', 'hit', 'stand', 'double'],
  group: 'chance',
  settings: blackjackSettings,
  odds: blackjackOdds,
  oddsNote: 'Cards come from a shoe that never runs out. Who plays better than "until 17" gets more back.',
  commands: commandsOf,
  table: {
    atOnce: 'viewer',
    exclusive: null,
    afterRestart: 'resume',
    understands: (state): state is State => stateSchema.safeParse(state).success,
    begin: null,
    offers: (table, person) => (table.player(person.id) ? ['leave'] : []),
    said(table, _word, { person }) {
      const stake = table.player(person.id)?.stake ?? 0;
      table.forfeit(person.id);
      table.finish({ text: `${person.name} leaves the table and loses ${table.words(stake)}.` });
    },
    timeUp: showdown,
    listens: null,
    show: ({ state }) => ({
      phase: 'Waits for hit, stand or double',
      facts: [
        { name: 'Player', value: cardWords(state.own) },
        { name: 'Bot', value: shownWord(state.shown) },
      ],
    }),
  },
});
