import { z } from 'zod';
import { overlayContract } from '../../../shared/contract/overlay.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';

const settingsSchema = z.object({
  paused: z
    .boolean()
    .default(false)
    .meta({ title: 'Pause alerts', description: 'The overlay shows nothing until you switch it on again.' }),
  cardSeconds: z
    .number()
    .min(1)
    .max(60)
    .default(6)
    .meta({ title: 'Seconds on screen', description: 'How long a card stays on the overlay.' }),
});

/** What OBS shows: one address, a token of its own that can do nothing but watch. */
export const overlayFeature = defineFeature({
  contract: overlayContract,
  title: 'Overlay',
  description: 'Shows alerts in OBS through one address.',
  group: 'show',
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { access, server, hub } = ctx.engine;
    const watching = (): number => hub.watching('overlay.stage');
    const url = (): string | null => access.overlayUrl(server.origin());
    let shown = 0;

    let paused = ctx.settings.value.paused;
    ctx.settings.onChange((values) => {
      if (values.paused === paused) return;
      paused = values.paused;
      ctx.push('stage', { type: 'paused', paused });
      ctx.registries.toggles.touch();
    });
    ctx.registries.toggles.add({
      id: 'overlay.paused',
      title: 'Pause alerts',
      help: 'The overlay in OBS shows nothing while this is on.',
      order: 30,
      read: () => ctx.settings.value.paused,
      set: (on) => ctx.settings.update({ paused: on }),
    });
    ctx.registries.steps.add({
      id: 'overlay.add',
      title: 'Put the overlay into OBS',
      text: 'Paste one address as a browser source, and send a test card to see it.',
      page: 'overlay',
      order: 40,
      done: () => watching() > 0,
    });

    return {
      handlers: {
        address: () => ({ url: url(), watching: watching() }),
        renew: () => {
          access.renew('overlay');
          ctx.log.info({
            category: 'authentication',
            event: 'token.renewed',
            message: 'The overlay address was renewed',
          });
          return { url: url() };
        },
        test: ({ text }) => {
          if (paused)
            throw new AppError(
              'overlay.paused',
              'Alerts are paused. Switch "Pause alerts" off and try again.',
            );
          shown += 1;
          const card = {
            id: `test-${ctx.clock.now()}-${shown}`,
            title: 'Test card',
            text,
            duration: ctx.settings.value.cardSeconds * 1000,
          };
          ctx.push('stage', { type: 'card', card });
          return { watching: watching() };
        },
      },
      snapshots: { stage: () => ({ paused }) },
      api: { url },
    };
  },
});
