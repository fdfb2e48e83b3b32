/** A moment as people read it, to the minute: `2026-11-21 06:33 UTC`. */
export function utcText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
