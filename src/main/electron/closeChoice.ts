import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron';

export type CloseTo = 'ask' | 'tray' | 'quit';

/** What closing the window means: as chosen before, or asked once. */
export async function closeChoice(
  ask: (question: MessageBoxOptions) => Promise<MessageBoxReturnValue>,
  settings: { read(): CloseTo; write(choice: Exclude<CloseTo, 'ask'>): void },
): Promise<'tray' | 'quit' | 'stay'> {
  const chosen = settings.read();
  if (chosen !== 'ask') return chosen;
  const { response, checkboxChecked } = await ask({
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
  try {
    if (checkboxChecked) settings.write(choice);
  } catch {
    // A full disk must not keep the window open; all it means is that the question comes again.
  }
  return choice;
}
