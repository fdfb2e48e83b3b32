import { expect, test } from '../../fixtures.ts';
import { card, goTo } from '../../support/panel.ts';

test('the page has one bridge that carries messages, and nothing else of the machine or of the disk', async ({
  panel,
  emcee,
}) => {
  await expect(card(panel, 'Emcee is on')).toBeVisible();
  const found = await panel.evaluate(() => {
    const bridge = Reflect.get(window, 'emcee');
    return {
      bridge: Object.keys(bridge),
      frozen: Object.isFrozen(bridge),
      replaceable: Object.getOwnPropertyDescriptor(window, 'emcee')?.writable,
      machine: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__standInPort'].filter(
        (name) => name in window,
      ),
    };
  });
  expect(found).toEqual({ bridge: ['send', 'onMessage'], frozen: true, replaceable: false, machine: [] });
  expect(await emcee.desk.permission('clipboard-sanitized-write')).toBe(true);
  for (const right of [
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'fileSystem',
    'clipboard-read',
  ]) {
    expect(await emcee.desk.permission(right), right).toBe(false);
  }

  emcee.watch.expect(/^Failed to load resource/);
  const statuses = await panel.evaluate(async () => {
    const paths = [
      '/index.html',
      '/nothing.js',
      '/..%2f..%2fpackage.json',
      '/%2e%2e%2fmain%2findex.js',
      '/assets',
    ];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404]);
});

test('the policy of the page runs no text as code and connects to nowhere', async ({ panel, emcee }) => {
  await expect(card(panel, 'Emcee is on')).toBeVisible();
  emcee.watch.expect(/Content Security Policy|content security policy|^Failed to load resource/);
  emcee.watch.expect(/^asked for https:\/\/evil\.example/);
  const tried = await panel.evaluate(async () => {
    const marks: string[] = [];
    Object.assign(window, { mark: (name: string) => marks.push(name) });
    // Later, since what a test runs in the page is above its policy.
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: that is what must not work
          marks.push(`eval ${globalThis.eval('1 + 1')}`);
        } catch {
          marks.push('no eval');
        }
        resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = "window.mark('inline script')";
    document.body.append(script);
    const image = document.createElement('div');
    image.innerHTML = '<img src="/nothing.png" onerror="window.mark(\'inline handler\')">';
    document.body.append(image);
    for (const url of ['https://evil.example/steal', 'http://127.0.0.1:1/']) {
      await fetch(url).then(
        () => marks.push(`fetched ${url}`),
        () => marks.push('no fetch'),
      );
    }
    const frame = document.createElement('iframe');
    frame.src = 'https://evil.example/frame';
    document.body.append(frame);
    await new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', resolve, { once: true });
    });
    return marks;
  });
  expect(tried).toEqual(['no eval', 'no fetch', 'no fetch']);
});

test('the page cannot be led away, and a link opens in the browser only when it is one of ours', async ({
  panel,
  emcee,
}) => {
  emcee.watch.expect(/^asked for https:\/\/(evil\.example|dashboard\.twitch\.tv)/);
  await goTo(panel, 'About');
  const before = panel.url();
  await panel.getByRole('link', { name: 'Twitch creator dashboard' }).click();
  await expect.poll(() => emcee.desk.opened()).toEqual(['https://dashboard.twitch.tv/']);

  await panel.evaluate(() => {
    const link = document.createElement('a');
    Object.assign(link, { href: 'https://evil.example/popup', target: '_blank', textContent: 'A popup' });
    document.querySelector('main')?.append(link);
  });
  await panel.getByText('A popup').click();
  await panel.evaluate(() => {
    location.href = 'https://evil.example/away';
  });
  // The page is where it was and still works.
  await goTo(panel, 'Modules');
  await expect(panel.getByRole('switch', { name: 'Overlay' })).toBeChecked();
  expect(new URL(panel.url()).pathname).toBe(new URL(before).pathname);
  expect(await emcee.desk.opened()).toEqual(['https://dashboard.twitch.tv/']);
});
