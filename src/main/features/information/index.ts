import { informationContract } from '../../../shared/contract/information.ts';
import { defineFeature } from '../../engine/feature.ts';
import { Kept } from '../../engine/kept.ts';
import { servicesOf } from './services.ts';
import { informationSettings } from './settings.ts';
import { streamCommands } from './streamCommands.ts';
import { toolCommands } from './toolCommands.ts';
import { informationVariables } from './variables.ts';

/** Answers what chat wants to know: of the stream, of time and weather, of units and money. */
export const informationFeature = defineFeature({
  contract: informationContract,
  title: 'Information',
  description: 'Answers !uptime, !title, !schedule, !time, !convert, !weather and more.',
  group: 'chat',
  settings: { version: 1, schema: informationSettings },
  setup(ctx) {
    const kept = new Kept(ctx.clock);
    const services = servicesOf(ctx);
    for (const kind of streamCommands(ctx, kept)) ctx.registries.commands.add(kind);
    for (const kind of toolCommands(ctx, kept, services)) ctx.registries.commands.add(kind);
    for (const kind of informationVariables(ctx, services)) ctx.registries.variables.add(kind);
    return { handlers: {}, snapshots: {}, api: null };
  },
});
