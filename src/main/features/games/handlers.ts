import type { GameRound, GameTable, gamesContract } from '../../../shared/contract/games.ts';
import type { HandlersFor } from '../../../shared/rpc/contract.ts';
import type { House } from '../../engine/games/house.ts';
import type { EndedRound } from '../../engine/games/records.ts';
import type { GameStore } from '../../engine/games/store.ts';
import type { ServiceDesk } from '../../engine/services.ts';
import type { UndoList } from '../../engine/undo.ts';
import type { GameBook } from './gameBook.ts';

export interface HandlerParts {
  store: GameStore;
  house: House;
  book: GameBook;
  services: ServiceDesk;
  undo: UndoList;
  feature: string;
}

const WINNERS = 20;

export function gamesHandlers({ store, house, book, services, undo, feature }: HandlerParts): {
  routes: HandlersFor<typeof gamesContract>;
  tables(): GameTable[];
} {
  const nameOf = (id: string): string => services.get('people')?.byId(id)?.name ?? id;
  const currencyName = (id: string): string =>
    services
      .get('purse')
      ?.currencies()
      .find((currency) => currency.id === id)?.many ?? id;

  const shown = (round: EndedRound): GameRound => ({
    ...round,
    title: book.title(round.game),
    currency: currencyName(round.currency),
    players: round.players.map(({ id, name, stake, payout, result }) => ({
      id,
      name,
      stake,
      payout,
      result,
    })),
  });

  const tables = (): GameTable[] =>
    house.all().flatMap((record) => {
      const seated = house.seated(record.game);
      const rules = seated?.kind.table;
      if (!seated || !rules?.understands(record.state)) return [];
      const table = house.look(record);
      const { phase, facts, bars = [], rounds = [] } = rules.show(table);
      return [
        {
          id: record.id,
          game: record.game,
          title: seated.kind.title,
          phase,
          facts: facts.map((fact) => ({ ...fact })),
          bars: bars.map((bar) => ({ ...bar })),
          rounds: rounds.map(({ title, matches }) => ({
            title,
            matches: matches.map(({ sides, winner, now }) => ({ sides: [...sides], winner, now })),
          })),
          host: record.host && { id: record.host.id, name: record.host.name },
          players: record.players.map(({ id, name, stake }) => ({ id, name, stake })),
          pot: table.pot,
          currency: currencyName(record.currency),
          openedAt: record.openedAt,
          deadline: record.deadline,
        },
      ];
    });

  return {
    tables,
    routes: {
      list: () => ({ games: book.list().map(({ kind }) => book.info(kind.id)) }),
      setEnabled: ({ game, enabled }, caller) => {
        const takeBack = book.setEnabled(game, enabled);
        if (!takeBack) return { undo: null };
        const text = `Switched ${book.title(game)} ${enabled ? 'on' : 'off'}`;
        return { undo: undo.add({ feature, text, actor: caller.name }, takeBack) };
      },
      saveSettings: ({ game, values }, caller) => {
        const takeBack = book.save(game, values);
        const text = `Changed the settings of ${book.title(game)}`;
        const id = undo.add({ feature, text, actor: caller.name }, takeBack);
        return { game: book.info(game), undo: id };
      },
      begin: ({ game }) => {
        book.begin(game);
        return {};
      },
      stop: ({ id }) => {
        house.change(id, (table) => {
          const back = table.pot > 0 ? ' Everybody has their stake back.' : '';
          table.cancel(`${book.title(table.game)} was ended.${back}`);
        });
        return {};
      },
      history: ({ game, before, limit }) => {
        const found = store.ended(game, before, limit + 1);
        const page = found.slice(0, limit);
        return { rounds: page.map(shown), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
      },
      statistics: ({ game }) => ({
        totals: store
          .totals()
          .filter((totals) => game === null || totals.game === game)
          .map((totals) => ({ ...totals, currency: currencyName(totals.currency) })),
        house: store.tills().map(({ currency, balance }) => ({
          currency: currencyName(currency),
          till: balance,
          reserved: house.reserved(currency),
          available: house.available(currency),
        })),
        winners: store
          .winners(game, WINNERS)
          .map(({ viewerId, ...line }) => ({ id: viewerId, name: nameOf(viewerId), ...line })),
      }),
    },
  };
}
