import './nodeVersion.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, projectFolder, run } from './lib/freshBuild.mjs';

/** A download that takes longer than this has stalled, or would keep the streamer waiting for too long. */
const INSTALL_LIMIT_MS = 5 * 60_000;

/** After a failed download the next starts do not try again for a day. */
const RETRY_AFTER_MS = 24 * 3_600_000;

const electronFolder = join(projectFolder, 'node_modules', 'electron');
const failureStamp = join(projectFolder, '.cache', 'desktop-runtime-failed');

if (!(await buildIfStale())) {
  process.exitCode = 1;
} else {
  const reason = hasDisplay() ? await bringRuntime() : 'there is no display here';
  process.exitCode = reason === null ? await startDesktop() : await startHeadless(reason);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Null when Electron's runtime is there (now); otherwise why it is not. */
async function bringRuntime() {
  if (runtimePath() !== null) return null;
  if (existsSync(failureStamp) && Date.now() - statSync(failureStamp).mtimeMs < RETRY_AFTER_MS) {
    return 'the desktop runtime could not be downloaded at an earlier start (delete .cache to try again)';
  }
  console.log('The desktop runtime (Electron, about 120 MB) is not installed yet. Downloading it once ...');
  const { code } = await withProgress(
    run(process.execPath, [join(electronFolder, 'install.js')], { quiet: true, timeout: INSTALL_LIMIT_MS }),
  );
  if (code === 0 && runtimePath() !== null) {
    rmSync(failureStamp, { force: true });
    return null;
  }
  mkdirSync(dirname(failureStamp), { recursive: true });
  writeFileSync(failureStamp, '');
  return 'the desktop runtime could not be downloaded';
}

/**
 * @template T
 * @param {Promise<T>} work
 */
async function withProgress(work) {
  const started = Date.now();
  const timer = setInterval(
    () => console.log(`  still downloading, ${Math.round((Date.now() - started) / 1000)} s ...`),
    10_000,
  );
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** Where Electron's program is; null when it is not installed. */
function runtimePath() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const pathFile = join(electronFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : override ? 'electron' : null;
  if (name === null) return null;
  const program = override ? join(override, name) : join(electronFolder, 'dist', name);
  return existsSync(program) ? program : null;
}

async function startDesktop() {
  const program = runtimePath();
  if (program === null) return 1;
  const rootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(
    program,
    [...(rootOnLinux ? ['--no-sandbox'] : []), projectFolder, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', async (error) =>
      resolve(await startHeadless(`the desktop app did not start (${error.message})`)),
    );
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** @param {string} reason */
async function startHeadless(reason) {
  console.log(`The desktop app is not started because ${reason}. Emcee runs in the browser instead.`);
  const { runHeadless } = await import(pathToFileURL(join(projectFolder, 'out', 'main', 'headless.js')).href);
  return runHeadless(process.argv.slice(2), process.env);
}
