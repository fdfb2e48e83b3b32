import { z } from 'zod';
import { XP } from '../../../../shared/contract/economy.ts';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { game } from '../../../engine/games/game.ts';
import type { Reward, Table, TableView } from '../../../engine/games/table.ts';
import { randomPick } from '../../../engine/random.ts';
import { afterCut, nameWords, STAKE_HELP } from '../settle.ts';
import {
  type BossSettings,
  battleRound,
  bossHp,
  bossOdds,
  bossSettings,
  drawSpread,
  hitDamage,
  namesOf,
  type RoundReport,
} from './bossPlan.ts';

const battleSchema = z.object({
  round: z.number(),
  hp: z.number(),
  most: z.number(),
  raiders: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      damage: z.number(),
      hearts: z.number(),
      dealt: z.number(),
    }),
  ),
  /** How much of the chest the house has set aside for them. */
  chest: z.number(),
});
/** No battle: the raiders gather. */
const stateSchema = z.object({ name: z.string(), level: z.number(), battle: battleSchema.nullable() });
type State = z.infer<typeof stateSchema>;
type Battle = z.infer<typeof battleSchema>;
type Raid = Table<State, BossSettings>;
type BossDesk = Desk<State, BossSettings>;

/** From raid to raid: how strong the boss is, and what it has taken, by currency. */
const keptSchema = z.object({ level: z.number().int().min(1), chest: z.record(z.string(), z.number()) });
type Kept = z.infer<typeof keptSchema>;

function keptOf({ kept }: { readonly kept: unknown }): Kept {
  const parsed = keptSchema.safeParse(kept);
  return parsed.success ? parsed.data : { level: 1, chest: {} };
}

function levelNow(at: { readonly kept: unknown; readonly settings: BossSettings }): number {
  return Math.min(keptOf(at).level, at.settings.mostLevel);
}

/** False when somebody has set another level meanwhile, who then has the last word. */
function isSame(raid: Raid): boolean {
  return levelNow(raid) === raid.state.level;
}

function join(raid: Raid, person: Person, stake: number): void {
  if (raid.player(person.id)) throw new AppError('conflict', 'You are among the raiders already.');
  raid.seat(person, stake);
}

/** What a raider who named no stake puts in: nothing, where that is allowed. */
function stakeFor(settings: BossSettings, typed: unknown, read: () => number): number {
  return typed === null && settings.freeEntry ? 0 : read();
}

function joinWords(stake: number, words: (amount: number) => string): string {
  return stake > 0
    ? `You are in with ${words(stake)}.`
    : 'You are in. With a stake you would have a share of the chest, too.';
}

function startBattle(raid: Raid): void {
  const { players, settings, state, random, world } = raid;
  if (players.length < settings.leastRaiders) {
    const who = players.length === 0 ? 'Nobody' : `Only ${nameWords(players.map(({ name }) => name))}`;
    const back = raid.pot > 0 ? ' All stakes go back.' : '';
    raid.cancel(`${who} came to face ${state.name}; it takes ${settings.leastRaiders}.${back}`);
    return;
  }
  const hp = bossHp(players.length, state.level, drawSpread(random, settings), settings);
  state.battle = {
    round: 0,
    hp,
    most: hp,
    raiders: players.map(({ id, name }) => ({
      id,
      name,
      damage: hitDamage(world.level(id), settings),
      hearts: settings.hearts,
      dealt: 0,
    })),
    chest: raid.pot > 0 ? setAside(raid) : 0,
  };
  const raiders = players.length === 1 ? '1 raider faces' : `${players.length} raiders face`;
  raid.say(`${raiders} ${state.name}, level ${state.level}, ${hp} HP. ${settings.rounds} rounds, go!`);
  raid.ring(settings.roundSeconds * 1000);
}

/** The chest lies with the house, which may owe it to others just now; then it stays for another raid. */
function setAside(raid: Raid): number {
  const chest = keptOf(raid).chest[raid.currency] ?? 0;
  const most = Math.min(chest, raid.pot * raid.settings.chestTimes);
  try {
    raid.reserve(most);
    return most;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'games.house') return 0;
    throw thrown;
  }
}

function playRound(raid: Raid, battle: Battle): void {
  const { settings, random, state } = raid;
  battle.round += 1;
  const report = battleRound(random, battle.raiders, battle.hp, settings);
  battle.hp = Math.max(0, battle.hp - report.damage);
  const words = roundWords(raid, battle, report);
  if (battle.hp === 0) won(raid, battle, words);
  else if (battle.raiders.every(({ hearts }) => hearts === 0))
    lost(raid, `${words} Nobody is left standing.`);
  else if (battle.round >= settings.rounds) lost(raid, `${words} ${state.name} is still on its feet.`);
  else {
    raid.say(words);
    raid.ring(settings.roundSeconds * 1000);
  }
}

function roundWords({ state, settings }: Raid, battle: Battle, { damage, best, out }: RoundReport): string {
  const hits =
    best === null
      ? 'every swing misses.'
      : `${damage} damage; ${best.name} hits hardest with ${best.damage}${best.critical ? ', critical' : ''}.`;
  const left = battle.hp > 0 ? ` ${state.name} ${battle.hp}/${battle.most} HP.` : '';
  const gone = out.length === 0 ? '' : ` Struck out: ${nameWords(out, 5)}.`;
  return `Round ${battle.round} of ${settings.rounds}: ${hits}${left}${gone}`;
}

interface Share {
  id: string;
  name: string;
  /** Of what lies at the table, the own stake included. */
  payout: number;
  /** From the bank. */
  bonus: number;
  dealt: number;
}

/** Stakes go back; the bonus goes to all by damage, the chest to those with a stake. */
function sharesOf(raid: Raid, battle: Battle): { shares: Share[]; fromChest: number } {
  const { settings, players, pot, state } = raid;
  const left = pot - players.reduce((sum, { stake }) => sum + stake, 0);
  const pool = battle.chest + left;
  const bonus = settings.bonus * state.level * battle.raiders.length;
  const all = battle.raiders.reduce((sum, { dealt }) => sum + dealt, 0);
  const staked = battle.raiders.filter(({ id }) => (raid.player(id)?.stake ?? 0) > 0);
  const ofStaked = staked.reduce((sum, { dealt }) => sum + dealt, 0);
  let shared = 0;
  const shares = battle.raiders.map(({ id, name, dealt }) => {
    const stake = raid.player(id)?.stake ?? 0;
    const part = ofStaked > 0 && stake > 0 ? Math.floor((pool * dealt) / ofStaked) : 0;
    const gain = Math.min(part, stake * settings.chestTimes);
    shared += gain;
    return { id, name, dealt, payout: stake + gain, bonus: all > 0 ? Math.floor((bonus * dealt) / all) : 0 };
  });
  return { shares, fromChest: shared - left };
}

function won(raid: Raid, battle: Battle, words: string): void {
  const { state, settings, players } = raid;
  const { shares, fromChest } = sharesOf(raid, battle);
  const kept = keptOf(raid);
  const level = isSame(raid) ? Math.min(state.level + settings.levelUp, settings.mostLevel) : kept.level;
  keep(raid, kept, level, -fromChest);
  const best = [...shares].sort((one, other) => other.dealt - one.dealt);
  const parts = best.map(({ name, dealt, payout, bonus }) => {
    const gain = payout + bonus;
    return gain > 0 ? `${name} (${dealt} damage, ${raid.words(gain)})` : `${name} (${dealt} damage)`;
  });
  const next = levelNow(raid);
  const comes = next > state.level ? ` The next boss comes at level ${next}.` : '';
  const rewards: Reward[] = shares.flatMap(({ id, bonus, dealt }) => [
    { viewerId: id, currency: raid.currency === '' ? null : raid.currency, amount: bonus },
    { viewerId: id, currency: XP, amount: dealt > 0 ? settings.winXp : 0 },
  ]);
  raid.finish({
    text: `${words} ${state.name} falls! ${nameWords(parts, 5)}.${comes}`,
    payouts: shares.flatMap(({ id, payout }) => (payout > 0 ? [{ viewerId: id, amount: payout }] : [])),
    winners: players,
    rewards,
  });
}

function lost(raid: Raid, words: string): void {
  const { state, settings, pot } = raid;
  const kept = keptOf(raid);
  const level = isSame(raid) ? Math.max(1, state.level - settings.levelDown) : kept.level;
  const taken = afterCut(pot, settings.cutPercent);
  keep(raid, kept, level, taken);
  const chest = keptOf(raid).chest[raid.currency] ?? 0;
  const lies = taken > 0 ? ` Its chest holds ${raid.words(chest)} now.` : '';
  raid.finish({ text: `${words} ${state.name} wins.${lies}` });
}

function keep(raid: Raid, kept: Kept, level: number, more: number): void {
  const chest = Math.max(0, (kept.chest[raid.currency] ?? 0) + more);
  raid.kept = { level, chest: { ...kept.chest, [raid.currency]: chest } };
}

function quit(raid: Raid, person: Person, reply: (text: string) => void): void {
  const { battle } = raid.state;
  const stake = raid.player(person.id)?.stake ?? 0;
  if (!battle) {
    raid.leave(person.id);
    reply(stake > 0 ? 'You are out, and have your stake back.' : 'You are out.');
    return;
  }
  raid.forfeit(person.id);
  battle.raiders = battle.raiders.filter(({ id }) => id !== person.id);
  if (battle.raiders.some(({ hearts }) => hearts > 0)) {
    reply(stake > 0 ? `You run, and your ${raid.words(stake)} stay.` : 'You run.');
  } else lost(raid, `${person.name} runs, and nobody is left standing.`);
}

function openRaid(desk: BossDesk, host: Person | null, stake: number): void {
  const { settings, prefix } = desk;
  const name = randomPick(desk.random, namesOf(settings.names));
  if (name === null) throw new AppError('bad_input', 'There is no boss: the Games page has the names.');
  const level = levelNow(desk);
  const free = settings.freeEntry ? 'free, or ' : '';
  const called = host === null ? '' : ` ${host.name} calls for raiders.`;
  if (!settings.freeEntry) desk.currency();
  desk.open({
    host: host && { id: host.id, login: host.login, name: host.name },
    state: { name, level, battle: null },
    players: host === null ? [] : [{ person: host, stake }],
    ring: settings.lobbySeconds * 1000,
    text: `${name}, level ${level}, is at the door!${called} ${prefix}join ${free}with ${desk.words(settings.leastStake)} or more, within ${settings.lobbySeconds} seconds.`,
  });
}

function commandsOf(desk: BossDesk): CommandKind[] {
  return [
    command({
      id: 'games.boss',
      title: 'Boss raid',
      help: 'Calls for raiders to face the boss, or joins those who gather.',
      names: ['boss', 'bossraid'],
      examples: ['boss', 'boss 100'],
      cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 5 }],
      arguments: { stake: arg.amount(STAKE_HELP).optional() },
      subcommands: [
        command({
          id: 'games.boss.level',
          title: 'Level of the boss',
          help: 'Tells how strong the next boss is, or sets it.',
          names: ['level'],
          examples: ['level', 'level 3'],
          role: 'moderator',
          arguments: { level: arg.whole('the new level', 1, 1000).optional() },
          run: ({ args: { level }, reply }) =>
            refusing(() => {
              if (level !== null && level > desk.settings.mostLevel) {
                throw new AppError('bad_input', `The highest level is ${desk.settings.mostLevel}.`);
              }
              if (level !== null) desk.keep({ ...keptOf(desk), level });
              reply(`The next boss comes at level ${levelNow(desk)}.`);
            }),
        }),
      ],
      run: (call) =>
        refusing(() => {
          const { caller, args } = call;
          const stake = stakeFor(desk.settings, args.stake, () => desk.stake(caller, args.stake));
          const [running] = desk.tables();
          if (!running) {
            openRaid(desk, caller, stake);
            return;
          }
          desk.at(running.id, (raid) => {
            if (raid.state.battle)
              throw new AppError('conflict', `The raid on ${raid.state.name} has begun.`);
            join(raid, caller, stake);
          });
          call.reply(joinWords(stake, (amount) => desk.words(amount)));
        }),
    }),
  ];
}

function show(raid: Raid): TableView {
  const { state, settings } = raid;
  const { battle, name, level } = state;
  const boss = { name: 'Boss', value: `${name}, level ${level}` };
  const chest = { name: 'Chest', value: raid.words(keptOf(raid).chest[raid.currency] ?? 0) };
  if (!battle) return { phase: 'The raiders gather', facts: [boss, chest] };
  const best = [...battle.raiders].sort((one, other) => other.dealt - one.dealt).slice(0, 3);
  return {
    phase: `Round ${battle.round} of ${settings.rounds}`,
    facts: [
      boss,
      { name: 'Standing', value: `${battle.raiders.filter(({ hearts }) => hearts > 0).length}` },
      { name: 'Most damage', value: best.map((one) => `${one.name} ${one.dealt}`).join(', ') },
      chest,
    ],
    bars: [{ name, value: battle.hp, most: battle.most, unit: 'HP' }],
  };
}

export const bossRaid = game<State, typeof bossSettings>({
  id: 'boss',
  title: 'Boss raid',
  help: 'Viewers gather and fight a boss in a few rounds. It grows stronger with every time it is beaten, and keeps the stakes of those whom it beats in its chest.',
  examples: ['boss', 'boss 100', 'join', 'join 100'],
  group: 'crowd',
  settings: bossSettings,
  odds: bossOdds,
  oddsNote:
    'For raiders of level 1; levels above make it likelier. Stakes go back after a win, with a share of the chest by damage. HP grow with the crew and with the level of the boss.',
  commands: commandsOf,
  table: {
    atOnce: 'channel',
    exclusive: null,
    afterRestart: 'resume',
    understands: (state): state is State => stateSchema.safeParse(state).success,
    begin: (desk) => openRaid(desk, null, 0),
    offers(raid, person) {
      if (raid.player(person.id)) return ['leave'];
      return raid.state.battle ? [] : ['join'];
    },
    said(raid, word, { person, typed, stake: read, reply }) {
      if (word === 'leave') {
        quit(raid, person, reply);
        return;
      }
      const stake = stakeFor(raid.settings, typed, () => read(raid.settings));
      join(raid, person, stake);
      reply(joinWords(stake, (amount) => raid.words(amount)));
    },
    timeUp(raid) {
      const { battle } = raid.state;
      if (battle) playRound(raid, battle);
      else startBattle(raid);
    },
    listens: null,
    show,
  },
});
