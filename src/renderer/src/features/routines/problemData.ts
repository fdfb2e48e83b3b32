import { z } from 'zod';
import { type RoutineProblem, routineProblemSchema } from '../../../../shared/contract/routines.ts';

const dataSchema = z.object({ problems: z.array(routineProblemSchema) });

/** What a refusal says is wrong; empty when it does not say. */
export function readProblems(data: unknown): RoutineProblem[] {
  const read = dataSchema.safeParse(data);
  return read.success ? read.data.problems : [];
}
