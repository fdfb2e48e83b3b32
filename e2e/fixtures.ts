import type { Page } from 'playwright';
import { test as base, expect } from 'playwright/test';
import type { DoorName } from './support/doors/door.ts';
import { Emcee } from './support/doors/emcee.ts';

export interface JourneyOptions {
  /** Through which door the journey goes. */
  door: DoorName;
  /** Whether the panel has welcomed this streamer before; otherwise a first start opens the welcome. */
  welcomed: boolean;
}

interface JourneyFixtures {
  /** The built app in a folder of its own; not started yet. */
  emcee: Emcee;
  /** The same folder through the other door. */
  otherDoor: Emcee;
  /** The panel of an app that was started as it comes. */
  panel: Page;
}

export const test = base.extend<JourneyOptions & JourneyFixtures>({
  door: ['headless', { option: true }],
  welcomed: [true, { option: true }],
  emcee: async ({ browser, door, welcomed }, use, info) => {
    const emcee = new Emcee(browser, door, { welcomed });
    await use(emcee);
    if (info.status !== info.expectedStatus) {
      await info.attach('what Emcee said', { body: emcee.said, contentType: 'text/plain' });
    }
    await emcee.end();
    emcee.folder.remove();
    expect(emcee.watch.complaints, 'what pages complained about').toEqual([]);
  },
  otherDoor: async ({ browser, emcee, welcomed }, use) => {
    const door = emcee.door === 'desktop' ? 'headless' : 'desktop';
    const other = new Emcee(browser, door, { welcomed, folder: emcee.folder });
    await use(other);
    await other.end();
  },
  panel: async ({ emcee }, use) => {
    await use(await emcee.start());
  },
});

export { expect };
