import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from '../fixtures.ts';
import type { Emcee } from '../support/doors/emcee.ts';
import { goTo } from '../support/panel.ts';

/** Leaves an audit row with a number in it that nothing else has. */
async function leaveRow(emcee: Emcee, cardSeconds: number): Promise<void> {
  await emcee.ask('settings', 'set', { feature: 'overlay', values: { cardSeconds } });
}

const rows = (panel: Page) => panel.getByRole('grid', { name: 'Log rows' }).getByRole('row');
const row = (panel: Page, text: string) => rows(panel).filter({ hasText: text });

test('rows appear by themselves unless the tail is paused, and show all that is known of them', async ({
  panel,
  emcee,
}) => {
  await goTo(panel, 'Log');
  await expect(row(panel, 'app.started')).toHaveCount(1);
  await expect(row(panel, 'used settings.set')).toHaveCount(0);
  await leaveRow(emcee, 7);
  await expect(row(panel, 'used settings.set')).toHaveCount(1);

  await panel.getByRole('button', { name: /^Pause the live tail/ }).click();
  await leaveRow(emcee, 8);
  await leaveRow(emcee, 9);
  const resume = panel.getByRole('button', { name: /^Show new rows and follow again/ });
  await expect(resume).toContainText('2 new rows');
  await expect(row(panel, 'used settings.set')).toHaveCount(1);
  await resume.click();
  await expect(row(panel, 'used settings.set')).toHaveCount(3);

  await row(panel, 'used settings.set').first().getByText('used settings.set').click();
  const details = panel.getByRole('complementary', { name: 'Details of the row' });
  await expect(details).toContainText('call.changed');
  await expect(details).toContainText(emcee.door === 'desktop' ? 'desktop' : 'api');
  await expect(details).toContainText('Done');
  await panel.keyboard.press('Escape');
  await expect(details).toHaveCount(0);

  await panel.getByRole('grid', { name: 'Log rows' }).focus();
  for (let step = 0; step < 3; step += 1) await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('Enter');
  await expect(details).toContainText('server.started');
});

test('rows are found by text, level and kind, and what is found can be exported', async ({
  panel,
  emcee,
}) => {
  await leaveRow(emcee, 7);
  await goTo(panel, 'Log');
  const search = panel.getByRole('searchbox', { name: 'Search the log' });
  await search.fill('settings.set');
  await expect(rows(panel)).toHaveCount(2);
  await search.fill('');
  await expect(row(panel, 'app.started')).toHaveCount(1);

  await panel.getByRole('combobox', { name: 'Kinds' }).click();
  await panel.getByRole('option', { name: 'Audit' }).click();
  await expect(row(panel, 'app.started')).toHaveCount(0);
  await expect(row(panel, 'used settings.set')).toHaveCount(1);
  await panel.keyboard.press('Escape');

  await panel.getByRole('group', { name: 'Levels' }).getByRole('button', { name: 'Error' }).click();
  await expect(panel.getByRole('main')).toContainText('No row fits these filters');
  await panel.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(row(panel, 'app.started')).toHaveCount(1);

  await search.fill('settings.set');
  await expect(rows(panel)).toHaveCount(2);
  await panel.getByRole('button', { name: 'Export' }).click();
  const coming = panel.waitForEvent('download');
  await panel.getByRole('menuitem', { name: 'As CSV, for a spreadsheet' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^emcee-log-.*\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toBe('time,level,category,feature,event,actor,action,result,duration,message,details');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(',settings.set,ok,');
});
