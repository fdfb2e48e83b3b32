import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { DataFolder } from '../dataFolder.ts';
import { projectFolder } from '../project.ts';

export interface LaunchOptions {
  folder: DataFolder;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Puts the data folder on a disk of its own with so many megabytes; null for the ordinary disk. */
  diskMegabytes: number | null;
  /** With a channel for messages. */
  talks: boolean;
}

/** A fifth of what a start costs is compiling the same bundle once more. */
const compiled = join(projectFolder, '.cache', 'compiled');

/** Starts Node on a script, far away from whoever runs the tests: with a home of its own and no Emcee settings. */
export function launchNode(script: string, options: LaunchOptions): ChildProcess {
  const { folder, diskMegabytes, talks } = options;
  const words = [process.execPath, script, ...options.args];
  const [command = '', ...args] =
    diskMegabytes === null ? words : onSmallDisk(words, folder.path, diskMegabytes);
  return spawn(command, args, {
    env: { ...cleanEnvironment(folder), NODE_COMPILE_CACHE: compiled, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', ...(talks ? (['ipc'] as const) : [])],
    serialization: 'advanced',
  });
}

export function cleanEnvironment(folder: DataFolder): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined &&
      !/^(EMCEE_|XDG_CONFIG_HOME$|NODE_OPTIONS$|NO_COLOR$|FORCE_COLOR$|DISPLAY$|WAYLAND_)/.test(name),
  );
  return { ...(Object.fromEntries(kept) as Record<string, string>), HOME: folder.home };
}

/** Why a disk of one's own cannot be made here; null when it can. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'a small disk can only be made on Linux';
  const tried = spawnSync('unshare', [...unshareFlags(), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
  return tried.status === 0 ? null : 'this user may not mount a small disk (unshare --mount)';
}

/** A disk in memory that only the new process and its children see, and that goes away with them. */
function onSmallDisk(words: readonly string[], folder: string, megabytes: number): string[] {
  const mount = [
    'kept=$(mktemp -d)',
    'cp -a "$0/." "$kept"',
    `mount -t tmpfs -o size=${megabytes}m tmpfs "$0"`,
    'cp -a "$kept/." "$0"',
    'rm -r "$kept"',
    'exec "$@"',
  ].join(' && ');
  return ['unshare', ...unshareFlags(), 'sh', '-c', mount, folder, ...words];
}

function unshareFlags(): string[] {
  return process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
}
