import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeTag, type IrcLine, parseLine, printLine, unescapeTag } from './ircLine.ts';
import { ODD_LINES } from './oddLines.ts';

const word = fc.stringMatching(/^[^\s:@\0][^\s\0]{0,10}$/);
const line: fc.Arbitrary<IrcLine> = fc.record({
  tags: fc.dictionary(
    fc.stringMatching(/^[a-z][a-z-]{0,8}$/),
    fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
    {
      minKeys: 1,
      noNullPrototype: true,
    },
  ),
  prefix: fc.option(word),
  command: fc.stringMatching(/^[A-Z]{3,10}$/),
  params: fc
    .tuple(
      word,
      fc.string().filter((text) => !/[\r\n\0]/.test(text)),
    )
    .map((both) => [...both]),
});

describe('lines', () => {
  test('parse(print(line)) is the line', () => {
    fc.assert(
      fc.property(line, (given) => {
        expect(parseLine(printLine(given))).toEqual(given);
      }),
    );
  });

  test('unescape(escape(text)) is the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unescapeTag(escapeTag(text))).toBe(text);
      }),
    );
  });

  test('an escaped value holds nothing that ends a tag', () => {
    expect(escapeTag('a;b c\\d\r\n')).toBe('a\\:b\\sc\\\\d\\r\\n');
    expect(unescapeTag('lone\\')).toBe('lone');
    expect(unescapeTag('\\b')).toBe('b');
  });

  test('read what clients send: with and without a marked end, several blanks, small letters', () => {
    expect(parseLine('privmsg #room :hello there\r\n')).toEqual({
      prefix: null,
      command: 'PRIVMSG',
      params: ['#room', 'hello there'],
    });
    expect(parseLine('@reply-parent-msg-id=1;x PRIVMSG  #room  word')).toEqual({
      tags: { 'reply-parent-msg-id': '1', x: '' },
      prefix: null,
      command: 'PRIVMSG',
      params: ['#room', 'word'],
    });
    expect(parseLine('PING')).toEqual({ prefix: null, command: 'PING', params: [] });
  });

  test('that are none are none, and no odd line breaks the parser', () => {
    for (const text of ['', '@tags', ':prefix', '   ']) expect(parseLine(text)).toBeNull();
    for (const text of ODD_LINES) expect(() => parseLine(text)).not.toThrow();
  });
});
