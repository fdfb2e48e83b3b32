import type { Disposer, Random } from '../../engine/ports.ts';
import type { Crowd } from '../crowd/crowd.ts';
import type { Faults } from '../faults.ts';
import type { Happenings } from '../happenings.ts';

/** What a scene works with. */
export interface Props {
  readonly crowd: Crowd;
  readonly happen: Happenings;
  readonly faults: Faults;
  readonly random: Random;
  /** The rate asked for, in lines a second; the scene's own when none was. */
  readonly rate: number;
  /** Runs something so many seconds into the scene. */
  at(seconds: number, run: () => void): void;
  /** Runs something every so many seconds, from the first of them to the end. */
  every(seconds: number, run: () => void): void;
}

/** A named script. With the same seed it is the same every time. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  /** One sentence for the list that a streamer picks from. */
  readonly description: string;
  /** How long it lasts, in seconds. */
  readonly seconds: number;
  /** Lines a second, unless asked otherwise. */
  readonly rate: number;
  play(props: Props): void;
  /** Puts right what the scene may have left behind. */
  finish?(props: Props): void;
}

export interface SceneRun {
  readonly id: string;
  readonly seed: number;
  readonly rate: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endsAt: number;
  /** Settles when it is over, whether it was played to its end or stopped. */
  readonly done: Promise<'played' | 'stopped'>;
  stop: Disposer;
}
