/**
 * A copy that does not hold on to the longer text it was cut from. A 36-letter id that is kept for ten minutes
 * would otherwise keep the whole frame of many lines in memory. Short cuts are copies anyway.
 */
export function detached(text: string): string {
  return text.length < 13 ? text : `${text}\n`.slice(0, -1);
}
