import type { Routine, RoutineTrigger } from '../../../shared/contract/routines.ts';
import { errorText } from '../../../shared/rpc/errors.ts';
import type { Occasion } from '../../engine/occasion.ts';
import type { Disposer, Logger } from '../../engine/ports.ts';
import type { TriggerKind } from '../../engine/routines/kinds.ts';
import { parseParameters } from '../../engine/routines/parameters.ts';

interface Armed {
  kind: TriggerKind;
  /** The parameters as they were saved. */
  text: string;
  end: Disposer;
}

export interface ArmingParts {
  triggers: { get(id: string): TriggerKind | null };
  log: Logger;
  /** Looks the routine up by its id, since it may have been saved anew in between. */
  fire(routineId: string, triggerId: string, occasion: Occasion): void;
}

/** Keeps the triggers of all enabled routines watching. One that did not change goes on as it was. */
export class Arming {
  private readonly armed = new Map<string, Armed>();
  private readonly parts: ArmingParts;

  constructor(parts: ArmingParts) {
    this.parts = parts;
  }

  /** Makes what watches fit these routines. */
  watchFor(routines: readonly Routine[]): void {
    const wanted = new Map<string, { routine: Routine; trigger: RoutineTrigger }>();
    for (const routine of routines) {
      if (!routine.enabled) continue;
      for (const trigger of routine.triggers)
        if (!trigger.off) wanted.set(`${routine.id}/${trigger.id}`, { routine, trigger });
    }
    for (const [key, armed] of this.armed) {
      const still = wanted.get(key)?.trigger;
      const kind = still ? this.parts.triggers.get(still.trigger) : null;
      if (still && kind === armed.kind && JSON.stringify(still.parameters) === armed.text) continue;
      this.armed.delete(key);
      armed.end();
    }
    for (const [key, { routine, trigger }] of wanted)
      if (!this.armed.has(key)) this.arm(key, routine, trigger);
  }

  stop(): void {
    this.watchFor([]);
  }

  private arm(key: string, routine: Routine, trigger: RoutineTrigger): void {
    const kind = this.parts.triggers.get(trigger.trigger);
    if (!kind) return;
    try {
      const parameters = parseParameters(kind.parameters, trigger.parameters);
      const end = kind.watch(parameters as never, (occasion) =>
        this.parts.fire(routine.id, trigger.id, occasion),
      );
      this.armed.set(key, { kind, text: JSON.stringify(trigger.parameters), end });
    } catch (thrown) {
      this.parts.log.warn({
        event: 'routine.notWatching',
        message: `"${routine.name}" does not watch for "${kind.title}". ${errorText(thrown)}`,
        result: 'failed',
      });
    }
  }
}
