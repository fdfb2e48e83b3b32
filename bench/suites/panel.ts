import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { findBrowser } from '../../e2e/support/browser.ts';
import type { Suite } from '../harness.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { type RunningHeadless, startHeadless } from '../support/headless.ts';

const WATCHED_MS = 10_000;
const LINES_A_MINUTE = 60_000;

/** Runs in the page: how long each frame took, in milliseconds. */
const WATCH_FRAMES = `new Promise((resolve) => {
  const all = [];
  const started = performance.now();
  let last = started;
  const next = (now) => {
    all.push(now - last);
    last = now;
    if (now - started < ${WATCHED_MS}) requestAnimationFrame(next);
    else resolve(all.slice(1));
  };
  requestAnimationFrame(next);
})`;

interface Frames {
  longest: number;
  /** Of a hundred frames, so long are all but the longest one. */
  usual: number;
}

/** How smoothly live chat is drawn, in a real Chromium, while the app rehearses. */
export async function panelSuite(): Promise<Suite> {
  const stage = await openStage();
  const { page } = stage;
  const flooded = async <T>(measure: () => Promise<T>): Promise<T> => {
    await stage.call('rehearsal/setCrowd', { on: true, rate: LINES_A_MINUTE });
    // What is drawn first when the flood begins belongs to it.
    const result = await measure();
    await stage.call('rehearsal/setCrowd', { on: false });
    return result;
  };
  return {
    title: `Live chat in the browser, ${WATCHED_MS / 1000} seconds each`,
    note: 'the same page while nobody says anything',
    runs: 3,
    cases: [
      { name: 'longest frame, idle', unit: 'ms', measure: async () => (await frames(page)).longest },
      {
        name: 'longest frame, 1,000 lines a second',
        unit: 'ms',
        measure: () => flooded(async () => (await frames(page)).longest),
      },
      {
        name: '99 of 100 frames, 1,000 lines a second',
        unit: 'ms',
        measure: () => flooded(async () => (await frames(page)).usual),
      },
    ],
    end: stage.close,
  };
}

/** What the page holds while more and more chat has raced by. The warm-up is the first 30,000 lines. */
export async function panelMemorySuite(): Promise<Suite> {
  const stage = await openStage();
  const session = await stage.page.context().newCDPSession(stage.page);
  const flood = async (): Promise<number> => {
    await stage.call('rehearsal/setCrowd', { on: true, rate: LINES_A_MINUTE });
    await frames(stage.page);
    await stage.call('rehearsal/setCrowd', { on: false });
    return heapOf(session);
  };
  return {
    title: 'Memory of the page with live chat',
    note: 'after the first 40,000 lines',
    runs: 1,
    cases: ['40,000', '50,000', '60,000'].map((lines) => ({
      name: `after ${lines} lines`,
      unit: 'MB',
      measure: flood,
    })),
    end: stage.close,
  };
}

interface OpenStage {
  page: Page;
  call(route: string, input?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** The built app in its rehearsal, signed in, and its live chat in a browser. */
async function openStage(): Promise<OpenStage> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'mode.json'), JSON.stringify({ mode: 'rehearsal' }));
  const app: RunningHeadless = await startHeadless(folder);
  const browser: Browser = await chromium.launch(findBrowser());
  const close = async (): Promise<void> => {
    await browser.close();
    await app.stop();
    removeFolder(folder);
  };
  const [origin = '', token = ''] = app.panel.split('/#token=');
  const call = async (route: string, input: object = {}): Promise<unknown> => {
    const response = await fetch(`${origin}/api/${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const result = (await response.json()) as { ok: boolean; data: unknown; error?: { message: string } };
    if (!result.ok) throw new Error(`${route}: ${result.error?.message}`);
    return result.data;
  };
  try {
    return { page: await livePage(browser, app.panel, call), call, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** Signs in, opens live chat in the browser, and waits until what is said shows there. */
async function livePage(browser: Browser, panel: string, call: OpenStage['call']): Promise<Page> {
  await call('twitch/signIn', { role: 'streamer' });
  await call('rehearsal/answerSignIn', { answer: 'approve' });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(panel);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^Chat/ }).click();
  // The sign-in is asked about every five seconds; what is said from then on is shown.
  const isThere = page.getByText('Is the bot there?').first();
  for (;;) {
    await call('rehearsal/sayAs', { viewer: 'first_viewer', role: 'viewer', text: 'Is the bot there?' });
    if (
      await isThere.waitFor({ timeout: 500 }).then(
        () => true,
        () => false,
      )
    )
      break;
  }
  return page;
}

/** Watches the frames of the page for a while. */
async function frames(page: Page): Promise<Frames> {
  const lengths = await page.evaluate<number[]>(WATCH_FRAMES);
  const sorted = lengths.sort((left, right) => left - right);
  return {
    longest: sorted.at(-1) ?? Number.NaN,
    usual: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
  };
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  return usedSize / 1024 / 1024;
}
