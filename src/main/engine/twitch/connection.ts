/**
 * How one connection to Twitch is doing. Chat and each EventSub connection have one of these machines; the panel
 * and the tray show them.
 */
export type ConnectionState =
  /** Nobody wants it, or it was stopped. */
  | { kind: 'off' }
  /** An account must be signed in first; `message` says which and why. */
  | { kind: 'signing-in-needed'; message: string }
  | { kind: 'connecting'; attempt: number }
  /** `since` in epoch milliseconds. */
  | { kind: 'online'; since: number }
  /** It broke, and is tried again by itself at `retryAt` (epoch milliseconds). */
  | { kind: 'waiting'; retryAt: number; attempt: number; why: string }
  /** It will not work until somebody does what `cure` says. */
  | { kind: 'failed'; why: string; cure: string };

export type ConnectionEvent =
  | { kind: 'start' }
  | { kind: 'stop' }
  | { kind: 'sign-in-missing'; message: string }
  | { kind: 'opened'; now: number }
  | { kind: 'broke'; why: string; retryAt: number }
  | { kind: 'retry' }
  | { kind: 'gave-up'; why: string; cure: string };

export const OFF: ConnectionState = { kind: 'off' };

/** The state after an event. What does not fit the present state changes nothing: a stopped connection stays stopped. */
export function nextConnection(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  switch (event.kind) {
    case 'start':
      return state.kind === 'connecting' || state.kind === 'online'
        ? state
        : { kind: 'connecting', attempt: 1 };
    case 'stop':
      return OFF;
    case 'sign-in-missing':
      return state.kind === 'off' ? state : { kind: 'signing-in-needed', message: event.message };
    case 'opened':
      return state.kind === 'connecting' ? { kind: 'online', since: event.now } : state;
    case 'broke':
      if (state.kind !== 'connecting' && state.kind !== 'online') return state;
      return { kind: 'waiting', retryAt: event.retryAt, attempt: attemptOf(state), why: event.why };
    case 'retry':
      return state.kind === 'waiting' || state.kind === 'signing-in-needed' || state.kind === 'failed'
        ? { kind: 'connecting', attempt: attemptOf(state) + 1 }
        : state;
    case 'gave-up':
      return state.kind === 'off' ? state : { kind: 'failed', why: event.why, cure: event.cure };
  }
}

/** Attempts since the last time that it was online. */
export function attemptOf(state: ConnectionState): number {
  return state.kind === 'connecting' || state.kind === 'waiting' ? state.attempt : 0;
}

/** The worst first: what one light for several connections shows. */
const SEVERITY: readonly ConnectionState['kind'][] = [
  'failed',
  'signing-in-needed',
  'waiting',
  'connecting',
  'online',
  'off',
];

/** One state for several connections; `off` when there are none. */
export function overallConnection(states: readonly ConnectionState[]): ConnectionState {
  for (const kind of SEVERITY) {
    const found = states.find((state) => state.kind === kind);
    if (found) return found;
  }
  return OFF;
}
