/** What a text may come to at most, in UTF-16 units. */
export const LONGEST_RESULT = 10_000;

const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Control characters, and the signs that turn the direction of all that follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const DIRTY = /[^\u0020-\u007e\u00a0-\u1fff\u2070-\ud7ff\ue000-\ufefe\uff00-\uffff]/;
/** The same signs, and the `@` that every mention begins with. */
const HARMFUL = /[^\u0020-\u003f\u0041-\u007e\u00a0-\u1fff\u2070-\ud7ff\ue000-\ufefe\uff00-\uffff]/;
const AT = 0x40;
const SLASH = 0x2f;
/** Up to so many letters it is quicker to look at each than to begin a search. */
const MANY = 40;
const MASS = /@(?=everyone|here)/gi;

/** As one line without control characters and broken letters. */
export function cleaned(text: string): string {
  if (!DIRTY.test(text)) return text;
  return text.replace(BREAKS, ' ').replace(CONTROLS, '').toWellFormed();
}

/** False when neither cleaning it nor taking out mentions would change anything. */
export function mayDoHarm(text: string): boolean {
  if (text.length > MANY) return HARMFUL.test(text);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || code === AT) return HARMFUL.test(text);
  }
  return false;
}

/** `@everyone` and `@here` call nobody any more, and look the same. */
export function withoutMassMention(text: string): string {
  return text.includes('@') ? text.replace(MASS, '@\u200b') : text;
}

/** False for the start of a text that `withoutCommand` leaves as it is. */
export function mayBeginCommand(start: string | undefined): boolean {
  const first = start?.charCodeAt(0) ?? 0;
  return !(first > SLASH && first < 0xa0);
}

/** What would be a command of Twitch at the start of a line loses its slash or dot. */
export function withoutCommand(text: string): string {
  if (!mayBeginCommand(text) || text === '') return text;
  const [lead = ''] = /^[\s/.]+/.exec(text) ?? [];
  const rest = text.slice(lead.length);
  const isCommand = lead.includes('/') || (lead.endsWith('.') && /^\p{L}/u.test(rest));
  return isCommand ? rest : text;
}

/** At most `longest`, without breaking a letter in two. */
export function cutTo(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
