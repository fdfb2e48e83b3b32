const UNITS = [
  { name: 'day', letter: 'd', seconds: 86_400 },
  { name: 'hour', letter: 'h', seconds: 3600 },
  { name: 'minute', letter: 'm', seconds: 60 },
  { name: 'second', letter: 's', seconds: 1 },
] as const;

const WORDS: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hr: 3600,
  hrs: 3600,
  hour: 3600,
  hours: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
  w: 604_800,
  week: 604_800,
  weeks: 604_800,
};

/** `90`, `10m`, `1h30m`, `2days`: whole seconds; null when it is no span of time. */
export function readSpan(text: string): number | null {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (!/^(\d{1,9}[a-z]+)+$/i.test(text)) return null;
  let seconds = 0;
  for (const [, count = '', unit = ''] of text.matchAll(/(\d+)([a-z]+)/gi)) {
    const key = unit.toLowerCase();
    const each = Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
    if (each === undefined) return null;
    seconds += Number(count) * each;
  }
  return seconds;
}

/** A span for people, with its two largest units: `1 minute 5 seconds`. Never 0: what is left is at least a second. */
export function waitText(ms: number): string {
  let left = Math.max(1, Math.ceil(ms / 1000));
  const parts: string[] = [];
  for (const { name, seconds } of UNITS) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}

/** A span as it is typed: `1h30m`. */
export function shortSpan(seconds: number): string {
  let left = seconds;
  let text = '';
  for (const unit of UNITS) {
    const count = Math.floor(left / unit.seconds);
    left -= count * unit.seconds;
    if (count > 0) text += `${count}${unit.letter}`;
  }
  return text === '' ? '0s' : text;
}
