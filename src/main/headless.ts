import { join } from 'node:path';
import { AppError, errorText } from '../shared/rpc/errors.ts';
import { HEADLESS_HELP, type HeadlessOptions, readHeadlessOptions } from './node/headlessOptions.ts';
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
    return await runUntilSignal(options, env);
  } catch (thrown) {
    const text = thrown instanceof AppError ? thrown.message : `Emcee could not start: ${errorText(thrown)}`;
    process.stderr.write(`${text}\n`);
    return 1;
  }
}

async function runUntilSignal(options: HeadlessOptions, env: NodeJS.ProcessEnv): Promise<number> {
  const signal = untilSignal().then(() => 'stop' as const);
  const host = nodeHost(version);
  let { port } = options;
  for (let first = true; ; first = false) {
    const runtime = await startRuntime({
      dataFolder: options.dataFolder,
      host,
      secrets: (folder) => openSecretsFile(folder, env['EMCEE_PASSPHRASE'] ?? null),
      settingsFile: null,
      workerFile: join(import.meta.dirname, 'dbWorker.js'),
      panelFolder: join(import.meta.dirname, '..', 'renderer'),
      env,
    });
    const server = await runtime.listen(port).catch(async (thrown: unknown) => {
      await runtime.stop();
      throw thrown;
    });
    const panel = runtime.app.access.panelUrl(server.origin);
    if (first) process.stdout.write(`Panel: ${panel}\n`);
    if (first && options.openBrowser && panel !== null) await host.openExternal(panel);
    const next = await Promise.race([signal, runtime.switched.then(() => 'switch' as const)]);
    await runtime.stop();
    if (next === 'stop') return 0;
    // The panel comes back by itself, under the address that it knows.
    port = server.port;
  }
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
