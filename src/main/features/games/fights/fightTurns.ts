import { XP } from '../../../../shared/contract/economy.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { bestAccuracy } from '../../../engine/games/accuracy.ts';
import type { Reward, Table } from '../../../engine/games/table.ts';
import type { Question } from '../../../engine/packs.ts';
import { afterCut } from '../settle.ts';
import {
  damageOf,
  type Fight,
  type Fighter,
  type FightSettings,
  type FightState,
  strengthOf,
} from './fightRules.ts';

export type FightTable = Table<FightState, FightSettings>;

/** A turn that ends so much later than it should was cut by a restart, in milliseconds. */
const CUT_AFTER = 2000;
const STARS = ['', '★', '★★', '★★★'] as const;

/** Null when no pack that is on has one. */
export function drawQuestion({ world, random, settings }: FightTable): Question | null {
  const { topic } = settings;
  return world.packs?.question(topic === '' ? {} : { topic }, random) ?? null;
}

/** The first turn is the challenger's. */
export function beginFight(table: FightTable, question: Question): void {
  const [one, other] = table.players.map((player) => enter(table, player));
  if (!one || !other) throw new Error('It takes two to fight');
  table.state.fight = {
    phase: 'turn',
    fighters: [one, other],
    turn: 0,
    turns: 0,
    question: { text: question.text, answers: [...question.answers], difficulty: question.difficulty },
    tries: 0,
    due: 0,
    report: `${other.name} accepts: ${standing(one)}, ${standing(other)}.`,
  };
  ask(table, table.state.fight, question);
}

function enter({ id: tableId, world, settings }: FightTable, { id, login, name }: Person): Fighter {
  const { hp, base } = strengthOf(world.level(id), settings);
  const shield = `fight:${tableId}:hp:${id}`;
  const mastery = `fight:${tableId}:damage:${id}`;
  const most = hp + (world.boons?.use(id, 'fight_hp', shield) ?? 0);
  const extra = world.boons?.use(id, 'fight_damage', mastery) ?? 0;
  return { id, login, name, hp: most, most, base, extra, hits: 0, silent: 0, taken: [shield, mastery] };
}

/** The one message of a turn: what the last one brought, and what is asked now. */
function ask(table: FightTable, fight: Fight, { text, answers, difficulty }: Question): void {
  const { settings, clock } = table;
  fight.phase = 'turn';
  fight.turns += 1;
  fight.tries = settings.tries;
  fight.question = { text, answers: [...answers], difficulty };
  table.say(`${fight.report} ${questionWords(table, fight)}`);
  fight.report = '';
  fight.due = clock.now() + settings.turnSeconds * 1000;
  table.ring(settings.turnSeconds * 1000);
}

function questionWords({ settings }: FightTable, { fighters, turn, question }: Fight): string {
  return `${fighters[turn].name}, you have ${settings.turnSeconds} seconds (${STARS[question.difficulty]}): ${question.text}`;
}

/** A line of the one whose turn it is. */
export function answer(table: FightTable, words: string): void {
  const { fight } = table.state;
  if (fight?.phase !== 'turn') return;
  const { settings } = table;
  const fighter = fight.fighters[fight.turn];
  const other = fight.fighters[fight.turn === 0 ? 1 : 0];
  fighter.silent = 0;
  const accuracy = bestAccuracy(words, fight.question.answers);
  const damage = damageOf(fighter, accuracy, fight.question.difficulty, settings);
  if (damage === 0) {
    fight.tries -= 1;
    if (fight.tries <= 0) pause(table, fight, `${fighter.name} misses. ${solution(fight)}`);
    return;
  }
  fighter.hits += 1;
  other.hp = Math.max(0, other.hp - damage);
  const hit = `${fighter.name} hits ${other.name} for ${damage} (${Math.floor(accuracy)}%)`;
  if (other.hp === 0) {
    win(table, fighter, other, `${hit}, and ${other.name} is toast!`);
    return;
  }
  pause(table, fight, `${hit}: ${standing(other)}.`);
}

/** A turn or a pause is over. */
export function goOn(table: FightTable): void {
  const { fight } = table.state;
  if (!fight) return;
  if (fight.phase === 'pause') nextTurn(table, fight);
  else if (table.clock.now() - fight.due > CUT_AFTER) askAgain(table, fight);
  else silence(table, fight);
}

/** Emcee was off while somebody should have answered. */
function askAgain(table: FightTable, fight: Fight): void {
  const { settings, clock } = table;
  table.say(`The bread fight goes on. ${questionWords(table, fight)}`);
  fight.due = clock.now() + settings.turnSeconds * 1000;
  table.ring(settings.turnSeconds * 1000);
}

function silence(table: FightTable, fight: Fight): void {
  const { silentTurns } = table.settings;
  const fighter = fight.fighters[fight.turn];
  const other = fight.fighters[fight.turn === 0 ? 1 : 0];
  // A line that missed while there were answers left was not silence.
  if (fight.tries === table.settings.tries) fighter.silent += 1;
  if (fighter.silent < silentTurns) {
    pause(table, fight, `${fighter.name} lets the time run out. ${solution(fight)}`);
  } else if (other.silent > 0 && other.silent >= silentTurns - 1) {
    tie(table, fight, `${fight.fighters[0].name} and ${fight.fighters[1].name} have both fallen silent`);
  } else {
    giveUp(table, fighter.id, `${fighter.name} has fallen silent`);
  }
}

function pause(table: FightTable, fight: Fight, report: string): void {
  const ms = table.settings.pauseSeconds * 1000;
  fight.report = report;
  if (ms === 0) {
    nextTurn(table, fight);
    return;
  }
  fight.phase = 'pause';
  fight.due = table.clock.now() + ms;
  table.ring(ms);
}

function nextTurn(table: FightTable, fight: Fight): void {
  if (fight.turns >= 2 * table.settings.mostTurns) {
    decide(table, fight);
    return;
  }
  const question = drawQuestion(table);
  if (!question) {
    table.cancel(`There are no questions left, so the bread fight is called off.${back(table)}`);
    return;
  }
  fight.turn = fight.turn === 0 ? 1 : 0;
  ask(table, fight, question);
}

/** All turns are over. */
function decide(table: FightTable, fight: Fight): void {
  const [one, other] = fight.fighters;
  const end = `${fight.report} The oven is off: ${standing(one)}, ${standing(other)}.`;
  if (one.hp === other.hp) tie(table, fight, end.slice(0, -1));
  else if (one.hp > other.hp) win(table, one, other, end);
  else win(table, other, one, end);
}

/** Somebody leaves, or has said nothing for too long. */
export function giveUp(table: FightTable, viewerId: string, why: string): void {
  const { fight } = table.state;
  const winner = fight?.fighters.find(({ id }) => id !== viewerId);
  if (!winner) return;
  table.forfeit(viewerId);
  win(table, winner, null, `${why}.`);
}

/** Without a loser the other one has given up. */
function win(table: FightTable, winner: Fighter, loser: Fighter | null, how: string): void {
  const { settings, pot } = table;
  const prize = afterCut(pot, settings.cutPercent);
  const rewards: Reward[] = [];
  if (winner.hits > 0) {
    rewards.push({ viewerId: winner.id, currency: XP, amount: settings.winXp });
    rewards.push({ viewerId: winner.id, currency: null, amount: settings.winAmount });
    if (loser) rewards.push({ viewerId: loser.id, currency: XP, amount: settings.loseXp });
  }
  const takes = prize > 0 ? ` and takes ${table.words(prize)}` : '';
  table.finish({
    text: `${how} ${winner.name} wins the bread fight${takes}!`,
    payouts: prize > 0 ? [{ viewerId: winner.id, amount: prize }] : [],
    winners: [winner],
    rewards,
  });
}

function tie(table: FightTable, { fighters }: Fight, how: string): void {
  table.finish({
    text: `${how}. It is a tie!${back(table)}`,
    payouts: table.players.flatMap(({ id, stake }) => (stake > 0 ? [{ viewerId: id, amount: stake }] : [])),
    tied: fighters,
  });
}

function solution({ question }: Fight): string {
  return `It was ${question.answers[0] ?? ''}.`;
}

function standing({ name, hp, most }: Fighter): string {
  return `${name} ${hp}/${most} HP`;
}

function back({ pot }: FightTable): string {
  return pot > 0 ? ' Both have their wager back.' : '';
}
