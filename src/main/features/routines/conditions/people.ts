import { z } from 'zod';
import { CHAT_ROLES, chatRoleAtLeast } from '../../../../shared/contract/ladder.ts';
import { field } from '../../../engine/routines/fields.ts';
import { type ConditionKind, condition } from '../../../engine/routines/kinds.ts';
import { currencyOf } from '../actions/points.ts';
import type { RoutinesContext } from '../context.ts';
import type { FirstLines } from '../firstLines.ts';

const NOBODY = 'Nobody set it off, so there is nobody to ask about.';

/** Who set it off, and what they are. */
export function aboutPeople(ctx: RoutinesContext, firstLines: FirstLines): ConditionKind[] {
  const { services } = ctx.engine;
  return [
    condition({
      id: 'viewer.role',
      title: 'Has a role',
      help: 'Who set it off is at least this.',
      group: 'Viewer',
      parameters: z.object({ role: field.role({ title: 'At least' }).default(CHAT_ROLES[1]) }),
      test: async ({ parameters: { role }, occasion: { viewer } }) => {
        if (!viewer) return { yes: false, why: NOBODY };
        const isFollower =
          role === 'follower' &&
          viewer.role === 'everyone' &&
          (await services.get('people')?.isFollower(viewer.id));
        const yes = chatRoleAtLeast(viewer.role, role) || isFollower === true;
        return { yes, why: `${viewer.name} is not at least "${role}".` };
      },
    }),
    condition({
      id: 'viewer.group',
      title: 'Is in a group',
      help: 'Who set it off is in one of your groups.',
      group: 'Viewer',
      parameters: z.object({ group: field.name({ title: 'Group' }, 'group') }),
      test: ({ parameters: { group }, occasion: { viewer } }) => {
        if (!viewer) return { yes: false, why: NOBODY };
        const people = services.need(
          'people',
          'Groups need the module "Viewers". Switch it on under Modules.',
        );
        const yes = people.groupsOf(viewer.id).some((name) => name.toLowerCase() === group.toLowerCase());
        return { yes, why: `${viewer.name} is not in the group "${group}".` };
      },
    }),
    condition({
      id: 'viewer.is',
      title: 'Is this viewer',
      help: 'A certain person set it off.',
      group: 'Viewer',
      parameters: z.object({ who: field.viewer({ title: 'Who' }) }),
      test: ({ parameters: { who }, occasion: { viewer } }) => {
        const login = who.replace(/^@/, '').toLowerCase();
        const yes = viewer !== null && (viewer.login === login || viewer.name.toLowerCase() === login);
        return { yes, why: `It was not ${who}.` };
      },
    }),
    condition({
      id: 'viewer.balance',
      title: 'Has points',
      help: 'Who set it off has at least so many points.',
      group: 'Viewer',
      parameters: z.object({
        amount: field.whole({ title: 'At least' }, 0, 1e9).default(1),
        currency: z.string().max(60).default('').meta({
          control: 'currency',
          template: false,
          title: 'Currency',
          description: 'Empty for the main one.',
        }),
      }),
      test: ({ parameters: { amount, currency: id }, occasion: { viewer } }) => {
        if (!viewer) return { yes: false, why: NOBODY };
        const purse = services.need('purse', 'Points need the module "Economy". Switch it on under Modules.');
        const currency = currencyOf(purse, id);
        const has = purse.balance(viewer.id, currency.id);
        return {
          yes: has >= amount,
          why: `${viewer.name} has ${has} ${currency.many}, and ${amount} are needed.`,
        };
      },
    }),
    condition({
      id: 'viewer.firstToday',
      title: 'First message today',
      help: 'It is the first line of this person today.',
      group: 'Viewer',
      parameters: z.object({}),
      test: ({ occasion: { viewer, line } }) => {
        if (!viewer) return { yes: false, why: NOBODY };
        return {
          yes: firstLines.isFirst(viewer.id, line?.id ?? null),
          why: `${viewer.name} has talked today before.`,
        };
      },
    }),
  ];
}
