import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIrcLine } from './ircLine.ts';
import { unescapeTag } from './tags.ts';

describe('parseIrcLine', () => {
  it('takes a full chat line apart', () => {
    const line = parseIrcLine(
      '@id=abc;mod=1;display-name=Ann\\sB;empty= :ann!ann@ann.tmi.twitch.tv PRIVMSG #chan :hi : there',
    );
    expect(new Map(line?.tags)).toEqual(
      new Map([
        ['id', 'abc'],
        ['mod', '1'],
        ['display-name', 'Ann B'],
        ['empty', ''],
      ]),
    );
    expect(line).toMatchObject({
      nick: 'ann',
      command: 'PRIVMSG',
      params: ['#chan', 'hi : there'],
    });
  });

  it('keeps the number 1 a text, where tmi.js would make it true', () => {
    expect(new Map(parseIrcLine('@user-id=1;months=0 PING')?.tags)).toEqual(
      new Map([
        ['user-id', '1'],
        ['months', '0'],
      ]),
    );
  });

  it('reads the same tags in any order, with and without values, twice and once, whatever came before', () => {
    const name = fc.constantFrom('id', 'mod', 'badges', 'user-id', 'flags', 'own', 'other-one');
    const tag = fc.tuple(name, fc.constantFrom('', '=', '=1', '=a=b', '=x/12,y/1', '=\\s'));
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 12 }), (tags) => {
        const line = parseIrcLine(`@${tags.map((both) => both.join('')).join(';')} PING`);
        const expected = new Map<string, string>(
          tags.map(([each, value]) => [each, unescapeTag(value.slice(1))]),
        );
        expect(new Map(line?.tags)).toEqual(expected);
        for (const each of ['id', 'own', 'slow']) {
          expect(line?.tags.get(each)).toBe(expected.get(each));
          expect(line?.tags.has(each)).toBe(expected.has(each));
        }
      }),
    );
  });

  it('takes a last parameter without its colon, as dumps have it', () => {
    expect(parseIrcLine(':tmi.twitch.tv CLEARCHAT #chan ann')?.params).toEqual(['#chan', 'ann']);
  });

  it('keeps the spaces inside and behind a text', () => {
    expect(parseIrcLine(':a!a@a PRIVMSG #c :  two  spaces ')?.params[1]).toBe('  two  spaces ');
  });

  it('reads the server as sender, and a line without one', () => {
    expect(parseIrcLine(':tmi.twitch.tv RECONNECT')).toMatchObject({
      nick: 'tmi.twitch.tv',
      command: 'RECONNECT',
    });
    expect(parseIrcLine('PONG :tmi.twitch.tv')).toMatchObject({ nick: '', params: ['tmi.twitch.tv'] });
  });

  it('answers null for what is no line', () => {
    for (const raw of [
      '',
      ' ',
      '@',
      '@a=b',
      ':',
      ':x',
      '@a=b :x',
      '*',
      'x'.repeat(30_000),
      '@a=b  ',
      '\u0000\u0001',
    ]) {
      expect(parseIrcLine(raw)).toBeNull();
    }
  });

  it('is not fooled by names that every object has', () => {
    const line = parseIrcLine('@__proto__=x;constructor=y PRIVMSG #c :hi');
    expect(line?.tags.get('__proto__')).toBe('x');
    expect(line?.tags.get('toString')).toBeUndefined();
  });

  it('never throws, whatever the line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('@', ':', ' ', ';', '=', '\\', 'a', '!', '#', '\r', '😂') }),
        (raw) => {
          const line = parseIrcLine(raw);
          if (line) expect(line.command).not.toBe('');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('unescapeTag', () => {
  it('is the reverse of Twitch’s escaping for every text', () => {
    const escaped = (text: string): string =>
      text
        .replaceAll('\\', '\\\\')
        .replaceAll(';', '\\:')
        .replaceAll(' ', '\\s')
        .replaceAll('\r', '\\r')
        .replaceAll('\n', '\\n');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\\', ';', ' ', '\r', '\n', 's', ':', 'é') }), (text) => {
        expect(unescapeTag(escaped(text))).toBe(text);
      }),
    );
  });

  it('drops a lone backslash at the end', () => {
    expect(unescapeTag('abc\\')).toBe('abc');
  });
});
