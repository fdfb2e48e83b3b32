import type { MessageBoxOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type CloseTo, closeChoice } from './closeChoice.ts';

function streamer(button: string, checkboxChecked: boolean) {
  const asked: MessageBoxOptions[] = [];
  return {
    asked,
    ask: async (question: MessageBoxOptions) => {
      asked.push(question);
      return { response: question.buttons?.indexOf(button) ?? -1, checkboxChecked };
    },
  };
}

function settings(closeTo: CloseTo) {
  return {
    closeTo,
    read(): CloseTo {
      return this.closeTo;
    },
    write(choice: CloseTo) {
      this.closeTo = choice;
    },
  };
}

describe('closing the window', () => {
  it('does what was chosen before without asking', async () => {
    const { ask, asked } = streamer('Cancel', false);
    expect(await closeChoice(ask, settings('tray'))).toBe('tray');
    expect(await closeChoice(ask, settings('quit'))).toBe('quit');
    expect(asked).toEqual([]);
  });

  it('asks, and remembers the answer when it should not ask again', async () => {
    const kept = settings('ask');
    const { ask } = streamer('Keep it in the tray', true);
    expect(await closeChoice(ask, kept)).toBe('tray');
    expect(kept.closeTo).toBe('tray');
  });

  it('asks again next time when it may', async () => {
    const kept = settings('ask');
    expect(await closeChoice(streamer('Quit Emcee', false).ask, kept)).toBe('quit');
    expect(kept.closeTo).toBe('ask');
  });

  it('stays and remembers nothing when the question is put away', async () => {
    const kept = settings('ask');
    const { ask, asked } = streamer('Cancel', true);
    expect(await closeChoice(ask, kept)).toBe('stay');
    expect(kept.closeTo).toBe('ask');
    expect(asked[0]?.buttons?.[asked[0].cancelId ?? -1]).toBe('Cancel');
  });

  it('still happens when the answer cannot be saved, since a full disk must not keep a window open', async () => {
    const kept = {
      read: (): CloseTo => 'ask',
      write: () => {
        throw new Error('The disk is full');
      },
    };
    expect(await closeChoice(streamer('Quit Emcee', true).ask, kept)).toBe('quit');
  });
});
