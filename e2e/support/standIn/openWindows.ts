import type { StandInWindow } from './browserWindow.ts';

/** All windows that are not closed, the oldest first. */
export const openWindows = new Map<number, StandInWindow>();

let focused: StandInWindow | null = null;

export function focusedWindow(): StandInWindow | null {
  return focused;
}

export function setFocused(window: StandInWindow | null): void {
  focused = window;
}
