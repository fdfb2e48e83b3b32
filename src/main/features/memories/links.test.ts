import { expect, test } from 'vitest';
import { AppError } from '../../../shared/rpc/errors.ts';
import { checkUrl, fetchTitle, titleIn } from './links.ts';

test.each([
  ['<html><head><title>Good &amp; plain</title>', 'Good & plain'],
  ['<TITLE data-x="1">\n  Two\n lines </TITLE>', 'Two lines'],
  ['<title>A &#x1F35E; b &#39;c&#39;</title>', "A 🍞 b 'c'"],
  ['<titlebar>no</titlebar><title>Yes</title>', 'Yes'],
  ['<title>left\u202Eright</title>', 'left right'],
  ['<title>  </title>', null],
  ['<title>never ends', null],
  ['nothing', null],
])('the title in %j', (source, title) => {
  expect(titleIn(source)).toBe(title);
});

test('a hostile page of megabytes costs no time', () => {
  const started = performance.now();
  expect(titleIn('<title '.repeat(400_000))).toBeNull();
  expect(titleIn(`<title>${'&'.repeat(3_000_000)}`)).toBeNull();
  expect(performance.now() - started).toBeLessThan(500);
});

test('a long title is cut', () => {
  expect(titleIn(`<title>${'word '.repeat(100)}</title>`)?.length).toBeLessThanOrEqual(150);
});

test('only web addresses without a password are kept', () => {
  expect(checkUrl('example.org/bread')).toBe('https://example.org/bread');
  for (const bad of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://a:b@example.org',
    'hello',
    'http://',
  ]) {
    expect(() => checkUrl(bad)).toThrow(AppError);
  }
});

test('a page that does not answer, or is no page, has no title', async () => {
  const answers = (status: number, type: string) => ({
    ask: async () => ({ status, type, text: '<title>x</title>' }),
  });
  const slow = {
    ask: async () => {
      throw new AppError('outside.slow', 'It took too long.');
    },
  };
  expect(await fetchTitle(answers(200, 'text/html'), 'https://example.org')).toBe('x');
  expect(await fetchTitle(answers(404, 'text/html'), 'https://example.org')).toBeNull();
  expect(await fetchTitle(answers(200, 'application/json'), 'https://example.org')).toBeNull();
  expect(await fetchTitle(slow, 'https://example.org')).toBeNull();
});
