import { beforeEach, describe, expect, it } from 'vitest';
import { Notices } from '../engine/notices.ts';
import { FakeClock } from '../engine/testing/fakeClock.ts';
import { keepingLogger } from '../engine/testing/keepingLogger.ts';
import { keepUpdated, type Updater } from './updates.ts';

const HOUR = 3_600_000;

class FakeUpdater implements Updater {
  autoDownload = false;
  autoInstallOnAppQuit = false;
  checks = 0;
  unreachable = false;
  private readonly ready: ((info: { version: string }) => void)[] = [];

  checkForUpdates(): Promise<unknown> {
    this.checks += 1;
    return this.unreachable
      ? Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'))
      : Promise.resolve(null);
  }

  on(event: 'update-downloaded' | 'error', listener: (about: { version: string } & Error) => void): void {
    if (event === 'update-downloaded') this.ready.push((info) => Reflect.apply(listener, null, [info]));
  }

  found(version: string): void {
    for (const tell of this.ready) tell({ version });
  }
}

let clock: FakeClock;
let updater: FakeUpdater;
let loads: number;
let failLoad: boolean;

beforeEach(() => {
  clock = new FakeClock();
  updater = new FakeUpdater();
  loads = 0;
  failLoad = false;
});

function keep(wanted = () => true) {
  const log = keepingLogger();
  const notices = new Notices(clock);
  const end = keepUpdated({
    load: async () => {
      loads += 1;
      if (failLoad) throw new Error('Broken');
      return updater;
    },
    clock,
    log,
    notices,
    wanted,
  });
  return { end, log, notices };
}

describe('looking for updates', () => {
  it('begins half a minute after the start, then every six hours, and ends', async () => {
    const { end } = keep();
    await clock.advanceAsync(29_000);
    expect(loads).toBe(0);
    await clock.advanceAsync(2_000);
    expect(updater.checks).toBe(1);
    await clock.advanceAsync(6 * HOUR);
    expect(updater.checks).toBe(2);
    expect(loads).toBe(1);
    end();
    expect(clock.pending).toBe(0);
  });

  it('downloads by itself, but installs only when the app quits', async () => {
    keep();
    await clock.advanceAsync(31_000);
    expect(updater).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: true });
  });

  it('does not happen while the streamer does not want it, and does as soon as they do', async () => {
    let wanted = false;
    keep(() => wanted);
    await clock.advanceAsync(31_000);
    expect(loads).toBe(0);
    wanted = true;
    await clock.advanceAsync(6 * HOUR);
    expect(updater.checks).toBe(1);
  });

  it('says on Home which version waits', async () => {
    const { notices } = keep();
    await clock.advanceAsync(31_000);
    updater.found('2.0.0');
    expect(notices.list()).toMatchObject([
      { id: 'update.ready', level: 'info', title: 'Emcee 2.0.0 is ready' },
    ]);
  });

  it('without a network is only noted, and tried again', async () => {
    updater.unreachable = true;
    const { log, notices } = keep();
    await clock.advanceAsync(31_000);
    expect(log.kept).toMatchObject([{ level: 'info', event: 'update.unreachable' }]);
    expect(notices.list()).toEqual([]);
    updater.unreachable = false;
    await clock.advanceAsync(6 * HOUR);
    expect(updater.checks).toBe(2);
  });

  it('is tried again after the updater itself could not be loaded', async () => {
    failLoad = true;
    const { log } = keep();
    await clock.advanceAsync(31_000);
    expect(log.kept).toMatchObject([{ event: 'update.unreachable' }]);
    failLoad = false;
    await clock.advanceAsync(6 * HOUR);
    expect(updater.checks).toBe(1);
  });
});
