import i18next from 'i18next';
import { afterEach, expect, test } from 'vitest';
import { asTyped, setPrefix, textVariables } from './prefix.ts';

afterEach(() => setPrefix('!'));

test('a text of the panel names commands with the prefix of the channel, at once after it has changed', async () => {
  const texts = i18next.createInstance();
  await texts.init({
    lng: 'en',
    resources: { en: { shop: { intro: 'Things to get with {{prefix}}buy.' } } },
    interpolation: { escapeValue: false, defaultVariables: textVariables },
  });
  expect(texts.t('shop:intro')).toBe('Things to get with !buy.');
  let drawn = 0;
  i18next.on('languageChanged', () => {
    drawn += 1;
  });
  setPrefix('$&');
  setPrefix('$&');
  expect(texts.t('shop:intro')).toBe('Things to get with $&buy.');
  expect(drawn).toBe(1);
});

test('a text of the engine does too, and an exclamation mark stays one', () => {
  const text = 'Wow! What !daily gives, "!quote approve" (!hi) and a!b, !5.';
  expect(asTyped(text)).toBe(text);
  setPrefix('$1');
  expect(asTyped(text)).toBe('Wow! What $1daily gives, "$1quote approve" ($1hi) and a!b, !5.');
});
