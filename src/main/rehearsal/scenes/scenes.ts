import { DisposableStore } from '../../engine/lifecycle.ts';
import type { Random } from '../../engine/ports.ts';
import { seededRandom } from '../../engine/random.ts';
import type { Crowd } from '../crowd/crowd.ts';
import type { Faults } from '../faults.ts';
import type { Happenings } from '../happenings.ts';
import { forkSeed } from '../makeIds.ts';
import type { Stage } from '../stage.ts';
import { firstTimers, gameNight, livelyChannel, quietEvening, rewardRush } from './evenings.ts';
import type { Props, Scene, SceneRun } from './scene.ts';
import { badWeather, flood, giftStorm, hypeTrainNight, raid, spamWave } from './storms.ts';

export const SCENES: readonly Scene[] = [
  quietEvening,
  livelyChannel,
  firstTimers,
  gameNight,
  rewardRush,
  raid,
  giftStorm,
  hypeTrainNight,
  spamWave,
  badWeather,
  flood,
];

export interface PlayOptions {
  /** The same seed gives the same scene; drawn when none is given. */
  seed?: number;
  /** Lines a second instead of the scene's own. */
  rate?: number;
}

/** Plays scenes, one at a time: the next one ends the one before. */
export class Scenes {
  private readonly stage: Stage;
  private readonly happen: Happenings;
  private readonly faults: Faults;
  private readonly crowd: Crowd;
  private readonly random: Random;
  private running: SceneRun | null = null;

  constructor(stage: Stage, happen: Happenings, faults: Faults, crowd: Crowd, random: Random) {
    this.stage = stage;
    this.happen = happen;
    this.faults = faults;
    this.crowd = crowd;
    this.random = random;
  }

  list(): readonly Scene[] {
    return SCENES;
  }

  /** The one that plays; null when none does. */
  get current(): SceneRun | null {
    return this.running;
  }

  /** Null when there is no scene of that name. */
  play(id: string, options: PlayOptions = {}): SceneRun | null {
    const scene = SCENES.find((entry) => entry.id === id);
    if (!scene) return null;
    this.running?.stop();
    const { clock } = this.stage;
    const seed = options.seed ?? forkSeed(this.random);
    const random = seededRandom(seed);
    const timers = new DisposableStore();
    let finish: (how: 'played' | 'stopped') => void = () => {};
    const done = new Promise<'played' | 'stopped'>((resolve) => {
      finish = resolve;
    });
    const before = { people: this.crowd.members.length, rate: this.crowd.rate };
    const startedAt = clock.now();
    const started = clock.elapsed();
    const rate = options.rate ?? scene.rate;
    const end = (how: 'played' | 'stopped'): void => {
      if (this.running !== run) return;
      this.running = null;
      forget();
      scene.finish?.(props);
      // The house is as it was before: who came for the scene leaves, who talked before goes on.
      this.crowd.sendHome(before.people);
      this.crowd.talk(before.rate);
      finish(how);
    };
    const run: SceneRun = {
      id,
      seed,
      rate,
      startedAt,
      endsAt: startedAt + scene.seconds * 1000,
      done,
      stop: () => end('stopped'),
    };
    const forget = this.stage.running.add(() => timers.dispose());
    this.running = run;
    this.crowd.reseed(seededRandom(forkSeed(random)));
    const props: Props = {
      crowd: this.crowd,
      happen: this.happen,
      faults: this.faults,
      random,
      rate,
      at: (seconds, what) => {
        timers.add(clock.after(Math.max(0, seconds * 1000 - (clock.elapsed() - started)), what));
      },
      every: (seconds, what) => {
        timers.add(clock.every(seconds * 1000, what));
      },
    };
    scene.play(props);
    timers.add(clock.after(scene.seconds * 1000, () => end('played')));
    return run;
  }

  stop(): void {
    this.running?.stop();
  }
}
