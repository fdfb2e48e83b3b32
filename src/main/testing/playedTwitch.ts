import { z } from 'zod';
import { defineContract } from '../../shared/rpc/contract.ts';
import type { EngineControl } from '../engine/control.ts';
import { defineFeature, type Feature } from '../engine/feature.ts';
import type { TwitchState } from '../engine/twitch/service.ts';

export interface PlayedTwitch {
  /** The parts of the API that the test answers; what it leaves out is not there. */
  api: Record<string, Record<string, (...given: never[]) => unknown>>;
  state: Partial<TwitchState>;
}

/** Puts a Twitch that a test plays before the real one, for every feature that starts after it. */
export function playedTwitch(played: PlayedTwitch): Feature {
  return defineFeature({
    contract: defineContract({ id: 'played', routes: {}, lives: {} }),
    title: 'Played Twitch',
    description: 'Answers as a test says.',
    group: 'basics',
    settings: { version: 1, schema: z.object({}) },
    setup(ctx) {
      const engine = ctx.engine as { -readonly [K in keyof EngineControl]: EngineControl[K] };
      engine.twitch = new Proxy(engine.twitch, {
        get(target, key) {
          if (key === 'api') return played.api;
          if (key === 'state') return { ...target.state, ...played.state };
          const value: unknown = Reflect.get(target, key);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      return { handlers: {}, snapshots: {}, api: null };
    },
  });
}
