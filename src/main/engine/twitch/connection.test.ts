import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { backoff } from './backoff.ts';
import {
  type ConnectionEvent,
  type ConnectionState,
  nextConnection,
  OFF,
  overallConnection,
} from './connection.ts';

const run = (...events: ConnectionEvent[]): ConnectionState => events.reduce(nextConnection, OFF);
const broke: ConnectionEvent = { kind: 'broke', why: 'cut', retryAt: 7 };

describe('nextConnection', () => {
  it('goes from off over connecting to online and back to off', () => {
    expect(run({ kind: 'start' })).toEqual({ kind: 'connecting', attempt: 1 });
    expect(run({ kind: 'start' }, { kind: 'opened', now: 5 })).toEqual({ kind: 'online', since: 5 });
    expect(run({ kind: 'start' }, { kind: 'opened', now: 5 }, { kind: 'stop' })).toEqual(OFF);
  });

  it('counts attempts until it is online, and from the start after that', () => {
    const twice = run({ kind: 'start' }, broke, { kind: 'retry' }, broke, { kind: 'retry' });
    expect(twice).toEqual({ kind: 'connecting', attempt: 3 });
    const after = [{ kind: 'opened', now: 1 }, broke, { kind: 'retry' }] as const;
    expect(after.reduce<ConnectionState>(nextConnection, twice)).toEqual({ kind: 'connecting', attempt: 1 });
  });

  it('does not wake up when an old connection reports after it was stopped', () => {
    const late: ConnectionEvent[] = [
      { kind: 'opened', now: 1 },
      broke,
      { kind: 'retry' },
      { kind: 'sign-in-missing', message: '' },
      { kind: 'gave-up', why: '', cure: '' },
    ];
    for (const event of late) expect(nextConnection(OFF, event)).toEqual(OFF);
  });

  it('leaves a failure only when somebody tries again', () => {
    const failed = run({ kind: 'start' }, { kind: 'gave-up', why: 'banned', cure: 'unban' });
    expect(nextConnection(failed, broke)).toEqual(failed);
    expect(nextConnection(failed, { kind: 'retry' })).toEqual({ kind: 'connecting', attempt: 1 });
  });
});

describe('overallConnection', () => {
  it('shows the worst', () => {
    const online: ConnectionState = { kind: 'online', since: 1 };
    const waiting: ConnectionState = { kind: 'waiting', retryAt: 1, attempt: 1, why: '' };
    expect(overallConnection([online, waiting, OFF])).toBe(waiting);
    expect(overallConnection([OFF, online])).toBe(online);
    expect(overallConnection([])).toEqual(OFF);
  });
});

describe('backoff', () => {
  it('never waits less than two thirds of its step nor more than the most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer(), (attempt, seed) => {
        const wait = backoff(seededRandom(seed), attempt, 1_000, 60_000);
        const full = Math.min(60_000, 1_000 * 2 ** (attempt - 1));
        expect(wait).toBeGreaterThanOrEqual(Math.floor((full * 2) / 3));
        expect(wait).toBeLessThanOrEqual(full);
      }),
    );
  });
});
