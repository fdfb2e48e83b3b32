/** Twitch takes at most so many Unicode code points in one line; a longer one is thrown away. */
export const LINE_LIMIT = 500;

export function codePointLength(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; length += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return length;
}

/**
 * Cuts a text into lines that Twitch takes, after a space where there is one. Put together again the lines are
 * the text, to the last character.
 */
export function splitLine(text: string, limit = LINE_LIMIT): string[] {
  const lines: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = endOfLine(text, start, limit);
    lines.push(text.slice(start, end));
    start = end;
  }
  return lines;
}

function endOfLine(text: string, start: number, limit: number): number {
  let at = start;
  let afterSpace = -1;
  for (let count = 0; at < text.length; count += 1) {
    if (count === limit) return afterSpace > start ? afterSpace : endOfLetter(text, start, at);
    const code = text.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    if (code === 0x20) afterSpace = at;
  }
  return text.length;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The last place before `end` that does not tear what a reader sees as one letter, such as a family emoji. */
function endOfLetter(text: string, start: number, end: number): number {
  // A look ahead shows whether the letter goes on behind the limit.
  const window = text.slice(start, Math.min(text.length, end + 32));
  let cut = start;
  for (const { index, segment } of letters.segment(window)) {
    const after = start + index + segment.length;
    if (after > end) break;
    cut = after;
  }
  return cut > start ? cut : end;
}
