import { expect, test } from '../../fixtures.ts';
import { card, goTo, toast } from '../../support/panel.ts';
import { lines, rehearse } from '../../support/rehearsal.ts';

test('a routine is made by keyboard alone, tried, and speaks in chat when its trigger comes', async ({
  emcee,
}) => {
  const panel = await rehearse(emcee);
  const { keyboard } = panel;
  const button = (name: string | RegExp) => panel.getByRole('button', { name, exact: true });
  /** Opens a menu of what can be added, and takes the first that fits the word. */
  const add = async (menu: string, word: string, first: string) => {
    await button(menu).press('Enter');
    await expect(panel.locator('input:focus')).toBeVisible();
    await keyboard.type(word);
    await expect(panel.getByRole('option').first()).toContainText(first);
    await keyboard.press('Enter');
    await expect(panel.getByRole('option')).toHaveCount(0);
  };

  await goTo(panel, 'Routines');
  await expect(panel.getByRole('main')).toContainText('No routines yet');
  await button('New routine').press('Enter');
  await expect(panel.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await keyboard.type('Greet followers');
  await add('Add a trigger', 'follow', 'Follow');
  await add('Add a step', 'say', 'Say');
  // The focus stands in the form of the new step.
  await keyboard.type('Welcome, $(nobody_knows)');
  await expect(panel.getByRole('main')).toContainText('1 thing to mend');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('Welcome aboard, $(user)!');
  await keyboard.press('Escape');
  await expect(panel.getByRole('main')).not.toContainText('to mend');
  await add('Add a step', 'wait', 'Wait');

  const steps = panel.getByRole('list', { name: 'Steps', exact: true });
  const rows = steps.locator('button[aria-expanded][aria-keyshortcuts]');
  await expect(rows).toHaveText([/Say.*Welcome aboard/, /Wait/]);
  await rows.nth(1).press('Alt+ArrowUp');
  await expect(rows).toHaveText([/Wait/, /Say.*Welcome aboard/]);
  await expect(rows.nth(0)).toBeFocused();
  await expect(panel.getByText('Wait is now step 1 of 2 in Steps.')).toBeAttached();
  await rows.nth(0).press('Alt+ArrowDown');
  await expect(rows).toHaveText([/Say.*Welcome aboard/, /Wait/]);

  // Deleted, it can be had back; and without it again.
  await button('More for step 2: Wait').press('Enter');
  await panel.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(rows).toHaveCount(1);
  await toast(panel, 'The step “Wait” is deleted').getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(rows).toHaveCount(2);
  await button('More for step 2: Wait').press('Enter');
  await panel.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(rows).toHaveCount(1);

  // Pretending says what it would do, and nobody hears it.
  const beside = panel.getByRole('complementary', { name: 'Beside the routine' });
  await beside.getByRole('textbox', { name: 'As whom' }).fill('front_row_ada');
  await beside.getByRole('button', { name: 'Try it' }).press('Enter');
  await expect(beside.getByRole('region', { name: 'What happened' })).toContainText(
    'Would say "Welcome aboard, front_row_ada!"',
  );

  // What is not saved is still there after a look at another page.
  await goTo(panel, 'Log');
  await goTo(panel, 'Routines');
  await button('Go on with it').press('Enter');
  await expect(rows).toHaveText([/Say.*Welcome aboard/]);
  await keyboard.press('ControlOrMeta+s');
  await expect(toast(panel, '“Greet followers” is saved')).toBeVisible();
  await expect(panel.getByRole('textbox', { name: 'Name' })).toHaveValue('Greet followers');

  await emcee.ask('rehearsal', 'happen', { happening: { what: 'follow' }, viewer: 'newest_guest' });
  await goTo(panel, 'Chat');
  const said = lines(panel).filter({ hasText: 'Welcome aboard, newest_guest!' });
  await expect(said).toHaveCount(1);
  await expect(lines(panel).filter({ hasText: 'front_row_ada' })).toHaveCount(0);

  // The history tells of it, and takes it back.
  await goTo(panel, 'Routines');
  const row = panel.getByRole('list', { name: 'Routines' }).getByRole('listitem');
  await expect(row).toContainText('1 run');
  await panel.getByRole('link', { name: 'History' }).press('Enter');
  const history = card(panel, 'History of all runs');
  const run = history.getByRole('button', { name: /^Greet followers.*by newest_guest.*Done/ });
  await run.press('Enter');
  await expect(history).toContainText('Said "Welcome aboard, newest_guest!"');
  await history
    .getByRole('button', { name: 'Undo all that this run of “Greet followers” did' })
    .press('Enter');
  await expect(toast(panel, '1 step was taken back')).toBeVisible();
  await goTo(panel, 'Chat');
  await expect(said.filter({ hasNotText: '(deleted)' })).toHaveCount(0);
});

test('a routine is switched off, deleted and brought back, and an example becomes one', async ({ emcee }) => {
  const panel = await rehearse(emcee);
  await goTo(panel, 'Routines');
  await panel.getByRole('button', { name: 'Use this: Welcome a raid' }).click();
  const main = panel.getByRole('main');
  await expect(main).toContainText('Not saved');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(panel, '“Welcome a raid” is saved')).toBeVisible();

  await panel.getByRole('link', { name: 'All routines' }).first().click();
  const row = panel.getByRole('list', { name: 'Routines' }).getByRole('listitem');
  await row.getByRole('switch').press('Space');
  await expect(toast(panel, '“Welcome a raid” is switched off')).toBeVisible();
  await expect(row.getByRole('switch')).not.toBeChecked();
  await emcee.ask('rehearsal', 'happen', { happening: { what: 'raid', viewers: 50 }, viewer: 'raid_leader' });
  await row.getByRole('button', { name: 'More for “Welcome a raid”' }).press('Enter');
  await panel.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(main).toContainText('No routines yet');
  await toast(panel, '“Welcome a raid” is deleted').getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('Has not run yet');

  // An older version comes back.
  await row.getByRole('link', { name: 'Welcome a raid' }).click();
  await panel.getByRole('textbox', { name: 'Name' }).fill('Hello raiders');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(panel, '“Hello raiders” is saved')).toBeVisible();
  await panel.getByText('Versions', { exact: true }).click();
  const versions = panel
    .getByRole('complementary')
    .getByRole('listitem')
    .filter({ hasText: 'Welcome a raid' });
  await versions
    .getByRole('button', { name: /^Bring back version/ })
    .first()
    .click();
  await expect(panel.getByRole('textbox', { name: 'Name' })).toHaveValue('Welcome a raid');
});
