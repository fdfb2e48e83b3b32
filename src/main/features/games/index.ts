import { gamesContract } from '../../../shared/contract/games.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { Games } from '../../engine/games/gamesService.ts';
import { House } from '../../engine/games/house.ts';
import { GameStore } from '../../engine/games/store.ts';
import type { WordOffer } from '../../engine/games/wordOffer.ts';
import { coinFlip } from './chance/coinFlip.ts';
import { dice } from './chance/dice.ts';
import { eightBall } from './chance/eightBall.ts';
import { rockPaperScissors } from './chance/rockPaperScissors.ts';
import { roulette } from './chance/roulette.ts';
import { slots } from './chance/slots.ts';
import { bossRaid } from './fights/bossRaid.ts';
import { breadFight } from './fights/breadFight.ts';
import { tournament } from './fights/tournament.ts';
import { GameBook } from './gameBook.ts';
import { gamesHandlers } from './handlers.ts';
import { listCommands } from './listCommands.ts';
import { beginAction, gameVariables, resultTrigger } from './pieces.ts';
import { guess, seasonal } from './quiz/guessing.ts';
import { stopQuiz } from './quiz/stopQuiz.ts';
import { trivia } from './quiz/trivia.ts';
import { gamesSettings } from './settings.ts';
import { sharedWords } from './sharedWords.ts';
import { blackjack } from './tables/blackjack.ts';
import { duel } from './tables/duel.ts';
import { goldenTicket } from './tables/goldenTicket.ts';
import { heist } from './tables/heist.ts';
import { lotto } from './tables/lotto.ts';

const OWN_GAMES = [
  slots,
  coinFlip,
  roulette,
  dice,
  rockPaperScissors,
  eightBall,
  blackjack,
  duel,
  heist,
  lotto,
  goldenTicket,
  breadFight,
  bossRaid,
  tournament,
  trivia,
  guess,
  seasonal,
];

/** A panel hears of changes so often at most, in milliseconds. */
const TELL_EVERY = 200;
const DAY = 86_400_000;

/** The house of all games, and the games of chance. */
export const gamesFeature = defineFeature({
  contract: gamesContract,
  title: 'Games',
  description: 'Games in chat: slots, roulette, blackjack, duels, heists, lotto and more, with fair odds.',
  group: 'audience',
  settings: { version: 1, schema: gamesSettings },
  setup(ctx) {
    const { db, clock, random } = ctx;
    const { services, twitch, undo } = ctx.engine;
    const store = new GameStore(db);
    const prefix = (): string => services.get('commands')?.prefix ?? '!';

    let told: 'nothing' | 'tables' | 'results' | 'games' = 'nothing';
    const tell = (what: 'tables' | 'results' | 'games'): void => {
      const before = told;
      const order = ['nothing', 'tables', 'results', 'games'] as const;
      if (order.indexOf(what) > order.indexOf(told)) told = what;
      if (before !== 'nothing') return;
      ctx.after(TELL_EVERY, () => {
        const now = told;
        told = 'nothing';
        ctx.push('tables', { tables: handlers.tables() });
        if (now !== 'tables') ctx.push('changes', { games: now === 'games' });
      });
    };

    const house = new House({
      db,
      store,
      clock,
      random,
      ledger: () => services.get('ledger'),
      purse: () => services.get('purse'),
      world: {
        get prefix() {
          return prefix();
        },
        get packs() {
          return services.get('packs');
        },
        get seasons() {
          return services.get('seasons');
        },
        get boons() {
          return services.get('boons');
        },
        level: (viewerId) => services.get('levels')?.of(viewerId) ?? 1,
      },
      credit: () => ctx.settings.value.houseCredit,
      say: (text) => twitch.outbox.say({ text, from: ctx.id, priority: 'game' }),
      result: (result) => {
        ctx.emit('game.result', result);
        tell('results');
      },
      table: (change) => {
        ctx.emit('game.table', change);
        tell(change.state === 'over' ? 'results' : 'tables');
      },
      after: (ms, run) => ctx.after(ms, run),
      fault: (what, thrown) => {
        ctx.guard(what, () => {
          throw thrown;
        });
      },
    });
    ctx.onStop(() => house.stop());

    const book = new GameBook({
      store,
      house,
      clock,
      random,
      kinds: () => ctx.registries.games.list(),
      addCommand: (kind) => ctx.registries.commands.add(kind),
      balance: (viewerId, currency) => services.get('ledger')?.balance(viewerId, currency) ?? 0,
      prefix,
      find: async (name) => (await services.get('people')?.find(name)) ?? null,
      currencies: () =>
        services
          .get('purse')
          ?.currencies()
          .map(({ id }) => id) ?? null,
      warn: (message) => ctx.log.warn({ event: 'games.settings_bad', message }),
      fault: (what, thrown) =>
        ctx.guard(what, () => {
          throw thrown;
        }),
      changed: () => {
        ctx.registries.commands.touch();
        tell('games');
      },
    });

    const handlers = gamesHandlers({ store, house, book, services, undo, feature: ctx.id });

    for (const kind of OWN_GAMES) ctx.registries.games.add(kind);
    book.sync();
    ctx.registries.games.onChange(() => book.sync());
    ctx.onStop(() => book.stop());

    let hadBooks = services.get('ledger') !== null;
    ctx.onStop(
      services.onChange(() => {
        const hasBooks = services.get('ledger') !== null;
        if (hasBooks && !hadBooks) ctx.guard('going on with games', () => house.booksAreBack());
        hadBooks = hasBooks;
      }),
    );

    ctx.registries.lineSteps.add({
      id: 'games.answers',
      place: 'games',
      order: 10,
      look: ({ message }) => {
        // A command is never an answer.
        if (message.words.startsWith(prefix())) return 'on';
        return house.hear(message) === 'taken' ? 'stop' : 'on';
      },
    });

    const offers = new Set<WordOffer>();
    const games: Games = {
      record: (viewerId, game) => store.stats(viewerId, game),
      sitsAt: (viewerId) => {
        const record = house.all().find(({ players }) => players.some(({ id }) => id === viewerId));
        return record ? book.title(record.game) : null;
      },
      begin: (game) => book.begin(game),
      offerWords: (offer) => {
        offers.add(offer);
        return () => void offers.delete(offer);
      },
    };
    ctx.provide('games', games);

    for (const kind of [...listCommands(book), ...sharedWords(house, offers, prefix), stopQuiz(house)])
      ctx.registries.commands.add(kind);
    ctx.registries.actions.add(beginAction(games));
    ctx.registries.triggers.add(resultTrigger((run) => ctx.on('game.result', run)));
    for (const kind of gameVariables(games)) ctx.registries.variables.add(kind);

    ctx.on('ledger.released', ({ holdId }) => house.released(holdId));
    ctx.on('viewer.merged', ({ from, to }) => {
      const person = services.get('people')?.byId(to) ?? { id: to, login: to, name: to };
      house.merge(from, person);
      store.merge(from, person);
    });
    ctx.on('viewer.forgotten', ({ id }) => {
      house.forgetPerson(id);
      store.forget(id);
    });

    const tidy = (): void => store.tidy(clock.now() - ctx.settings.value.keepDays * DAY);
    ctx.after(60_000, tidy);
    ctx.every(DAY, tidy);

    return {
      handlers: handlers.routes,
      snapshots: { tables: () => ({ tables: handlers.tables() }), changes: () => ({ games: false }) },
      api: null,
    };
  },
});
