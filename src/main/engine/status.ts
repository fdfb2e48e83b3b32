import type { Disposer } from './ports.ts';
import { Watchers } from './watchers.ts';

export interface StatusLine {
  /** `idle`: nothing is connected. `live`: all is well. `trouble`: something wants attention. */
  mood: 'idle' | 'live' | 'trouble';
  text: string;
}

/** How things are, in one line for the tray and the panel's header. */
export class Status {
  private now: StatusLine = { mood: 'idle', text: 'Running, not connected to a channel' };
  private readonly watchers = new Watchers<StatusLine>();

  get line(): StatusLine {
    return this.now;
  }

  set(line: StatusLine): void {
    if (line.mood === this.now.mood && line.text === this.now.text) return;
    this.now = line;
    this.watchers.call(line);
  }

  onChange(run: (line: StatusLine) => void): Disposer {
    return this.watchers.add(run);
  }
}
