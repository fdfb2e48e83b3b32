import { expect, test } from '../../fixtures.ts';

test('without its link the panel opens nothing and says where the link is, and the link opens it', async ({
  emcee,
}) => {
  await emcee.startQuietly();
  const stranger = await emcee.openElsewhere(emcee.link.origin);
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This page needs its link');
  await expect(stranger.getByRole('listitem').first()).toContainText('In the terminal');
  const field = stranger.getByRole('textbox', { name: 'Link or token' });
  const open = stranger.getByRole('button', { name: 'Open the panel' });

  await field.fill('that is no link');
  await open.click();
  await expect(stranger.getByRole('main')).toContainText('There is no token in this text');
  await field.fill(`${emcee.link.origin}/#token=${'x'.repeat(32)}`);
  await open.click();
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This link is no longer valid');
  await field.fill(emcee.link.href);
  await open.click();
  await expect(stranger.getByLabel('Connection to Emcee')).toHaveText('Connected');
});

test('the token leaves the address bar at once, and a bookmark without it works afterwards', async ({
  panel,
  emcee,
}) => {
  expect(panel.url()).not.toContain(emcee.token);
  await panel.goto(`${emcee.link.origin}/#/modules`);
  await panel.reload();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Modules');
  await expect(panel.getByLabel('Connection to Emcee')).toHaveText('Connected');
  expect(panel.url()).not.toContain(emcee.token);
});
