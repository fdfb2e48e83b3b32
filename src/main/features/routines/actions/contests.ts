import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { field } from '../../../engine/routines/fields.ts';
import { type ActionKind, action } from '../../../engine/routines/kinds.ts';
import type { Prediction } from '../../../engine/twitch/campaignFacts.ts';
import type { RoutinesContext } from '../context.ts';
import { listed, quoted } from './doing.ts';

/** Polls and predictions. */
export function contests(ctx: RoutinesContext): ActionKind[] {
  const { polls, predictions } = ctx.engine.twitch.api;
  const current = async (...states: Prediction['status'][]): Promise<Prediction> => {
    const found = (await predictions.list()).find(({ status }) => states.includes(status));
    if (!found) throw new AppError('not_found', 'No prediction runs now.');
    return found;
  };
  return [
    action({
      id: 'poll.start',
      title: 'Start a poll',
      help: 'Asks viewers to vote.',
      group: 'Polls and predictions',
      parameters: z.object({
        title: field.text({ title: 'Question' }, 60),
        choices: field.lines({ title: 'Choices', description: '2 to 5, one in each line.' }, 500),
        seconds: field.whole({ title: 'Seconds' }, 15, 1800).default(120),
        points: field
          .whole({ title: 'Channel points for one more vote', description: '0 for none.' }, 0, 1_000_000)
          .default(0),
      }),
      preview: ({ title }) => `Would start the poll ${quoted(title)}`,
      run: async ({ parameters: { title, choices: text, seconds, points } }) => {
        const choices = listed(text, /\r?\n/);
        if (choices.length < 2 || choices.length > 5)
          throw new AppError('bad_input', `A poll has 2 to 5 choices, and these are ${choices.length}.`);
        const poll = await polls.start({
          title,
          choices,
          seconds,
          pointsPerVote: points === 0 ? null : points,
        });
        return {
          done: `Started the poll ${quoted(title)}.`,
          undo: async () => void (await polls.end(poll.id, false)),
        };
      },
    }),
    action({
      id: 'poll.end',
      title: 'End the poll',
      help: 'Ends the poll that runs now.',
      group: 'Polls and predictions',
      parameters: z.object({ show: field.yes({ title: 'Show the result' }).default(true) }),
      notes: [{ name: 'winner', help: 'The choice with the most votes.' }],
      preview: () => 'Would end the poll',
      run: async ({ parameters: { show } }) => {
        const running = (await polls.list()).find(({ status }) => status === 'running');
        if (!running) throw new AppError('not_found', 'No poll runs now.');
        const { title, choices } = await polls.end(running.id, show);
        const [first] = [...choices].sort((one, other) => other.votes - one.votes);
        return { done: `Ended the poll ${quoted(title)}.`, notes: { winner: first?.title ?? '' } };
      },
    }),
    action({
      id: 'prediction.start',
      title: 'Start a prediction',
      help: 'Lets viewers bet channel points on what will happen.',
      group: 'Polls and predictions',
      parameters: z.object({
        title: field.text({ title: 'Question' }, 45),
        outcomes: field.lines({ title: 'Outcomes', description: '2 to 10, one in each line.' }, 500),
        seconds: field.whole({ title: 'Seconds' }, 30, 1800).default(120),
      }),
      preview: ({ title }) => `Would start the prediction ${quoted(title)}`,
      run: async ({ parameters: { title, outcomes: text, seconds } }) => {
        const outcomes = listed(text, /\r?\n/);
        if (outcomes.length < 2 || outcomes.length > 10)
          throw new AppError(
            'bad_input',
            `A prediction has 2 to 10 outcomes, and these are ${outcomes.length}.`,
          );
        const { id } = await predictions.start({ title, outcomes, seconds });
        return {
          done: `Started the prediction ${quoted(title)}.`,
          undo: async () => void (await predictions.cancel(id)),
        };
      },
    }),
    action({
      id: 'prediction.lock',
      title: 'Lock the prediction',
      help: 'Nobody can bet any more.',
      group: 'Polls and predictions',
      parameters: z.object({}),
      preview: () => 'Would lock the prediction',
      run: async () => {
        const { id, title } = await current('open');
        await predictions.lock(id);
        return { done: `Locked the prediction ${quoted(title)}.` };
      },
    }),
    action({
      id: 'prediction.resolve',
      title: 'Resolve the prediction',
      help: 'Says which outcome was right, and pays out.',
      group: 'Polls and predictions',
      parameters: z.object({
        outcome: field.text({ title: 'Outcome', description: 'Its words, or its number from 1.' }, 60),
      }),
      preview: ({ outcome }) => `Would resolve the prediction for ${quoted(outcome)}`,
      run: async ({ parameters: { outcome } }) => {
        const { id, title, outcomes } = await current('open', 'locked');
        const wanted = outcome.trim().toLowerCase();
        const winner =
          outcomes.find((one) => one.title.toLowerCase() === wanted) ?? outcomes[Number(wanted) - 1];
        if (!winner) {
          const names = outcomes.map((one) => one.title).join(', ');
          throw new AppError(
            'not_found',
            `The prediction has no outcome ${quoted(outcome)}. It has: ${names}.`,
          );
        }
        await predictions.resolve(id, winner.id);
        return { done: `Resolved ${quoted(title)} for ${quoted(winner.title)}.` };
      },
    }),
    action({
      id: 'prediction.cancel',
      title: 'Cancel the prediction',
      help: 'Gives all channel points back.',
      group: 'Polls and predictions',
      parameters: z.object({}),
      preview: () => 'Would cancel the prediction',
      run: async () => {
        const { id, title } = await current('open', 'locked');
        await predictions.cancel(id);
        return { done: `Cancelled the prediction ${quoted(title)}.` };
      },
    }),
  ];
}
