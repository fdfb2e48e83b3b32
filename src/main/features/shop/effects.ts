import { XP } from '../../../shared/contract/economy.ts';
import type { BoonEffect, ShopEffect, ShopItem } from '../../../shared/contract/shop.ts';
import type { Step } from '../../../shared/contract/steps.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { Occasion } from '../../engine/occasion.ts';
import type { Random } from '../../engine/ports.ts';
import type { Purse } from '../../engine/purse.ts';
import type { Routines } from '../../engine/routines/kinds.ts';
import type { Texts } from '../../engine/texts/texts.ts';
import type { BoughtBoons } from './boons.ts';
import { amountWords, currencyOf } from './prices.ts';
import type { Gain, StoredPurchase } from './store.ts';

/** What the texts of an item may use besides the variables. */
export const ITEM_FACTS = ['item', 'itemname', 'paid', 'buyer', 'owner'] as const;

export interface EffectParts {
  boons: BoughtBoons;
  random: Random;
  ledger(): Ledger | null;
  purse(): Purse | null;
  routines(): Routines | null;
  texts: Texts;
  say(text: string): void;
}

/** What an item brought about at once: what it gave, and what is said of it. */
export interface Applied {
  gains: Gain[];
  note: string;
}

const ROUTINES_OFF = 'It needs the module "Routines", which is switched off.';

/** Does what items are bought for. */
export class Effects {
  private readonly parts: EffectParts;

  constructor(parts: EffectParts) {
    this.parts = parts;
  }

  /** Throws with the first thing that is wrong in what the streamer has written. */
  mustBeValid({ effects }: ShopItem): void {
    const { texts, routines } = this.parts;
    for (const effect of effects) {
      if (effect.kind === 'say') texts.mustBeValid(effect.text, ITEM_FACTS);
      const steps = stepsOf(effect);
      if (steps === null) continue;
      const service = routines();
      if (!service) throw new AppError('feature_off', ROUTINES_OFF);
      service.mustBeValid(steps, ITEM_FACTS);
    }
  }

  /** Why it cannot do its work now, in a sentence; null when it can. */
  problem(item: ShopItem): string | null {
    const { purse } = this.parts;
    const books = purse();
    const named = [item.currency, ...item.effects.flatMap(currenciesOf)];
    const gone = books === null ? undefined : named.find((id) => currencyOf(books, id) === null);
    if (gone !== undefined) return `There is no currency "${gone}" any more. Choose another one.`;
    try {
      this.mustBeValid(item);
      return null;
    } catch (thrown) {
      if (thrown instanceof AppError) return thrown.message;
      throw thrown;
    }
  }

  /** Within `db.write`: all that the books and the inventory keep. */
  apply(purchase: Pick<StoredPurchase, 'id' | 'item' | 'ownerId'>, reference: string): Applied {
    const { boons, random } = this.parts;
    const { item, ownerId } = purchase;
    const gains: Gain[] = [];
    const notes: string[] = [];
    const give = (currency: string | null, amount: number): void => {
      if (amount === 0) return void notes.push('Nothing was in it.');
      const purse = this.need(this.parts.purse());
      const found = currencyOf(purse, currency);
      if (!found) throw new AppError('purse.no_currency', `There is no currency "${currency}" any more.`);
      gains.push({ currency: found.id, amount });
      notes.push(`${amountWords(amount, found)} for you.`);
    };
    for (const effect of item.effects) {
      if (effect.kind === 'boon') {
        boons.grant(effect, {
          viewerId: ownerId,
          purchaseId: purchase.id,
          itemId: item.id,
          source: item.title,
        });
        notes.push(boonNote(effect));
      } else if (effect.kind === 'give') give(effect.currency, effect.amount);
      else if (effect.kind === 'chance') {
        const { currency, amount } = draw(effect.outcomes, random.next());
        give(currency, amount);
      } else if (effect.kind === 'draw')
        notes.push(pickLines(effect.lines, effect.count, random).join(' · '));
    }
    if (gains.length > 0) {
      this.need(this.parts.ledger()).payMany({
        reason: `From the shop: ${item.title}`,
        reference,
        actor: 'shop',
        lines: gains.map((gain) => ({ viewerId: ownerId, ...gain })),
      });
    }
    return { gains, note: notes.join(' ') };
  }

  /** True when something is left to do once the purchase is in the books. */
  hasMore({ effects }: ShopItem): boolean {
    return effects.some(({ kind }) => kind === 'say' || kind === 'sound' || kind === 'steps');
  }

  /** Begins at once to say, play and run; answers what went wrong once all has ended, null for nothing. */
  async perform(item: ShopItem, occasion: Occasion): Promise<string | null> {
    const running: Promise<string | null>[] = [];
    for (const effect of item.effects) {
      if (effect.kind === 'say') running.push(this.speak(effect.text, occasion));
      const steps = stepsOf(effect);
      if (steps === null) continue;
      const routines = this.parts.routines();
      if (!routines) {
        running.push(Promise.resolve(ROUTINES_OFF));
        continue;
      }
      const { done } = routines.run({ name: occasion.cause, owner: 'shop', steps, occasion });
      running.push(done.then(({ problem }) => problem));
    }
    const ended = await Promise.all(running);
    return ended.find((problem) => problem !== null) ?? null;
  }

  private async speak(source: string, occasion: Occasion): Promise<null> {
    const text = await this.parts.texts.write(source, occasion);
    if (text.trim() !== '') this.parts.say(text);
    return null;
  }

  private need<T>(service: T | null): T {
    if (service === null)
      throw new AppError('feature_off', 'The shop needs the module "Economy", which is switched off.');
    return service;
  }
}

/** A sound is one step of a routine. */
function stepsOf(effect: ShopEffect): readonly Step[] | null {
  if (effect.kind === 'steps') return effect.steps;
  if (effect.kind !== 'sound') return null;
  return [
    {
      id: 'sound',
      action: 'sound.play',
      parameters: { sound: effect.sound, volume: 80 },
      off: false,
      onError: 'stop',
      note: '',
    },
  ];
}

function currenciesOf(effect: ShopEffect): (string | null)[] {
  if (effect.kind === 'give') return [effect.currency];
  if (effect.kind === 'boon') return effect.currency === null ? [] : [effect.currency];
  return effect.kind === 'chance' ? effect.outcomes.map(({ currency }) => currency) : [];
}

/** `at` is at least 0 and below 1. */
export function draw<T extends { weight: number }>(outcomes: readonly T[], at: number): T {
  let left = at * outcomes.reduce((total, { weight }) => total + weight, 0);
  for (const outcome of outcomes) {
    left -= outcome.weight;
    if (left < 0) return outcome;
  }
  const last = outcomes.at(-1);
  if (!last) throw new AppError('internal', 'There is nothing to draw from.');
  return last;
}

/** Different ones, as long as there are enough. */
function pickLines(lines: readonly string[], count: number, random: Random): string[] {
  const left = [...lines];
  const picked: string[] = [];
  while (picked.length < count && left.length > 0) {
    picked.push(...left.splice(Math.floor(random.next() * left.length), 1));
  }
  return picked;
}

/** What somebody has got, in a sentence: `Double XP for 10 minutes.` */
export function boonNote(
  effect: Pick<BoonEffect, 'boon' | 'amount' | 'text' | 'currency' | 'seconds' | 'uses'>,
): string {
  const { boon, amount, text, currency, seconds, uses } = effect;
  const of = currency === null ? 'all that you earn' : currency === XP ? 'your XP' : `your ${currency}`;
  const what = {
    earnings: `${amount} times ${of}`,
    no_cooldowns: 'Your commands do not rest',
    fight_hp: `${amount} more HP`,
    fight_damage: `${amount} more damage`,
    trivia_seconds: `${amount} more seconds`,
    title: `You are ${text}`,
    sparkle: text,
  }[boon];
  const games = boon === 'trivia_seconds' ? 'rounds of trivia that you begin' : 'fights';
  const long = seconds === null ? '' : ` for ${waitText(seconds * 1000)}`;
  const many = uses === null ? '' : ` in the next ${uses} ${games}`;
  return `${what}${many}${long}.`;
}
