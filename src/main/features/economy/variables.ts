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
      id: 'economy.balance',
      name: 'balance',
      aliases: ['points'],
      title: 'Balance',
      help: 'How much somebody has. Without words: the caller, in the main currency.',
      group: 'Points',
      arguments: [
        { name: 'currency', help: 'its id or name; the main one when it is left out', required: false },
        VIEWER,
      ],
      examples: [],
      value(call) {
        const [first, second] = call.args;
        if (first === undefined) return ledger.balance(viewerOf(undefined, call), plan.main.id);
        const currency = plan.named(first);
        if (currency) return ledger.balance(viewerOf(second, call), currency.id);
        // `$(balance robin)`: one word that is no currency is somebody.
        if (second === undefined) return ledger.balance(viewerOf(first, call), plan.main.id);
        return ledger.balance(viewerOf(second, call), currencyOf(first).id);
      },
    }),
    variable({
      id: 'economy.xp',
      name: 'xp',
      title: 'Experience',
      help: 'How much XP somebody has.',
      group: 'Points',
      arguments: [VIEWER],
      examples: [],
      value: (call) => ledger.balance(viewerOf(call.args[0], call), XP),
    }),
    variable({
      id: 'economy.level',
      name: 'level',
      title: 'Level',
      help: 'The level that somebody has reached.',
      group: 'Points',
      arguments: [VIEWER],
      examples: [],
      value: (call) => ranks.level(viewerOf(call.args[0], call)),
    }),
    variable({
      id: 'economy.rank',
      name: 'rank',
      title: 'Rank',
      help: 'The name of the rank that somebody has reached.',
      group: 'Points',
      arguments: [VIEWER],
      examples: [],
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
      examples: [],
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
      examples: [],
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
    variable({
      id: 'economy.currency',
      name: 'currency',
      title: 'Name of a currency',
      help: 'How a currency is called, for an amount if one is given.',
      group: 'Points',
      arguments: [
        { name: 'amount', help: 'decides between one and many', required: false },
        { name: 'currency', help: 'its id; the main one when it is left out', required: false },
      ],
      examples: [],
      value({ args }) {
        const [amount = '2', name] = args;
        const currency = name === undefined ? plan.main : currencyOf(name);
        return Number(amount) === 1 ? currency.one : currency.many;
      },
    }),
  ];
}
