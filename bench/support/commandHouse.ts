import { z } from 'zod';
import { defineFeature, type FeatureContext } from '../../src/main/engine/feature.ts';
import type { SettingsShape } from '../../src/main/engine/featureInfo.ts';
import { features } from '../../src/main/features/index.ts';
import { startTestApp, type TestApp } from '../../src/main/testing/testApp.ts';
import { NEW_COMMAND_OPTIONS } from '../../src/shared/contract/commandDraft.ts';
import { defineContract } from '../../src/shared/rpc/contract.ts';

const probeContract = defineContract({ id: 'bench', routes: {}, lives: {} });
type Probe = FeatureContext<typeof probeContract, SettingsShape>;

export interface CommandHouse {
  test: TestApp;
  ctx: Probe;
  /** How many lines the bot was told to say. */
  spoken(): number;
}

/** The whole app with so many commands of one's own, each with an alias. What it says goes nowhere. */
export async function commandHouse(commands: number): Promise<CommandHouse> {
  let spoken = 0;
  const probes: Probe[] = [];
  const probe = defineFeature({
    contract: probeContract,
    title: 'Bench',
    description: 'Measures.',
    group: 'basics',
    settings: { version: 1, schema: z.object({}) },
    setup(ctx) {
      probes.push(ctx);
      ctx.engine.twitch.outbox.say = () => {
        spoken += 1;
      };
      return { handlers: {}, snapshots: {}, api: null };
    },
  });
  const test = startTestApp({ features: [...features, probe] });
  const text = JSON.stringify({
    emcee: 'commands',
    version: 1,
    commands: Array.from({ length: commands }, (_, index) => ({
      names: [nameOf(index), aliasOf(index)],
      response: `Answer number ${index}`,
      options: { ...NEW_COMMAND_OPTIONS, cooldowns: [] },
    })),
  });
  const brought = await test.call('commands.import', { text, conflicts: 'skip' });
  const [ctx] = probes;
  if (!brought.ok || !ctx) throw new Error('The commands could not be brought in');
  return { test, ctx, spoken: () => spoken };
}

export const nameOf = (index: number): string => `command${index}`;
export const aliasOf = (index: number): string => `also${index}`;
