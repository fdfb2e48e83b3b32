import { z } from 'zod';
import { stakeSettings } from '../../../engine/games/stakeSettings.ts';
import { cutSetting } from '../settle.ts';

const whole = (least: number, most: number, value: number) =>
  z.number().int().min(least).max(most).default(value);

export const fightSettings = z.object({
  ...stakeSettings(10, 10_000),
  answerSeconds: whole(15, 3600, 60).meta({
    title: 'Time to accept (seconds)',
    description: 'Then the challenge is off, and the wager goes back.',
  }),
  turnSeconds: whole(5, 120, 15).meta({ title: 'Time for a turn (seconds)' }),
  pauseSeconds: whole(0, 30, 2).meta({
    title: 'Pause between turns (seconds)',
    description: 'What a turn brought is said with the next question, after this pause.',
  }),
  tries: whole(1, 5, 1).meta({
    title: 'Answers in a turn',
    description: 'So many lines of the one whose turn it is count; one that hits ends the turn.',
  }),
  hitFrom: whole(50, 100, 75).meta({
    title: 'An answer hits from (%)',
    description: 'How near it has to be to what is right; a more exact one hits harder.',
  }),
  baseHp: whole(1, 10_000, 50).meta({ title: 'HP', description: 'Everybody has so many.' }),
  hpPerLevel: whole(0, 1000, 10).meta({ title: 'HP for each level', description: 'Of the viewer, on top.' }),
  baseDamage: whole(1, 1000, 10).meta({ title: 'Damage', description: 'Before what the answer adds.' }),
  damagePerLevel: whole(0, 1000, 2).meta({ title: 'Damage for each level', description: 'On top.' }),
  difficultyPercent: whole(0, 200, 30).meta({
    title: 'More for difficulty (%)',
    description: 'Times the difficulty of the question, from 1 to 3.',
  }),
  topic: z.string().trim().toLowerCase().max(60).default('').meta({
    title: 'Topic',
    description: 'Of the questions; empty for all that the packs have.',
  }),
  mostTurns: whole(1, 50, 10).meta({
    title: 'Most turns of each',
    description: 'Then more HP wins, and with equal HP both have their wager back.',
  }),
  silentTurns: whole(1, 20, 3).meta({
    title: 'Silent turns',
    description: 'Who says nothing in so many turns in a row has lost.',
  }),
  mostAtOnce: whole(1, 10, 1).meta({
    title: 'Fights at once',
    description: 'Challenges can stand; the next is accepted when one is over.',
  }),
  calledBy: z.enum(['everybody', 'redemption']).default('everybody').meta({
    title: 'Who can challenge',
    description:
      'With "redemption" !fight does nothing by itself: a shop item or channel-point reward runs the command.',
  }),
  winXp: whole(0, 100_000, 25).meta({
    title: 'XP for the winner',
    description: 'From the bank, for who has hit at least once.',
  }),
  winAmount: whole(0, 100_000, 5).meta({
    title: 'Points for the winner',
    description: 'Of the main currency, from the bank, for who has hit at least once.',
  }),
  loseXp: whole(0, 100_000, 1).meta({ title: 'XP for the loser', description: 'Who holds out to the end.' }),
  ...cutSetting,
});
export type FightSettings = z.output<typeof fightSettings>;

const personSchema = z.object({ id: z.string(), login: z.string(), name: z.string() });

const fighterSchema = personSchema.extend({
  hp: z.number(),
  most: z.number(),
  /** Damage before what the answer adds. */
  base: z.number(),
  /** On top of every hit. */
  extra: z.number(),
  hits: z.number(),
  /** Turns in a row without a word. */
  silent: z.number(),
  /** What was taken of what they own, to be given back when the fight is called off. */
  taken: z.array(z.string()),
});
export type Fighter = z.infer<typeof fighterSchema>;

const questionSchema = z.object({
  text: z.string(),
  answers: z.array(z.string()),
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
});

export const fightSchema = z.object({
  phase: z.enum(['turn', 'pause']),
  /** The challenger first. */
  fighters: z.tuple([fighterSchema, fighterSchema]),
  /** Whose turn it is. */
  turn: z.union([z.literal(0), z.literal(1)]),
  /** Turns that have begun, of both. */
  turns: z.number(),
  question: questionSchema,
  /** Answers that are left in this turn. */
  tries: z.number(),
  /** Epoch milliseconds at which the turn or pause should end. */
  due: z.number(),
  /** What the last turn brought, to be said with the next question. */
  report: z.string(),
});
export type Fight = z.infer<typeof fightSchema>;

/** A challenge that stands has no fight yet, and no target when anybody may accept it. */
export const fightStateSchema = z.object({
  target: personSchema.nullable(),
  fight: fightSchema.nullable(),
});
export type FightState = z.infer<typeof fightStateSchema>;

/** What somebody brings into a fight. */
export function strengthOf(
  level: number,
  settings: Pick<FightSettings, 'baseHp' | 'hpPerLevel' | 'baseDamage' | 'damagePerLevel'>,
): { hp: number; base: number } {
  return {
    hp: settings.baseHp + settings.hpPerLevel * level,
    base: settings.baseDamage + settings.damagePerLevel * level,
  };
}

/** What an answer takes of the other one's HP; 0 for one that does not hit. */
export function damageOf(
  fighter: Pick<Fighter, 'base' | 'extra'>,
  accuracy: number,
  difficulty: number,
  settings: Pick<FightSettings, 'hitFrom' | 'difficultyPercent'>,
): number {
  if (accuracy < settings.hitFrom) return 0;
  const hard = 1 + (settings.difficultyPercent * difficulty) / 100;
  // The tiny addition heals 10 * 1.1 * 1.3 = 14.299999999999999 and its brothers.
  return Math.floor(fighter.base * (0.5 + accuracy / 100) * hard + 1e-9) + fighter.extra;
}
