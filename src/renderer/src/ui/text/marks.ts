import type { TextProblem } from '../../../../shared/contract/texts.ts';

/** A stretch of text, as it is drawn behind the field. */
export interface Stretch {
  text: string;
  /** `call` for the sign and the name of a variable; null for plain text. */
  tone: 'bad' | 'warn' | 'call' | null;
}

const CALL = /(?<![$\\])\$\(\s*[\p{L}\p{N}_.+-]*/gu;

/** The text in stretches: mistakes where the engine found them, names of variables elsewhere. */
export function stretchesOf(text: string, problems: readonly TextProblem[]): Stretch[] {
  const tones = new Array<Stretch['tone']>(text.length).fill(null);
  for (const found of text.matchAll(CALL)) tones.fill('call', found.index, found.index + found[0].length);
  for (const { from, to, warning } of problems)
    tones.fill(warning ? 'warn' : 'bad', from, Math.max(to, from + 1));
  const stretches: Stretch[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const tone = tones[at] ?? null;
    const last = stretches.at(-1);
    if (last?.tone === tone) last.text += text[at] ?? '';
    else stretches.push({ text: text[at] ?? '', tone });
  }
  return stretches;
}
