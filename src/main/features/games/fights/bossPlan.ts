import { z } from 'zod';
import type { Odds } from '../../../engine/games/odds.ts';
import { restSetting, stakeSettings } from '../../../engine/games/stakeSettings.ts';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';
import { cutSetting } from '../settle.ts';

const whole = (least: number, most: number, value: number) =>
  z.number().int().min(least).max(most).default(value);

export const bossSettings = z.object({
  names: z
    .string()
    .trim()
    .max(400)
    .refine((text) => namesOf(text).length > 0, 'Write at least one name.')
    .default('Crumbzilla, The Burnt Baron, Sir Stale Loaf, Queen Sourdough, The Great Unrisen')
    .meta({ title: 'Names of bosses', description: 'With commas between; one is drawn for each raid.' }),
  freeEntry: z.boolean().default(true).meta({
    title: 'Free to join',
    description: 'Without a stake there is no share of the chest.',
  }),
  ...stakeSettings(10, 5000),
  lobbySeconds: whole(10, 600, 60).meta({ title: 'Time to join (seconds)' }),
  leastRaiders: whole(1, 50, 1).meta({
    title: 'Least raiders',
    description: 'With fewer, everybody gets their stake back.',
  }),
  rounds: whole(1, 20, 5).meta({
    title: 'Rounds',
    description: 'The boss wins when it stands after the last.',
  }),
  roundSeconds: whole(5, 120, 15).meta({ title: 'Time between rounds (seconds)' }),
  hpPerRaider: whole(1, 100_000, 40).meta({
    title: 'HP for each raider',
    description: 'What a boss of level 1 has, times the raiders.',
  }),
  hpPerLevel: whole(0, 500, 10).meta({
    title: 'HP for each level (%)',
    description: 'So much more for every level above the first.',
  }),
  hpSpread: whole(0, 90, 30).meta({
    title: 'HP up or down (%)',
    description: 'Every boss is a little stronger or weaker than the last, by chance.',
  }),
  levelUp: whole(0, 10, 1).meta({
    title: 'Levels up when it is beaten',
    description: 'It keeps its level until then.',
  }),
  levelDown: whole(0, 10, 0).meta({ title: 'Levels down when it wins', description: 'Never below 1.' }),
  mostLevel: whole(1, 1000, 100).meta({ title: 'Highest level' }),
  baseDamage: whole(0, 1000, 10).meta({ title: 'Damage of a hit' }),
  damagePerLevel: whole(1, 1000, 2).meta({
    title: 'Damage for each level',
    description: 'Of the viewer, on top.',
  }),
  hitPercent: whole(1, 100, 75).meta({
    title: 'Chance to hit (%)',
    description: 'Each raider swings once a round.',
  }),
  criticalPercent: whole(0, 100, 15).meta({ title: 'Critical hits (%)', description: 'Of those that hit.' }),
  criticalTimes: whole(2, 5, 2).meta({ title: 'A critical hit counts', description: 'So many times.' }),
  strikePercent: whole(0, 100, 25).meta({
    title: 'The boss strikes (%)',
    description: 'The chance of each raider to be struck in a round.',
  }),
  hearts: whole(1, 10, 2).meta({
    title: 'Strikes a raider takes',
    description: 'Then the raider is out, and keeps a share for what was done.',
  }),
  bonus: whole(0, 100_000, 10).meta({
    title: 'Bonus for each raider',
    description: 'Times the level of the boss; shared by damage when it falls, from the bank.',
  }),
  winXp: whole(0, 100_000, 25).meta({ title: 'XP for a win', description: 'For each raider who has hit.' }),
  chestTimes: whole(0, 100, 3).meta({
    title: 'Most from the chest',
    description:
      'Times the own stake. Lost stakes go into the chest, and winners with a stake share it by damage.',
  }),
  ...cutSetting,
  ...restSetting(300),
});
export type BossSettings = z.output<typeof bossSettings>;

export function namesOf(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim().slice(0, 40))
    .filter((name) => name !== '');
}

export type Swing = 'miss' | 'hit' | 'critical';

export function swing(random: Random, settings: Pick<BossSettings, 'hitPercent' | 'criticalPercent'>): Swing {
  if (random.next() * 100 >= settings.hitPercent) return 'miss';
  return random.next() * 100 < settings.criticalPercent ? 'critical' : 'hit';
}

export function strikes(random: Random, { strikePercent }: Pick<BossSettings, 'strikePercent'>): boolean {
  return random.next() * 100 < strikePercent;
}

/** Of one hit that is not critical. */
export function hitDamage(
  level: number,
  settings: Pick<BossSettings, 'baseDamage' | 'damagePerLevel'>,
): number {
  return settings.baseDamage + settings.damagePerLevel * level;
}

/** In percent of what a boss of this level has as a rule. */
export function drawSpread(random: Random, { hpSpread }: Pick<BossSettings, 'hpSpread'>): number {
  return randomInt(random, 100 - hpSpread, 100 + hpSpread);
}

export function bossHp(
  raiders: number,
  level: number,
  spread: number,
  { hpPerRaider, hpPerLevel }: Pick<BossSettings, 'hpPerRaider' | 'hpPerLevel'>,
): number {
  const usual = hpPerRaider * raiders * (1 + (hpPerLevel * (level - 1)) / 100);
  return Math.max(1, Math.round((usual * spread) / 100));
}

export interface Raider {
  id: string;
  name: string;
  /** Of a hit. */
  damage: number;
  /** Strikes that are left; out at 0. */
  hearts: number;
  /** Damage done so far. */
  dealt: number;
}

export interface RoundReport {
  damage: number;
  /** The hardest hit of the round; null when all have missed. */
  best: { name: string; damage: number; critical: boolean } | null;
  /** Whom the boss has struck out. */
  out: string[];
}

/** All who stand swing; a boss that stands then strikes back. Answers what happened and changes the raiders. */
export function battleRound(
  random: Random,
  raiders: readonly Raider[],
  hp: number,
  settings: BossSettings,
): RoundReport {
  const report: RoundReport = { damage: 0, best: null, out: [] };
  const standing = raiders.filter(({ hearts }) => hearts > 0);
  for (const raider of standing) {
    const kind = swing(random, settings);
    if (kind === 'miss') continue;
    const damage = raider.damage * (kind === 'critical' ? settings.criticalTimes : 1);
    raider.dealt += damage;
    report.damage += damage;
    if (report.best === null || damage > report.best.damage) {
      report.best = { name: raider.name, damage, critical: kind === 'critical' };
    }
  }
  if (report.damage >= hp) return report;
  for (const raider of standing) {
    if (!strikes(random, settings)) continue;
    raider.hearts -= 1;
    if (raider.hearts === 0) report.out.push(raider.name);
  }
  return report;
}

/** How likely it is that one raider lands hits worth so many plain ones: the index is how many. */
function hitsOfOne(settings: BossSettings): number[] {
  const { rounds, hearts, criticalTimes } = settings;
  const hit = settings.hitPercent / 100;
  const critical = hit * (settings.criticalPercent / 100);
  const struck = settings.strikePercent / 100;
  const swings = [
    { worth: 0, chance: 1 - hit },
    { worth: 1, chance: hit - critical },
    { worth: criticalTimes, chance: critical },
  ];
  const most = rounds * criticalTimes;
  const over: number[] = new Array(most + 1).fill(0);
  // By how often the raider was struck, and by what was done until then.
  let standing: number[][] = Array.from({ length: hearts }, () => new Array(most + 1).fill(0));
  const [fresh] = standing;
  if (fresh) fresh[0] = 1;
  for (let round = 0; round < rounds; round += 1) {
    const next: number[][] = Array.from({ length: hearts }, () => new Array(most + 1).fill(0));
    for (const [taken, chances] of standing.entries()) {
      for (const [done, chance] of chances.entries()) {
        if (chance === 0) continue;
        for (const { worth, chance: lands } of swings) {
          const at = done + worth;
          add(next[taken] ?? over, at, chance * lands * (1 - struck));
          add(next[taken + 1] ?? over, at, chance * lands * struck);
        }
      }
    }
    standing = next;
  }
  for (const chances of standing) for (const [done, chance] of chances.entries()) add(over, done, chance);
  return over;
}

function add(chances: number[], at: number, chance: number): void {
  chances[at] = (chances[at] ?? 0) + chance;
}

/**
 * The chance of a crew of new viewers to beat a boss. Raiders swing and are struck each for themselves, so that the
 * sum of what they do decides, whenever the boss falls.
 */
export function winChance(settings: BossSettings, raiders: number, level: number): number {
  const one = hitsOfOne(settings);
  let all = [1];
  for (let crew = 0; crew < raiders; crew += 1) {
    const more: number[] = new Array(all.length + one.length - 1).fill(0);
    for (const [here, chance] of all.entries()) {
      for (const [worth, lands] of one.entries()) add(more, here + worth, chance * lands);
    }
    all = more;
  }
  const damage = hitDamage(1, settings);
  const spreads = Array.from({ length: 2 * settings.hpSpread + 1 }, (_, at) => 100 - settings.hpSpread + at);
  const won = spreads.map((spread) => {
    const needed = Math.ceil(bossHp(raiders, level, spread, settings) / damage);
    return all.slice(needed).reduce((sum, chance) => sum + chance, 0);
  });
  // Thousands of additions of small numbers may end a hair above 1.
  return Math.min(1, won.reduce((sum, chance) => sum + chance, 0) / won.length);
}

const SHOWN_CREWS = [1, 5, 20] as const;
const SHOWN_LEVELS = [1, 3, 6] as const;

export function bossOdds(settings: BossSettings): Odds[] {
  const hit = settings.hitPercent / 100;
  const critical = hit * (settings.criticalPercent / 100);
  const struck = settings.strikePercent / 100;
  return [
    ...SHOWN_LEVELS.flatMap((level) =>
      SHOWN_CREWS.map((crew) => {
        const chance = winChance(settings, crew, level);
        return {
          bet: `crew${crew}level${level}`,
          title: `${crew === 1 ? 'One new raider' : `A crew of ${crew} new raiders`} against level ${level}`,
          outcomes: [
            { id: 'won', title: 'The boss falls', chance, pays: null },
            { id: 'lost', title: 'The boss stands', chance: 1 - chance, pays: 0 },
          ],
        };
      }),
    ),
    {
      bet: 'swing',
      title: 'A raider’s swing',
      outcomes: [
        { id: 'hit', title: 'A hit', chance: hit - critical, pays: null },
        { id: 'critical', title: 'A critical hit', chance: critical, pays: null },
        { id: 'miss', title: 'A miss', chance: 1 - hit, pays: null },
      ],
    },
    {
      bet: 'strike',
      title: 'A raider in one round',
      outcomes: [
        { id: 'struck', title: 'Is struck by the boss', chance: struck, pays: null },
        { id: 'spared', title: 'Is spared', chance: 1 - struck, pays: null },
      ],
    },
  ];
}
