import { language } from '../../ui/language.ts';

const MINUTE = 60_000;

let asked = { minute: Number.NaN, text: '' };
let clock: Intl.DateTimeFormat | null = null;

/** `14:05`. Lines of the same minute share the text: a flood asks for it a thousand times a second. */
export function lineTime(time: number): string {
  const minute = Math.floor(time / MINUTE);
  if (minute !== asked.minute) {
    clock ??= new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    asked = { minute, text: clock.format(time) };
  }
  return asked.text;
}
