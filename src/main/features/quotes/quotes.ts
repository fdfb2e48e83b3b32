import { type Quote, type QuoteFilter, quoteFilterSchema } from '../../../shared/contract/quotes.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock, Random } from '../../engine/ports.ts';
import type { Doer, Made } from '../../engine/recordChange.ts';
import { Watchers } from '../../engine/watchers.ts';
import type { QuoteStore } from './store.ts';

export interface NewQuote {
  text: string;
  author: string;
  game: string;
  /** Null for now. */
  saidAt: number | null;
}

interface Parts {
  store: QuoteStore;
  clock: Clock;
  random: Random;
  /** Told when a quote has got its number. */
  taken(quote: Quote): void;
}

export const ALL_QUOTES: QuoteFilter = quoteFilterSchema.parse({});

const nameOf = (quote: Quote): string =>
  quote.number === null ? 'the suggested quote' : `quote ${quote.number}`;

/** The rules of quotes. Every change is on the disk when it returns. */
export class Quotes {
  private readonly parts: Parts;
  private readonly watchers = new Watchers();
  private revision = 0;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** `waiting`: it gets its number when somebody takes it in. */
  add(quote: NewQuote, doer: Doer, waiting = false): Made<Quote> {
    const { store, clock } = this.parts;
    const added = store.write(() => {
      this.refuseTwin(quote);
      return store.add({
        ...quote,
        saidAt: quote.saidAt ?? clock.now(),
        number: waiting ? null : store.nextNumber(),
        addedAt: clock.now(),
        addedBy: doer.name,
        addedById: doer.id,
        state: waiting ? 'waiting' : 'kept',
      });
    });
    this.changed();
    if (!waiting) this.parts.taken(added);
    return {
      value: added,
      text: waiting ? 'Suggested a quote' : `Added ${nameOf(added)}`,
      undo: () => this.move(added.id, 'removed'),
    };
  }

  /** Many at once, from a file: all or none. */
  import(given: readonly (NewQuote & { number: number | null })[], doer: Doer): ImportedQuotes {
    const { store, clock } = this.parts;
    const ids: number[] = [];
    let skipped = 0;
    let renumbered = 0;
    store.write(() => {
      for (const { number: wished, ...quote } of given) {
        if (store.twin(quote)) {
          skipped += 1;
          continue;
        }
        const free = wished !== null && wished > 0 && store.numbered(wished) === null;
        if (wished !== null && !free) renumbered += 1;
        const added = store.add({
          ...quote,
          saidAt: quote.saidAt ?? clock.now(),
          number: free ? wished : store.nextNumber(),
          addedAt: clock.now(),
          addedBy: doer.name,
          addedById: doer.id,
          state: 'kept',
        });
        ids.push(added.id);
      }
    });
    if (ids.length > 0) this.changed();
    return {
      added: ids.length,
      skipped,
      renumbered,
      made: {
        value: ids.length,
        text: `Imported ${ids.length} quotes`,
        undo: () => {
          store.write(() => {
            for (const id of ids) this.set(id, { state: 'removed' });
          });
          this.changed();
        },
      },
    };
  }

  edit(id: number, fields: Partial<Pick<Quote, 'text' | 'author' | 'game' | 'saidAt'>>): Made<Quote> {
    const { store } = this.parts;
    const before = this.need(id);
    const value = store.write(() => {
      const next = { ...before, ...fields };
      this.refuseTwin(next, id);
      return store.put(next);
    });
    this.changed();
    const { text, author, game, saidAt } = before;
    return {
      value,
      text: `Changed ${nameOf(value)}`,
      undo: () => {
        store.write(() => this.set(id, { text, author, game, saidAt }));
        this.changed();
      },
    };
  }

  approve(id: number): Made<Quote> {
    const { store } = this.parts;
    const value = store.write(() => {
      const quote = this.need(id);
      if (quote.state !== 'waiting') throw new AppError('conflict', 'That quote was decided about before.');
      // One that was taken in and put back keeps the number that it was announced with.
      return store.put({ ...quote, state: 'kept', number: quote.number ?? store.nextNumber() });
    });
    this.changed();
    this.parts.taken(value);
    return { value, text: `Took in ${nameOf(value)}`, undo: () => this.move(id, 'waiting') };
  }

  remove(id: number): Made<Quote> {
    const before = this.need(id);
    if (before.state === 'removed') throw new AppError('not_found', 'That quote was removed before.');
    const value = this.move(id, 'removed');
    const text = before.state === 'waiting' ? 'Turned a suggested quote down' : `Removed ${nameOf(value)}`;
    return { value, text, undo: () => this.move(id, before.state) };
  }

  restore(id: number): Made<Quote> {
    const { store } = this.parts;
    const value = store.write(() => {
      const quote = this.need(id);
      if (quote.state !== 'removed') throw new AppError('conflict', 'That quote is not removed.');
      this.refuseTwin(quote);
      return store.put({ ...quote, state: 'kept', number: quote.number ?? store.nextNumber() });
    });
    this.changed();
    return { value, text: `Brought back ${nameOf(value)}`, undo: () => this.move(id, 'removed') };
  }

  /** By the number that chat knows; removed and waiting ones are not found. */
  numbered(number: number): Quote {
    const quote = this.parts.store.numbered(number);
    if (quote?.state === 'kept') return quote;
    const last = this.parts.store.nextNumber() - 1;
    if (last === 0) throw new AppError('not_found', 'There are no quotes yet.');
    throw new AppError(
      'not_found',
      quote?.state === 'removed'
        ? `Quote ${number} was removed.`
        : `There is no quote ${number}. The last one is ${last}.`,
    );
  }

  /** Any that fits; null when none does. */
  pick(filter: Partial<QuoteFilter> = {}): Quote | null {
    const whole = { ...ALL_QUOTES, ...filter };
    const count = this.parts.store.count(whole);
    if (count === 0) return null;
    const at = Math.min(count - 1, Math.floor(this.parts.random.next() * count));
    return this.parts.store.list(whole, 'oldest', at, 1)[0] ?? null;
  }

  counts(): { kept: number; waiting: number; removed: number; revision: number } {
    return { ...this.parts.store.counts(), revision: this.revision };
  }

  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }

  private refuseTwin(quote: Pick<Quote, 'text' | 'author' | 'game'>, except: number | null = null): void {
    const twin = this.parts.store.twin(quote);
    if (!twin || twin.id === except) return;
    throw new AppError(
      'conflict',
      twin.number === null ? 'That was suggested before.' : `That is quote ${twin.number} already.`,
    );
  }

  private need(id: number): NonNullable<ReturnType<QuoteStore['get']>> {
    const quote = this.parts.store.get(id);
    if (!quote) throw new AppError('not_found', 'There is no such quote.');
    return quote;
  }

  private set(id: number, fields: Partial<Quote>): Quote {
    return this.parts.store.put({ ...this.need(id), ...fields });
  }

  private move(id: number, state: Quote['state']): Quote {
    const moved = this.parts.store.write(() => this.set(id, { state }));
    this.changed();
    return moved;
  }

  private changed(): void {
    this.revision += 1;
    this.watchers.call();
  }
}

export interface ImportedQuotes {
  added: number;
  skipped: number;
  renumbered: number;
  made: Made<number>;
}
