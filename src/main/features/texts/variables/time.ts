import { dayOfYear, readMoment, weekOf } from '../../../engine/reckoning/moments.ts';
import { clockText, durationWords, secondsOf, spanWords } from '../../../engine/reckoning/spans.ts';
import type { VariableCall, VariableKind } from '../../../engine/texts/variable.ts';
import { epochOf, wallTimeOf, zoneName, zoneText } from '../../../engine/zonedTime.ts';
import { inGroup, may, needs, number, whole, wordsFrom, yesNo } from '../declare.ts';
import type { World } from '../world.ts';

const define = inGroup('Time');
const ZONE = may('zone', 'A time zone such as Europe/Berlin; yours when left out');
const MOMENT = needs('time', 'Such as 2026-12-24, 18:30 or 2026-12-24 18:30');
const DAY_MS = 86_400_000;

/** Clock and calendar. The example's clock shows Friday, 20 November 2026, 18:30. */
export function timeVariables(world: World): VariableKind[] {
  const now = (): number => world.clock.now();
  const mine = (): string => world.settings.value.timeZone;
  const zoneIn = ({ rest }: VariableCall): string => rest || mine();
  const shown = (call: VariableCall) => wallTimeOf(now(), zoneIn(call));
  const clock = (time: number, zone: string): string =>
    zoneText(time, zone, {
      hour: world.settings.value.clock === '12' ? 'numeric' : '2-digit',
      minute: '2-digit',
      hour12: world.settings.value.clock === '12',
    }).toUpperCase();
  const calendar = (
    name: string,
    title: string,
    help: string,
    example: string,
    options: Intl.DateTimeFormatOptions,
  ) =>
    define(name, {
      title,
      help,
      arguments: [ZONE],
      examples: [[`$(${name})`, example]],
      value: (call) => zoneText(now(), zoneIn(call), options),
    });
  const part = (
    name: string,
    title: string,
    help: string,
    example: string,
    read: (call: VariableCall) => number,
  ) => define(name, { title, help, arguments: [ZONE], examples: [[`$(${name})`, example]], value: read });

  return [
    define('time', {
      title: 'Time of day',
      help: 'What the clock shows now, here or in a zone. With a time first it tells your time in that zone.',
      aliases: ['clock'],
      arguments: [may('time', 'One of your times, to tell elsewhere'), ZONE],
      examples: [
        ['$(time)', '18:30'],
        ['$(time America/New_York)', '13:30'],
        ['$(time 20:00 Europe/Berlin)', '21:00'],
      ],
      value: (call) => {
        const [first = '', second] = call.args;
        if (!/^\d/.test(first)) return clock(now(), first || mine());
        return clock(readMoment(first, now(), mine()), second ?? mine());
      },
    }),
    calendar('date', 'Date', "Today's date.", '20 November 2026', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
    calendar('day', 'Day of the week', 'What day it is.', 'Friday', { weekday: 'long' }),
    calendar('month', 'Month', 'The name of the month.', 'November', { month: 'long' }),
    part('year', 'Year', 'The year.', '2026', (call) => shown(call).year),
    part('dayofmonth', 'Day of the month', '1 to 31.', '20', (call) => shown(call).day),
    part('monthnumber', 'Month as a number', '1 to 12.', '11', (call) => shown(call).month),
    part('hour', 'Hour', '0 to 23.', '18', (call) => shown(call).hour),
    part('minute', 'Minute', '0 to 59.', '30', (call) => shown(call).minute),
    part('week', 'Week of the year', 'As the calendars count: weeks begin on Monday.', '47', (call) =>
      weekOf(shown(call)),
    ),
    part('dayofyear', 'Day of the year', '1 to 366.', '324', (call) => dayOfYear(shown(call))),
    define('isodate', {
      title: 'Date in numbers',
      help: 'Year, month and day, so that dates sort well.',
      arguments: [ZONE],
      examples: [['$(isodate)', '2026-11-20']],
      value: (call) => {
        const { year, month, day } = shown(call);
        return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
      },
    }),
    define('timezone', {
      title: 'Time zone',
      help: 'The zone that times are told in.',
      examples: [['$(timezone)', 'UTC']],
      value: () => zoneName(mine()),
    }),
    define('timestamp', {
      title: 'Unix time',
      help: 'Seconds since 1970, as other programs count. A time tells that moment instead of now.',
      aliases: ['unix'],
      arguments: [may('time', 'Another moment than now')],
      examples: [
        ['$(timestamp)', '1795199400'],
        ['$(timestamp 2026-12-24 18:00)', '1798135200'],
      ],
      value: ({ rest }) => Math.floor((rest === '' ? now() : readMoment(rest, now(), mine())) / 1000),
    }),
    define('until', {
      title: 'How long until',
      help: 'The time that is left until a moment, in its two largest units. 18:30 is the next half past six.',
      arguments: [MOMENT],
      examples: [
        ['$(until 2026-12-24)', '1 month, 3 days'],
        ['$(until 20:00)', '1 hour, 30 minutes'],
      ],
      value: ({ rest }) => {
        const moment = readMoment(rest, now(), mine());
        return moment <= now() ? '0 seconds' : spanWords(now(), moment);
      },
    }),
    define('since', {
      title: 'How long since',
      help: 'The time that has passed since a moment, in its two largest units.',
      arguments: [MOMENT],
      examples: [
        ['$(since 2020-06-01)', '6 years, 5 months'],
        ['$(since 18:00)', '30 minutes'],
      ],
      value: ({ rest }) => {
        const moment = readMoment(rest, now(), mine(), true);
        return moment >= now() ? '0 seconds' : spanWords(moment, now());
      },
    }),
    define('countdown', {
      title: 'Countdown',
      help: 'The time that is left until a moment to the second, as on a clock.',
      arguments: [MOMENT],
      examples: [['$(countdown 20:00)', '1:30:00']],
      value: ({ rest }) =>
        clockText(Math.max(0, Math.floor((readMoment(rest, now(), mine()) - now()) / 1000))),
    }),
    define('daysuntil', {
      title: 'Days until',
      help: 'How many nights it takes until a day.',
      arguments: [MOMENT],
      examples: [['$(daysuntil 12-24) more sleeps', '34 more sleeps']],
      value: ({ rest }) => daysBetween(now(), readMoment(rest, startOfToday(now(), mine()), mine()), mine()),
    }),
    define('dayssince', {
      title: 'Days since',
      help: 'How many nights have passed since a day.',
      arguments: [MOMENT],
      examples: [['$(dayssince 2026-11-01)', '19']],
      value: ({ rest }) => daysBetween(readMoment(rest, now(), mine(), true), now(), mine()),
    }),
    define('age', {
      title: 'Age',
      help: 'Whole years since a day of birth.',
      arguments: [needs('day', 'Such as 2001-02-03')],
      examples: [['$(age 2001-02-03)', '25']],
      value: ({ rest }) => {
        const born = wallTimeOf(readMoment(rest, now(), mine(), true), mine());
        const today = wallTimeOf(now(), mine());
        const before = today.month < born.month || (today.month === born.month && today.day < born.day);
        return Math.max(0, today.year - born.year - (before ? 1 : 0));
      },
    }),
    define('duration', {
      title: 'Seconds in words',
      help: 'A length of time in its two largest units.',
      filter: true,
      arguments: [needs('length', 'Seconds, or 1h30m')],
      examples: [
        ['$(duration 5400)', '1 hour, 30 minutes'],
        ['$(duration 90m)', '1 hour, 30 minutes'],
      ],
      value: ({ rest }) => durationWords(secondsOf(rest)),
    }),
    define('seconds', {
      title: 'A length of time in seconds',
      help: 'To reckon with: 1h30m are 5400.',
      arguments: [needs('length', 'Such as 1h30m')],
      examples: [['$(seconds 1h30m)', '5400']],
      value: ({ rest }) => secondsOf(rest),
    }),
    define('clocktext', {
      title: 'Seconds as on a clock',
      help: 'A length of time as 1:05:09.',
      filter: true,
      arguments: [needs('seconds', 'How many')],
      examples: [['$(clocktext 3909)', '1:05:09']],
      value: ({ args }) => clockText(Math.floor(number(args[0]))),
    }),
    define('timein', {
      title: 'What the clock shows later',
      help: 'The time of day after a length of time.',
      arguments: [needs('length', 'Such as 1h30m')],
      examples: [['Back at $(timein 45m)', 'Back at 19:15']],
      value: ({ rest }) => clock(now() + secondsOf(rest) * 1000, mine()),
    }),
    define('weekday', {
      title: 'Weekday of a day',
      help: 'On which day of the week a date falls.',
      arguments: [needs('day', 'Such as 2026-12-24')],
      examples: [['$(weekday 2026-12-24)', 'Thursday']],
      value: ({ rest }) => zoneText(readMoment(rest, now(), mine()), mine(), { weekday: 'long' }),
    }),
    define('isweekend', {
      title: 'Whether it is the weekend',
      help: 'yes on Saturday and Sunday.',
      arguments: [ZONE],
      examples: [['$(isweekend)', 'no']],
      value: (call) => {
        const { year, month, day } = shown(call);
        return yesNo([0, 6].includes(new Date(Date.UTC(year, month - 1, day)).getUTCDay()));
      },
    }),
    define('greeting', {
      title: 'Good morning, good evening',
      help: 'The greeting for the time of day.',
      arguments: [ZONE],
      examples: [['$(greeting), $(user)!', 'Good evening, Mia!']],
      value: (call) => {
        const { hour } = shown(call);
        if (hour < 5 || hour >= 22) return 'Good night';
        return hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
      },
    }),
    define('dateof', {
      title: 'Unix time as a date',
      help: 'The day and time of a Unix time.',
      arguments: [needs('timestamp', 'Seconds since 1970'), may('zone', 'A time zone')],
      examples: [['$(dateof 1798135200)', '24 December 2026, 18:00']],
      value: (call) => {
        const time = whole(call.args[0], 0, 253_402_300_799) * 1000;
        const zone = wordsFrom(call, 1) || mine();
        return `${zoneText(time, zone, { day: 'numeric', month: 'long', year: 'numeric' })}, ${clock(time, zone)}`;
      },
    }),
  ];
}

/** By the calendar of the zone, so that a change of summer time is no day. */
function daysBetween(from: number, to: number, zone: string): number {
  const day = (moment: number): number => {
    const there = wallTimeOf(moment, zone);
    return Date.UTC(there.year, there.month - 1, there.day) / DAY_MS;
  };
  return Math.max(0, day(to) - day(from));
}

function startOfToday(now: number, zone: string): number {
  return epochOf({ ...wallTimeOf(now, zone), hour: 0, minute: 0, second: 0 }, zone);
}
