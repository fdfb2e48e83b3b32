import { birthdaySchema } from '../../../shared/contract/viewers.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `24 May`, `May 24`, `24.5.`, `05-24`; as `MM-DD`. Null when it is no day that can be told for sure. */
export function readBirthday(text: string): string | null {
  const words = text.trim().toLowerCase();
  const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.?$/.exec(words);
  if (dotted) return dayOf(Number(dotted[2]), Number(dotted[1]));
  const dashed = /^(?:\d{4}-)?(\d{1,2})-(\d{1,2})$/.exec(words);
  if (dashed) return dayOf(Number(dashed[1]), Number(dashed[2]));
  const named =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?)?([a-z]{3,9})(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?$/.exec(
      words,
    );
  if (!named) return null;
  const day = named[1] ?? named[3];
  const month = MONTHS.findIndex(
    (short, index) => named[2] === short || named[2] === NAMES[index]?.toLowerCase(),
  );
  return day === undefined || month < 0 ? null : dayOf(month + 1, Number(day));
}

/** `24 May`. */
export function birthdayText(day: string): string {
  const [month = 1, date = 1] = day.split('-').map(Number);
  return `${date} ${NAMES[month - 1] ?? ''}`;
}

function dayOf(month: number, day: number): string | null {
  const text = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return birthdaySchema.safeParse(text).success ? text : null;
}
