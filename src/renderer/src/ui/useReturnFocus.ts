import { useEffect, useState } from 'react';

/**
 * For a drawer that is there only while it is open: when it goes, the focus goes back to where it was, so that the
 * keyboard goes on from there.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
}
