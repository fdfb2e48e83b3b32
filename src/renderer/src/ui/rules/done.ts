import type { Result, WireError } from '../../../../shared/rpc/errors.ts';
import { toastChange } from '../../api/undo.ts';
import { toastFailed } from '../toast.tsx';

/** Says what was done with the way back; says why when it was not. Answers whether it was done. */
export async function done(
  asking: Promise<Result<{ undo: string | null }>>,
  message: string,
): Promise<boolean> {
  const result = await asking;
  if (result.ok) toastChange(message, result.data.undo);
  else toastFailed(result.error satisfies WireError);
  return result.ok;
}
