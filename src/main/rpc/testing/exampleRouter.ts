import { z } from 'zod';
import {
  defineContract,
  defineLive,
  defineRoute,
  type HandlersFor,
  type SnapshotsFor,
} from '../../../shared/rpc/contract.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { LiveHub } from '../../engine/liveHub.ts';
import { Metrics } from '../../engine/metrics.ts';
import { keepingLogger } from '../../engine/testing/keepingLogger.ts';
import { systemClock } from '../../node/systemClock.ts';
import { Router } from '../router.ts';

/** A small contract that has one of everything that a transport must carry. */
export const exampleContract = defineContract({
  id: 'example',
  routes: {
    echo: defineRoute({
      title: 'Says it back',
      role: 'viewer',
      input: z.object({ text: z.string().max(20), times: z.number().int().default(1) }),
      output: z.object({ said: z.string(), by: z.string() }),
    }),
    refuse: defineRoute({
      title: 'Refuses for a reason',
      role: 'viewer',
      input: z.object({}),
      output: z.object({}),
      errors: ['example.no_flour'],
    }),
    boom: defineRoute({
      title: 'Fails in a way that nobody expected',
      role: 'viewer',
      input: z.object({}),
      output: z.object({}),
    }),
    change: defineRoute({
      title: 'Changes something',
      role: 'streamer',
      changes: true,
      input: z.object({ value: z.number() }),
      output: z.object({ value: z.number() }),
    }),
  },
  lives: {
    values: defineLive({
      title: 'The value',
      role: 'viewer',
      snapshot: z.object({ value: z.number() }),
      event: z.object({ value: z.number() }),
    }),
  },
});

export function createExample() {
  const hub = new LiveHub();
  const log = keepingLogger();
  const metrics = new Metrics();
  let value = 1;
  let on = true;
  const handlers: HandlersFor<typeof exampleContract> = {
    echo: async ({ text, times }, caller) => ({ said: text.repeat(times), by: caller.role }),
    refuse: () => {
      throw new AppError('example.no_flour', 'There is no flour. Buy some.', { missing: 'flour' });
    },
    boom: () => {
      throw new Error('a secret detail');
    },
    change: (input) => {
      value = input.value;
      hub.push('example.values', { value });
      return { value };
    },
  };
  const snapshots: SnapshotsFor<typeof exampleContract> = { values: () => ({ value }) };
  const running = (): void => {
    if (!on) throw new AppError('feature_off', '"Example" is switched off. Switch it on under Modules.');
  };
  const router = new Router(
    { example: exampleContract },
    {
      handlersOf: () => {
        running();
        return handlers;
      },
      snapshotsOf: () => {
        running();
        return snapshots;
      },
      explain: () => null,
    },
    { clock: systemClock, log, metrics },
  );
  return {
    hub,
    log,
    metrics,
    router,
    switchTo: (next: boolean): void => {
      on = next;
      hub.refresh('example');
    },
  };
}
