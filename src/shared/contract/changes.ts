import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

/** Something that was changed and can be taken back. */
export const changeSchema = z.object({
  id: z.string(),
  feature: z.string(),
  text: z.string(),
  actor: z.string(),
  time: z.number(),
  undone: z.boolean(),
});

/** What a route that changes something answers besides: the id to undo it with; null when it cannot be undone. */
export const undoSchema = z.string().nullable();

export const changesContract = defineContract({
  id: 'changes',
  routes: {
    undo: defineRoute({
      title: 'Take a change back',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.string().max(40) }),
      output: changeSchema,
    }),
  },
  lives: {
    list: defineLive({
      title: 'The last changes',
      role: 'moderator',
      snapshot: z.object({ changes: z.array(changeSchema) }),
      event: z.object({ changes: z.array(changeSchema) }),
    }),
  },
});
