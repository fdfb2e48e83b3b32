import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/rpc/errors.ts';
import { type Occasion, occasionOf } from '../occasion.ts';
import { Registry } from '../registries/registry.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { isTrue } from './condition.ts';
import { createTexts } from './createTexts.ts';
import { andThen } from './soon.ts';
import type { Texts } from './texts.ts';
import { choosingVariable, type VariableKind, variable } from './variable.ts';

let clock: FakeClock;
let variables: Registry<VariableKind>;
let texts: Texts;
let asked: string[];
let promised: ((value: string) => void)[];

/** As `it.each`, whose titles take `$(` for their own. */
const cases =
  <Row extends string | string[]>(rows: readonly Row[]) =>
  (title: string, test: (...row: Row extends string[] ? Row : [string]) => void): void => {
    for (const row of rows) {
      const values = (typeof row === 'string' ? [row] : row) as Parameters<typeof test>;
      it(`${title}: ${values.join(' · ')}`, () => test(...values));
    }
  };

type Given = Parameters<typeof variable>[0];

function add(name: string, value: VariableKind['value'], more: Partial<Given> = {}): void {
  variables.add(
    variable({
      id: `test.${name}`,
      name,
      title: name,
      help: name,
      group: 'Test',
      examples: [],
      value,
      ...more,
    }),
    'test',
  );
}

beforeEach(() => {
  clock = new FakeClock();
  variables = new Registry('variable');
  texts = createTexts({ clock, variables });
  asked = [];
  promised = [];
  add('user', ({ occasion }) => occasion.viewer?.name ?? '');
  add('args', ({ occasion }) => occasion.argText);
  add('upper', ({ rest }) => rest.toUpperCase(), { filter: true });
  add('reverse', ({ rest }) => [...rest].reverse().join(''), { filter: true });
  add('words', ({ args }) => args.map((word) => `<${word}>`).join(''));
  add('options', ({ options }) => options.map((option) => `<${option}>`).join(''), { takesOptions: true });
  add('broken', () => {
    throw new AppError('not_found', 'It is not there.');
  });
  add('buggy', () => {
    throw new TypeError('x is not a function');
  });
  add('note', ({ rest }) => {
    asked.push(rest);
    return rest;
  });
  add('later', () => new Promise<string>((resolve) => promised.push(resolve)));
  add('net', async ({ rest }) => rest, { outside: true });
  variables.add(
    choosingVariable({
      id: 'test.if',
      name: 'if',
      title: 'If',
      help: 'If',
      group: 'Test',
      examples: [],
      choose: ({ parts: [question, yes, no] }) =>
        andThen(question?.pieces() ?? [], (pieces) => (isTrue(pieces) ? yes : no)?.write() ?? ''),
    }),
    'test',
  );
});

const viewer = { id: '1', login: 'mia', name: 'Mia', role: 'everyone' } as const;
const said = (argText: string, parts: Partial<Occasion> = {}): Occasion =>
  occasionOf('!test', { viewer, argText, args: argText === '' ? [] : argText.split(' '), ...parts });

describe('what is written', () => {
  cases([
    ['Hi $(user)!', '', 'Hi Mia!'],
    ['$(USER)', '', 'Mia'],
    ['$(upper $(user) and $(1))', 'tom', 'MIA AND TOM'],
    ['$(user.upper)', '', 'MIA'],
    ['$(user.upper.reverse)', '', 'AIM'],
    ['$(1|friend)', '', 'friend'],
    ['$(1 | friend)', 'tom', 'tom'],
    ['$(1|$(2)|friend)', '', 'friend'],
    ['$(1.upper|friend)', 'tom', 'TOM'],
    ['$(2)', 'a b c', 'b'],
    ['$(2-)', 'a b c', 'b c'],
    ['$(1-2)', 'a b c', 'a b'],
    ['$(words a  "b c" d$(1)e)', 'x y', '<a><b c><dxe>'],
    ['$(words $(args) "")', 'x y', '<x y><>'],
    ['$(upper " a ")', '', ' A '],
    ['$(upper say "a")', '', 'SAY "A"'],
    ['$(options a | b|c \\| d)', '', '<a><b><c | d>'],
    ['$(upper a\\)b)', '', 'A)B'],
    ['$$(user) is $(user)', '', '$(user) is Mia'],
  ])('source, arguments, result', (source, line, text) => {
    expect(texts.write(source, said(line))).toBe(text);
  });

  it('reads notes before facts, and facts before variables', () => {
    add('viewers', () => 'variable');
    const facts = { viewers: 12, bits: 100 };
    expect(texts.write('$(viewers) $(bits)', said('', { facts }))).toBe('12 100');
    expect(texts.write('$(viewers)', said('', { facts, notes: { viewers: 13 } }))).toBe('13');
    expect(texts.write('$(viewers)', said(''))).toBe('variable');
  });

  it('asks a variable that is given words, whatever facts have its name', () => {
    add('count', ({ args }) => `count of ${args.join()}`);
    const facts = { count: 7, score: 3 };
    expect(texts.write('$(count) $(count dice) $(count "$(1)") $(count|none)', said('x', { facts }))).toBe(
      '7 count of dice count of x 7',
    );
    expect(texts.write('$(score now)', said('', { facts }))).toBe('3');
  });

  it('knows no fact that only every object has', async () => {
    expect(await texts.try('$(constructor)$(toString)$(__proto__)', said(''))).toMatchObject({ text: '' });
  });

  it('hears of variables that come and go', () => {
    expect(texts.write('$(new)', said(''))).toBe('');
    const end = variables.add(
      variable({
        id: 'x.new',
        name: 'new',
        title: '',
        help: '',
        group: '',
        examples: [],
        value: () => 'here',
      }),
      'x',
    );
    expect(texts.write('$(new)', said(''))).toBe('here');
    end();
    expect(texts.write('$(new)', said(''))).toBe('');
  });
});

describe('choosing', () => {
  it('writes only the part that is chosen', () => {
    expect(texts.write('$(if $(1) = yes|$(note a)|$(note b))', said('yes'))).toBe('a');
    expect(asked).toEqual(['a']);
  });

  cases([
    ['$(1) >= 10', '9.5', 'no'],
    ['$(1)>=10', '10', 'yes'],
    ['$(1) > 9', '10', 'yes'],
    ['$(1) = TOM', 'tom', 'yes'],
    ['$(1) != tom', 'tom', 'no'],
    ['$(args) contains cat', 'my CATS', 'yes'],
    ['$(1)', 'false', 'no'],
    ['not $(1)', 'false', 'yes'],
    ['$(1) = a and $(2) = b', 'a b', 'yes'],
    ['$(1) = a and $(2) = b', 'a c', 'no'],
    ['$(1) = x or $(2) = c', 'a c', 'yes'],
    ['"a or b" = "A OR B"', '', 'yes'],
    ['$(1) = ""', '', 'yes'],
  ])('question, arguments, answer', (question, line, answer) => {
    expect(texts.write(`$(if ${question}|yes|no)`, said(line))).toBe(answer);
  });

  it('takes no operator from a viewer', () => {
    expect(texts.write('$(if $(args)|yes|no)', said('1 = 2'))).toBe('yes');
    expect(texts.write('$(if $(args) = x|yes|no)', said('x or 1 = 1'))).toBe('no');
  });
});

describe('what viewers say', () => {
  cases(['$(user)', '$(broken)', '$$(user)', '\\$(user)', '"a', '|x', ')'])(
    'is never read as a text',
    (line) => {
      expect(texts.write('said: $(args)', said(line))).toBe(`said: ${line}`);
      expect(texts.write('said: $(note $(args))', said(line))).toBe(`said: ${line}`);
    },
  );

  cases([
    ['$(args)', '/ban mia', 'ban mia'],
    ['$(args)', '  /ban mia', 'ban mia'],
    ['$(args)', '\u00a0/ban mia', 'ban mia'],
    ['$(args)', '.timeout mia', 'timeout mia'],
    ['$(args)', './ /ban mia', 'ban mia'],
    ['$(args)', '... well', '... well'],
    ['  $(args)', '/ban mia', 'ban mia'],
    ['/$(args)', 'ban mia', 'ban mia'],
    ['/b$(args)', 'an mia', 'ban mia'],
    ['$(1)$(2)', '/ ban', 'ban'],
    ['/me says $(args)', '/ban mia', '/me says /ban mia'],
    ['...and $(args)', 'x', '...and x'],
    ['@$(args)', 'everyone', '@\u200beveryone'],
    ['$(args)', 'hi @HERE', 'hi @\u200bHERE'],
    ['@everyone look: $(args)', '@here', '@everyone look: @\u200bhere'],
    ['$(args)', 'a\u0000b\r\nJOIN #x\u202e', 'ab JOIN #x'],
  ])('does no harm: source, arguments, result', (source, line, text) => {
    expect(texts.write(source, said(line))).toBe(text);
  });

  it('never starts a command, calls everybody or breaks the line, whatever it is', () => {
    const nasty = fc.string({
      maxLength: 40,
      unit: fc.constantFrom(...'/. @$()|"\\a\n\u0000', '@here', '@everyone'),
    });
    fc.assert(
      fc.property(
        nasty,
        fc.constantFrom('$(args)', ' $(args)x', '$(1)$(2-)', '@$(1)$(2)'),
        (line, source) => {
          const text = texts.write(source, said(line));
          expect(text).not.toMatch(/^\s*\/|^\s*\.\p{L}/u);
          expect(text).not.toMatch(/@(everyone|here)/i);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
          expect(text).not.toMatch(/[\u0000-\u001f]/);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('failing', () => {
  it('takes the fallback, or nothing, and says why to who tries it', async () => {
    expect(await texts.try('a$(broken)b$(broken|c)$(buggy)', said(''))).toEqual({
      text: 'abc',
      problems: [
        '$(broken): It is not there.',
        '$(broken): It is not there.',
        '$(buggy): It could not answer.',
      ],
    });
  });

  it('writes any text without an exception', async () => {
    const noise = fc.string({
      maxLength: 120,
      unit: fc.constantFrom(...'$()|"\\ab1 .-', '$(upper ', '$(if ', '$(broken', '$(later', '$(1-'),
    });
    await fc.assert(
      fc.asyncProperty(noise, async (source) => {
        const writing = texts.write(source, said('a b'));
        for (const answer of promised.splice(0)) answer('x');
        clock.advance(5_000);
        expect(typeof (await writing)).toBe('string');
      }),
      { numRuns: 2_000 },
    );
    expect(clock.pending, 'a clock was left running').toBe(0);
  });
});

describe('waiting and limits', () => {
  it('is a plain string as long as nothing waits, and waits for what does', async () => {
    const writing = texts.write('$(user) $(later) $(upper $(later))', said(''));
    expect(writing).toBeInstanceOf(Promise);
    expect(promised).toHaveLength(2);
    for (const answer of promised) answer('x');
    expect(await writing).toBe('Mia x X');
    expect(clock.pending, 'the clock of the text was left running').toBe(0);
  });

  it('goes on without what takes longer than five seconds, and lets it know', async () => {
    let signal: AbortSignal | null = null;
    add('never', (call) => {
      signal = call.signal;
      return new Promise<string>(() => {});
    });
    const trying = texts.try('a $(never|b) $(upper $(never))c', said(''));
    clock.advance(4_999);
    expect((signal as AbortSignal | null)?.aborted).toBe(false);
    clock.advance(1);
    expect(await trying).toEqual({
      text: 'a b c',
      problems: ['$(never): It took longer than 5 seconds.', '$(never): It took longer than 5 seconds.'],
    });
    expect((signal as AbortSignal | null)?.aborted).toBe(true);
  });

  it('asks the network five times and no sixth', async () => {
    const { text, problems } = await texts.try('$(net a)'.repeat(6), said(''));
    expect(text).toBe('aaaaa');
    expect(problems).toEqual([expect.stringContaining('5 times at most')]);
  });

  it('cuts a result that grows past 10,000 characters, and not within a letter', async () => {
    add('long', () => 'x'.repeat(9_999));
    const { text, problems } = await texts.try('$(long)🥖', said(''));
    expect(text).toBe('x'.repeat(9_999));
    expect(problems).toEqual([expect.stringContaining('more than 10000')]);
  });
});

describe('check', () => {
  it('names what is not there, where it stands and what was likely meant', () => {
    expect(texts.check('Hi $(usr)!')).toEqual([
      { from: 5, to: 8, message: 'There is no $(usr). Did you mean $(user)?' },
    ]);
    expect(texts.check('$(upper $(xyzzy))')).toEqual([
      { from: 10, to: 15, message: expect.stringContaining('There is no $(xyzzy).') },
    ]);
    expect(texts.check('$(user.uper)')).toEqual([
      { from: 7, to: 11, message: '.uper cannot end a name. Did you mean .upper?' },
    ]);
  });

  it('finds nothing wrong with arguments, facts and notes', () => {
    expect(texts.check('$(1) $(2-) $(bits) $(bits.upper)', ['bits'])).toEqual([]);
  });

  it('warns when a fact hides a variable, and lets it be saved', () => {
    expect(texts.check('$(user)', ['user'])).toEqual([
      { from: 2, to: 6, warning: true, message: expect.stringContaining('not the variable') },
    ]);
    expect(() => texts.mustBeValid('$(user)', ['user'])).not.toThrow();
    expect(() => texts.mustBeValid('$(usr)')).toThrow(/Did you mean/);
  });

  it('says which argument is missing', () => {
    add('cut', () => '', {
      arguments: [
        { name: 'length', help: '', required: true },
        { name: 'text', help: '', required: true },
      ],
      examples: [{ text: '$(cut 3 hello)', gives: 'hel' }],
    });
    expect(texts.check('$(cut 3)')).toEqual([
      { from: 0, to: 8, message: '$(cut) needs text, as in $(cut 3 hello)' },
    ]);
    expect(texts.check('$(cut 3 $(args))')).toEqual([]);
  });
});
