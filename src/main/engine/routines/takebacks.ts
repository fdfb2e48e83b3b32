import { AppError, errorText } from '../../../shared/rpc/errors.ts';

type Undo = () => void | Promise<void>;

/** Runs whose steps can be taken back. */
const KEPT = 100;

/** How steps of the last runs are taken back. It lives in memory only: after a restart nothing of it is left. */
export class Takebacks {
  private readonly runs = new Map<string, Map<number, Undo>>();

  add(runId: string, number: number, undo: Undo): void {
    let steps = this.runs.get(runId);
    if (!steps) {
      steps = new Map();
      this.runs.set(runId, steps);
      if (this.runs.size > KEPT) {
        const oldest = this.runs.keys().next();
        if (!oldest.done) this.runs.delete(oldest.value);
      }
    }
    steps.set(number, undo);
  }

  /** Whether that step, or with null any step, can be taken back. */
  has(runId: string, number: number | null): boolean {
    const steps = this.runs.get(runId);
    return steps !== undefined && (number === null ? steps.size > 0 : steps.has(number));
  }

  /** The last step first. `told` hears of each that was taken back; those before a failure stay taken back. */
  async undo(runId: string, number: number | null, told: (step: number) => void): Promise<void> {
    const steps = this.runs.get(runId);
    if (!steps) return;
    const chosen = number === null ? [...steps.keys()].sort((one, other) => other - one) : [number];
    for (const step of chosen) {
      const undo = steps.get(step);
      if (!undo) continue;
      // Out first, so that two presses do not take it back twice.
      steps.delete(step);
      try {
        await undo();
      } catch (thrown) {
        steps.set(step, undo);
        throw new AppError('routines.undo', `Step ${step} could not be taken back. ${errorText(thrown)}`);
      }
      told(step);
    }
  }
}
