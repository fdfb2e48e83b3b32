import { z } from 'zod';
import { arg } from '../../../engine/commands/arguments.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import { game } from '../../../engine/games/game.ts';
import { type Odds, payout } from '../../../engine/games/odds.ts';
import { stakeSettings } from '../../../engine/games/stakeSettings.ts';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';
import { endWords, playReference, QUICK_REST, STAKE_HELP } from '../settle.ts';

/** Each is beaten by the one after it. */
const HANDS = ['rock', 'paper', 'scissors'] as const;
type Hand = (typeof HANDS)[number];
const MEET: Readonly<Record<Hand, string>> = {
  rock: 'Rock breaks scissors.',
  paper: 'Paper wraps rock.',
  scissors: 'Scissors cut paper.',
};

export const rockPaperScissorsSettings = z.object({
  ...stakeSettings(10, 1000),
  pays: z.number().min(1).max(10).default(2).meta({
    title: 'A win pays',
    description: 'Times the stake; a tie gives it back. 2 favours nobody.',
  }),
});

export function throwHand(random: Random): Hand {
  return HANDS[randomInt(random, 0, 2)] ?? 'rock';
}

/** For the one who shows `own`. */
export function meet(own: Hand, other: Hand): 'won' | 'lost' | 'tied' {
  if (own === other) return 'tied';
  return (HANDS.indexOf(own) - HANDS.indexOf(other) + 3) % 3 === 1 ? 'won' : 'lost';
}

export function rockPaperScissorsOdds({ pays }: z.output<typeof rockPaperScissorsSettings>): Odds[] {
  return [
    {
      bet: 'rps',
      title: 'A hand',
      outcomes: [
        { id: 'won', title: 'Yours is better', chance: 1 / 3, pays },
        { id: 'tied', title: 'The same hand', chance: 1 / 3, pays: 1 },
        { id: 'lost', title: 'The bot’s is better', chance: 1 / 3, pays: 0 },
      ],
    },
  ];
}

export const rockPaperScissors = game({
  id: 'rps',
  title: 'Rock, paper, scissors',
  help: 'A hand against the bot, with a stake or for fun.',
  examples: ['rps rock', 'rps paper 50'],
  group: 'chance',
  settings: rockPaperScissorsSettings,
  odds: rockPaperScissorsOdds,
  commands: (desk) => [
    command({
      id: 'games.rps',
      title: 'Rock, paper, scissors',
      help: 'Shows a hand against the bot.',
      names: ['rps'],
      examples: ['rps rock', 'rps paper 50'],
      cooldowns: QUICK_REST,
      arguments: {
        hand: arg.choice('your hand', HANDS),
        stake: arg.amount(STAKE_HELP).optional(),
      },
      run: (call) =>
        refusing(() => {
          const own = call.args.hand;
          const stake = call.args.stake === null ? 0 : desk.stake(call.caller, call.args.stake);
          const most = payout(stake, desk.settings.pays);
          const played = desk.play({
            player: call.caller,
            stake,
            reference: playReference(call, desk.clock),
            most: Math.max(most, stake),
            decide: () => {
              const other = throwHand(desk.random);
              const result = meet(own, other);
              const said = result === 'tied' ? `Both show ${own}.` : MEET[result === 'won' ? own : other];
              return { payout: result === 'won' ? most : result === 'tied' ? stake : 0, result, text: said };
            },
          });
          if (!played) return;
          const free = { won: 'You win!', lost: 'I win.', tied: 'A tie.' }[played.result ?? 'tied'];
          call.reply(`${played.text} ${stake === 0 ? free : endWords(desk, stake, played.payout)}`);
        }),
    }),
  ],
});
