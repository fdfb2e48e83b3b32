import { z } from 'zod';
import { MOST_CHOICES } from '../../../shared/choices.ts';
import { MOST_MINUTES } from '../../../shared/contract/bets.ts';
import { readOptions, readQuestion } from '../../engine/commands/readChoices.ts';
import { occasionOf } from '../../engine/occasion.ts';
import type { Disposer } from '../../engine/ports.ts';
import { occasionDoer } from '../../engine/recordChange.ts';
import { field } from '../../engine/routines/fields.ts';
import { type ActionKind, action, type TriggerKind, trigger } from '../../engine/routines/kinds.ts';
import type { OwnPollChange } from './change.ts';
import type { PollDesk } from './desk.ts';

const GROUP = 'Polls and bets';

export function pollActions(desk: PollDesk): ActionKind[] {
  return [
    action({
      id: 'polls.open',
      title: 'Open a poll in chat',
      help: 'Asks viewers to vote in chat; no affiliate status is needed.',
      group: GROUP,
      parameters: z.object({
        question: field.text({ title: 'Question' }, 400),
        options: field.lines({ title: 'Options', description: '2 to 10, one in each line.' }, 1000),
        minutes: field
          .whole({ title: 'Minutes until it ends', description: '0: it is ended by hand.' }, 0, MOST_MINUTES)
          .default(5),
        cost: field
          .whole({ title: 'Cost of a vote', description: '0 for none.' }, 0, 1_000_000_000)
          .default(0),
        most: field.whole({ title: 'Options that one viewer may choose' }, 1, MOST_CHOICES).default(1),
      }),
      notes: [{ name: 'poll', help: 'Its number.' }],
      preview: ({ question }) => `Would open the poll "${question}"`,
      run: ({ parameters: { question, options, minutes, cost, most }, occasion }) => {
        const doer = occasionDoer(occasion);
        const poll = desk.open(
          {
            question: readQuestion(question),
            options: readOptions(options),
            most,
            minutes,
            cost,
            role: null,
            weighted: null,
            anonymous: null,
          },
          doer,
        );
        return {
          done: `Opened the poll "${poll.question}"`,
          notes: { poll: poll.id },
          undo: () => void desk.cancel(doer, poll.id),
        };
      },
    }),
    action({
      id: 'polls.end',
      title: 'End the poll in chat',
      help: 'Ends the poll and tells the result.',
      group: GROUP,
      parameters: z.object({}),
      preview: () => 'Would end the poll',
      run: ({ occasion }) => ({ done: `Ended the poll "${desk.end(occasionDoer(occasion)).question}"` }),
    }),
    action({
      id: 'polls.cancel',
      title: 'Call the poll in chat off',
      help: 'Ends the poll without a result; what votes cost goes back.',
      group: GROUP,
      parameters: z.object({}),
      preview: () => 'Would call the poll off',
      run: ({ occasion }) => ({
        done: `Called off the poll "${desk.cancel(occasionDoer(occasion)).question}"`,
      }),
    }),
  ];
}

/** `listen` hears of every change, once it is committed. */
export function pollTriggers(listen: (run: (change: OwnPollChange) => void) => Disposer): TriggerKind[] {
  return [
    trigger({
      id: 'polls.changed',
      title: 'A poll in chat opens or ends',
      help: 'Fires once for each poll in chat when it opens, ends or is called off.',
      group: GROUP,
      parameters: z.object({
        phase: field.choice({ title: 'When it' }, ['opened', 'ended', 'cancelled']).default('ended'),
      }),
      facts: [
        { name: 'question', help: 'What it asks.', example: 'Bread or cake?' },
        { name: 'winner', help: 'What has most votes; several are level.', example: 'Bread' },
        { name: 'votes', help: 'Its votes, by their weight.', example: 12 },
        { name: 'percent', help: 'Its part of all votes.', example: 60 },
        { name: 'voters', help: 'How many viewers have voted.', example: 20 },
      ],
      watch: ({ phase: wanted }, fire) =>
        listen(({ phase, question, options, winners, voters }) => {
          if (phase !== wanted) return;
          const first = options[winners[0] ?? -1];
          const facts = {
            question,
            winner: winners.map((index) => options[index]?.title ?? '').join(', '),
            votes: first?.weight ?? 0,
            percent: first?.percent ?? 0,
            voters,
          };
          fire(occasionOf(`Poll "${question}"`, { facts }));
        }),
    }),
  ];
}
