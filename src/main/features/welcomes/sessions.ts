/** What counts as one stream; the time offline between two is one too. */
export interface Session {
  /** Grows. */
  number: number;
  /** Null while offline. */
  streamId: string | null;
  startedAt: number;
  /** Of its last line. */
  lastAt: number;
}

/** A stream that comes back within this was only interrupted. */
const INTERRUPTION = 15 * 60_000;

/** The session that a line at `now` belongs to: the same object when it goes on, another when a new one begins. */
export function sessionAt(
  before: Session | null,
  /** Null while offline, or before Twitch was asked. */
  live: { id: string; startedAt: number } | null,
  now: number,
  /** Milliseconds of silence offline after which the next line begins a new one. */
  gap: number,
): Session {
  const streamId = live?.id ?? null;
  const fresh = (): Session => ({
    number: (before?.number ?? 0) + 1,
    streamId,
    startedAt: now,
    lastAt: now,
  });
  if (before === null) return fresh();
  const silence = now - before.lastAt;
  if (live !== null) {
    if (before.streamId === live.id) return before;
    const interrupted = before.streamId !== null && silence <= INTERRUPTION;
    // The stream was on all the time; Twitch had only not been asked when the session began.
    const learnt = before.streamId === null && before.startedAt >= live.startedAt;
    return interrupted || learnt ? { ...before, streamId } : fresh();
  }
  // After the stream people go on talking; that is still the same until chat has been silent for long.
  return silence > gap ? fresh() : before;
}
