import type { FAULTS, Happening, VIEWER_ROLES } from '../../../../shared/contract/rehearsal.ts';
import type { Result } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';
import { toastFailed } from '../../ui/toast.tsx';

export type ViewerRole = (typeof VIEWER_ROLES)[number];
export type Fault = (typeof FAULTS)[number];

/** True when it was done; otherwise the streamer was told why not. */
async function told(call: Promise<Result<unknown>>): Promise<boolean> {
  const result = await call;
  if (!result.ok) toastFailed(result.error);
  return result.ok;
}

export function sayAs(viewer: string, role: ViewerRole, text: string): Promise<boolean> {
  return told(client.rehearsal.sayAs({ viewer, role, text }));
}

/** An empty viewer is somebody. */
export function happen(happening: Happening, viewer: string): Promise<boolean> {
  return told(client.rehearsal.happen({ happening, viewer: viewer.trim() || null }));
}

export function playScene(id: string, rate: number, seed: number): Promise<boolean> {
  return told(client.rehearsal.playScene({ id, rate, seed }));
}

export function stopScene(): Promise<boolean> {
  return told(client.rehearsal.stopScene({}));
}

export function setCrowd(on: boolean, rate: number): Promise<boolean> {
  return told(client.rehearsal.setCrowd({ on, rate }));
}

export function breakSomething(fault: Fault, seconds: number): Promise<boolean> {
  return told(client.rehearsal.fault({ fault, seconds }));
}

export function healAll(): Promise<boolean> {
  return told(client.rehearsal.healAll({}));
}
