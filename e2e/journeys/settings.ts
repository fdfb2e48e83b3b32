import { expect, test } from '../fixtures.ts';
import type { Emcee } from '../support/doors/emcee.ts';
import { card, goTo, toast } from '../support/panel.ts';

async function overlaySettings(emcee: Emcee): Promise<Record<string, unknown>> {
  const { sections } = await emcee.ask('settings', 'list', {});
  return sections.find(({ feature }) => feature === 'overlay')?.values ?? {};
}

test('a changed setting takes effect when it is saved, is refused when it does not fit, and stays', async ({
  panel,
  emcee,
}) => {
  await goTo(panel, 'Settings');
  const overlay = card(panel, 'Overlay');
  const field = overlay.getByRole('textbox', { name: 'Seconds on screen' });
  await field.fill('12');
  await expect(overlay).toContainText('Not saved yet');
  expect(await overlaySettings(emcee)).toMatchObject({ cardSeconds: 6 });
  await overlay.getByRole('button', { name: 'Save the settings of Overlay' }).click();
  await expect(toast(panel, 'The settings of Overlay were saved')).toBeVisible();
  expect(await overlaySettings(emcee)).toMatchObject({ cardSeconds: 12 });

  await field.fill('99');
  await overlay.getByRole('button', { name: 'Save the settings of Overlay' }).click();
  await expect(overlay.getByRole('alert')).toContainText('60');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  expect(await overlaySettings(emcee)).toMatchObject({ cardSeconds: 12 });
  await overlay.getByRole('button', { name: 'Discard the changes to Overlay' }).click();
  await expect(field).toHaveValue('12');
  await expect(overlay.getByRole('alert')).toHaveCount(0);

  const again = await emcee.restart();
  await goTo(again, 'Settings');
  await expect(card(again, 'Overlay').getByRole('textbox', { name: 'Seconds on screen' })).toHaveValue('12');
});

test('settings go back to their defaults, one of them or all, after a question', async ({ panel, emcee }) => {
  await emcee.ask('settings', 'set', { feature: 'overlay', values: { cardSeconds: 20, paused: true } });
  await goTo(panel, 'Settings');
  const overlay = card(panel, 'Overlay');
  const field = overlay.getByRole('textbox', { name: 'Seconds on screen' });
  await expect(field).toHaveValue('20');
  await overlay.getByRole('button', { name: 'Set Seconds on screen back to its default: 6' }).click();
  await expect(field).toHaveValue('6');
  await overlay.getByRole('button', { name: 'Discard the changes to Overlay' }).click();
  await expect(field).toHaveValue('20');

  const reset = overlay.getByRole('button', { name: 'Set all settings of Overlay back to their defaults' });
  await reset.click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await overlaySettings(emcee)).toMatchObject({ cardSeconds: 20, paused: true });
  await reset.click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Set back' }).click();
  await expect(field).toHaveValue('6');
  expect(await overlaySettings(emcee)).toEqual({ cardSeconds: 6, paused: false });

  // What changes elsewhere is seen at once, without touching what is being typed.
  const log = card(panel, 'Log').getByRole('textbox', { name: 'Keep for (days)' });
  await log.fill('33');
  await emcee.ask('settings', 'set', { feature: 'overlay', values: { cardSeconds: 15 } });
  await expect(card(panel, 'Overlay').getByRole('textbox', { name: 'Seconds on screen' })).toHaveValue('15');
  await expect(log).toHaveValue('33');
});
