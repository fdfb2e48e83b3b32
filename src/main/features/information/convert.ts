import { AppError } from '../../../shared/rpc/errors.ts';
import type { Soon } from '../../engine/texts/soon.ts';
import type { ExchangeRates } from './providers.ts';
import { amountText, convertUnits, numberText, unitNamed } from './units.ts';

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₩': 'KRW',
  '₹': 'INR',
  '₺': 'TRY',
  '₱': 'PHP',
};

/** What people say for money; `pound` is a weight as long as the other side is no money. */
const MONEY: Readonly<Record<string, string>> = {
  dollar: 'USD',
  dollars: 'USD',
  buck: 'USD',
  bucks: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  sterling: 'GBP',
  yen: 'JPY',
  yuan: 'CNY',
  won: 'KRW',
  franc: 'CHF',
  francs: 'CHF',
  real: 'BRL',
  reais: 'BRL',
  rupee: 'INR',
  rupees: 'INR',
  zloty: 'PLN',
  lira: 'TRY',
  krona: 'SEK',
  krone: 'NOK',
};

export interface Conversion {
  amount: number;
  from: string;
  to: string;
}

const HOW = 'Write it like 10 km to miles, or 20 EUR to USD.';

/** Reads `10 km to miles`, `98.6f c`, `$100 CAD`, `100€ in usd`. Throws when it is none of these. */
export function readConversion(text: string): Conversion {
  const found = /^([$€£¥₩₹₺₱]?)\s*([+-]?(?:\d[\d.,]*|[.,]\d+)(?:e[+-]?\d+)?)\s*(.*)$/i.exec(text.trim());
  if (!found) throw new AppError('bad_input', `I miss the amount. ${HOW}`);
  const [, sign = '', number = '', rest = ''] = found;
  const amount = readAmount(number);
  // `$100 in EUR`: the sign is what the amount is of.
  const [left, right] = sidesOf(sign === '' ? rest : rest.replace(/^(to|into|in|as)\s+/i, ''));
  const from = left === '' ? (SIGNS[sign] ?? '') : left;
  if (from === '' || right === '') throw new AppError('bad_input', `I miss what to turn it into. ${HOW}`);
  return { amount, from: SIGNS[from] ?? from, to: SIGNS[right] ?? right };
}

/** What stands before and after `to`, or `in` (which may be an inch), or else the last space. */
function sidesOf(rest: string): [string, string] {
  for (const between of [
    /^(.+?)(?:\s+(?:to|into|as)\s+|\s*[-=]?>\s*|\s*=\s*)(.+)$/i,
    /^(.+?)\s+in\s+(.+)$/i,
  ]) {
    const parted = between.exec(rest);
    if (parted) return [(parted[1] ?? '').trim(), (parted[2] ?? '').trim()];
  }
  const space = rest.trim().lastIndexOf(' ');
  return space < 0 ? ['', rest.trim()] : [rest.slice(0, space).trim(), rest.slice(space + 1).trim()];
}

/** `1,000.5`, `1.000,5`, `0,5`. */
function readAmount(text: string): number {
  const comma = text.lastIndexOf(',');
  const dot = text.lastIndexOf('.');
  let plain = text;
  if (comma >= 0 && dot >= 0) {
    plain = comma > dot ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  } else if (comma >= 0) {
    plain = /^[+-]?\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.');
  }
  const amount = Number(plain);
  if (!Number.isFinite(amount)) throw new AppError('bad_input', `"${text}" is no number.`);
  return amount;
}

/** `10 km = 6.21371 miles`. Rates are asked for only when it is about money. */
export function convert(conversion: Conversion, rates: () => Promise<ExchangeRates>): Soon<string> {
  const { amount, from, to } = conversion;
  const [unitFrom, unitTo] = [unitNamed(from), unitNamed(to)];
  const [moneyFrom, moneyTo] = [currencyOf(from), currencyOf(to)];
  // A pound is money beside money; a "CUP" is a cup beside a litre.
  const isMoney = moneyFrom !== null && moneyTo !== null && (unitFrom === null || unitTo === null);
  if (!isMoney && unitFrom && unitTo) {
    return `${amountText(amount, unitFrom)} = ${convertUnits(amount, unitFrom, unitTo)}`;
  }
  if (!isMoney) {
    const unknown = unitFrom || (moneyFrom && !unitTo) ? to : from;
    throw new AppError('bad_input', `I do not know "${unknown}". ${HOW}`);
  }
  return rates().then((table) => exchange(amount, moneyFrom, moneyTo, table));
}

function exchange(amount: number, from: string, to: string, { perBase, date }: ExchangeRates): string {
  const rateOf = (code: string): number => {
    const rate = perBase.get(code);
    if (rate === undefined) throw new AppError('bad_input', `I know no rate for "${code}". ${HOW}`);
    return rate;
  };
  const result = (amount / rateOf(from)) * rateOf(to);
  return `${moneyText(amount)} ${from} = ${moneyText(result)} ${to} (rates of ${date})`;
}

/** Two places; more for what is worth less than a cent. */
function moneyText(amount: number): string {
  if (amount !== 0 && Math.abs(amount) < 0.01) return numberText(amount);
  return new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
}

function currencyOf(name: string): string | null {
  const word = name.trim();
  return MONEY[word.toLowerCase()] ?? (/^[a-z]{3}$/i.test(word) ? word.toUpperCase() : null);
}
