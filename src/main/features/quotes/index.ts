import { type Quote, quotesContract } from '../../../shared/contract/quotes.ts';
import { defineFeature } from '../../engine/feature.ts';
import { type Doer, type Made, panelDoer, recordChange } from '../../engine/recordChange.ts';
import { quoteCommands } from './commands.ts';
import { quotesAsCsv, quotesAsJson, readQuotes } from './files.ts';
import { quoteActions, quoteTriggers, quoteVariables } from './pieces.ts';
import { ALL_QUOTES, Quotes } from './quotes.ts';
import { quotesSettings } from './settings.ts';
import { QuoteStore } from './store.ts';
import { quoteWords } from './words.ts';

declare module '../../engine/events.ts' {
  interface Events {
    'quotes.added': Quote;
  }
}

const MOST_EXPORTED = 1_000_000;

/** What people said, kept under a number. */
export const quotesFeature = defineFeature({
  contract: quotesContract,
  title: 'Quotes',
  description: 'Keeps what was said on stream, with its game and date, and says it again with !quote.',
  group: 'chat',
  settings: { version: 1, schema: quotesSettings },
  setup(ctx) {
    const store = new QuoteStore(ctx.db);
    const quotes = new Quotes({
      store,
      clock: ctx.clock,
      random: ctx.random,
      taken: (quote) => ctx.emit('quotes.added', quote),
    });
    const { twitch, services } = ctx.engine;
    const parts = {
      quotes,
      store,
      settings: () => ctx.settings.value,
      words: (quote: Quote) => quoteWords(quote, ctx.settings.value),
      game: () => twitch.state.info?.category.name ?? '',
      prefix: () => services.get('commands')?.prefix ?? '!',
      streamer: () => twitch.state.channel?.name ?? '',
      record: (doer: Doer, made: Made<unknown>) => recordChange(ctx, doer, made),
      say: (text: string) => twitch.outbox.say({ text, from: ctx.id, priority: 'answer' }),
      onAdded: (run: (quote: Quote) => void) => ctx.on('quotes.added', run),
    };
    for (const kind of quoteCommands(parts)) ctx.registries.commands.add(kind);
    for (const kind of quoteVariables(parts)) ctx.registries.variables.add(kind);
    for (const kind of quoteActions(parts)) ctx.registries.actions.add(kind);
    for (const kind of quoteTriggers(parts)) ctx.registries.triggers.add(kind);
    ctx.onStop(quotes.onChange(() => ctx.push('counts', quotes.counts())));

    const kept = (caller: { name: string }, made: Made<Quote>): { quote: Quote; undo: string } => ({
      quote: made.value,
      undo: recordChange(ctx, panelDoer(caller), made),
    });

    return {
      handlers: {
        list: ({ filter, order, offset, limit }) => ({
          quotes: store.list(filter, order, offset, limit),
          total: store.count(filter),
        }),
        names: () => ({ authors: store.names('author'), games: store.names('game') }),
        add: ({ game, ...quote }, caller) =>
          kept(caller, quotes.add({ ...quote, game: game ?? parts.game() }, panelDoer(caller))),
        edit: ({ id, text, author, game, saidAt }, caller) =>
          kept(
            caller,
            quotes.edit(id, {
              ...(text === undefined ? {} : { text }),
              ...(author === undefined ? {} : { author }),
              ...(game === undefined ? {} : { game }),
              ...(saidAt === undefined ? {} : { saidAt }),
            }),
          ),
        approve: ({ id }, caller) => kept(caller, quotes.approve(id)),
        remove: ({ id }, caller) => kept(caller, quotes.remove(id)),
        restore: ({ id }, caller) => kept(caller, quotes.restore(id)),
        import: ({ format, text }, caller) => {
          const read = readQuotes(format, text);
          const { added, skipped, renumbered, made } = quotes.import(read.quotes, panelDoer(caller));
          return {
            added,
            skipped: skipped + read.unreadable,
            renumbered,
            undo: added === 0 ? null : recordChange(ctx, panelDoer(caller), made),
          };
        },
        export: ({ format }, caller) => {
          const all = store.list(ALL_QUOTES, 'oldest', 0, MOST_EXPORTED);
          ctx.log.info({
            category: 'audit',
            event: 'quotes.exported',
            actor: caller.name,
            result: 'ok',
            message: `${caller.name} exported ${all.length} quotes as ${format}`,
          });
          const day = new Date(ctx.clock.now()).toISOString().slice(0, 10);
          return {
            fileName: `quotes-${day}.${format}`,
            text: format === 'csv' ? quotesAsCsv(all) : quotesAsJson(all),
            quotes: all.length,
          };
        },
      },
      snapshots: { counts: () => quotes.counts() },
      api: null,
    };
  },
});
