import { describe, expect, it } from 'vitest';
import { desktopHost } from './desktopHost.ts';

function host({ supported = true, pathProblem = '' } = {}) {
  const done: string[] = [];
  class FakeNotification {
    static isSupported(): boolean {
      return supported;
    }
    private readonly text: string;
    constructor({ title, body }: { title: string; body: string }) {
      this.text = `${title}: ${body}`;
    }
    show(): void {
      done.push(this.text);
    }
  }
  const shell = {
    openExternal: async (url: string) => void done.push(url),
    openPath: async (path: string) => {
      done.push(path);
      return pathProblem;
    },
  };
  return { done, host: desktopHost({ shell, Notification: FakeNotification }, '1.2.3') };
}

describe('the machine behind the desktop door', () => {
  it('opens allowed pages in the browser and refuses all others', async () => {
    const { done, host: machine } = host();
    expect(await machine.openExternal('https://www.twitch.tv/activate')).toBe(true);
    expect(await machine.openExternal('https://evil.example/')).toBe(false);
    expect(await machine.openExternal('file:///bin/sh')).toBe(false);
    expect(done).toEqual(['https://www.twitch.tv/activate']);
  });

  it('says whether a folder could be shown', async () => {
    expect(await host().host.openFolder('/data')).toBe(true);
    expect(await host({ pathProblem: 'No application' }).host.openFolder('/data')).toBe(false);
  });

  it('notifies only where the system can', () => {
    const can = host();
    can.host.notify('Raid', 'Ten came');
    expect(can.done).toEqual(['Raid: Ten came']);
    const cannot = host({ supported: false });
    cannot.host.notify('Raid', 'Ten came');
    expect(cannot.done).toEqual([]);
  });
});
