import { t } from 'i18next';
import { create } from 'zustand';
import type { ChatRole } from '../../../../shared/contract/ladder.ts';

interface Playground {
  source: string;
  viewer: string;
  role: ChatRole;
  said: string;
}

/** What is being tried; it stays while other pages are open. */
export const usePlayground = create<Playground>()(() => ({
  source: '',
  viewer: '',
  role: 'everyone',
  said: '',
}));

/** An example to begin with, until something else is typed. */
export function startingText(): string {
  return t('texts:play.start');
}

export function tryText(source: string): void {
  usePlayground.setState({ source });
}
