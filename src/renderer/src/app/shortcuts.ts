import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { features } from '../features/index.ts';
import { openDialog, useDialog } from './dialogs.ts';

const onMac = /mac|iphone|ipad/i.test(navigator.userAgent);

/** What is printed on the keys that open the command palette. */
export const paletteKeys: readonly string[] = onMac ? ['⌘', 'K'] : ['Ctrl', 'K'];

/** The second key of `g h` must follow within this, in milliseconds. */
const SECOND_KEY_WITHIN = 1500;

/** True where a letter is text, not a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}

function isDialogOpen(): boolean {
  return useDialog.getState().open !== null || document.querySelector('[role="dialog"]') !== null;
}

/** The keys that work on every page. */
export function useShortcuts(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    let goPressedAt = Number.NEGATIVE_INFINITY;

    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openDialog('palette');
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isDialogOpen()) return;
      if (event.key === '?') {
        event.preventDefault();
        openDialog('shortcuts');
        return;
      }
      if (event.timeStamp - goPressedAt < SECOND_KEY_WITHIN) {
        goPressedAt = Number.NEGATIVE_INFINITY;
        const feature = features.find(({ letter }) => letter === event.key.toLowerCase());
        if (!feature) return;
        event.preventDefault();
        navigate(feature.path);
        return;
      }
      if (event.key === 'g') goPressedAt = event.timeStamp;
    };

    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate]);
}
