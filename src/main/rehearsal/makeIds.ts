import type { Random } from '../engine/ports.ts';
import { randomInt } from '../engine/random.ts';

const LOWER_ALNUM = 'abcdefghijklmnopqrstuvwxyz0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const HEX = '0123456789abcdef';

/** The ids that Twitch hands out, in its shapes. They repeat with the seed; nothing here guards a secret. */
export class Ids {
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  uuid(): string {
    const a = this.word();
    const b = this.word();
    const c = this.word();
    const variant = '89ab'[Number.parseInt(c.slice(0, 1), 16) & 3] ?? '8';
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${this.word()}`;
  }

  /** Lower case only: chat libraries are known to lower-case what they send as password. */
  token(length: number): string {
    return this.from(LOWER_ALNUM, length);
  }

  userCode(): string {
    return this.from(UPPER, 8);
  }

  digits(length: number): string {
    return `${randomInt(this.random, 1, 9)}${this.from('0123456789', length - 1)}`;
  }

  hex(length: number): string {
    return this.from(HEX, length);
  }

  eventSubSession(): string {
    return `AQoQ${this.from(LOWER_ALNUM + UPPER, 32)}`;
  }

  /** Eight hexadecimal digits. */
  private word(): string {
    return Math.floor(this.random.next() * 0x100000000)
      .toString(16)
      .padStart(8, '0');
  }

  private from(letters: string, length: number): string {
    let text = '';
    for (let i = 0; i < length; i++) text += letters[Math.floor(this.random.next() * letters.length)];
    return text;
  }
}

/** A source of its own for one part, so that what that part draws does not shift the others. */
export function forkSeed(random: Random): number {
  return Math.floor(random.next() * 0xffffffff);
}
