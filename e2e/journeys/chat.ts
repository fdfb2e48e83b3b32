import type { Page } from 'playwright';
import { expect, test } from '../fixtures.ts';
import { card, flip, goTo, toast } from '../support/panel.ts';
import { lines, liveChat, rehearse, signInOnStage, startOnStage } from '../support/rehearsal.ts';

/** Speaks as a viewer, with the form of the stage. */
async function sayAs(panel: Page, viewer: string, role: string, text: string): Promise<void> {
  const say = card(panel, 'Speak as a viewer');
  await say.getByRole('textbox', { name: 'Name' }).fill(viewer);
  await say.getByRole('combobox', { name: 'Role' }).click();
  await panel.getByRole('option', { name: role, exact: true }).click();
  await say.getByRole('textbox', { name: 'Line' }).fill(text);
  await say.getByRole('button', { name: 'Say' }).click();
  await expect(say.getByRole('textbox', { name: 'Line' })).toHaveValue('');
}

const line = (panel: Page, text: string) => lines(panel).filter({ hasText: text });

/** Points at a line and chooses what to do about it. */
async function act(panel: Page, text: string, action: string | RegExp, choice: string): Promise<void> {
  await line(panel, text).hover();
  await line(panel, text).getByRole('button', { name: action }).click();
  await panel.getByRole('menuitem', { name: choice }).click();
}

test('live chat shows what viewers and the bot say, and keeps order by click', async ({ emcee }) => {
  const panel = await startOnStage(emcee);
  // A stream that is on would be told of sooner or later, and chat would not be empty any more.
  await emcee.ask('rehearsal', 'happen', { happening: { what: 'streamOff' }, viewer: 'nobody' });
  await signInOnStage(emcee, panel);
  await goTo(panel, 'Rehearsal');
  await expect(liveChat(panel)).toContainText('Nobody has said anything yet');
  await sayAs(panel, 'front_row_ada', 'Moderator', 'Good evening Kappa to all');
  const first = line(panel, 'Good evening');
  await expect(first).toHaveCount(1);
  await expect(first).toContainText('front_row_ada: Good evening Kappa to all');
  await expect(first).toContainText('First message');
  await expect(first.getByRole('img', { name: 'Moderator' })).toBeVisible();
  // In the rehearsal no picture is fetched, so the emote is its word.
  await expect(first.getByText('Kappa', { exact: true })).toBeVisible();

  await sayAs(panel, 'back_row_bo', 'Viewer', '<b>Look</b> at this');
  await expect(line(panel, '<b>Look</b> at this')).toHaveCount(1);

  await goTo(panel, 'Home');
  const field = liveChat(panel).getByRole('textbox', { name: 'Say something as the bot' });
  await field.fill('Welcome, everybody');
  await panel.keyboard.press('Enter');
  await expect(line(panel, 'Welcome, everybody')).toContainText('Rehearsal_Streamer: Welcome, everybody');
  await expect(line(panel, 'Welcome, everybody')).toContainText('Emcee');
  await expect(field).toHaveValue('');

  await line(panel, 'Good evening').hover();
  await line(panel, 'Good evening').getByRole('button', { name: 'Reply to front_row_ada' }).click();
  await expect(field).toBeFocused();
  await panel.keyboard.type('Glad you are here');
  await panel.keyboard.press('Enter');
  await expect(line(panel, 'Glad you are here')).toContainText('to front_row_ada');

  await act(panel, '<b>Look</b>', 'Delete the line', 'Delete it');
  await expect(toast(panel, 'The line of back_row_bo was deleted')).toBeVisible();
  await expect(line(panel, '<b>Look</b>')).toContainText('(deleted)');

  await emcee.ask('rehearsal', 'sayAs', { viewer: 'back_row_bo', role: 'viewer', text: 'I can go on' });
  await expect(line(panel, 'I can go on')).toHaveCount(1);
  await act(panel, 'I can go on', 'Time out back_row_bo', '10 min');
  await expect(line(panel, 'I can go on')).toContainText('(deleted)');
  await expect(line(panel, 'back_row_bo was sent out for 600 seconds')).toHaveCount(1);
  expect(
    await emcee.call('rehearsal', 'sayAs', { viewer: 'back_row_bo', role: 'viewer', text: 'And now?' }),
  ).toMatchObject({ ok: false });
  await toast(panel, 'back_row_bo is out for 10 min').getByRole('button', { name: 'Undo' }).click();
  await expect(line(panel, 'back_row_bo may talk again')).toHaveCount(1);
  await emcee.ask('rehearsal', 'sayAs', { viewer: 'back_row_bo', role: 'viewer', text: 'Thank you' });
  await expect(line(panel, 'Thank you')).toHaveCount(1);

  // Muted, the bot says nothing and says why; what was typed stays.
  await flip(card(panel, 'Quick toggles').getByRole('switch', { name: 'Mute bot' }));
  await field.fill('Can you hear me?');
  await panel.keyboard.press('Enter');
  await expect(liveChat(panel).getByRole('alert')).toContainText('Not said.');
  await expect(field).toHaveValue('Can you hear me?');
  await flip(card(panel, 'Quick toggles').getByRole('switch', { name: 'Mute bot' }));
  await field.press('Enter');
  await expect(line(panel, 'Can you hear me?')).toHaveCount(1);
});

test('what happens appears between the lines, and chat stands still while one reads', async ({ emcee }) => {
  const panel = await rehearse(emcee);
  await goTo(panel, 'Home');
  for (const happening of [
    { what: 'follow' },
    { what: 'gift', count: 5 },
    { what: 'raid', viewers: 42 },
    { what: 'cheer', bits: 300, text: 'For the band' },
  ] as const) {
    await emcee.ask('rehearsal', 'happen', { happening, viewer: 'loud_guest' });
  }
  await expect(line(panel, 'loud_guest follows now')).toHaveCount(1);
  // A gift bomb is one event, however many it reaches.
  await expect(line(panel, 'loud_guest gave 5 subscriptions')).toHaveCount(1);
  await expect(lines(panel).filter({ hasText: 'subscri' })).toHaveCount(1);
  await expect(line(panel, 'loud_guest raided with 42 viewers')).toHaveCount(1);
  await expect(line(panel, 'loud_guest cheered 300 bits')).toHaveCount(1);

  await emcee.ask('rehearsal', 'setCrowd', { on: true, rate: 1200 });
  await expect.poll(() => lines(panel).count()).toBeGreaterThan(60);
  const log = panel.getByRole('log');
  await log.hover();
  await panel.mouse.wheel(0, -400);
  const more = liveChat(panel).getByRole('button', { name: /new lines?$/ });
  await expect(more).toBeVisible();
  const last = await lines(panel).last().getAttribute('data-key');
  const missed = async () => Number.parseInt(await more.innerText(), 10);
  const before = await missed();
  await expect.poll(missed).toBeGreaterThan(before + 10);
  expect(await lines(panel).last().getAttribute('data-key')).toBe(last);
  await panel.mouse.move(4, 4);
  await more.click();
  await expect(more).toHaveCount(0);
  await expect.poll(() => lines(panel).last().getAttribute('data-key')).not.toBe(last);
});
