import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { type GameKind, game } from '../../../engine/games/game.ts';
import type { Table } from '../../../engine/games/table.ts';
import type { GameWorld } from '../../../engine/games/world.ts';
import type { GuessWord } from '../../../engine/packs.ts';
import type { Random } from '../../../engine/ports.ts';
import { lettersIn, masked, orderOf } from './mask.ts';
import { entryOf, isAnswer, packsOf, QUIZ, quizSettings, seconds, winnings, winWords } from './quizRules.ts';

const stateSchema = z.object({
  word: z.string(),
  also: z.array(z.string()),
  hint: z.string(),
  /** `ingredient`. */
  kind: z.string(),
  /** The title of the season; empty for none. */
  season: z.string(),
  /** The places of its letters in the order in which they are shown; the first letter comes first. */
  order: z.array(z.number().int()),
  shown: z.number().int(),
  /** Epoch milliseconds at which the answer is told. */
  until: z.number(),
});
type State = z.infer<typeof stateSchema>;

const guessingSettings = (time: number) =>
  z.object({
    ...quizSettings(time),
    revealSeconds: z.number().int().min(0).max(300).default(0).meta({
      title: 'Shows another letter every (seconds)',
      description: 'Up to half of the letters. 0: only the first one.',
    }),
  });
export const guessSettings = guessingSettings(30);
export const seasonalSettings = guessingSettings(25);
type Schema = typeof guessSettings;
type Settings = z.output<Schema>;
type GuessTable = Table<State, Settings>;

interface Drawn {
  word: GuessWord;
  /** Empty for none. */
  season: string;
}

interface Guessing {
  id: string;
  title: string;
  help: string;
  commandHelp: string;
  settings: Schema;
  draw(world: GameWorld, random: Random): Drawn | null;
}

function begin(desk: Desk<State, Settings>, host: Person | null, draw: Guessing['draw']): void {
  const players = entryOf(desk, host);
  packsOf(desk.world);
  const drawn = draw(desk.world, desk.random);
  if (!drawn) {
    throw new AppError(
      'not_found',
      'There is no word to guess: no pack with any is on. The page Packs has the switches.',
    );
  }
  const { settings, clock, random } = desk;
  const { word, also, hint, kind } = drawn.word;
  const state: State = {
    word,
    also: [...also],
    hint,
    kind,
    season: drawn.season,
    order: orderOf(word, random),
    shown: 1,
    until: clock.now() + settings.seconds * 1000,
  };
  const letters = lettersIn(word);
  const special = drawn.season === '' ? '' : `${drawn.season} special! `;
  const hinted = hint === '' ? '' : ` ${/[.!?]$/.test(hint) ? hint : `${hint}.`}`;
  desk.open({
    host,
    state,
    players,
    ring: untilNext(state, settings, clock.now()),
    text: `${special}Guess the ${kind}: ${mask(state)} (${letters} ${letters === 1 ? 'letter' : 'letters'}).${hinted} ${seconds(settings.seconds)}!`,
  });
}

function mask({ word, order, shown }: State): string {
  return masked(word, order.slice(0, shown));
}

/** Half of its letters stay hidden. */
function mayShowMore({ word, shown }: State): boolean {
  return shown < Math.floor(lettersIn(word) / 2);
}

/** Milliseconds until another letter is shown, or time is up. */
function untilNext(state: State, { revealSeconds }: Settings, now: number): number {
  const left = Math.max(0, state.until - now);
  return revealSeconds > 0 && mayShowMore(state) ? Math.min(left, revealSeconds * 1000) : left;
}

function timeUp(table: GuessTable): void {
  const { state, settings, clock } = table;
  if (clock.now() >= state.until || settings.revealSeconds === 0 || !mayShowMore(state)) {
    table.finish({ text: `Time is up! It was ${state.word}.`, ...winnings(table, []) });
    return;
  }
  state.shown += 1;
  const left = Math.ceil((state.until - clock.now()) / 1000);
  table.say(`Another letter: ${mask(state)}. ${seconds(left)} left.`);
  table.ring(untilNext(state, settings, clock.now()));
}

function guessing({ id, title, help, commandHelp, settings, draw }: Guessing): GameKind {
  return game<State, Schema>({
    id,
    title,
    help,
    examples: [id],
    group: 'quizzes',
    settings,
    oddsNote: 'Only the word is drawn by chance, of the packs that are on. The rest is knowledge.',
    commands: (desk) => [
      command({
        id: `games.${id}`,
        title,
        help: commandHelp,
        names: [id],
        examples: [id],
        cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 5 }],
        run: ({ caller: { id: callerId, login, name } }) =>
          refusing(() => begin(desk, { id: callerId, login, name }, draw)),
      }),
    ],
    table: {
      atOnce: 'channel',
      exclusive: QUIZ,
      afterRestart: 'resume',
      joinsAccounts: true,
      understands: (state): state is State => stateSchema.safeParse(state).success,
      begin: (desk) => begin(desk, null, draw),
      offers: () => [],
      said: () => {},
      timeUp,
      listens: {
        concerns: ({ state, settings: { accuracy } }, message) =>
          isAnswer(message, [state.word, ...state.also], { accuracy }),
        hear(table, { user: { id: userId, login, name } }) {
          table.finish({
            text: `${name} has it: ${table.state.word}!${winWords(table)}`,
            ...winnings(table, [{ id: userId, login, name }]),
          });
          return 'taken';
        },
      },
      show: ({ state }) => ({
        phase: 'Waits for the word',
        facts: [
          { name: 'Shown', value: mask(state) },
          { name: 'Hint', value: state.hint === '' ? 'none' : state.hint },
          ...(state.season === '' ? [] : [{ name: 'Season', value: state.season }]),
        ],
      }),
    },
  });
}

export const guess = guessing({
  id: 'guess',
  title: 'Guess the ingredient',
  help: 'The first letter and a hint are shown; the first one to write the word wins. Packs may bring other words than ingredients.',
  commandHelp: 'Shows the first letter of a word, and a hint. Who writes it first, wins.',
  settings: guessSettings,
  draw: (world, random) => {
    const word = packsOf(world).word({}, random);
    return word && { word, season: '' };
  },
});

export const seasonal = guessing({
  id: 'seasonal',
  title: 'Seasonal guessing',
  help: 'A word of the season that runs by date, or that the streamer has chosen, is to be guessed; one for all of the year when no season runs.',
  commandHelp: 'Shows the first letter of a word of the season. Who writes it first, wins.',
  settings: seasonalSettings,
  draw: (world, random) => {
    const season = world.seasons?.now() ?? '';
    const packs = packsOf(world);
    const ofSeason = season === '' ? null : packs.word({ season }, random);
    if (ofSeason) return { word: ofSeason, season: world.seasons?.title(season) ?? season };
    const word = packs.word({}, random);
    return word && { word, season: '' };
  },
});
