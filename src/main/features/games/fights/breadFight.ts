import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import type { Desk } from '../../../engine/games/desk.ts';
import { game } from '../../../engine/games/game.ts';
import type { WordCall } from '../../../engine/games/rules.ts';
import type { TableView } from '../../../engine/games/table.ts';
import type { GameWorld } from '../../../engine/games/world.ts';
import { STAKE_HELP } from '../settle.ts';
import { type FightSettings, type FightState, fightSettings, fightStateSchema } from './fightRules.ts';
import { answer, beginFight, drawQuestion, type FightTable, giveUp, goOn } from './fightTurns.ts';

function mustHaveQuestions({ packs }: GameWorld): void {
  if (packs !== null && packs.topics().length > 0) return;
  throw new AppError('not_found', 'There are no questions to fight with: all packs with questions are off.');
}

function challenge(
  desk: Desk<FightState, FightSettings>,
  caller: Person,
  target: Person | null,
  stake: number,
): void {
  const { settings, prefix } = desk;
  const whom = target === null ? 'anybody who dares' : target.name;
  const wager = stake === 0 ? '' : ` for ${desk.words(stake)}`;
  const ways = target === null ? `${prefix}accept` : `${prefix}accept or ${prefix}decline`;
  const { id, login, name } = caller;
  desk.open({
    host: { id, login, name },
    state: { target: target && { id: target.id, login: target.login, name: target.name }, fight: null },
    players: [{ person: caller, stake }],
    ring: settings.answerSeconds * 1000,
    text: `${caller.name} challenges ${whom} to a bread fight${wager}! ${ways} within ${settings.answerSeconds} seconds.`,
  });
}

function accept(table: FightTable, { person, stake }: WordCall): void {
  const { settings, beside, players } = table;
  if (beside.some((other) => other.player(person.id) !== null)) {
    throw new AppError(
      'conflict',
      `One bread fight at a time: ${table.world.prefix}leave the one you are in first.`,
    );
  }
  if (beside.filter(({ state }) => state.fight !== null).length >= settings.mostAtOnce) {
    throw new AppError('conflict', 'Others are fighting just now. Accept when they are done.');
  }
  const question = drawQuestion(table);
  if (!question) throw new AppError('not_found', 'There are no questions to fight with just now.');
  const wager = players[0]?.stake ?? 0;
  if (wager > 0) stake({ leastStake: wager, mostStake: wager });
  table.seat(person, wager);
  beginFight(table, question);
}

function wagerBack({ players, pot }: FightTable): string {
  return pot > 0 ? ` ${players[0]?.name ?? 'Everybody'} has the wager back.` : '';
}

function show({ state: { target, fight }, settings, players }: FightTable): TableView {
  if (!fight) {
    return {
      phase: 'Waits for an answer',
      facts: [
        { name: 'Challenger', value: players[0]?.name ?? '' },
        { name: 'Challenged', value: target?.name ?? 'Anybody' },
      ],
    };
  }
  const { fighters, turn, turns, question, phase } = fight;
  return {
    phase: phase === 'pause' ? 'Between two turns' : `${fighters[turn].name}’s turn`,
    facts: [
      { name: 'Turn', value: `${turns} of ${2 * settings.mostTurns}` },
      { name: 'Question', value: question.text },
      { name: 'Hits', value: fighters.map(({ name, hits }) => `${name} ${hits}`).join(', ') },
    ],
    bars: fighters.map(({ name, hp, most }) => ({ name, value: hp, most, unit: 'HP' })),
  };
}

function commandsOf(desk: Desk<FightState, FightSettings>): CommandKind[] {
  return [
    command({
      id: 'games.fight',
      title: 'Bread fight',
      help: 'Challenges somebody, or anybody, to a bread fight, with or without a wager.',
      names: ['fight', 'breadfight'],
      examples: ['fight @robin', 'fight @robin 50', 'fight'],
      cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 10 }],
      arguments: {
        first: arg.word('who, or the wager of a challenge to anybody').or(''),
        wager: arg.amount(STAKE_HELP).optional(),
      },
      run: async (call) => {
        const { caller, args } = call;
        const { first } = args;
        const amount = args.wager === null ? desk.amount(first) : null;
        const isNumber = amount === null && /^[+-]?[\d.,]+$/.test(first);
        const target = amount === null && first !== '' && !isNumber ? await desk.find(first) : null;
        return refusing(() => {
          if (desk.settings.calledBy === 'redemption' && call.message !== null) {
            throw new AppError(
              'forbidden',
              'Bread fights are redeemed here: in the shop or with channel points.',
            );
          }
          if (isNumber) throw new AppError('bad_input', 'Put in one whole amount above 0, "all" or "half".');
          if (amount === null && target === null && first !== '') {
            throw new AppError('not_found', `Nobody called "${first.replace(/^@/, '')}" was found.`);
          }
          if (target?.id === caller.id) throw new AppError('bad_input', 'You cannot fight yourself.');
          mustHaveQuestions(desk.world);
          const typed = amount ?? args.wager;
          challenge(desk, caller, target, typed === null ? 0 : desk.stake(caller, typed));
        });
      },
    }),
  ];
}

export const breadFight = game<FightState, typeof fightSettings>({
  id: 'fight',
  title: 'Bread fight',
  help: 'Two viewers take turns at questions: the nearer the answer, the harder the hit, until one has no HP left. Levels and what was bought in the shop count.',
  examples: ['fight @robin', 'fight @robin 50', 'accept', 'decline', 'forfeit'],
  group: 'duels',
  settings: fightSettings,
  oddsNote:
    'Only the questions are drawn by chance; the rest is knowledge. The winner takes both wagers, less what the settings keep for the house.',
  commands: commandsOf,
  table: {
    atOnce: 'viewer',
    exclusive: null,
    afterRestart: 'resume',
    understands: (state): state is FightState => fightStateSchema.safeParse(state).success,
    begin: null,
    offers(table, person) {
      const { target, fight } = table.state;
      if (table.player(person.id)) return ['leave'];
      if (fight) return [];
      if (target === null) return ['accept'];
      return target.id === person.id ? ['accept', 'decline'] : [];
    },
    said(table, word, call) {
      const { name, id } = call.person;
      if (word === 'accept') accept(table, call);
      else if (table.state.fight) giveUp(table, id, `${name} throws in the tea towel`);
      else if (word === 'leave') table.cancel(`${name} takes the challenge back.`);
      else table.cancel(`${name} would rather not fight.${wagerBack(table)}`);
    },
    timeUp(table) {
      const { target, fight } = table.state;
      if (fight) goOn(table);
      else
        table.cancel(
          `${target?.name ?? 'Nobody'} did not answer the call to a bread fight.${wagerBack(table)}`,
        );
    },
    listens: {
      concerns({ state: { fight } }, { user, words }) {
        return fight?.phase === 'turn' && fight.fighters[fight.turn].id === user.id && words.trim() !== '';
      },
      hear(table, { words }) {
        answer(table, words);
        return 'taken';
      },
    },
    cutOff({ state: { fight }, world }) {
      for (const { taken } of fight?.fighters ?? [])
        for (const reference of taken) world.boons?.giveBack(reference);
    },
    show,
  },
});
