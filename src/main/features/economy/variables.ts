import { XP } from '../../../shared/contract/economy.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { People } from '../../engine/people.ts';
import { type VariableCall, type VariableKind, variable } from '../../engine/texts/variable.ts';
import type { PlanKeeper } from './planKeeper.ts';
import type { Ranks } from './ranks.ts';

export interface EconomyVariableParts {
  ledger: Ledger;
  plan: PlanKeeper;
  ranks: Ranks;
  people(): People | null;
  nameOf(viewerId: string): string;
}

const VIEWER = { name: 'viewer', help: 'whose; the caller when it is left out', required: false };

export function economyVariables(parts: EconomyVariableParts): VariableKind[] {
  const { ledger, plan, ranks } = parts;
  const viewerOf = (name: string | undefined, { occasion }: VariableCall): string => {
    if (name === undefined) {
      if (occasion.viewer) return occasion.viewer.id;
      throw new AppError('texts.no_viewer', 'Nobody set this off, so name a viewer.');
    }
    const person = parts.people()?.known(name) ?? null;
    if (!person) throw new AppError('not_found', `Nobody here is called ${name}.`);
    return person.id;
  };
  const currencyOf = (name: string): { id: string; one: string; many: string } => {
    const currency = plan.named(name);
    if (!currency) throw new AppError('purse.no_currency', `There is no currency "${name}".`);
    return currency;
  };

  return [
    variable({
      id: 'economy.xp',
      name: 'xp',
      title: 'Experience',
      help: 'How much XP somebody has.',
      group: 'Points',
      arguments: [VIEWER],
      examples: [{ text: '$(xp)', gives: '0' }],
      value: (call) => ledger.balance(viewerOf(call.args[0], call), XP),
    }),
    variable({
      id: 'economy.level',
      name: 'level',
      title: 'Level',
      help: 'The level that somebody has reached.',
      group: 'Points',
      arguments: [VIEWER],
      examples: [{ text: '$(level)', gives: '1' }],
      value: (call) => ranks.level(viewerOf(call.args[0], call)),
    }),
    variable({
      id: 'economy.rank',
      name: 'rank',
      title: 'Rank',
      help: 'The name of the rank that somebody has reached.',
      group: 'Points',
      arguments: [VIEWER],
      examples: [{ text: '$(rank | newcomer)', gives: 'newcomer' }],
      value(call) {
        const rank = ranks.rank(viewerOf(call.args[0], call));
        if (rank) return rank.name;
        throw new AppError('not_found', 'There is no rank yet.');
      },
    }),
    variable({
      id: 'economy.place',
      name: 'place',
      title: 'Place',
      help: 'The place of somebody on the leaderboard.',
      group: 'Points',
      arguments: [
        { name: 'currency', help: 'its id or name; XP when it is left out', required: false },
        VIEWER,
      ],
      examples: [{ text: '$(place | nowhere yet)', gives: 'nowhere yet' }],
      value(call) {
        const [name = XP, viewer] = call.args;
        const place = ledger.place(viewerOf(viewer, call), currencyOf(name).id);
        if (place !== null) return place;
        throw new AppError('not_found', 'Who has nothing has no place.');
      },
    }),
    variable({
      id: 'economy.top',
      name: 'toplist',
      title: 'Top list',
      help: 'Who has most, as one line.',
      group: 'Points',
      arguments: [
        { name: 'count', help: 'how many, up to 20; 5 when it is left out', required: false },
        { name: 'currency', help: 'its id or name; XP when it is left out', required: false },
      ],
      examples: [{ text: '$(toplist 3 | nobody yet)', gives: 'nobody yet' }],
      value({ args }) {
        const [count = '5', name = XP] = args;
        const wanted = Number(count);
        if (!Number.isInteger(wanted) || wanted < 1 || wanted > 20) {
          throw new AppError('bad_input', 'Say how many: a whole number from 1 to 20.');
        }
        return ledger
          .leaders(currencyOf(name).id, wanted)
          .map(({ place, viewerId, amount }) => `${place}. ${parts.nameOf(viewerId)} ${amount}`)
          .join(', ');
      },
    }),
  ];
}
