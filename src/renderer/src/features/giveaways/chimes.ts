import { create } from 'zustand';

const KEY = 'emcee.giveaways.sound';

/** Whether the page makes sounds at a draw; kept in this browser. */
export const useSound = create<{ on: boolean }>()(() => ({ on: localStorage.getItem(KEY) === 'on' }));

export function setSound(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
  useSound.setState({ on });
  if (on) tone(880, 0.08);
}

let context: AudioContext | null = null;

/** A short tone; `at` in seconds from now. */
function tone(hertz: number, seconds: number, at = 0, loudness = 0.08): void {
  context ??= new AudioContext();
  const from = context.currentTime + at;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(loudness, from);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + seconds);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + seconds);
}

/** A name passes. */
export function tick(): void {
  if (useSound.getState().on) tone(520, 0.04, 0, 0.04);
}

/** A winner stands. */
export function cheer(): void {
  if (!useSound.getState().on) return;
  for (const [at, hertz] of [523.25, 659.25, 783.99, 1046.5].entries()) tone(hertz, 0.45, at * 0.11);
}
