import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';
import classes from './PageActions.module.css';

/** Where a page's own buttons go: beside its heading, which the shell draws before the page has loaded. */
const useSlot = create<{ slot: HTMLElement | null }>()(() => ({ slot: null }));

const setSlot = (slot: HTMLElement | null): void => useSlot.setState({ slot });

export function PageActionsSlot(): ReactNode {
  return <div className={classes['actions']} ref={setSlot} />;
}

/** Draws its children beside the page's heading. */
export function PageActions({ children }: { children: ReactNode }): ReactNode {
  const slot = useSlot((state) => state.slot);
  return slot ? createPortal(children, slot) : null;
}
