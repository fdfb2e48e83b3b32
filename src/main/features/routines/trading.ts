import { z } from 'zod';
import { type Routine, type RoutineDraft, routineDraftSchema } from '../../../shared/contract/routines.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { describeIssues } from '../../engine/settings/problems.ts';

const KIND = 'emcee.routines';
const MOST = 500;

const fileSchema = z.object({
  kind: z.literal(KIND),
  version: z.literal(1),
  routines: z.array(routineDraftSchema.extend({ id: z.string().regex(/^[\w-]{6,40}$/) })).max(MOST),
});

export function asFile(routines: readonly Routine[]): string {
  const list = routines.map((routine) => ({ id: routine.id, ...routineDraftSchema.parse(routine) }));
  return `${JSON.stringify({ kind: KIND, version: 1, routines: list }, null, 2)}\n`;
}

/** The routines of a file under new ids, so that nothing is overwritten; those that call each other still do. */
export function fromFile(text: string, newId: () => string): { id: string; draft: RoutineDraft }[] {
  let file: z.output<typeof fileSchema>;
  try {
    const parsed = fileSchema.safeParse(JSON.parse(text));
    if (!parsed.success) {
      const [first] = describeIssues(parsed.error);
      throw new AppError(
        'routines.not_a_file',
        `This file does not hold routines of Emcee. ${first ? `${first.path}: ${first.message}` : ''}`.trim(),
      );
    }
    file = parsed.data;
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw new AppError(
      'routines.not_a_file',
      'This file is no JSON. Choose one that was exported from Emcee.',
    );
  }
  let whole = JSON.stringify(file.routines);
  // Ids are random, so that each stands for itself wherever it is.
  for (const { id } of file.routines) whole = whole.replaceAll(JSON.stringify(id), JSON.stringify(newId()));
  const fresh = fileSchema.shape.routines.parse(JSON.parse(whole));
  return fresh.map(({ id, ...draft }) => ({ id, draft: { ...draft, enabled: false } }));
}
