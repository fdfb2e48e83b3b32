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
    const hex = this.hex(32);
    const variant = '89ab'[randomInt(this.random, 0, 3)] ?? '8';
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
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
