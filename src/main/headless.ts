import { join } from 'node:path';
import { AppError, errorText } from '../shared/rpc/errors.ts';
import { HEADLESS_HELP, readHeadlessOptions } from './node/headlessOptions.ts';
import { nodeHost } from './node/nodeHost.ts';
import { startRuntime } from './node/runtime.ts';
import { openSecretsFile } from './node/secretsFile.ts';
import { version } from './version.ts';

/** Runs until it is told to stop; gives the exit code. */
export async function runHeadless(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const options = readHeadlessOptions(argv, env);
    if (options.only !== null) {
      process.stdout.write(options.only === 'help' ? HEADLESS_HELP : `${version}\n`);
      return 0;
    }
    const stopped = untilSignal();
    const host = nodeHost(version);
    const runtime = startRuntime({
      dataFolder: options.dataFolder,
      host,
      secrets: (folder) => openSecretsFile(folder, env['EMCEE_PASSPHRASE'] ?? null),
      settingsFile: null,
      workerFile: join(import.meta.dirname, 'dbWorker.js'),
      panelFolder: join(import.meta.dirname, '..', 'renderer'),
    });
    const server = await runtime.listen(options.port).catch(async (thrown: unknown) => {
      await runtime.stop();
      throw thrown;
    });
    const panel = `${runtime.app.access.panelUrl(server.origin)}`;
    process.stdout.write(`Panel: ${panel}\n`);
    if (options.openBrowser) await host.openExternal(panel);
    await stopped;
    await runtime.stop();
    return 0;
  } catch (thrown) {
    const text = thrown instanceof AppError ? thrown.message : `Emcee could not start: ${errorText(thrown)}`;
    process.stderr.write(`${text}\n`);
    return 1;
  }
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
