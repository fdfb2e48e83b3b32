import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const SOURCES = [
  'src',
  'drizzle',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];
const NOT_BUILT = /\.test\.tsx?$/;
const stampFile = join(projectFolder, 'out', '.built-from');

/** Builds when there is no build, or when it was made from other sources. False when the build failed. */
export async function buildIfStale() {
  if (isFresh()) return true;
  console.error('Building Emcee (only after a change; takes a few seconds) ...');
  return buildNow({ quiet: true });
}

/** @param {{ quiet: boolean }} how quiet shows the output only when it fails */
export async function buildNow({ quiet }) {
  rmSync(stampFile, { force: true });
  const fingerprint = sourcesFingerprint();
  const electronVite = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, output } = await run(process.execPath, [electronVite, 'build'], { quiet });
  if (code !== 0) {
    if (quiet) console.error(output);
    console.error('The build failed; the lines above say where.');
    return false;
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, fingerprint);
  return true;
}

function isFresh() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesFingerprint();
}

/** Names, sizes and times: enough to see a change, and quick. */
function sourcesFingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addToFingerprint(hash, join(projectFolder, source));
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addToFingerprint(hash, path) {
  if (!existsSync(path) || NOT_BUILT.test(path)) return;
  const stats = statSync(path);
  if (stats.isDirectory()) {
    for (const name of readdirSync(path).sort()) addToFingerprint(hash, join(path, name));
  } else {
    hash.update(`${path}:${stats.size}:${stats.mtimeMs}\n`);
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet: boolean, timeout?: number }} how
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { quiet, timeout = 0 }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: projectFolder, stdio: quiet ? 'pipe' : 'inherit' });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer = timeout > 0 ? setTimeout(() => child.kill(), timeout) : null;
    const done = (/** @type {number} */ code) => {
      if (timer) clearTimeout(timer);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += String(error);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}
