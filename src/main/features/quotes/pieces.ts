import { z } from 'zod';
import { QUOTE_LENGTH, type Quote } from '../../../shared/contract/quotes.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { type Occasion, occasionOf } from '../../engine/occasion.ts';
import { type Doer, type Made, occasionDoer } from '../../engine/recordChange.ts';
import { field } from '../../engine/routines/fields.ts';
import { type ActionKind, action, type TriggerKind, trigger } from '../../engine/routines/kinds.ts';
import { type VariableKind, variable } from '../../engine/texts/variable.ts';
import type { Quotes } from './quotes.ts';

export interface QuotePieceParts {
  quotes: Quotes;
  words(quote: Quote): string;
  game(): string;
  streamer(): string;
  record(doer: Doer, made: Made<unknown>): void;
  say(text: string): void;
  onAdded(run: (quote: Quote) => void): () => void;
}

/** By number, with words in it, or any. Throws when there is none. */
function find(quotes: Quotes, which: string): Quote {
  const wished = which.trim().replace(/^#/, '');
  if (/^\d{1,9}$/.test(wished)) return quotes.numbered(Number(wished));
  const quote = quotes.pick(wished === '' ? {} : { text: wished });
  if (quote) return quote;
  throw new AppError(
    'not_found',
    wished === '' ? 'There are no quotes yet.' : `No quote has "${wished}" in it.`,
  );
}

export function quoteVariables(parts: QuotePieceParts): VariableKind[] {
  return [
    variable({
      id: 'quotes.quote',
      name: 'quote',
      title: 'A quote',
      help: 'A quote by its number, with some words in it, or any.',
      group: 'Keepsakes',
      arguments: [{ name: 'which', help: 'A number or some words; none for any quote.', required: false }],
      examples: [
        { text: '$(quote|no quotes yet)', gives: 'no quotes yet' },
        { text: '$(quote 12|none)', gives: 'none' },
      ],
      value: ({ rest }) => parts.words(find(parts.quotes, rest)),
    }),
    variable({
      id: 'quotes.count',
      name: 'quotes',
      title: 'Number of quotes',
      help: 'How many quotes there are.',
      group: 'Keepsakes',
      examples: [{ text: '$(quotes)', gives: '0' }],
      value: () => parts.quotes.counts().kept,
    }),
  ];
}

export function quoteActions(parts: QuotePieceParts): ActionKind[] {
  return [
    action({
      id: 'quotes.add',
      title: 'Add a quote',
      help: 'Keeps a text as a quote, with the game and the date.',
      group: 'Keepsakes',
      parameters: z.object({
        text: field.text({ title: 'What was said' }, QUOTE_LENGTH),
        author: field.text({ title: 'Who said it', description: 'Empty for the streamer.' }, 120).default(''),
      }),
      notes: [{ name: 'quotenumber', help: 'The number of the new quote.' }],
      preview: ({ text }) => `Would add the quote "${text}"`,
      run: ({ parameters, occasion }) => {
        const text = parameters.text.trim();
        if (text === '') throw new AppError('bad_input', 'The quote has no text.');
        const author = parameters.author.trim().replace(/^@/, '') || parts.streamer();
        const doer = occasionDoer(occasion);
        const made = parts.quotes.add({ text, author, game: parts.game(), saidAt: null }, doer);
        parts.record(doer, made);
        return {
          done: `Added quote ${made.value.number}`,
          notes: { quotenumber: made.value.number ?? 0 },
          undo: made.undo,
        };
      },
    }),
    action({
      id: 'quotes.say',
      title: 'Say a quote',
      help: 'Says a quote in chat: by number, with some words in it, or any.',
      group: 'Keepsakes',
      parameters: z.object({
        which: field
          .text({ title: 'Which', description: 'A number or some words; empty for any quote.' }, 200)
          .default(''),
      }),
      preview: ({ which }) =>
        which.trim() === '' ? 'Would say any quote' : `Would say the quote "${which}"`,
      run: ({ parameters }) => {
        const text = parts.words(find(parts.quotes, parameters.which));
        parts.say(text);
        return { done: `Said ${text}` };
      },
    }),
  ];
}

export function quoteTriggers(parts: QuotePieceParts): TriggerKind[] {
  return [
    trigger({
      id: 'quotes.added',
      title: 'A quote was added',
      help: 'Runs when a quote has got its number, by chat, panel or approval.',
      group: 'Keepsakes',
      parameters: z.object({}),
      facts: [
        { name: 'quotenumber', help: 'Its number.', example: 12 },
        { name: 'quotetext', help: 'What was said.', example: 'I meant to do that' },
        { name: 'quoteauthor', help: 'Who said it.', example: 'Robin' },
      ],
      watch: (_parameters, fire) => parts.onAdded((quote) => fire(addedOccasion(quote))),
    }),
  ];
}

function addedOccasion(quote: Quote): Occasion {
  return occasionOf('Quote added', {
    facts: { quotenumber: quote.number ?? 0, quotetext: quote.text, quoteauthor: quote.author },
  });
}
