import { chromium } from 'playwright';
import { findBrowser } from '../../e2e/support/browser.ts';
import { duration, type Suite } from '../harness.ts';
import { removeFolder, temporaryFolder, withStore } from '../support/folders.ts';
import { residentMegabytes, startHeadless } from '../support/headless.ts';
import { fillViewers } from '../support/viewers.ts';

const VIEWERS = 50_000;
const AIM_MS = 50;
const AIM_MB = 150;

/** Parts of names, so that no answer can have been kept from the question before. */
const PARTS = Array.from({ length: 90 }, (_, index) => `viewer_${index + 10}`);

/** The Users page with many people, in the built app: what its calls take, and what it takes until rows are drawn. */
export async function peopleSuite(): Promise<Suite> {
  const folder = temporaryFolder();
  withStore(folder, ({ db }) => fillViewers(db, VIEWERS));
  const app = await startHeadless(folder);
  const browser = await chromium.launch(findBrowser());
  const [origin = '', token = ''] = app.panel.split('/#token=');
  const call = async (route: string, input: object): Promise<unknown> => {
    const response = await fetch(`${origin}/api/${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const result = (await response.json()) as { ok: boolean; data: unknown; error?: { message: string } };
    if (!result.ok) throw new Error(`${route}: ${result.error?.message}`);
    return result.data;
  };
  const list = (filter: object, sort: object) => (): Promise<number> =>
    duration(() => call('viewers/list', { filter, sort }));

  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(app.panel);
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Users/ })
    .click();
  const search = page.getByRole('searchbox').first();
  await search.waitFor();
  const typed = async (text: string): Promise<number> => {
    await search.fill('');
    await page
      .getByText(/^Viewer_\d+$/)
      .first()
      .waitFor();
    // In the page itself, so that the way to it is not counted.
    return page.evaluate<number>(`(${TYPE_AND_WAIT})(${JSON.stringify(text)})`);
  };
  let turn = 0;
  const next = (): string => PARTS[turn++ % PARTS.length] ?? '';

  return {
    title: `The Users page of the built app, with ${VIEWERS} viewers`,
    note: 'a call that reads nothing',
    runs: 15,
    cases: [
      {
        name: 'a call that reads nothing',
        unit: 'ms',
        measure: () => duration(() => call('economy/plan', {})),
      },
      { name: 'call: the latest first', unit: 'ms', aim: AIM_MS, measure: list({}, {}) },
      { name: 'call: sorted by lines', unit: 'ms', aim: AIM_MS, measure: list({}, { by: 'messages' }) },
      {
        name: 'call: sorted by a balance',
        unit: 'ms',
        aim: AIM_MS,
        measure: list({}, { by: 'balance', currency: 'tokens' }),
      },
      {
        name: 'call: a part of a name',
        unit: 'ms',
        aim: AIM_MS,
        measure: () => list({ text: next() }, {})(),
      },
      { name: 'browser: typed until rows are drawn', unit: 'ms', measure: () => typed(next()) },
      {
        name: "call: the economy's books",
        unit: 'ms',
        measure: () => duration(() => call('economy/books', {})),
      },
      {
        name: 'memory of the app',
        unit: 'MB',
        aim: AIM_MB,
        measure: () => residentMegabytes(app.child.pid ?? 0) ?? Number.NaN,
      },
    ],
    async end() {
      await browser.close();
      await app.stop();
      removeFolder(folder);
    },
  };
}

/** Runs in the page: types into the search and waits until all rows that are drawn fit it; milliseconds. */
const TYPE_AND_WAIT = `(text) => new Promise((resolve) => {
  const input = document.querySelector('input[type=search]');
  const started = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  const look = () => {
    const names = [...document.querySelectorAll('main *')]
      .filter((each) => each.childElementCount === 0 && /^Viewer_\\d+$/.test(each.textContent))
      .map((each) => each.textContent.toLowerCase());
    if (names.length > 0 && names.every((name) => name.includes(text))) resolve(performance.now() - started);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;
