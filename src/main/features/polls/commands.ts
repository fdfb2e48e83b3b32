import { findChoice } from '../../../shared/choices.ts';
import { MOST_MINUTES } from '../../../shared/contract/bets.ts';
import type { PollDraft } from '../../../shared/contract/polls.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import { needChoice, readOptions, readQuestion } from '../../engine/commands/readChoices.ts';
import { refusing } from '../../engine/commands/refusing.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Caller } from '../../engine/occasion.ts';
import type { Clock } from '../../engine/ports.ts';
import { chatDoer } from '../../engine/recordChange.ts';
import type { PollDesk } from './desk.ts';
import type { Polls } from './polls.ts';
import type { PollSettings } from './settings.ts';
import type { PollStore, StoredPoll } from './store.ts';
import { standingWords } from './words.ts';

export interface PollCommandParts {
  polls: Polls;
  desk: PollDesk;
  store: PollStore;
  clock: Clock;
  settings(): PollSettings;
  prefix(): string;
  /** Whoever follows as a follower; a promise where Twitch has to be asked. */
  withFollow(caller: Caller): Caller | Promise<Caller>;
}

/** `2`, `A C`, `1,3`, or one whole name. */
function readVotes(options: readonly string[], typed: string): number[] {
  const whole = findChoice(options, typed);
  if (whole !== null) return [whole];
  return typed
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => needChoice(options, word));
}

/** A line that is nothing but numbers of options; null for any other. */
export function readPlainVotes({ options, most }: StoredPoll, line: string): number[] | null {
  if (!/^\d{1,2}(?:[\s,]+\d{1,2})*$/.test(line)) return null;
  const words = line.split(/[\s,]+/);
  const found = words.map((word) => findChoice(options, word));
  return words.length > most || found.includes(null) ? null : found.flatMap((one) => one ?? []);
}

export function pollCommands(parts: PollCommandParts): CommandKind[] {
  const { polls, desk, store, clock } = parts;
  const chosenWords = ({ options }: StoredPoll, chosen: readonly number[]): string =>
    chosen.map((option) => options[option] ?? '').join(', ');
  const status = (): string => {
    const poll = polls.need();
    const until = poll.endsAt === null ? '' : ` It ends in ${waitText(poll.endsAt - clock.now())}.`;
    return `${poll.question} ${standingWords(poll, store.sums(poll.id))}.${until}`;
  };
  const vote = (typed: string, caller: Caller, reply: (text: string) => void) =>
    refusing(() => {
      const { poll, chosen } = polls.vote(caller, readVotes(polls.need().options, typed));
      if (!parts.settings().answers) return;
      // Those who vote in secret have not asked to have it repeated.
      reply(poll.anonymous ? 'Your vote counts.' : `Your vote counts: ${chosenWords(poll, chosen)}.`);
    });

  return [
    command({
      id: 'polls.poll',
      title: 'Poll',
      help: 'Tells how the poll stands.',
      names: ['poll'],
      examples: ['poll'],
      cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 5 }],
      run: (call) => refusing(() => call.reply(status())),
      subcommands: [
        command({
          id: 'polls.poll.create',
          title: 'Open a poll',
          help: 'Opens a poll. Question and options are in quotes.',
          names: ['create', 'open', 'start'],
          examples: [
            'create "Bread or cake?" "bread, cake" 5',
            'create "Which ones?" "a, b, c" 5 10 --multiple',
          ],
          role: 'moderator',
          arguments: {
            question: arg.word('what it is about, in quotes'),
            options: arg.word('the options in quotes, with commas between them'),
            minutes: arg.whole('how many minutes, 0 for by hand', 0, MOST_MINUTES).optional(),
            cost: arg.whole('what a vote costs').optional(),
            multiple: arg.flag('viewers may choose several'),
            weighted: arg.flag('votes count by role'),
            anonymous: arg.flag('nobody can see who chose what'),
          },
          run: (call) =>
            refusing(() => {
              const { question, options: typed, minutes, cost, multiple, weighted, anonymous } = call.args;
              const options = readOptions(typed);
              const draft: PollDraft = {
                question: readQuestion(question),
                options,
                most: multiple ? options.length : 1,
                minutes,
                cost,
                role: null,
                weighted: weighted || null,
                anonymous: anonymous || null,
              };
              desk.open(draft, chatDoer(call.caller));
            }),
        }),
        command({
          id: 'polls.poll.end',
          title: 'End the poll',
          help: 'Ends the poll and tells the result.',
          names: ['end', 'close'],
          examples: ['end'],
          role: 'moderator',
          run: (call) => refusing(() => void desk.end(chatDoer(call.caller))),
        }),
        command({
          id: 'polls.poll.cancel',
          title: 'Call the poll off',
          help: 'Ends the poll without a result; what votes cost goes back.',
          names: ['cancel'],
          examples: ['cancel'],
          role: 'moderator',
          run: (call) => refusing(() => void desk.cancel(chatDoer(call.caller))),
        }),
        command({
          id: 'polls.poll.status',
          title: 'How the poll stands',
          help: 'Tells how the poll stands.',
          names: ['status'],
          examples: ['status'],
          run: (call) => refusing(() => call.reply(status())),
        }),
      ],
    }),
    command({
      id: 'polls.vote',
      title: 'Vote',
      help: 'Votes in the poll that runs.',
      names: ['vote'],
      examples: ['vote 1', 'vote A'],
      arguments: { options: arg.rest('the number, letter or name of an option', 200) },
      run: (call) => {
        const { args, caller, reply } = call;
        const poll = polls.running();
        const who = poll && polls.asksWhoFollows(poll) ? parts.withFollow(caller) : caller;
        return who instanceof Promise
          ? who.then((known) => vote(args.options, known, reply))
          : vote(args.options, who, reply);
      },
    }),
    command({
      id: 'polls.unvote',
      title: 'Take a vote back',
      help: 'Takes your vote back, or one of several.',
      names: ['unvote'],
      examples: ['unvote', 'unvote 2'],
      arguments: { option: arg.rest('the number, letter or name of an option', 100).or('') },
      run: (call) =>
        refusing(() => {
          const { options } = polls.need();
          const { option } = call.args;
          polls.unvote(call.caller, option === '' ? null : needChoice(options, option));
          call.reply('Your vote is taken back.');
        }),
    }),
  ];
}

/** A number that was typed alone is not answered; why it does not count, the trace of the line says. */
export function quietly(run: () => void): string | null {
  try {
    run();
    return null;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.message;
    throw thrown;
  }
}
