import { type ChatRole, ROLE_TEXTS } from '../../../shared/contract/ladder.ts';
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

type Answer = CommandRefusal | undefined;

/** The same for what may have to wait for somebody outside, and for what refuses by itself. */
export function refusingSoon(run: () => Answer | Promise<Answer>): Answer | Promise<Answer> {
  const refused = (thrown: unknown): CommandRefusal => {
    if (thrown instanceof AppError) return { refused: thrown.message };
    throw thrown;
  };
  try {
    const answer = run();
    return answer instanceof Promise ? answer.catch(refused) : answer;
  } catch (thrown) {
    return refused(thrown);
  }
}

/** `Changing quotes is for moderators.` `what` ends before the verb. */
export function onlyFor(what: string, role: ChatRole, verb: 'is' | 'are' = 'is'): CommandRefusal {
  return { refused: `${what} ${verb} for ${ROLE_TEXTS[role]}.` };
}
