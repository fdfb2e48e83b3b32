import { z } from 'zod';
import { homeContract, type Overview } from '../../../shared/contract/home.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { QuickToggle } from '../../engine/registries/kinds.ts';

/** Changes that come in a row are told once. */
const GATHER_MS = 30;

/** What is on, what happened, and what to do next. */
export const homeFeature = defineFeature({
  contract: homeContract,
  title: 'Home',
  description: 'Shows what is on and what to do next.',
  group: 'basics',
  required: true,
  settings: { version: 1, schema: z.object({}) },
  setup(ctx) {
    const { engine, registries, host } = ctx;

    const overview = (): Overview => ({
      version: host.version,
      door: host.door,
      startedAt: engine.startedAt,
      dataFolder: engine.dataFolder,
      toggles: inOrder(registries.toggles.list()).map(describeToggle),
      notices: engine.notices.list(),
      steps: inOrder(registries.steps.list()).map((step) => ({
        id: step.id,
        title: step.title,
        text: step.text,
        page: step.page,
        done: step.done(),
      })),
    });

    let gathering = false;
    const changed = (): void => {
      if (gathering) return;
      gathering = true;
      ctx.after(GATHER_MS, () => {
        gathering = false;
        ctx.push('overview', overview());
      });
    };
    ctx.onStop(engine.notices.onChange(changed));
    registries.toggles.onChange(changed);
    registries.steps.onChange(changed);

    return {
      handlers: {
        setToggle: ({ id, on }) => {
          const toggle = registries.toggles.get(id);
          if (!toggle)
            throw new AppError(
              'not_found',
              'This switch is not there any more: its module was switched off.',
            );
          toggle.set(on);
          return describeToggle(toggle);
        },
        dismissNotice: ({ id }) => {
          engine.notices.dismiss(id);
          return {};
        },
        openDataFolder: async () => ({
          opened: await host.openFolder(engine.dataFolder),
          path: engine.dataFolder,
        }),
      },
      snapshots: { overview },
      api: null,
    };
  },
});

function inOrder<T extends { order: number }>(things: T[]): T[] {
  return things.sort((left, right) => left.order - right.order);
}

function describeToggle(toggle: QuickToggle): Overview['toggles'][number] {
  return { id: toggle.id, title: toggle.title, help: toggle.help, on: toggle.read() };
}
