import { errorText } from '../../shared/rpc/errors.ts';
import type { Notices } from '../engine/notices.ts';
import type { Clock, Disposer, Logger } from '../engine/ports.ts';

/** The slice of electron-updater's autoUpdater that is needed. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  checkForUpdates(): Promise<unknown>;
  on(event: 'update-downloaded', listener: (info: { version: string }) => void): unknown;
  on(event: 'error', listener: (thrown: Error) => void): unknown;
}

const FIRST_CHECK_MS = 30_000;
const CHECK_EVERY_MS = 6 * 3_600_000;

interface UpdateParts {
  /** Loaded only when it is needed: it is large. */
  load(): Promise<Updater>;
  clock: Clock;
  log: Logger;
  notices: Notices;
  /** What the streamer chose, asked before each check. */
  wanted(): boolean;
}

/** Looks for new versions now and then. They are installed when the app quits, never in the middle of a stream. */
export function keepUpdated(parts: UpdateParts): Disposer {
  let updater: Promise<Updater> | null = null;

  const prepare = async (): Promise<Updater> => {
    const loaded = await parts.load();
    loaded.autoDownload = true;
    loaded.autoInstallOnAppQuit = true;
    loaded.on('update-downloaded', ({ version }) => {
      parts.log.info({
        event: 'update.ready',
        message: `Version ${version} is ready and is installed when Emcee quits`,
      });
      parts.notices.put({
        id: 'update.ready',
        level: 'info',
        title: `Emcee ${version} is ready`,
        text: 'It is installed the next time you quit Emcee.',
        page: 'about',
      });
    });
    loaded.on('error', (thrown) =>
      parts.log.warn({ event: 'update.failed', message: `Looking for updates failed: ${errorText(thrown)}` }),
    );
    return loaded;
  };

  const check = async (): Promise<void> => {
    if (!parts.wanted()) return;
    updater ??= prepare().catch((thrown: unknown) => {
      updater = null;
      throw thrown;
    });
    try {
      await (await updater).checkForUpdates();
    } catch (thrown) {
      // No network is nothing to worry a streamer with; the next check comes by itself.
      parts.log.info({
        event: 'update.unreachable',
        message: `Updates could not be looked for: ${errorText(thrown)}`,
      });
    }
  };

  const endFirst = parts.clock.after(FIRST_CHECK_MS, () => void check());
  const endOthers = parts.clock.every(CHECK_EVERY_MS, () => void check());
  return () => {
    endFirst();
    endOthers();
  };
}
