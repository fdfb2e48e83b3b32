import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Routine } from '../../../shared/contract/routines.ts';
import type { Secrets } from '../../engine/ports.ts';

const WEBHOOK = 'panel.webhook';

/** The addresses of webhook triggers. Each has a token that can do nothing but set it off. */
export class Hooks {
  private readonly secrets: Secrets;

  constructor(secrets: Secrets) {
    this.secrets = secrets;
  }

  token(routineId: string, triggerId: string): string {
    return this.secrets.get(nameOf(routineId, triggerId)) ?? this.renew(routineId, triggerId);
  }

  renew(routineId: string, triggerId: string): string {
    const token = randomBytes(24).toString('base64url');
    this.secrets.set(nameOf(routineId, triggerId), token);
    return token;
  }

  /** Whose token it is; null for nobody's. Takes the same time for every wrong token. */
  find(token: string, routines: readonly Routine[]): { routine: Routine; triggerId: string } | null {
    const given = Buffer.from(token);
    let found: { routine: Routine; triggerId: string } | null = null;
    for (const routine of routines) {
      for (const trigger of routine.triggers) {
        if (trigger.trigger !== WEBHOOK || trigger.off || !routine.enabled) continue;
        const known = Buffer.from(this.secrets.get(nameOf(routine.id, trigger.id)) ?? '');
        if (known.length > 0 && known.length === given.length && timingSafeEqual(known, given))
          found = { routine, triggerId: trigger.id };
      }
    }
    return found;
  }
}

function nameOf(routineId: string, triggerId: string): string {
  return `routines.hook.${routineId}.${triggerId}`;
}
