import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { features } from '../features/index.ts';
import { textVariables } from '../ui/prefix.ts';
import { texts as appTexts } from './texts.ts';

type Features = (typeof features)[number];

/** Texts as whoever shows them sees them: they need not give the prefix, which all texts are given. */
type Shown<T> = T extends string
  ? T extends `${infer Before}{{prefix}}${infer After}`
    ? Shown<`${Before}!${After}`>
    : T
  : { [K in keyof T]: Shown<T[K]> };

/** The English texts: the shell's, and each feature's under its id. */
export type Catalogue = { app: typeof appTexts } & { [F in Features as F['id']]: Shown<F['texts']> };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: Catalogue;
  }
}

function catalogue(): Record<string, object> {
  const composed: Record<string, object> = { app: appTexts };
  for (const feature of features) composed[feature.id] = feature.texts;
  return composed;
}

/** Ready when it returns: the texts come with the panel. */
export function startTexts(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: catalogue() },
    initAsync: false,
    // React escapes what it draws; escaping twice would show it.
    interpolation: { escapeValue: false, defaultVariables: textVariables },
    react: { useSuspense: false },
  });
}
