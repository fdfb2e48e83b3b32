import type { Clock, Disposer } from '../../engine/ports.ts';
import { STORY_BLANKS } from './ourLists.ts';

/** Milliseconds in which chat has to find all words. */
export const STORY_TIME = 3 * 60_000;
export const WORD_LENGTH = 30;

export type StoryWords = Readonly<Record<(typeof STORY_BLANKS)[number], string>>;

export type Given =
  | { kind: 'wanted'; next: string }
  | { kind: 'done'; words: StoryWords }
  | { kind: 'refused'; why: string };

/** A story for which chat gives the words, one after the other. */
export class StoryTime {
  private readonly clock: Clock;
  private words: string[] = [];
  private lastGiver: string | null = null;
  private disarm: Disposer | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get open(): boolean {
    return this.disarm !== null;
  }

  /** `tooLate` is called when the words did not come together in time. */
  begin(tooLate: () => void): string {
    this.end();
    this.disarm = this.clock.after(STORY_TIME, () => {
      this.end();
      tooLate();
    });
    return this.wanted;
  }

  give(viewer: string, word: string): Given {
    if (viewer === this.lastGiver) {
      return { kind: 'refused', why: 'Let somebody else give the next word.' };
    }
    this.words.push(word);
    this.lastGiver = viewer;
    if (this.words.length < STORY_BLANKS.length) return { kind: 'wanted', next: this.wanted };
    const words = storyWords(this.words);
    this.end();
    return { kind: 'done', words };
  }

  end(): void {
    this.disarm?.();
    this.disarm = null;
    this.words = [];
    this.lastGiver = null;
  }

  private get wanted(): string {
    return STORY_BLANKS[this.words.length] ?? '';
  }
}

export function storyWords(words: readonly string[]): StoryWords {
  const [animal = '', food = '', place = '', feeling = '', thing = ''] = words;
  return { animal, food, place, feeling, thing };
}
