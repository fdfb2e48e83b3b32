import type { EventOf } from '../api/contractTypes.ts';

type Sound = EventOf<'routines', 'sounds'>;

/** Sounds at the same time; more would only be noise. */
const MOST_AT_ONCE = 8;

/** The part of an `Audio` element that is used. */
export interface Voice {
  volume: number;
  play(): Promise<void>;
  pause(): void;
  addEventListener(event: 'ended' | 'error', told: () => void): void;
}

/** Plays the sounds of routines. What cannot be played is left out: viewers never see an error. */
export class SoundPlayer {
  private readonly make: (address: string) => Voice;
  private readonly token: () => string;
  private readonly playing = new Set<Voice>();
  private paused = false;

  constructor(make: (address: string) => Voice, token: () => string) {
    this.make = make;
    this.token = token;
  }

  play(sound: Sound): void {
    if (this.paused || this.playing.size >= MOST_AT_ONCE) return;
    const name = encodeURIComponent(sound.name);
    const key = encodeURIComponent(this.token());
    const voice = this.make(sound.own ? `/sounds/own/${name}?key=${key}` : `/sounds/${name}.wav`);
    const end = (): void => void this.playing.delete(voice);
    this.playing.add(voice);
    voice.volume = sound.volume;
    voice.addEventListener('ended', end);
    voice.addEventListener('error', end);
    voice.play().catch(end);
  }

  setPaused(paused: boolean): void {
    this.paused = paused;
    if (!paused) return;
    for (const voice of this.playing) voice.pause();
    this.playing.clear();
  }
}
