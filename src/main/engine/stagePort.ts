import type { FAULTS, Happening, Stage, VIEWER_ROLES } from '../../shared/contract/rehearsal.ts';
import type { Disposer } from './ports.ts';

export type ViewerRole = (typeof VIEWER_ROLES)[number];
export type Fault = (typeof FAULTS)[number];

/** The simulated channel, as the rehearsal's page plays on it. What cannot be done now throws an AppError. */
export interface StagePort {
  describe(): Stage;
  sayAs(viewer: string, role: ViewerRole, text: string): void;
  /** `viewer` null picks somebody. */
  happen(happening: Happening, viewer: string | null): void;
  playScene(id: string, rate: number, seed: number): void;
  stopScene(): void;
  /** `rate` in lines a minute. */
  setCrowd(on: boolean, rate: number): void;
  fault(fault: Fault, seconds: number): void;
  healAll(): void;
  answerSignIn(answer: 'approve' | 'deny' | 'expire'): void;
  /** Called when `describe` says something else; not for every line. */
  onChange(run: () => void): Disposer;
}
