import type { BrowserWindow, Dialog } from 'electron';

export type CloseTo = 'ask' | 'tray' | 'quit';

/** What closing the window means: as chosen before, or asked once. */
export async function closeChoice(
  dialog: Pick<Dialog, 'showMessageBox'>,
  window: BrowserWindow,
  settings: { read(): CloseTo; write(choice: Exclude<CloseTo, 'ask'>): void },
): Promise<'tray' | 'quit' | 'stay'> {
  const chosen = settings.read();
  if (chosen !== 'ask') return chosen;
  const { response, checkboxChecked } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Close the window',
    message: 'Should the bot go on working?',
    detail: 'In the tray Emcee keeps answering chat. You can change this under Settings, Desktop app.',
    buttons: ['Keep it in the tray', 'Quit Emcee', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    checkboxLabel: 'Do not ask again',
    checkboxChecked: true,
  });
  if (response === 2) return 'stay';
  const choice = response === 0 ? 'tray' : 'quit';
  if (checkboxChecked) settings.write(choice);
  return choice;
}
