import { describe, expect, it } from 'vitest';
import { convert, readConversion } from './convert.ts';
import { CITY_COUNT, placeNamed } from './places.ts';
import { numberText } from './units.ts';

const rates = async () => ({
  date: '2026-11-20',
  perBase: new Map([
    ['EUR', 1],
    ['USD', 1.25],
    ['JPY', 160],
    ['GBP', 0.8],
  ]),
});
const converted = async (text: string): Promise<string> => {
  try {
    return await convert(readConversion(text), rates);
  } catch (thrown) {
    return `! ${(thrown as Error).message}`;
  }
};

describe('units', () => {
  it.each([
    ['10 km to miles', '10 kilometres = 6.21371 miles'],
    ['10km mi', '10 kilometres = 6.21371 miles'],
    ['5 in to cm', '5 inches = 12.7 centimetres'],
    ['5 in cm', '5 inches = 12.7 centimetres'],
    ['5 feet in inches', '5 feet = 60 inches'],
    ['1 mile -> feet', '1 mile = 5,280 feet'],
    ['1 nautical mile to m', '1 nautical mile = 1,852 metres'],
    ['98.6f c', '98.6 °F = 37 °C'],
    ['-40 °C to °F', '-40 °C = -40 °F'],
    ['0 K to celsius', '0 K = -273.15 °C'],
    ['1 lb to kg', '1 pound = 0.453592 kilograms'],
    ['180 pounds to stone', '180 pounds = 12.8571 stone'],
    ['1 gallon to litres', '1 gallon = 3.78541 litres'],
    ['10 cup to ml', '10 cups = 2,365.88 millilitres'],
    ['100 km/h to mph', '100 kilometres per hour = 62.1371 miles per hour'],
    ['1 acre to m2', '1 acre = 4,046.86 square metres'],
    ['1 GiB to MB', '1 gibibyte = 1,073.74 megabytes'],
    ['8 Mb to MB', '8 megabits = 1 megabyte'],
    ['1 kb to bytes', '1 kilobyte = 1,000 bytes'],
    ['1 week to hours', '1 week = 168 hours'],
    ['1,000.5 m to km', '1,000.5 metres = 1.0005 kilometres'],
    ['1,5 kg to g', '1.5 kilograms = 1,500 grams'],
    ['1.234,5 m to m', '1,234.5 metres = 1,234.5 metres'],
    ['1 ly to km', '1 light year = 9,460,730,472,580 kilometres'],
    ['1 nm to ly', '1 nanometre = 1.0570e-25 light years'],
  ])('turns %s', async (text, expected) => {
    expect(await converted(text)).toBe(expected);
  });

  it.each([
    ['10 km to kg', 'Kilometres measure length and kilograms measure weight'],
    ['10 km', 'what to turn it into'],
    ['km to miles', 'I miss the amount'],
    ['10 km to wombats', 'I do not know "wombats"'],
    ['10 wombats to km', 'I do not know "wombats"'],
    ['-300 c to f', 'nothing is below'],
    ['1.2.3 km to m', 'is no number'],
    ['', 'I miss the amount'],
  ])('explains what is wrong with "%s"', async (text, expected) => {
    expect(await converted(text)).toMatch(/^! /);
    expect(await converted(text)).toContain(expected);
  });

  it('comes back to where it began, whatever the units', async () => {
    for (const [one, other] of [
      ['km', 'mi'],
      ['c', 'f'],
      ['kg', 'lb'],
      ['l', 'gal'],
      ['psi', 'bar'],
      ['kwh', 'kcal'],
      ['hp', 'kw'],
      ['deg', 'rad'],
    ]) {
      const there = /= (\S+)/.exec(await converted(`37 ${one} to ${other}`))?.[1] ?? '';
      const back = /= (\S+)/.exec(await converted(`${there} ${other} to ${one}`))?.[1] ?? '';
      expect(Number(back), `${one} ${other}`).toBeCloseTo(37, 2);
    }
  });

  it('writes numbers without noise', () => {
    expect([0.1 + 0.2, 1234567.891, 0, -0.5, 1e20, 1e-9].map(numberText)).toEqual([
      '0.3',
      '1,234,568',
      '0',
      '-0.5',
      '1.0000e20',
      '1.0000e-9',
    ]);
  });
});

describe('money', () => {
  it.each([
    ['100 USD to EUR', '100.00 USD = 80.00 EUR (rates of 2026-11-20)'],
    ['$100 EUR', '100.00 USD = 80.00 EUR (rates of 2026-11-20)'],
    ['$100 in EUR', '100.00 USD = 80.00 EUR (rates of 2026-11-20)'],
    ['$100 USD JPY', '100.00 USD = 12,800.00 JPY (rates of 2026-11-20)'],
    ['50€ in usd', '50.00 EUR = 62.50 USD (rates of 2026-11-20)'],
    ['8 pounds to euros', '8.00 GBP = 10.00 EUR (rates of 2026-11-20)'],
    ['1 yen to $', '1.00 JPY = 0.0078125 USD (rates of 2026-11-20)'],
  ])('turns %s', async (text, expected) => {
    expect(await converted(text)).toBe(expected);
  });

  it('names a currency that has no rate', async () => {
    expect(await converted('5 QQQ to EUR')).toContain('I know no rate for "QQQ"');
  });
});

describe('places', () => {
  it.each([
    ['Berlin', 'Europe/Berlin'],
    ['münchen', 'Europe/Berlin'],
    ['SAO PAULO', 'America/Sao_Paulo'],
    ["st john's", 'America/St_Johns'],
    ['Paris, France', 'Europe/Paris'],
    ['nyc', 'America/New_York'],
    ['JST', 'Asia/Tokyo'],
    ['utc', 'UTC'],
    ['Europe/Lisbon', 'Europe/Lisbon'],
    ['america/new york', 'America/New_York'],
  ])('finds %s', (text, zone) => {
    expect(placeNamed(text)?.zone).toBe(zone);
  });

  it('does not guess', () => {
    for (const text of ['', 'Atlantis', 'Moon/Base', 'constructor', '__proto__', '+05:00', 'Europe']) {
      expect(placeNamed(text), text).toBeNull();
    }
  });

  it('knows a few hundred cities, each in a zone that exists', () => {
    expect(CITY_COUNT).toBeGreaterThan(400);
  });
});
