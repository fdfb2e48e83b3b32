import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { game } from '../../../engine/games/game.ts';
import { payout } from '../../../engine/games/odds.ts';
import { restSetting, stakeSettings } from '../../../engine/games/stakeSettings.ts';
import type { Player, Table } from '../../../engine/games/table.ts';
import { randomPick } from '../../../engine/random.ts';
import { nameWords, STAKE_HELP } from '../settle.ts';
import { getsAway, HEIST_TARGETS, type HeistTarget, heistOdds, planHeist } from './heistPlan.ts';

const stateSchema = z.object({ target: z.enum(HEIST_TARGETS.map(({ id }) => id)) });
type State = z.infer<typeof stateSchema>;

export const heistSettings = z.object({
  ...stakeSettings(100, 5000),
  lobbySeconds: z.number().int().min(10).max(600).default(60).meta({
    title: 'Time to join (seconds)',
    description: 'Then the crew goes in.',
  }),
  leastCrew: z.number().int().min(1).max(50).default(1).meta({
    title: 'Least crew',
    description: 'With fewer, everybody gets their stake back.',
  }),
  ...restSetting(300),
});
type Settings = z.output<typeof heistSettings>;

function targetOf(state: State): HeistTarget {
  const target = HEIST_TARGETS.find(({ id }) => id === state.target);
  if (!target) throw new Error(`There is no target "${state.target}"`);
  return target;
}

/** The most that the whole crew could get beyond what it has put in. */
function risk(table: Table<State, Settings>, more: number): number {
  const highest = targetOf(table.state).pays[1] / 100;
  return payout(table.pot + more, highest) - (table.pot + more);
}

function join(table: Table<State, Settings>, person: Person, stake: number): void {
  if (table.player(person.id)) throw new AppError('conflict', 'You are in the crew already.');
  table.reserve(risk(table, stake));
  table.seat(person, stake);
}

/** The whole crew, or what is left of it, in one message. */
function goIn(table: Table<State, Settings>): void {
  const { players, settings, random } = table;
  const target = targetOf(table.state);
  if (players.length < settings.leastCrew) {
    const crew = players.length === 0 ? 'Nobody' : `Only ${nameWords(players.map(({ name }) => name))}`;
    table.cancel(`${crew} came for ${target.title}; it takes ${settings.leastCrew}. All stakes go back.`);
    return;
  }
  const { percent, pays } = planHeist(random, target, players.length);
  const away: Player[] = [];
  const caught: Player[] = [];
  for (const player of players) (getsAway(random, percent) ? away : caught).push(player);
  const payouts = away.map(({ id, stake }) => ({ viewerId: id, amount: payout(stake, pays) }));
  const shares = away.map(({ name, stake }) => `${name} (${table.words(payout(stake, pays))})`);
  const lucky = away.length === 0 ? '' : ` ${nameWords(shares)} ${target.away}!`;
  const unlucky =
    caught.length === 0 ? '' : ` ${nameWords(caught.map(({ name }) => name))}: ${target.caught}.`;
  table.finish({ text: `At ${target.title}:${lucky}${unlucky}`, payouts, winners: away });
}

function opening(desk: Desk<State, Settings>, who: string): { state: State; ring: number; text: string } {
  const target = randomPick(desk.random, HEIST_TARGETS);
  if (!target) throw new Error('There are no targets');
  const { lobbySeconds, leastStake } = desk.settings;
  return {
    state: { target: target.id },
    ring: lobbySeconds * 1000,
    text: `${who} for ${target.title}! ${desk.prefix}join with ${desk.words(leastStake)} or more within ${lobbySeconds} seconds.`,
  };
}

export const heist = game<State, typeof heistSettings>({
  id: 'heist',
  title: 'Heist',
  help: 'A crew goes in together; each gets away with more than they brought, or is caught. A larger crew has better chances.',
  examples: ['heist 100', 'join 250'],
  group: 'crowd',
  settings: heistSettings,
  odds: heistOdds,
  oddsNote:
    'Chance and loot are drawn anew each time; these are the averages. The target is drawn when the heist is called.',
  commands: (desk) => [
    command({
      id: 'games.heist',
      title: 'Heist',
      help: 'Calls for a heist, or joins the crew that gathers.',
      names: ['heist'],
      examples: ['heist 100'],
      arguments: { stake: arg.amount(STAKE_HELP).optional() },
      run: (call) =>
        refusing(() => {
          const { caller } = call;
          const stake = desk.stake(caller, call.args.stake);
          const [running] = desk.tables();
          if (running) {
            desk.at(running.id, (table) => join(table, caller, stake));
            call.reply(`You are in with ${desk.words(stake)}.`);
            return;
          }
          const begun = opening(desk, `${caller.name} gathers a crew`);
          const table = { ...begun, host: caller, players: [{ person: caller, stake }] };
          const highest = targetOf(begun.state).pays[1] / 100;
          desk.open({ ...table, reserve: payout(stake, highest) - stake });
        }),
    }),
  ],
  table: {
    atOnce: 'channel',
    exclusive: null,
    afterRestart: 'resume',
    understands: (state): state is State => stateSchema.safeParse(state).success,
    begin(desk) {
      desk.currency();
      desk.open({ ...opening(desk, 'A crew gathers'), host: null });
    },
    offers: (table, person) => (table.player(person.id) ? ['leave'] : ['join']),
    said(table, word, { person, stake: stakeOf, reply }) {
      if (word === 'leave') {
        table.leave(person.id);
        reply('You are out, and have your stake back.');
        return;
      }
      const stake = stakeOf(table.settings);
      join(table, person, stake);
      reply(`You are in with ${table.words(stake)}.`);
    },
    timeUp: goIn,
    listens: null,
    show: ({ state, settings }) => ({
      phase: 'The crew gathers',
      facts: [
        { name: 'Target', value: targetOf(state).title },
        { name: 'Least crew', value: String(settings.leastCrew) },
      ],
    }),
  },
});
