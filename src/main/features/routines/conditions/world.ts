import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Asking } from '../../../engine/routines/asking.ts';
import { field } from '../../../engine/routines/fields.ts';
import { type ConditionKind, condition } from '../../../engine/routines/kinds.ts';
import type { Audience } from '../audience.ts';
import type { RoutinesContext } from '../context.ts';
import type { SavedVariables } from '../variables.ts';
import type { Uses } from './uses.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export interface WorldParts {
  variables: SavedVariables;
  uses: Uses;
  audience: Audience;
  asking(): Asking;
}

/** What is so just now. */
export function aboutTheWorld(
  ctx: RoutinesContext,
  { variables, uses, audience, asking }: WorldParts,
): ConditionKind[] {
  const { twitch } = ctx.engine;
  const keyOf = (name: string, per: string, viewerId: string | undefined): string =>
    per === 'each viewer' ? `${name}:${viewerId ?? ''}` : name;
  return [
    condition({
      id: 'stream.live',
      title: 'The stream is live',
      help: 'The stream is on.',
      group: 'Stream',
      parameters: z.object({}),
      test: () => ({ yes: twitch.state.live !== null, why: 'The stream is offline.' }),
    }),
    condition({
      id: 'stream.category',
      title: 'The category is',
      help: 'The stream is in this game or category.',
      group: 'Stream',
      parameters: z.object({
        category: field
          .text({ title: 'Category' }, 100)
          .meta({ control: 'category', template: true, title: 'Category' }),
      }),
      test: ({ parameters: { category } }) => {
        const now = twitch.state.info?.category.name ?? '';
        return {
          yes: now.toLowerCase() === category.trim().toLowerCase(),
          why: `The category is "${now}", not "${category}".`,
        };
      },
    }),
    condition({
      id: 'stream.viewers',
      title: 'Viewers at least',
      help: 'So many people watch; Twitch is up to three minutes behind.',
      group: 'Stream',
      parameters: z.object({ viewers: field.whole({ title: 'At least' }, 0, 1e7).default(10) }),
      test: async ({ parameters: { viewers } }) => {
        const now = await audience.viewers();
        return { yes: now >= viewers, why: `${now} people watch, and ${viewers} are needed.` };
      },
    }),
    condition({
      id: 'chance',
      title: 'Chance',
      help: 'Says yes in so many of 100 cases.',
      group: 'Other',
      parameters: z.object({ percent: field.number({ title: 'Percent' }, 0, 100).default(50) }),
      test: ({ parameters: { percent } }) => ({
        yes: ctx.random.next() * 100 < percent,
        why: `Luck said no (${percent}%).`,
      }),
    }),
    condition({
      id: 'cooldown',
      title: 'Cooldown',
      help: 'At most so many times within so many seconds. One of 5 minutes and more is remembered over a restart.',
      group: 'Other',
      parameters: z.object({
        name: field.name({ title: 'Name', description: 'Cooldowns of the same name are one.' }),
        times: field.whole({ title: 'Times' }, 1, 1000).default(1),
        seconds: field.seconds({ title: 'Within seconds' }, 1).default(60),
        per: field.choice({ title: 'For' }, ['everyone', 'each viewer']).default('everyone'),
      }),
      test: ({ parameters: { name, times, seconds, per }, occasion }) => {
        const wait = uses.wait(keyOf(name, per, occasion.viewer?.id), times, seconds);
        return { yes: wait <= 0, why: `It may run again in ${Math.ceil(wait / 1000)} seconds.` };
      },
      used: ({ parameters: { name, times, seconds, per }, occasion }) =>
        uses.note(keyOf(name, per, occasion.viewer?.id), times, seconds),
    }),
    condition({
      id: 'compare',
      title: 'Compare',
      help: 'Compares two texts or numbers.',
      group: 'Other',
      parameters: z.object({
        left: field.text({ title: 'This' }),
        how: field
          .choice({ title: 'How' }, ['=', '≠', '<', '≤', '>', '≥', 'contains', 'begins with', 'ends with'])
          .default('='),
        right: field.text({ title: 'That' }),
      }),
      test: ({ parameters: { left, how, right } }) => ({
        yes: compares(left, how, right),
        why: `"${left}" ${how} "${right}" is not so.`,
      }),
    }),
    condition({
      id: 'time.between',
      title: 'Time of day',
      help: 'It is between two times, on some weekdays, by the clock of this computer.',
      group: 'Time',
      parameters: z.object({
        from: field.time({ title: 'From' }).default('00:00'),
        to: field
          .time({ title: 'To', description: 'Earlier than "From" goes over midnight.' })
          .default('23:59'),
        days: field.weekdays({ title: 'Days', description: 'None for every day.' }).default([]),
      }),
      test: ({ parameters: { from, to, days } }) => {
        const now = new Date(ctx.clock.now());
        const minute = now.getHours() * 60 + now.getMinutes();
        const start = minuteOf(from);
        const end = minuteOf(to);
        const isOver = start > end;
        const inTime = isOver ? minute >= start || minute <= end : minute >= start && minute <= end;
        // After midnight it is still the evening of the day before.
        const weekday = ((now.getDay() + 6) % 7) + 1;
        const day = isOver && minute <= end ? ((weekday + 5) % 7) + 1 : weekday;
        const onDay = days.length === 0 || days.includes(day);
        return {
          yes: inTime && onDay,
          why: inTime ? `It is ${WEEKDAYS[day - 1]}.` : `It is not between ${from} and ${to}.`,
        };
      },
    }),
    condition({
      id: 'values.set',
      title: 'A value is saved',
      help: 'Something is saved by this name.',
      group: 'Other',
      parameters: z.object({ name: field.name({ title: 'Name' }, 'variable') }),
      test: ({ parameters: { name } }) => ({
        yes: variables.get(name) !== null,
        why: `Nothing is saved as "${name}".`,
      }),
    }),
    condition({
      id: 'all',
      title: 'All of these',
      help: 'Every one says yes.',
      group: 'Together',
      parameters: z.object({ conditions: field.conditions({ title: 'Conditions' }).default([]) }),
      test: async ({ parameters: { conditions }, occasion }) => {
        const refusal = await asking().refusal(conditions, occasion, false);
        return { yes: refusal === null, why: refusal ?? '' };
      },
      used: ({ parameters: { conditions }, occasion }) => asking().use(conditions, occasion),
    }),
    condition({
      id: 'any',
      title: 'Any of these',
      help: 'At least one says yes.',
      group: 'Together',
      parameters: z.object({ conditions: field.conditions({ title: 'Conditions' }).default([]) }),
      test: async ({ parameters: { conditions }, occasion }) => {
        let why = 'There is no condition to say yes.';
        for (const asked of conditions) {
          const refusal = await asking().refusal([asked], occasion, false);
          if (refusal === null) return { yes: true, why: '' };
          why = refusal;
        }
        return { yes: false, why };
      },
      used: async ({ parameters: { conditions }, occasion }) => {
        for (const asked of conditions)
          if ((await asking().refusal([asked], occasion, true)) === null) return;
      },
    }),
  ];
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** As numbers when both are, else as texts in any case. */
export function compares(left: string, how: string, right: string): boolean {
  const one = left.trim().toLowerCase();
  const other = right.trim().toLowerCase();
  const areNumbers =
    one !== '' && other !== '' && Number.isFinite(Number(one)) && Number.isFinite(Number(other));
  const order = areNumbers ? Math.sign(Number(one) - Number(other)) : one.localeCompare(other);
  switch (how) {
    case '=':
      return order === 0;
    case '≠':
      return order !== 0;
    case '<':
      return order < 0;
    case '≤':
      return order <= 0;
    case '>':
      return order > 0;
    case '≥':
      return order >= 0;
    case 'contains':
      return one.includes(other);
    case 'begins with':
      return one.startsWith(other);
    case 'ends with':
      return one.endsWith(other);
    default:
      throw new AppError('bad_input', `Nothing is compared by "${how}".`);
  }
}
