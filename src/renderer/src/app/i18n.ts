import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { features } from '../features/index.ts';
import { texts as appTexts } from './texts.ts';

type Features = (typeof features)[number];

/** The English texts: the shell's, and each feature's under its id. */
export type Catalogue = { app: typeof appTexts } & { [F in Features as F['id']]: F['texts'] };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: Catalogue;
    defaultVariables: { prefix: string };
  }
}

const PREFIX_CHANGED = 'prefixChanged';

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
    interpolation: { escapeValue: false, defaultVariables: { prefix: '!' } },
    react: { useSuspense: false, bindI18n: `languageChanged ${PREFIX_CHANGED}` },
  });
}

/** What commands begin with in this channel: each text that names one says `{{prefix}}`. */
export function sayPrefix(prefix: string): void {
  const variables = i18next.options.interpolation?.defaultVariables;
  if (!variables || variables['prefix'] === prefix) return;
  variables['prefix'] = prefix;
  i18next.emit(PREFIX_CHANGED);
}
