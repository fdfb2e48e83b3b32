import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** What the system may have Chromium under. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const ELSEWHERE: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
  }),
};

/**
 * What Playwright needs to start a Chromium: the one that was named, Playwright's own, or the system's. Where none can
 * be had it says in one line how to get one.
 */
export function findBrowser(): { executablePath: string; args: string[] } {
  const executablePath = findProgram() ?? (mayInstall() ? install() : null);
  if (executablePath) return { executablePath, args: ARGUMENTS };
  throw new Error(
    'There is no Chromium here. Run "npx playwright install chromium", or name one in EMCEE_CHROMIUM.',
  );
}

/**
 * Chromium heeds only the last --disable-features, so these are Playwright's own once more, and four besides: without
 * three of them each window also starts two pages for an address bar that nobody sees, which takes as long as the panel
 * itself, and without the last each keeps a process at hand for a site that nobody will open.
 */
const DISABLED_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'SpareRendererForSitePerProcess',
];

/**
 * Chromium as root needs --no-sandbox. Without the others it calls home, which a test must not do, looks for a graphics
 * card that a computer for tests does not have, and wants more shared memory than a container has.
 */
const ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  `--disable-features=${DISABLED_FEATURES.join(',')}`,
];

/** Null when there is none. */
function findProgram(): string | null {
  const named = process.env['EMCEE_CHROMIUM'];
  if (named) return named;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(ELSEWHERE[process.platform] ?? [])].find(isProgram) ?? null;
}

function mayInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function install(): string | null {
  process.stdout.write(
    'There is no Chromium here; it is installed from Debian now (apt-get install chromium) ...\n',
  );
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-qq', '-y', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '--no-install-recommends', 'chromium');
  return findProgram();
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
