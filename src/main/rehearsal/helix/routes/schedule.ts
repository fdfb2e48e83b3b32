import { helixTime } from '../../timestamps.ts';
import type { Channel } from '../../world/channel.ts';
import { gameById } from '../../world/games.ts';
import type { ScheduleSegment } from '../../world/schedule.ts';
import { type HelixCall, NO_CONTENT } from '../helixCall.ts';
import { HelixError, malformed, missing } from '../helixError.ts';
import { pageOf } from '../paging.ts';
import { broadcasterNames } from '../people.ts';
import type { HelixRoute } from '../route.ts';

const MANAGE = ['channel:manage:schedule'];
const WEEK_MS = 7 * 86_400_000;

function segmentJson(segment: ScheduleSegment) {
  const game = gameById(segment.gameId);
  return {
    id: segment.id,
    start_time: helixTime(segment.start),
    end_time: helixTime(segment.end),
    title: segment.title,
    canceled_until: segment.cancelledUntil === null ? null : helixTime(segment.cancelledUntil),
    category: game ? { id: game.id, name: game.name } : null,
    is_recurring: segment.recurring,
  };
}

function scheduleJson(channel: Channel, segments: readonly ScheduleSegment[]) {
  const { vacation } = channel.schedule;
  return {
    segments: segments.length > 0 ? segments.map(segmentJson) : null,
    ...broadcasterNames(channel),
    vacation: vacation ? { start_time: helixTime(vacation.start), end_time: helixTime(vacation.end) } : null,
  };
}

function readTime(name: string, text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw malformed(name, 'the value must be an RFC 3339 timestamp');
  return time;
}

/** A weekly one is listed for the weeks to come as well. */
function coming(channel: Channel, from: number): ScheduleSegment[] {
  const all: ScheduleSegment[] = [];
  for (const segment of channel.schedule.segments) {
    const weeks = segment.recurring ? 8 : 1;
    for (let week = 0; week < weeks; week++) {
      const shift = week * WEEK_MS;
      const start = segment.start + shift;
      if (segment.end + shift > from)
        all.push({
          ...segment,
          id: week === 0 ? segment.id : `${segment.id}-${week}`,
          start,
          end: segment.end + shift,
        });
    }
  }
  return all.sort((a, b) => a.start - b.start);
}

/** Minutes, sent as text. */
function readDuration(call: HelixCall): number | null {
  const given = call.body.raw('duration');
  if (given === undefined || given === null) return null;
  const minutes = Number(given);
  if (!Number.isInteger(minutes) || minutes < 30 || minutes > 1380)
    throw new HelixError(400, 'The value in the duration field must be in the range 30 through 1380.');
  return minutes;
}

function readCategory(call: HelixCall): string | null {
  const id = call.body.maybeText('category_id');
  if (id !== null && id !== '' && !gameById(id))
    throw new HelixError(400, 'The ID in category_id is not valid.');
  return id;
}

function ownSegment(call: HelixCall, channel: Channel): ScheduleSegment {
  const id = call.need('id');
  const segment = channel.schedule.segments.find((entry) => entry.id === id);
  if (!segment) throw new HelixError(404, 'The broadcast segment was not found.');
  return segment;
}

export const SCHEDULE_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/schedule',
    run(call) {
      const channel = call.channel();
      const ids = call.list('id');
      const start = call.maybe('start_time');
      const from = start === null ? call.now : readTime('start_time', start);
      const segments = coming(channel, from).filter((entry) => ids.length === 0 || ids.includes(entry.id));
      if (segments.length === 0) throw new HelixError(404, 'segments were not found');
      const page = pageOf(segments, call.query, { standard: 20, max: 25 });
      return {
        status: 200,
        json: { data: scheduleJson(channel, page.items), pagination: page.pagination },
      };
    },
  },
  {
    method: 'GET',
    path: '/schedule/icalendar',
    open: true,
    run(call) {
      const channel = call.channel();
      const stamp = (ms: number): string => `${helixTime(ms).replace(/[-:]/g, '')}`;
      const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//rehearsal//schedule//EN'];
      for (const segment of channel.schedule.segments)
        lines.push(
          'BEGIN:VEVENT',
          `UID:${segment.id}`,
          `DTSTAMP:${stamp(segment.start)}`,
          `DTSTART:${stamp(segment.start)}`,
          `DTEND:${stamp(segment.end)}`,
          `SUMMARY:${segment.title.replace(/([\\,;])/g, '\\$1')}`,
          ...(segment.recurring ? ['RRULE:FREQ=WEEKLY'] : []),
          'END:VEVENT',
        );
      lines.push('END:VCALENDAR', '');
      return { status: 200, text: { type: 'text/calendar', body: lines.join('\r\n') } };
    },
  },
  {
    method: 'POST',
    path: '/schedule/segment',
    scopes: MANAGE,
    run(call) {
      const channel = call.own();
      const start = readTime('start_time', call.body.text('start_time'));
      const timezone = call.body.text('timezone');
      const minutes = readDuration(call);
      if (minutes === null) throw missing('duration');
      const segment: ScheduleSegment = {
        id: call.stage.ids.token(40),
        start,
        end: start + minutes * 60_000,
        title: call.body.maybeText('title', { max: 140 }) ?? '',
        gameId: readCategory(call) ?? '',
        recurring: call.body.maybeFlag('is_recurring') ?? false,
        timezone,
        cancelledUntil: null,
      };
      channel.schedule.segments.push(segment);
      return { status: 200, json: { data: scheduleJson(channel, [segment]) } };
    },
  },
  {
    method: 'PATCH',
    path: '/schedule/segment',
    scopes: MANAGE,
    run(call) {
      const channel = call.own();
      const segment = ownSegment(call, channel);
      const start = call.body.maybeText('start_time');
      const minutes = readDuration(call) ?? (segment.end - segment.start) / 60_000;
      if (start !== null) segment.start = readTime('start_time', start);
      segment.end = segment.start + minutes * 60_000;
      segment.title = call.body.maybeText('title', { max: 140 }) ?? segment.title;
      segment.gameId = readCategory(call) ?? segment.gameId;
      segment.timezone = call.body.maybeText('timezone') ?? segment.timezone;
      const cancelled = call.body.maybeFlag('is_canceled');
      if (cancelled !== null) segment.cancelledUntil = cancelled ? segment.end : null;
      return { status: 200, json: { data: scheduleJson(channel, [segment]) } };
    },
  },
  {
    method: 'DELETE',
    path: '/schedule/segment',
    scopes: MANAGE,
    run(call) {
      const channel = call.own();
      const id = call.need('id');
      channel.schedule.segments = channel.schedule.segments.filter((entry) => entry.id !== id);
      return NO_CONTENT;
    },
  },
  {
    method: 'PATCH',
    path: '/schedule/settings',
    scopes: MANAGE,
    run(call) {
      const channel = call.own();
      if (!call.flag('is_vacation_enabled')) {
        channel.schedule.vacation = null;
        return NO_CONTENT;
      }
      const start = readTime('vacation_start_time', call.need('vacation_start_time'));
      const end = readTime('vacation_end_time', call.need('vacation_end_time'));
      channel.schedule.vacation = { start, end };
      return NO_CONTENT;
    },
  },
];
