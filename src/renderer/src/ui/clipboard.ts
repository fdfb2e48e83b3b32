import { t } from 'i18next';
import { toastDone, toastFailed } from './toast.tsx';

/** Copies a text and says so; true when it worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A page over plain HTTP from another computer has no clipboard of its own; the old way still works there.
    if (!copyTheOldWay(text)) {
      toastFailed({ code: 'unavailable', message: t('app:common.copyFailed') });
      return false;
    }
  }
  toastDone(t('app:common.copied'));
  return true;
}

function copyTheOldWay(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
