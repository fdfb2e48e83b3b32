import { join } from 'node:path';
import type { Page } from 'playwright';
import { AppProcess } from './appProcess.ts';
import type { Door, DoorParts, DoorRun, StartOptions } from './door.ts';
import { launchNode } from './launch.ts';

/** Emcee without a window: the panel is a page in a browser. */
export function headlessDoor({ folder, newContext }: Omit<DoorParts, 'prepare'>): Door {
  let tab: Promise<Page> | null = null;

  const launch = ({
    bare = false,
    args = [],
    env = {},
    usualPort = false,
    diskMegabytes,
  }: StartOptions): DoorRun => {
    const usual = ['--data-dir', folder.path, '--no-open', ...(usualPort ? [] : ['--port', '0'])];
    const process = new AppProcess(
      launchNode(join(import.meta.dirname, 'headlessMain.ts'), {
        folder,
        args: bare ? args : [...usual, ...args],
        env,
        diskMegabytes: diskMegabytes ?? null,
        talks: false,
      }),
    );
    let link: URL | null = null;
    const ready = async (): Promise<URL> => {
      const [, said = ''] = await process.says(/^Panel: (\S+)$/m);
      link = new URL(said);
      return link;
    };
    return {
      process,
      desk: null,
      get link() {
        return link;
      },
      ready: async () => void (await ready()),
      async openPanel() {
        const { href, origin } = await ready();
        tab ??= newContext().then((context) => context.newPage());
        const page = await tab;
        // The same address with another token would not load anything.
        if (page.url().startsWith(origin)) await page.goto('about:blank');
        await page.goto(href);
        return page;
      },
      async send(route, input) {
        const { origin, hash } = await ready();
        const response = await fetch(`${origin}/api/${route.replace('.', '/')}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${hash.slice('#token='.length)}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify(input),
        });
        return response.json();
      },
    };
  };

  return { name: 'headless', launch: async (options) => launch(options) };
}
