import { z } from 'zod';
import { MOST_MINUTES } from '../../../shared/contract/bets.ts';
import { needChoice, readOptions, readQuestion } from '../../engine/commands/readChoices.ts';
import { occasionOf } from '../../engine/occasion.ts';
import type { Disposer } from '../../engine/ports.ts';
import { occasionDoer } from '../../engine/recordChange.ts';
import { field } from '../../engine/routines/fields.ts';
import { type ActionKind, action, type TriggerKind, trigger } from '../../engine/routines/kinds.ts';
import type { Bets } from './bets.ts';
import type { BetChange } from './change.ts';
import type { BetDesk } from './desk.ts';

const GROUP = 'Polls and bets';

export function betActions(bets: Bets, desk: BetDesk): ActionKind[] {
  return [
    action({
      id: 'bets.open',
      title: 'Open a bet',
      help: 'Lets viewers bet their points on what will happen; the winners share the pot.',
      group: GROUP,
      parameters: z.object({
        question: field.text({ title: 'Question' }, 400),
        options: field.lines({ title: 'Options', description: '2 to 10, one in each line.' }, 1000),
        minutes: field
          .whole(
            { title: 'Minutes until it locks', description: '0: it is locked by hand.' },
            0,
            MOST_MINUTES,
          )
          .default(5),
      }),
      notes: [{ name: 'bet', help: 'Its number.' }],
      preview: ({ question }) => `Would open the bet "${question}"`,
      run: ({ parameters: { question, options, minutes }, occasion }) => {
        const draft = {
          question: readQuestion(question),
          options: readOptions(options),
          odds: null,
          minutes,
        };
        const doer = occasionDoer(occasion);
        const bet = desk.open(draft, doer);
        return {
          done: `Opened the bet "${bet.question}"`,
          notes: { bet: bet.id },
          undo: () => void desk.cancel(doer, bet.id),
        };
      },
    }),
    action({
      id: 'bets.lock',
      title: 'Lock the bet',
      help: 'Lets nobody bet any more.',
      group: GROUP,
      parameters: z.object({}),
      preview: () => 'Would lock the bet',
      run: ({ occasion }) => ({ done: `Locked the bet "${desk.lock(occasionDoer(occasion)).question}"` }),
    }),
    action({
      id: 'bets.end',
      title: 'End the bet',
      help: 'Says which option was right, and pays.',
      group: GROUP,
      parameters: z.object({
        option: field.text({ title: 'Option', description: 'Its letter, number or name.' }, 100),
      }),
      preview: ({ option }) => `Would end the bet with "${option}"`,
      run: ({ parameters: { option: typed }, occasion }) => {
        const bet = bets.need();
        const option = needChoice(bet.options, typed);
        const before = bets.need(bet.id);
        desk.end(option, occasionDoer(occasion), bet.id);
        return {
          done: `Ended the bet "${bet.question}" with "${bet.options[option] ?? ''}"`,
          undo: () => bets.reopen(before, occasionDoer(occasion).name),
        };
      },
    }),
    action({
      id: 'bets.cancel',
      title: 'Call the bet off',
      help: 'Ends the bet without a result; everybody gets their stake back.',
      group: GROUP,
      parameters: z.object({}),
      preview: () => 'Would call the bet off',
      run: ({ occasion }) => ({
        done: `Called off the bet "${desk.cancel(occasionDoer(occasion)).bet.question}"`,
      }),
    }),
  ];
}

/** `listen` hears of every change, once it is committed. */
export function betTriggers(listen: (run: (change: BetChange) => void) => Disposer): TriggerKind[] {
  return [
    trigger({
      id: 'bets.changed',
      title: 'A bet opens, locks or ends',
      help: 'Fires once for each bet of points when it opens, locks, ends or is called off.',
      group: GROUP,
      parameters: z.object({
        phase: field
          .choice({ title: 'When it' }, ['opened', 'locked', 'ended', 'cancelled'])
          .default('ended'),
      }),
      facts: [
        { name: 'question', help: 'What it is about.', example: 'Will it rise?' },
        { name: 'winner', help: 'The option that was right; empty while nobody knows.', example: 'Yes' },
        { name: 'pot', help: 'All stakes together.', example: 500 },
        { name: 'paid', help: 'What went to viewers, given-back stakes included.', example: 500 },
        { name: 'viewers', help: 'How many have bet.', example: 12 },
        { name: 'outcome', help: 'paid, refunded, kept or nobody; empty before the end.', example: 'paid' },
      ],
      watch: ({ phase: wanted }, fire) =>
        listen(({ phase, question, winner, pot, paid, viewers, outcome }) => {
          if (phase !== wanted) return;
          const facts = { question, winner: winner ?? '', pot, paid, viewers, outcome: outcome ?? '' };
          fire(occasionOf(`Bet "${question}"`, { facts }));
        }),
    }),
  ];
}
