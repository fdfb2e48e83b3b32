import i18next from 'i18next';

/** How dates and numbers are written: in the panel's language, as in the streamer's region when it has one. */
export function language(): string {
  const own = i18next.resolvedLanguage ?? 'en';
  return navigator.languages.find((tag) => tag === own || tag.startsWith(`${own}-`)) ?? own;
}
