import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

/** A switch for the tray and for Home. */
export const quickToggleSchema = z.object({
  id: z.string(),
  title: z.string(),
  help: z.string(),
  on: z.boolean(),
});
export type QuickToggle = z.infer<typeof quickToggleSchema>;

/** Something that the streamer should know: what happened, and what to do. */
export const noticeSchema = z.object({
  id: z.string(),
  level: z.enum(['info', 'warn', 'error']),
  title: z.string(),
  text: z.string(),
  /** The panel page that helps; null when none does. */
  page: z.string().nullable(),
  time: z.number(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** A thing worth doing next. */
export const nextStepSchema = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  /** The panel page where it is done. */
  page: z.string(),
  done: z.boolean(),
});
export type NextStep = z.infer<typeof nextStepSchema>;

export const overviewSchema = z.object({
  version: z.string(),
  door: z.enum(['desktop', 'headless']),
  startedAt: z.number(),
  dataFolder: z.string(),
  toggles: z.array(quickToggleSchema),
  notices: z.array(noticeSchema),
  steps: z.array(nextStepSchema),
});
export type Overview = z.infer<typeof overviewSchema>;

export const homeContract = defineContract({
  id: 'home',
  routes: {
    setToggle: defineRoute({
      title: 'Flip a quick toggle',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.string().max(80), on: z.boolean() }),
      output: quickToggleSchema,
    }),
    dismissNotice: defineRoute({
      title: 'Put a notice away',
      role: 'streamer',
      input: z.object({ id: z.string().max(120) }),
      output: z.object({}),
    }),
    openDataFolder: defineRoute({
      title: 'Show the data folder in the file browser',
      role: 'streamer',
      input: z.object({}),
      output: z.object({ opened: z.boolean(), path: z.string() }),
    }),
  },
  lives: {
    overview: defineLive({
      title: 'What is on and what to do next',
      role: 'moderator',
      snapshot: overviewSchema,
      event: overviewSchema,
    }),
  },
});
