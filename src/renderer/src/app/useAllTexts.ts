import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { features } from '../features/index.ts';
import type { Catalogue } from './i18n.ts';

type Namespace = keyof Catalogue;

const NAMESPACES: readonly Namespace[] = ['app', ...features.map(({ id }) => id)];

/** The texts of the shell and of every feature, as `namespace:key`: for what lists all pages. */
export function useAllTexts(): TFunction<readonly Namespace[]> {
  return useTranslation(NAMESPACES).t;
}
