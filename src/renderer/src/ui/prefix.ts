import i18next from 'i18next';

const SHIPPED = '!';

/** What every text of the panel may use: `{{prefix}}` stands before the names of commands. */
export const textVariables = { prefix: SHIPPED };

/** From now on all texts name commands as they are typed in this channel. */
export function setPrefix(prefix: string): void {
  if (prefix === textVariables.prefix) return;
  textVariables.prefix = prefix;
  // Whoever shows texts draws them again, as after a change of the language.
  i18next.emit('languageChanged', i18next.language);
}

/** A text of the engine, which knows only the prefix that Emcee ships with: `!daily` as it is typed in this channel. */
export function asTyped(text: string): string {
  const { prefix } = textVariables;
  return prefix === SHIPPED ? text : text.replace(/(?<![^\s"'(])!(?=\p{L})/gu, () => prefix);
}
