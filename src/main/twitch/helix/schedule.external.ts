import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { NewSegment, ScheduleApi, ScheduleSegment } from '../../engine/twitch/api.ts';
import type { Helix } from './caller.ts';
import { flagSchema, maybeTimeSchema, textSchema, timeSchema } from './shapes.external.ts';

const segmentSchema = z
  .object({
    id: z.string(),
    title: textSchema,
    start_time: timeSchema,
    end_time: timeSchema,
    category: z.object({ id: z.string(), name: textSchema }).nullish(),
    is_recurring: flagSchema,
    canceled_until: maybeTimeSchema,
  })
  .transform(
    (segment): ScheduleSegment => ({
      id: segment.id,
      title: segment.title,
      startsAt: segment.start_time,
      endsAt: segment.end_time,
      category: segment.category ?? null,
      recurring: segment.is_recurring,
      cancelledUntil: segment.canceled_until,
    }),
  );

/** Here `data` is an object, and `segments` is null when there are none. */
const scheduleSchema = z.object({ data: z.object({ segments: z.array(segmentSchema).nullish() }) });

const MANAGE = ['channel:manage:schedule'];
const SEGMENT = '/schedule/segment';

export function scheduleApi({ call }: Helix): ScheduleApi {
  return {
    async segments(count) {
      try {
        const { data } = await call({
          method: 'GET',
          path: '/schedule',
          as: 'streamer',
          scopes: [],
          query: (actor) => ({ broadcaster_id: actor, first: Math.min(25, Math.max(1, count)) }),
          answer: scheduleSchema,
        });
        return data.segments ?? [];
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.code === 'not_found') return [];
        throw thrown;
      }
    },
    async add(segment) {
      const { data } = await call({
        method: 'POST',
        path: SEGMENT,
        as: 'streamer',
        scopes: MANAGE,
        query: (actor) => ({ broadcaster_id: actor }),
        body: () => ({ ...bodyOf(segment), is_recurring: segment.recurring }),
        answer: scheduleSchema,
      });
      return only(data.segments);
    },
    async change(id, changes) {
      const { data } = await call({
        method: 'PATCH',
        path: SEGMENT,
        as: 'streamer',
        scopes: MANAGE,
        query: (actor) => ({ broadcaster_id: actor, id }),
        body: () => ({
          ...bodyOf(changes),
          ...(changes.cancelled === undefined ? {} : { is_canceled: changes.cancelled }),
        }),
        answer: scheduleSchema,
        repeatable: true,
      });
      return only(data.segments);
    },
    async delete(id) {
      await call({
        method: 'DELETE',
        path: SEGMENT,
        as: 'streamer',
        scopes: MANAGE,
        query: (actor) => ({ broadcaster_id: actor, id }),
        answer: null,
      });
    },
  };
}

function bodyOf({
  title,
  startsAt,
  timeZone,
  minutes,
  categoryId,
}: Partial<NewSegment>): Record<string, unknown> {
  return {
    ...(title === undefined ? {} : { title }),
    ...(startsAt === undefined ? {} : { start_time: new Date(startsAt).toISOString() }),
    ...(timeZone === undefined ? {} : { timezone: timeZone }),
    // Twitch wants this number as a text.
    ...(minutes === undefined ? {} : { duration: String(minutes) }),
    ...(categoryId === undefined ? {} : { category_id: categoryId ?? '' }),
  };
}

function only(segments: readonly ScheduleSegment[] | null | undefined): ScheduleSegment {
  const segment = segments?.[0];
  if (!segment) throw new AppError('twitch.unexpected', 'Twitch did not confirm the change of the schedule.');
  return segment;
}
