import { z } from 'zod';
import type { GameInfo } from '../../../shared/contract/games.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { CommandKind } from '../../engine/commands/command.ts';
import type { GameKind } from '../../engine/games/game.ts';
import type { House } from '../../engine/games/house.ts';
import { makeDesk } from '../../engine/games/makeDesk.ts';
import { returnOf } from '../../engine/games/odds.ts';
import type { GameChoice, GameStore } from '../../engine/games/store.ts';
import type { Clock, Disposer, Random } from '../../engine/ports.ts';
import { describeIssues } from '../../engine/settings/problems.ts';

export interface GameBookParts {
  store: GameStore;
  house: House;
  clock: Clock;
  random: Random;
  /** All games that features have brought. */
  kinds(): readonly GameKind[];
  addCommand(kind: CommandKind): Disposer;
  balance(viewerId: string, currency: string): number;
  prefix(): string;
  find(name: string): Promise<Person | null>;
  /** Null while Economy is off. */
  currencies(): readonly string[] | null;
  /** A stored choice does not fit any more. */
  warn(text: string): void;
  fault(what: string, thrown: unknown): void;
  changed(): void;
}

interface Entry {
  kind: GameKind;
  choice: GameChoice;
  /** Its commands; empty while it is off. */
  ends: Disposer[];
}

/** Which games there are, which of them are on, and what they are set to. */
export class GameBook {
  private readonly parts: GameBookParts;
  private readonly entries = new Map<string, Entry>();

  constructor(parts: GameBookParts) {
    this.parts = parts;
  }

  /** Takes up games that have come and lets go of those whose feature has stopped. */
  sync(): void {
    const kinds = new Map(this.parts.kinds().map((kind) => [kind.id, kind]));
    for (const [id, entry] of this.entries) {
      if (kinds.get(id) === entry.kind) continue;
      this.entries.delete(id);
      for (const end of entry.ends) end();
      this.parts.house.drop(id);
    }
    for (const [id, kind] of kinds) {
      if (this.entries.has(id)) continue;
      const entry: Entry = { kind, choice: this.stored(kind), ends: [] };
      this.entries.set(id, entry);
      this.parts.house.adopt({ kind, settings: () => entry.choice.values });
      if (entry.choice.enabled) this.registerCommands(entry);
      else this.endTables(id, `${kind.title} is over.`);
    }
    this.parts.changed();
  }

  stop(): void {
    for (const { ends } of this.entries.values()) for (const end of ends) end();
    this.entries.clear();
  }

  list(): { kind: GameKind; enabled: boolean }[] {
    return [...this.entries.values()].map(({ kind, choice }) => ({ kind, enabled: choice.enabled }));
  }

  settings(id: string): Record<string, unknown> {
    return this.need(id).choice.values;
  }

  title(id: string): string {
    return this.entries.get(id)?.kind.title ?? id;
  }

  info(id: string): GameInfo {
    const { kind, choice } = this.need(id);
    return {
      id,
      title: kind.title,
      help: kind.help,
      examples: kind.examples.map((example) => `${this.parts.prefix()}${example}`),
      group: kind.group,
      enabled: choice.enabled,
      odds: kind.odds(choice.values).map((odds) => ({
        ...odds,
        outcomes: odds.outcomes.map((outcome) => ({ ...outcome })),
        returns: returnOf(odds),
      })),
      oddsNote: kind.oddsNote,
      schema: z.toJSONSchema(kind.settings, { io: 'input' }),
      values: choice.values,
      defaults: kind.settings.parse({}),
      canBegin: kind.table?.begin != null,
    };
  }

  /** Answers what takes it back; null when it was so before. */
  setEnabled(id: string, enabled: boolean): (() => void) | null {
    if (this.need(id).choice.enabled === enabled) return null;
    const put = (on: boolean): void => {
      const entry = this.need(id);
      this.choose(entry, { ...entry.choice, enabled: on });
      for (const end of entry.ends.splice(0)) end();
      if (on) this.registerCommands(entry);
      else this.endTables(id, `${entry.kind.title} is over.`);
      this.parts.changed();
    };
    put(enabled);
    return () => put(!enabled);
  }

  /** All or none of the values; answers what takes it back. Throws `games.invalid` with the fields at fault. */
  save(id: string, values: Record<string, unknown>): () => void {
    const entry = this.need(id);
    const before = entry.choice.values;
    const unknown = Object.keys(values).filter((key) => !(key in entry.kind.settings.shape));
    const parsed = entry.kind.settings.safeParse({ ...before, ...values });
    const fields = [
      ...unknown.map((path) => ({ path, message: 'There is no setting of this name.' })),
      ...(parsed.success ? this.problems(parsed.data) : describeIssues(parsed.error)),
    ];
    if (!parsed.success || fields.length > 0) {
      const text = fields.map(({ path, message }) => `"${path}": ${message}`).join(' ');
      throw new AppError('games.invalid', `Not saved: ${text}`, { fields });
    }
    const put = (now: Record<string, unknown>): void => {
      const current = this.need(id);
      this.choose(current, { ...current.choice, values: now });
      this.parts.changed();
    };
    put(parsed.data);
    return () => put(before);
  }

  begin(id: string): void {
    const entry = this.need(id);
    const begin = entry.kind.table?.begin;
    if (!begin)
      throw new AppError('bad_input', `${entry.kind.title} begins when a player begins it in chat.`);
    if (!entry.choice.enabled) {
      throw new AppError(
        'feature_off',
        `${entry.kind.title} is switched off. The Games page has the switch.`,
      );
    }
    begin(this.desk(entry));
  }

  private problems(values: Record<string, unknown>): { path: string; message: string }[] {
    const { leastStake, mostStake, currency } = values;
    const found: { path: string; message: string }[] = [];
    if (typeof leastStake === 'number' && typeof mostStake === 'number' && leastStake > mostStake) {
      found.push({ path: 'mostStake', message: 'The most cannot be less than the least stake.' });
    }
    const known = this.parts.currencies();
    if (typeof currency === 'string' && currency !== '' && known && !known.includes(currency)) {
      found.push({
        path: 'currency',
        message: `There is no currency "${currency}". There is ${known.join(', ')}.`,
      });
    }
    return found;
  }

  private choose(entry: Entry, choice: GameChoice): void {
    this.parts.store.choose(entry.kind.id, choice);
    entry.choice = choice;
  }

  private stored(kind: GameKind): GameChoice {
    const choice = this.parts.store.choice(kind.id);
    const parsed = kind.settings.safeParse(choice?.values ?? {});
    if (parsed.success) return { enabled: choice?.enabled ?? true, values: parsed.data };
    this.parts.warn(`The settings of ${kind.title} did not fit any more; it has its defaults again.`);
    return { enabled: choice?.enabled ?? true, values: kind.settings.parse({}) };
  }

  private registerCommands(entry: Entry): void {
    try {
      for (const kind of entry.kind.commands(this.desk(entry))) entry.ends.push(this.parts.addCommand(kind));
    } catch (thrown) {
      this.parts.fault(`adding the commands of ${entry.kind.title}`, thrown);
    }
  }

  private desk(entry: Entry): ReturnType<typeof makeDesk> {
    const { kind } = entry;
    return makeDesk(kind.id, this.parts.house, {
      clock: this.parts.clock,
      random: this.parts.random,
      settings: () => entry.choice.values,
      balance: (id) => this.parts.balance(id, this.parts.house.currencyOf(kind.id, true).id),
      prefix: () => this.parts.prefix(),
      find: (name) => this.parts.find(name),
    });
  }

  private endTables(id: string, text: string): void {
    for (const { id: table, holdId } of this.parts.house.of(id)) {
      try {
        this.parts.house.cancel(table, holdId === null ? text : `${text} Everybody has their stake back.`);
      } catch (thrown) {
        this.parts.fault(`ending ${this.title(id)}`, thrown);
      }
    }
  }

  private need(id: string): Entry {
    const entry = this.entries.get(id);
    if (!entry) throw new AppError('not_found', `There is no game "${id}".`);
    return entry;
  }
}
