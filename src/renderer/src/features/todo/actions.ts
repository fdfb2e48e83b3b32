import type { Result } from '../../../../shared/rpc/errors.ts';
import { toastChange } from '../../api/undo.ts';
import { toastFailed } from '../../ui/toast.tsx';

/** Waits for a change and says how it went; true when it worked. */
export async function settle(
  call: Promise<Result<{ undo: string | null }>>,
  message: string,
): Promise<boolean> {
  const answer = await call;
  if (!answer.ok) toastFailed(answer.error);
  else toastChange(message, answer.data.undo);
  return answer.ok;
}
