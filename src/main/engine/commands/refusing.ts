import { AppError } from '../../../shared/rpc/errors.ts';
import type { CommandRefusal } from './command.ts';

/** Runs what a command does; an expected failure becomes a refusal, which is said and traced. */
export function refusing(run: () => void): CommandRefusal | undefined {
  try {
    run();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof AppError) return { refused: thrown.message };
    throw thrown;
  }
}
