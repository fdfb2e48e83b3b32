import { z } from 'zod';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { game } from '../../../engine/games/game.ts';
import type { Table } from '../../../engine/games/table.ts';
import { nameWords } from '../settle.ts';
import { entryOf, isAnswer, packsOf, QUIZ, quizSettings, seconds, winnings, winWords } from './quizRules.ts';
import {
  drawQuestions,
  labelOf,
  MOST_QUESTIONS,
  questionStateSchema,
  readWish,
  type Wish,
} from './triviaPlan.ts';

const stateSchema = z.object({
  /** All of the round, drawn when it begins, so that it stays the same whatever becomes of the packs. */
  questions: z.array(questionStateSchema).min(1),
  /** The place of the one that is asked, or was asked last. */
  at: z.number().int(),
  /** False between two questions. */
  asking: z.boolean(),
  /** For each question, with what the one who began it has of the shop. */
  seconds: z.number(),
  /** How many questions in a row nobody knew. */
  silent: z.number().int(),
  scores: z.array(z.object({ id: z.string(), login: z.string(), name: z.string(), points: z.number() })),
});
type State = z.infer<typeof stateSchema>;

export const triviaSettings = z.object({
  ...quizSettings(25),
  questions: z.number().int().min(1).max(MOST_QUESTIONS).default(1).meta({
    title: 'Questions in a round',
    description: 'With more than one, whoever knows most wins. !trivia 5 asks five.',
  }),
  pauseSeconds: z.number().int().min(0).max(60).default(4).meta({
    title: 'Pause between two questions (seconds)',
  }),
  silentQuestions: z.number().int().min(0).max(MOST_QUESTIONS).default(3).meta({
    title: 'Ends after so many that nobody knows',
    description: 'In a row. 0: goes on to the last question.',
  }),
});
type Settings = z.output<typeof triviaSettings>;
type TriviaTable = Table<State, Settings>;
type TriviaDesk = Desk<State, Settings>;

/** What is taken of the boons of the one who began it. */
const boonReference = (table: Pick<TriviaTable, 'id'>): string => `game:${table.id}:trivia_seconds`;

function current({ questions, at }: State): State['questions'][number] {
  const question = questions[at];
  if (!question) throw new Error(`There is no question ${at}`);
  return question;
}

function questionWords(state: State): string {
  const question = current(state);
  const place = state.questions.length > 1 ? `${state.at + 1} of ${state.questions.length}, ` : '';
  return `(${place}${labelOf(question)}) ${question.text} ${seconds(state.seconds)}!`;
}

/** The boon "more seconds in trivia" of whoever begins a round holds for everybody, in all its questions; it takes one use. */
function begin(desk: TriviaDesk, host: Person | null, wish: Wish): void {
  const { settings, world } = desk;
  const players = entryOf(desk, host);
  const count = wish.count ?? settings.questions;
  const questions = drawQuestions(packsOf(world), wish, count, desk.random);
  const more = host === null ? 0 : (world.boons?.amount(host.id, 'trivia_seconds') ?? 0);
  const state: State = {
    questions,
    at: 0,
    asking: true,
    seconds: settings.seconds + more,
    silent: 0,
    scores: [],
  };
  const thanks = more > 0 && host !== null ? ` (${more} of them by ${host.name})` : '';
  const table = desk.open({
    host,
    state,
    players,
    ring: state.seconds * 1000,
    text: `Trivia! ${questionWords(state).replace(/!$/, '')}${thanks}!`,
  });
  if (host !== null && more > 0) world.boons?.use(host.id, 'trivia_seconds', boonReference(table));
}

/** The most points first. After two accounts of one person were joined, what both had counts together. */
function ranking({ scores }: State): State['scores'] {
  const byPerson = new Map<string, State['scores'][number]>();
  for (const score of scores) {
    const there = byPerson.get(score.id);
    byPerson.set(score.id, { ...score, points: score.points + (there?.points ?? 0) });
  }
  return [...byPerson.values()].sort((one, other) => other.points - one.points);
}

function scoreWords(state: State): string {
  return ranking(state)
    .slice(0, 5)
    .map(({ name, points }) => `${name} ${points}`)
    .join(', ');
}

function right(table: TriviaTable, person: Person): void {
  const { state } = table;
  const [answer = ''] = current(state).answers;
  const { id, login, name } = person;
  if (table.player(id) === null) table.seat({ id, login, name });
  const there = state.scores.find((score) => score.id === id);
  if (there) there.points += 1;
  else state.scores.push({ id, login, name, points: 1 });
  state.silent = 0;
  goOn(table, `${name} knows it: ${answer}!`);
}

function nobody(table: TriviaTable): void {
  const { state } = table;
  const [answer = ''] = current(state).answers;
  state.silent += 1;
  goOn(table, `Time is up! The answer is ${answer}.`);
}

function goOn(table: TriviaTable, told: string): void {
  const { state, settings } = table;
  const isLast = state.at + 1 >= state.questions.length;
  const isSilent = settings.silentQuestions > 0 && state.silent >= settings.silentQuestions;
  if (isLast || isSilent) {
    end(table, told);
    return;
  }
  state.asking = false;
  const scores = state.scores.length === 0 ? '' : ` ${scoreWords(state)}.`;
  if (settings.pauseSeconds === 0) {
    table.say(`${told}${scores}`);
    ask(table);
    return;
  }
  table.say(`${told}${scores} The next question follows in ${seconds(settings.pauseSeconds)}.`);
  table.ring(settings.pauseSeconds * 1000);
}

function ask(table: TriviaTable): void {
  const { state } = table;
  state.at += 1;
  state.asking = true;
  table.say(questionWords(state));
  table.ring(state.seconds * 1000);
}

function end(table: TriviaTable, told: string): void {
  const { state } = table;
  const ranks = ranking(state);
  const most = ranks[0]?.points ?? 0;
  const best = ranks.filter(({ points }) => points === most);
  const isMatch = state.questions.length > 1;
  const result = !isMatch
    ? ''
    : best.length === 0
      ? ' Nobody has a point this time.'
      : ` ${nameWords(best.map(({ name }) => name))} ${best.length === 1 ? 'wins' : 'win together'} (${scoreWords(state)}).`;
  table.finish({
    text: `${told}${result}${best.length === 0 ? '' : winWords(table)}`,
    ...winnings(
      table,
      best.map(({ id, login, name }) => ({ id, login, name })),
    ),
  });
}

export const trivia = game<State, typeof triviaSettings>({
  id: 'trivia',
  title: 'Trivia',
  help: 'A question is asked, and the first right answer in chat wins; or a match of several questions. Small slips of the finger are forgiven.',
  examples: ['trivia', 'trivia baking', 'trivia hard 5'],
  group: 'quizzes',
  settings: triviaSettings,
  oddsNote:
    'Only the questions are drawn by chance, and those of the packs that are on. The rest is knowledge.',
  commands: (desk) => [
    command({
      id: 'games.trivia',
      title: 'Trivia',
      help: 'Asks a question, or several: of a topic, of a difficulty.',
      names: ['trivia', 'oventrivia'],
      examples: ['trivia', 'trivia baking', 'trivia hard 5'],
      cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 5 }],
      arguments: { wish: arg.rest('a topic, easy, middling or hard, how many questions', 80).or('') },
      run: ({ args, caller, name }) =>
        refusing(() => {
          const { id, login, name: called } = caller;
          const topics = packsOf(desk.world).topics();
          const wish = readWish(args.wish, topics);
          if (name === 'oventrivia' && topics.includes('baking')) wish.topic ??= 'baking';
          begin(desk, { id, login, name: called }, wish);
        }),
    }),
  ],
  table: {
    atOnce: 'channel',
    exclusive: QUIZ,
    afterRestart: 'resume',
    joinsAccounts: true,
    understands: (state): state is State => stateSchema.safeParse(state).success,
    begin: (desk) => begin(desk, null, { topic: null, difficulty: null, count: null }),
    offers: () => [],
    said: () => {},
    timeUp: (table) => (table.state.asking ? nobody(table) : ask(table)),
    listens: {
      concerns: ({ state, settings }, message) =>
        state.asking && isAnswer(message, current(state).answers, settings),
      hear(table, { user }) {
        right(table, user);
        return 'taken';
      },
    },
    cutOff: (table) => table.world.boons?.giveBack(boonReference(table)),
    show: ({ state }) => {
      const question = current(state);
      return {
        phase: state.asking ? 'Waits for the answer' : 'Between two questions',
        facts: [
          { name: 'Question', value: question.text },
          { name: 'Topic', value: labelOf(question) },
          ...(state.questions.length > 1
            ? [{ name: 'Number', value: `${state.at + 1} of ${state.questions.length}` }]
            : []),
          ...(state.scores.length > 0 ? [{ name: 'Points', value: scoreWords(state) }] : []),
        ],
      };
    },
  },
});
