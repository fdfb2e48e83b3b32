import { AppError } from '../../../shared/rpc/errors.ts';
import type { GameKind } from './game.ts';
import type { TableRecord } from './records.ts';
import type { Opening } from './table.ts';

interface Around {
  /** All tables, of all games. */
  running: readonly TableRecord[];
  kindOf(game: string): GameKind | null;
  /** Epoch milliseconds; null when there was none. */
  lastEnded(game: string): number | null;
  now: number;
}

/** Throws what there is to wait for before this table can be opened. */
export function mustHaveRoom(
  { kind, settings }: { kind: GameKind; settings(): Record<string, unknown> },
  { host, players = [] }: Opening<unknown>,
  { running, kindOf, lastEnded, now }: Around,
): void {
  const { id, title, table: rules } = kind;
  if (!rules) return;
  const own = running.filter(({ game }) => game === id);
  if (rules.atOnce === 'channel' && own.length > 0) {
    throw new AppError('conflict', `${title} is running already.`);
  }
  if (rules.atOnce === 'viewer') {
    const people = [...players.map(({ person }) => person), ...(host ? [host] : [])];
    for (const person of people) {
      if (!own.some((one) => one.players.some((player) => player.id === person.id))) continue;
      throw new AppError('conflict', `${person.name} is in the middle of ${title} already.`);
    }
  }
  if (rules.exclusive !== null) {
    const other = running.find(({ game }) => kindOf(game)?.table?.exclusive === rules.exclusive);
    if (other) {
      throw new AppError('conflict', `${kindOf(other.game)?.title ?? other.game} is running. One at a time!`);
    }
  }
  const rest = settings()['restSeconds'];
  const last = typeof rest === 'number' && rest > 0 ? lastEnded(id) : null;
  if (typeof rest !== 'number' || last === null) return;
  const left = Math.ceil((last + rest * 1000 - now) / 1000);
  if (left > 0)
    throw new AppError(
      'games.resting',
      `${title} rests for ${left} more ${left === 1 ? 'second' : 'seconds'}.`,
    );
}
