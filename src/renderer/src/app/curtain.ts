import { create } from 'zustand';

export interface CurtainStep {
  label: string;
  state: 'done' | 'now' | 'next';
}

/** Drawn instead of the whole panel while Emcee starts anew on purpose: calm, since nothing is wrong. */
export interface Curtain {
  title: string;
  text: string;
  steps: readonly CurtainStep[];
  /** The way out when it takes too long; null while it does not. */
  action: { label: string; run: () => void } | null;
}

/** The curtain that is down now; null while the panel can be seen. */
export const useCurtain = create<{ curtain: Curtain | null }>()(() => ({ curtain: null }));

export function dropCurtain(curtain: Curtain): void {
  useCurtain.setState({ curtain });
}

export function raiseCurtain(): void {
  useCurtain.setState({ curtain: null });
}
