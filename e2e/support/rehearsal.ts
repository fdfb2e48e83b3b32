import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Emcee } from './doors/emcee.ts';
import { card, goTo } from './panel.ts';

/** Starts it in the rehearsal, as one that was left there; nobody is signed in to the simulated Twitch yet. */
export async function startOnStage(emcee: Emcee): Promise<Page> {
  emcee.folder.write('mode.json', JSON.stringify({ mode: 'rehearsal' }));
  const panel = await emcee.start();
  await expect(banner(panel)).toBeVisible();
  return panel;
}

/** The same with the streamer signed in, and chat and events connected. */
export async function rehearse(emcee: Emcee): Promise<Page> {
  const panel = await startOnStage(emcee);
  await signInOnStage(emcee, panel);
  return panel;
}

/** From then on the app hears what happens on stage: first of all that its stream is on, if it is. */
export async function signInOnStage(emcee: Emcee, panel: Page): Promise<void> {
  await emcee.ask('twitch', 'signIn', { role: 'streamer' });
  await emcee.ask('rehearsal', 'answerSignIn', { answer: 'approve' });
  await goTo(panel, 'Connection');
  await expect(link(panel, 'Chat')).toContainText('Connected');
  await expect(link(panel, 'Events')).toContainText('Connected');
}

/** What says on every page that nothing is real. */
export function banner(panel: Page): Locator {
  return panel.getByRole('region', { name: 'Rehearsal', exact: true });
}

/** One of the two ways to Twitch, on the Connection page. */
export function link(panel: Page, name: 'Chat' | 'Events'): Locator {
  return card(panel, 'Lines to Twitch')
    .getByRole('listitem')
    .filter({ has: panel.getByRole('heading', { name, exact: true }) });
}

/** Live chat, on whichever page. */
export function liveChat(panel: Page): Locator {
  return panel.getByRole('main').getByRole('region', { name: /^(Live chat|Chat of )/ });
}

/** Lines and events of live chat; the newest is the last. */
export function lines(panel: Page): Locator {
  return panel.getByRole('log').getByRole('listitem');
}
