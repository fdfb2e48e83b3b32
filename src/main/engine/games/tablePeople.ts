import type { Person } from '../chat/chatMessage.ts';
import type { TableRecord } from './records.ts';

/** Also somebody who was only asked to join, and so stands in the state of the game alone. */
export function isPartOf({ host, players, forfeited, state }: TableRecord, viewerId: string): boolean {
  return names([host, players, forfeited, state], viewerId);
}

function names(value: unknown, id: string): boolean {
  if (value === id) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, one]) => key === id || names(one, id));
}

/** The table with one person known under another id and name; who sat there under both sits there once. */
export function joined(record: TableRecord, from: string, to: Person): TableRecord {
  const now = renamed(record, from, to) as TableRecord;
  return { ...now, players: onceEach(now.players), forfeited: onceEach(now.forfeited) };
}

/** With what was put in under both of their names. */
function onceEach<P extends { id: string; stake: number }>(players: readonly P[]): P[] {
  const known = new Map<string, P>();
  for (const player of players) {
    const { stake } = known.get(player.id) ?? { stake: 0 };
    known.set(player.id, { ...player, stake: player.stake + stake });
  }
  return [...known.values()];
}

/** The same with somebody known under another id and name, wherever they stand: games keep people in their states too. */
function renamed(value: unknown, from: string, to: Person): unknown {
  if (value === from) return to.id;
  if (Array.isArray(value)) return value.map((one) => renamed(one, from, to));
  if (typeof value !== 'object' || value === null) return value;
  const isPerson = 'id' in value && value.id === from && 'name' in value;
  const person = isPerson ? { login: to.login, name: to.name } : {};
  return Object.fromEntries(
    Object.entries({ ...value, ...person }).map(([key, one]) => [
      key === from ? to.id : key,
      renamed(one, from, to),
    ]),
  );
}
