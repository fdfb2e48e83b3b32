import { z } from 'zod';
import { accessContract } from '../../../shared/contract/access.ts';
import { openApiDocument } from '../../../shared/rpc/openApi.ts';
import { defineFeature } from '../../engine/feature.ts';

/** The port on which a fresh installation serves panel and overlay; kept, so that the address in OBS stays right. */
const USUAL_PORT = 8573;

const settingsSchema = z.object({
  port: z.number().int().min(0).max(65535).default(USUAL_PORT).meta({
    title: 'Port',
    description:
      'Where the panel in a browser, the overlay and the HTTP API are found on this computer. 0 takes any free one. Used from the next start on.',
  }),
});

/** The addresses and keys of the local server. */
export const accessFeature = defineFeature({
  contract: accessContract,
  title: 'API and browser panel',
  description: 'Opens the panel in a browser on this computer and lets scripts do what the panel does.',
  group: 'basics',
  required: true,
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { access, server, contracts } = ctx.engine;
    const panel = (): string | null => access.panelUrl(server.origin());
    return {
      handlers: {
        addresses: () => {
          const origin = server.origin();
          return {
            panel: panel(),
            api: origin === null ? null : `${origin}/api`,
            token: access.token('panel'),
          };
        },
        renewToken: () => {
          const token = access.renew('panel');
          ctx.log.info({
            category: 'authentication',
            event: 'token.renewed',
            message: 'The panel token was renewed',
          });
          return { panel: panel(), token };
        },
        openApi: () => openApiDocument(contracts, ctx.host.version, server.origin()),
      },
      snapshots: {},
      api: null,
    };
  },
});
