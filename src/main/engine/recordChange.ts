import type { EngineControl } from './control.ts';
import type { Caller, Occasion } from './occasion.ts';
import type { Logger } from './ports.ts';

/** Who changed something, and by which way. */
export interface Doer {
  name: string;
  /** Twitch's id; null for a panel or a routine. */
  id: string | null;
  way: 'panel' | 'chat' | 'routine';
}

/** Something that was changed, in words, with the way back. */
export interface Made<T> {
  value: T;
  /** What was done, in the past: `Removed quote 12`. */
  text: string;
  undo(): void;
}

export function panelDoer(caller: { name: string }): Doer {
  return { name: caller.name, id: null, way: 'panel' };
}

export function chatDoer(caller: Caller): Doer {
  return { name: caller.name, id: caller.id, way: 'chat' };
}

/** A routine, a text: in the name of whoever set it off, if somebody did. */
export function occasionDoer(occasion: Occasion): Doer {
  const { viewer, cause } = occasion;
  return { name: viewer ? `${viewer.name} (${cause})` : cause, id: viewer?.id ?? null, way: 'routine' };
}

/**
 * Writes a change down in the audit log and keeps the way back; returns the id to undo it with. What a panel does,
 * the router has written down already.
 */
export function recordChange(
  ctx: { id: string; log: Logger; engine: Pick<EngineControl, 'undo'> },
  doer: Doer,
  made: Made<unknown>,
): string {
  if (doer.way !== 'panel') {
    ctx.log.info({
      category: 'audit',
      event: `${ctx.id}.changed`,
      actor: doer.name,
      result: 'ok',
      message: `${doer.name}: ${made.text}`,
    });
  }
  return ctx.engine.undo.add({ feature: ctx.id, text: made.text, actor: doer.name }, () => made.undo());
}
