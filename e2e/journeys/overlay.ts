import { expect, test } from '../fixtures.ts';
import { card, flip, goTo } from '../support/panel.ts';
import { freePort } from '../support/ports.ts';

test('the overlay shows a card, nothing while it is paused, and nothing any more under its old address', async ({
  panel,
  emcee,
}) => {
  await goTo(panel, 'Overlay');
  const address = card(panel, 'Address for OBS');
  await expect(address.getByRole('code')).not.toContainText('token=a');
  await address.getByRole('button', { name: 'Show: Overlay address' }).click();
  const url = await address.getByRole('code').innerText();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/overlay#token=\S{20,}$/);

  const obs = await emcee.openElsewhere(url);
  await expect(address).toContainText('1 overlay page is open');
  const test = card(panel, 'Test card');
  await test.getByRole('textbox', { name: 'Text of the card' }).fill('<b>Raid!</b> & more');
  await test.getByRole('button', { name: 'Send a test card' }).click();
  await expect(test).toContainText('Shown on 1 page.');
  // As text, whatever it looks like.
  await expect(obs.getByText('<b>Raid!</b> & more')).toBeVisible();

  await goTo(panel, 'Home');
  await flip(card(panel, 'Quick toggles').getByRole('switch', { name: 'Pause alerts' }));
  await expect(obs.getByText('<b>Raid!</b> & more')).toHaveCount(0);
  await goTo(panel, 'Overlay');
  await expect(panel.getByRole('main')).toContainText('The overlay is paused');
  await test.getByRole('button', { name: 'Send a test card' }).click();
  await expect(test).toContainText('Alerts are paused.');
  await panel.getByRole('button', { name: 'Show again' }).click();
  await test.getByRole('button', { name: 'Send a test card' }).click();
  await expect(obs.getByText('Hello from Emcee!')).toBeVisible();

  await address.getByRole('button', { name: 'Renew' }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Make a new address' }).click();
  await expect(address).toContainText('No overlay page is open');
  const { url: renewed } = await emcee.ask('overlay', 'address', {});
  expect(renewed).not.toBe(url);
  const newer = await emcee.openElsewhere(renewed ?? '');
  await expect(address).toContainText('1 overlay page is open');
  await emcee.ask('overlay', 'test', { text: 'Only for the new one' });
  await expect(newer.getByText('Only for the new one')).toBeVisible();
  await expect(obs.getByText('Only for the new one')).toHaveCount(0);
});

test('the overlay connects again after a restart, is transparent, and its token opens nothing else', async ({
  emcee,
}) => {
  emcee.folder.writeSettings({ access: { port: await freePort() } });
  await emcee.startQuietly({ usualPort: true });
  const { url } = await emcee.ask('overlay', 'address', {});
  const obs = await emcee.openElsewhere(url ?? '');
  const watching = async () => (await emcee.ask('overlay', 'address', {})).watching;
  await expect.poll(watching).toBe(1);
  await emcee.stop();
  await emcee.startQuietly({ usualPort: true });
  expect((await emcee.ask('overlay', 'address', {})).url).toBe(url);
  await expect.poll(watching).toBe(1);
  await emcee.ask('overlay', 'test', { text: 'We are back' });
  await expect(obs.getByText('We are back')).toBeVisible();

  const { origin, hash } = new URL(url ?? '');
  expect(await obs.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgba(0, 0, 0, 0)',
  );
  expect(await obs.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgba(0, 0, 0, 0)');

  const token = hash.slice('#token='.length);
  for (const route of ['access/addresses', 'settings/list', 'log/list', 'overlay/test']) {
    const answer = await fetch(`${origin}/api/${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'x' }),
    });
    expect(answer.status, route).toBe(403);
    expect(await answer.json()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  }
});
