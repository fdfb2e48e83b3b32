import { z } from 'zod';
import { giveawayRulesSchema } from '../../../shared/contract/giveaways.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { type Occasion, occasionOf } from '../../engine/occasion.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import { spanWords } from '../../engine/reckoning/spans.ts';
import { type Doer, type Made, occasionDoer } from '../../engine/recordChange.ts';
import { field } from '../../engine/routines/fields.ts';
import { type ActionKind, action, type TriggerKind, trigger } from '../../engine/routines/kinds.ts';
import { type VariableKind, variable } from '../../engine/texts/variable.ts';
import type { CurrentGiveaway } from './current.ts';
import type { Drawing } from './drawing.ts';
import type { GiveawayWon } from './events.ts';
import type { Giveaways } from './giveaways.ts';
import type { Drawn, GiveawayStore, StoredGiveaway } from './store.ts';
import { chanceText, namesText, prizeText } from './wording.ts';

export interface GiveawayPieceParts {
  giveaways: Giveaways;
  drawing: Drawing;
  current: CurrentGiveaway;
  store: GiveawayStore;
  clock: Clock;
  claimSeconds(): number;
  record(doer: Doer, made: Made<unknown>): void;
  note(doer: Doer, text: string): void;
  viewerOf(id: string): Occasion['viewer'];
  onWon(run: (won: GiveawayWon) => void): Disposer;
  onOpened(run: (giveaway: { title: string; prize: string; word: string }) => void): Disposer;
}

export function giveawayPieces(parts: GiveawayPieceParts): {
  actions: ActionKind[];
  triggers: TriggerKind[];
  variables: VariableKind[];
} {
  return { actions: actionsOf(parts), triggers: triggersOf(parts), variables: variablesOf(parts) };
}

function actionsOf({ giveaways, drawing, current, ...parts }: GiveawayPieceParts): ActionKind[] {
  return [
    action({
      id: 'giveaways.start',
      title: 'Start a giveaway',
      help: 'Opens a giveaway that viewers can enter. There is one at a time.',
      group: 'Games',
      parameters: z.object({
        prize: field.text({ title: 'Prize' }, 100).default('A surprise'),
        minutes: field.whole({ title: 'Minutes', description: '0 for an open end.' }, 0, 43_200).default(5),
        winners: field.whole({ title: 'Winners' }, 1, 50).default(1),
        word: field
          .text({ title: 'Word to enter with', description: 'Empty for the join command.' }, 50)
          .default(''),
        price: field
          .whole({ title: 'Price of a ticket', description: '0 for free.' }, 0, 1_000_000)
          .default(0),
        most: field.whole({ title: 'Most tickets of one viewer' }, 1, 10_000).default(1),
        subscribersOnly: field.yes({ title: 'Only for subscribers' }).default(false),
      }),
      preview: ({ prize }) => `Would start a giveaway of ${prize}`,
      run({ parameters, occasion }) {
        const { prize, minutes, winners, word, price, most, subscribersOnly } = parameters;
        const rules = giveawayRulesSchema.safeParse({
          title: prize,
          minutes: minutes === 0 ? null : minutes,
          winners,
          word,
          ticketPrice: price,
          mostTickets: most,
          subscribersOnly,
          claimSeconds: parts.claimSeconds(),
        });
        if (!rules.success) {
          throw new AppError('bad_input', rules.error.issues[0]?.message ?? 'That is no giveaway.');
        }
        const made = giveaways.start(rules.data, occasion.viewer?.name ?? occasion.cause);
        parts.record(occasionDoer(occasion), made);
        return { done: made.text, undo: () => made.undo() };
      },
    }),
    action({
      id: 'giveaways.close',
      title: 'Close the giveaway',
      help: 'Takes nobody in any more; nobody is drawn yet.',
      group: 'Games',
      parameters: z.object({}),
      preview: () => 'Would close the giveaway',
      run({ occasion }) {
        const made = giveaways.close(current.need().id);
        parts.record(occasionDoer(occasion), made);
        return { done: made.text, undo: () => made.undo() };
      },
    }),
    action({
      id: 'giveaways.draw',
      title: 'Draw the giveaway',
      help: 'Draws the winners of the giveaway that runs.',
      group: 'Games',
      parameters: z.object({}),
      preview: () => 'Would draw the winners of the giveaway',
      run({ occasion }) {
        const { rules } = drawing.draw(current.need().id);
        parts.note(occasionDoer(occasion), `Drew the winners of "${rules.title}"`);
        return { done: `Drew the winners of "${rules.title}"` };
      },
    }),
    action({
      id: 'giveaways.cancel',
      title: 'Cancel the giveaway',
      help: 'Ends the giveaway without a winner; all tickets are given back.',
      group: 'Games',
      parameters: z.object({}),
      preview: () => 'Would cancel the giveaway',
      run({ occasion }) {
        const { rules } = giveaways.cancel(current.need().id);
        parts.note(occasionDoer(occasion), `Cancelled the giveaway "${rules.title}"`);
        return { done: `Cancelled the giveaway "${rules.title}"` };
      },
    }),
  ];
}

function triggersOf({ onWon, onOpened, viewerOf }: GiveawayPieceParts): TriggerKind[] {
  return [
    trigger({
      id: 'giveaways.won',
      title: 'Somebody has won a giveaway',
      help: 'Fires for each winner, once they have answered or need not.',
      group: 'Games',
      parameters: z.object({}),
      facts: [
        { name: 'giveaway', help: 'Its title.', example: 'Friday raffle' },
        { name: 'prize', help: 'What was won.', example: 'A fresh loaf' },
        { name: 'winner', help: 'Who has won.', example: 'Robin' },
        { name: 'tickets', help: 'How many tickets they had.', example: 3 },
        { name: 'chance', help: 'Their chance in the draw.', example: '2.5%' },
        { name: 'entrants', help: 'How many had entered.', example: 57 },
      ],
      watch: (_parameters, fire) =>
        onWon(({ title, prize, winner, tickets, chance, entrants }) =>
          fire(
            occasionOf(`Giveaway "${title}"`, {
              viewer: viewerOf(winner.id),
              facts: {
                giveaway: title,
                prize,
                winner: winner.name,
                tickets,
                chance: chanceText(chance),
                entrants,
              },
            }),
          ),
        ),
    }),
    trigger({
      id: 'giveaways.opened',
      title: 'A giveaway was opened',
      help: 'When viewers can enter a giveaway.',
      group: 'Games',
      parameters: z.object({}),
      facts: [
        { name: 'giveaway', help: 'Its title.', example: 'Friday raffle' },
        { name: 'prize', help: 'What can be won.', example: 'A fresh loaf' },
        { name: 'entryword', help: 'What is typed to enter.', example: '!join' },
      ],
      watch: (_parameters, fire) =>
        onOpened(({ title, prize, word }) =>
          fire(occasionOf(`Giveaway "${title}"`, { facts: { giveaway: title, prize, entryword: word } })),
        ),
    }),
  ];
}

function variablesOf({ current, store, clock }: GiveawayPieceParts): VariableKind[] {
  const isNot = (): AppError => new AppError('not_found', 'No giveaway is running just now.');
  const running = (): StoredGiveaway => {
    if (current.now) return current.now;
    throw isNot();
  };
  /** Of the last draw that chat knows of. */
  const lastWinners = (): Drawn[] => {
    const giveaway = current.now?.state === 'drawn' ? current.now : store.lastOver();
    return giveaway ? store.winners(giveaway.id).filter(({ state, told }) => state === 'won' && told) : [];
  };
  const group = 'Games';
  return [
    variable({
      id: 'giveaways.giveaway',
      name: 'giveaway',
      title: 'The giveaway',
      help: 'What can be won in the giveaway that runs.',
      group,
      examples: [{ text: '$(giveaway|nothing just now)', gives: 'nothing just now' }],
      value: () => {
        const giveaway = running();
        return prizeText(giveaway.rules, current.currencyOf(giveaway));
      },
    }),
    variable({
      id: 'giveaways.entries',
      name: 'giveawayentries',
      title: 'Entrants of the giveaway',
      help: 'How many people are in the giveaway that runs; 0 without one.',
      group,
      examples: [{ text: '$(giveawayentries)', gives: '0' }],
      value: () => (current.now ? store.totals(current.now.id).entrants : 0),
    }),
    variable({
      id: 'giveaways.tickets',
      name: 'giveawaytickets',
      title: 'Tickets of the giveaway',
      help: 'How many tickets are in the giveaway that runs; 0 without one.',
      group,
      examples: [{ text: '$(giveawaytickets)', gives: '0' }],
      value: () => (current.now ? store.totals(current.now.id).tickets : 0),
    }),
    variable({
      id: 'giveaways.word',
      name: 'giveawayword',
      title: 'Word of the giveaway',
      help: 'What is typed to enter the giveaway that runs.',
      group,
      examples: [{ text: '$(giveawayword|nothing)', gives: 'nothing' }],
      value: () => current.wordOf(running()),
    }),
    variable({
      id: 'giveaways.left',
      name: 'giveawaytime',
      title: 'Time left in the giveaway',
      help: 'How long the giveaway that runs is still open.',
      group,
      examples: [{ text: '$(giveawaytime|no time limit)', gives: 'no time limit' }],
      value: () => {
        const { closesAt } = running();
        if (closesAt === null) throw new AppError('not_found', 'The giveaway has an open end.');
        return spanWords(clock.now(), Math.max(closesAt, clock.now()));
      },
    }),
    variable({
      id: 'giveaways.winner',
      name: 'giveawaywinner',
      title: 'Winner of the giveaway',
      help: 'Who has won the last giveaway.',
      group,
      examples: [{ text: '$(giveawaywinner|nobody yet)', gives: 'nobody yet' }],
      value: () => {
        const winners = lastWinners();
        if (winners.length === 0) throw new AppError('not_found', 'Nobody has won a giveaway yet.');
        return namesText(winners.map(({ name }) => name));
      },
    }),
  ];
}
