import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourOf, parseBadges, partsOf, standingOf, wholeNumber } from './tagValues.ts';

describe('partsOf', () => {
  it('counts code points as Twitch does, so that an emoji does not shift the emotes behind it', () => {
    expect(partsOf('Kappa 😂 Kappa', '25:0-4,8-12')).toEqual([
      { kind: 'emote', text: 'Kappa', id: '25' },
      { kind: 'text', text: ' 😂 ' },
      { kind: 'emote', text: 'Kappa', id: '25' },
    ]);
  });

  it.each([
    '25:04',
    '25:4-0',
    '25:0-99',
    '25:99-104',
    '25:',
    ':0-4',
    'x',
    '25:-1-4',
    '25:0-4-5',
    '<b>:0-1',
  ])('leaves the text whole when the ranges read %s', (emotes) => {
    expect(partsOf('Kappa', emotes)).toEqual([{ kind: 'text', text: 'Kappa' }]);
  });

  it('takes the first of two ranges that overlap', () => {
    expect(partsOf('abcdef', '1:0-2/2:2-4')).toEqual([
      { kind: 'emote', text: 'abc', id: '1' },
      { kind: 'text', text: 'def' },
    ]);
  });

  it('never loses a character, whatever the ranges say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }))),
        (text, spans) => {
          const emotes = `7:${spans.map(([a, b]) => `${a}-${b}`).join(',')}`;
          expect(
            partsOf(text, emotes)
              .map((part) => part.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});

describe('badges', () => {
  it('keeps slashes and spaces of a prediction badge', () => {
    expect(parseBadges('predictions/blue-1,subscriber/12', 'subscriber/16,predictions/Yes/No maybe')).toEqual(
      [
        { set: 'predictions', version: 'blue-1', info: 'Yes/No maybe' },
        { set: 'subscriber', version: '12', info: '16' },
      ],
    );
  });

  it('knows the streamer though the mod tag is 0 for them', () => {
    expect(standingOf(parseBadges('broadcaster/1', undefined), false, false)).toMatchObject({
      streamer: true,
      moderator: false,
    });
  });

  it('takes a lead moderator for a moderator', () => {
    expect(standingOf(parseBadges('lead_moderator/1', undefined), false, false).moderator).toBe(true);
  });

  it.each([
    ['subscriber/0', 1],
    ['subscriber/12', 1],
    ['subscriber/2006', 2],
    ['subscriber/3072', 3],
    ['founder/0', 1],
    ['premium/1', 0],
  ])('reads the tier from %s', (badge, tier) => {
    expect(standingOf(parseBadges(badge, undefined), false, false).subscriberTier).toBe(tier);
  });

  it('reads the months from the info, which the badge does not show', () => {
    expect(standingOf(parseBadges('subscriber/12', 'subscriber/16'), false, false).subscriberMonths).toBe(16);
  });
});

describe('small values', () => {
  it('takes whole numbers only', () => {
    expect(['12', '-1', '', 'x', '1.5', '9'.repeat(30), undefined].map(wholeNumber)).toEqual([
      12, -1, 0, 0, 0, 0, 0,
    ]);
  });

  it('takes colours only in the form that is safe to draw', () => {
    expect(['#1e90ff', '', 'red', '#12345', 'url(x)', undefined].map(colourOf)).toEqual([
      '#1E90FF',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
