import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

export const backupSchema = z.object({
  name: z.string(),
  /** Epoch milliseconds. */
  time: z.number(),
  bytes: z.number(),
  reason: z.enum(['daily', 'manual', 'before-migration', 'before-restore']),
});
export type Backup = z.infer<typeof backupSchema>;

export const backupsContract = defineContract({
  id: 'backups',
  routes: {
    make: defineRoute({
      title: 'Make a backup now',
      role: 'streamer',
      changes: true,
      input: z.object({}),
      output: backupSchema,
      errors: ['backups.failed'],
    }),
    restore: defineRoute({
      title: 'Go back to a backup; what is there now is backed up first',
      role: 'streamer',
      changes: true,
      input: z.object({ name: z.string().max(200) }),
      output: z.object({
        restored: z.string(),
        /** Where the state before is kept; null when there was nothing to keep. */
        kept: z.string().nullable(),
      }),
      errors: ['backups.damaged'],
    }),
    openFolder: defineRoute({
      title: 'Show the backups in the file browser',
      role: 'streamer',
      input: z.object({}),
      output: z.object({ opened: z.boolean(), path: z.string() }),
    }),
  },
  lives: {
    list: defineLive({
      title: 'The backups there are, newest first',
      role: 'streamer',
      snapshot: z.array(backupSchema),
      event: z.array(backupSchema),
    }),
  },
});
