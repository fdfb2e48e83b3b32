import type { BoonEffect } from '../../../shared/contract/shop.ts';
import type { Boon, BoonKind, Boons } from '../../engine/boons.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Clock } from '../../engine/ports.ts';

interface Row extends Boon {
  purchaseId: number;
  /** Of one chain only the oldest that is not over runs. */
  chain: string;
}

const COLUMNS = `id, viewer_id AS viewerId, purchase_id AS purchaseId, kind, chain, amount, text, currency,
  begins_at AS "from", ends_at AS until, uses, source`;

/** Uses are kept for so long, in case the game is called off; in milliseconds. */
const USES_KEPT = 86_400_000;

/** What viewers have running or stored. */
export class BoughtBoons implements Boons {
  private readonly db: Database;
  private readonly clock: Clock;
  private readonly sql;
  /** Everybody who may have some. More than that does no harm, so a transaction that is undone leaves it right. */
  private readonly owners: Set<string>;
  private readonly known = new Map<string, readonly Row[]>();

  constructor(db: Database, clock: Clock) {
    this.db = db;
    this.clock = clock;
    const { raw } = db;
    this.sql = {
      owners: raw.prepare<[], { viewerId: string }>('SELECT DISTINCT viewer_id AS viewerId FROM shop_boons'),
      of: raw.prepare<[string], Row>(`SELECT ${COLUMNS} FROM shop_boons WHERE viewer_id = ? ORDER BY id`),
      ofPurchase: raw.prepare<[number], Row>(
        `SELECT ${COLUMNS} FROM shop_boons WHERE purchase_id = ? ORDER BY id`,
      ),
      insert: raw.prepare<Omit<Row, 'id'>>(
        `INSERT INTO shop_boons (viewer_id, purchase_id, kind, chain, amount, text, currency, begins_at, ends_at, uses, source)
         VALUES (:viewerId, :purchaseId, :kind, :chain, :amount, :text, :currency, :from, :until, :uses, :source)`,
      ),
      put: raw.prepare<Row>(
        `INSERT INTO shop_boons (id, viewer_id, purchase_id, kind, chain, amount, text, currency, begins_at, ends_at, uses, source)
         VALUES (:id, :viewerId, :purchaseId, :kind, :chain, :amount, :text, :currency, :from, :until, :uses, :source)`,
      ),
      drop: raw.prepare<[number]>('DELETE FROM shop_boons WHERE id = ?'),
      shift: raw.prepare<[number, number, number]>(
        'UPDATE shop_boons SET begins_at = begins_at + ?, ends_at = ends_at + ? WHERE id = ?',
      ),
      take: raw.prepare<[number, number]>(
        'UPDATE shop_boons SET uses = uses + ? WHERE id = ? AND uses IS NOT NULL',
      ),
      uses: raw.prepare<[string], { boonId: number; amount: number }>(
        'SELECT boon_id AS boonId, amount FROM shop_boon_uses WHERE reference = ?',
      ),
      addUse: raw.prepare<[string, number, number, number]>(
        'INSERT INTO shop_boon_uses (reference, boon_id, amount, time) VALUES (?, ?, ?, ?)',
      ),
      dropUses: raw.prepare<[string]>('DELETE FROM shop_boon_uses WHERE reference = ?'),
      over: raw.prepare<[number]>(
        `DELETE FROM shop_boons WHERE ends_at <= ?
         OR (uses = 0 AND id NOT IN (SELECT boon_id FROM shop_boon_uses))`,
      ),
      oldUses: raw.prepare<[number]>('DELETE FROM shop_boon_uses WHERE time < ?'),
      move: raw.prepare<[string, string]>('UPDATE shop_boons SET viewer_id = ? WHERE viewer_id = ?'),
      dropOf: raw.prepare<[string]>('DELETE FROM shop_boons WHERE viewer_id = ?'),
    };
    this.owners = new Set(this.sql.owners.all().map(({ viewerId }) => viewerId));
  }

  list(viewerId: string): readonly Boon[] {
    return this.left(viewerId).map(asBoon);
  }

  has(viewerId: string, kind: BoonKind): boolean {
    return this.running(viewerId, kind).length > 0;
  }

  amount(viewerId: string, kind: BoonKind): number {
    const amounts = this.running(viewerId, kind).map(({ amount }) => amount);
    return kind === 'earnings' ? Math.max(0, ...amounts) : sum(amounts);
  }

  /** By how much earnings of a currency are multiplied now. */
  factor(viewerId: string, currency: string): number {
    if (!this.owners.has(viewerId)) return 1;
    let factor = 1;
    for (const boon of this.running(viewerId, 'earnings')) {
      if (boon.currency === null || boon.currency === currency) factor = Math.max(factor, boon.amount);
    }
    return factor;
  }

  mark(viewerId: string): string {
    if (!this.owners.has(viewerId)) return '';
    const title = this.title(viewerId);
    const sparkle = this.running(viewerId, 'sparkle').at(-1)?.text ?? null;
    return `${sparkle === null ? '' : `${sparkle} `}${title === null ? '' : `[${title}] `}`;
  }

  /** The newest one; null for none. */
  title(viewerId: string): string | null {
    return this.running(viewerId, 'title').at(-1)?.text ?? null;
  }

  use(viewerId: string, kind: BoonKind, reference: string): number {
    if (!this.owners.has(viewerId)) return 0;
    return this.change(viewerId, () => {
      const before = this.sql.uses.all(reference);
      if (before.length > 0) return sum(before.map(({ amount }) => amount));
      const running = this.running(viewerId, kind);
      for (const { id, amount } of running) {
        this.sql.take.run(-1, id);
        this.sql.addUse.run(reference, id, amount, this.clock.now());
      }
      return sum(running.map(({ amount }) => amount));
    });
  }

  giveBack(reference: string): void {
    this.db.write(() => {
      for (const { boonId } of this.sql.uses.all(reference)) this.sql.take.run(1, boonId);
      this.sql.dropUses.run(reference);
      this.known.clear();
    });
  }

  /** Within `db.write`: somebody has got this. */
  grant(
    effect: BoonEffect,
    from: { viewerId: string; purchaseId: number; itemId: string; source: string },
  ): void {
    const { viewerId, purchaseId, itemId, source } = from;
    const beside = effect.again === 'beside';
    const chain = `${itemId}:${effect.boon}${beside ? `:${purchaseId}` : ''}`;
    this.change(viewerId, () => {
      const there = this.left(viewerId).filter((boon) => boon.chain === chain);
      if (effect.again === 'restart') for (const { id } of there) this.sql.drop.run(id);
      const last = effect.again === 'extend' ? there.at(-1) : undefined;
      const begins = Math.max(this.clock.now(), last?.until ?? 0);
      this.sql.insert.run({
        viewerId,
        purchaseId,
        kind: effect.boon,
        chain,
        amount: effect.amount,
        text: effect.text,
        currency: effect.currency,
        from: begins,
        until: effect.seconds === null ? null : begins + effect.seconds * 1000,
        uses: effect.uses,
        source,
      });
    });
  }

  /**
   * Within `db.write`: takes away what a purchase gave, and moves up what waited for it. Returns the way back, which is
   * to be called within `db.write` as well.
   */
  takeBack(purchaseId: number): () => void {
    const taken = this.sql.ofPurchase.all(purchaseId);
    const shifts: { id: number; by: number }[] = [];
    for (const boon of taken) {
      this.change(boon.viewerId, () => {
        if (boon.until !== null) {
          const by = Math.max(0, boon.until - Math.max(this.clock.now(), boon.from));
          const later = this.left(boon.viewerId).filter(
            ({ chain, from }) => chain === boon.chain && from >= (boon.until ?? 0),
          );
          for (const { id } of later) {
            this.sql.shift.run(-by, -by, id);
            shifts.push({ id, by });
          }
        }
        this.sql.drop.run(boon.id);
      });
    }
    return () => {
      for (const boon of taken) {
        this.change(boon.viewerId, () => {
          this.sql.put.run(boon);
        });
      }
      for (const { id, by } of shifts) this.sql.shift.run(by, by, id);
      this.known.clear();
    };
  }

  /** True when they have one of this item that never ends, so that another would be wasted. */
  hasForGood(viewerId: string, itemId: string, effect: BoonEffect): boolean {
    if (effect.again === 'beside' || effect.seconds !== null || effect.uses !== null) return false;
    const chain = `${itemId}:${effect.boon}`;
    return this.left(viewerId).some(
      (boon) => boon.chain === chain && boon.until === null && boon.uses === null,
    );
  }

  /** Forgets what is over. */
  tidy(): void {
    this.db.write(() => {
      this.sql.oldUses.run(this.clock.now() - USES_KEPT);
      this.sql.over.run(this.clock.now());
    });
    this.owners.clear();
    for (const { viewerId } of this.sql.owners.all()) this.owners.add(viewerId);
    this.known.clear();
  }

  merge(from: string, to: string): void {
    this.sql.move.run(to, from);
    this.owners.add(to);
    this.known.clear();
  }

  forget(viewerId: string): void {
    this.sql.dropOf.run(viewerId);
    this.known.delete(viewerId);
  }

  private change<T>(viewerId: string, run: () => T): T {
    this.owners.add(viewerId);
    this.known.delete(viewerId);
    const result = this.db.write(run);
    this.known.delete(viewerId);
    return result;
  }

  /** Those that are not over, the oldest first. */
  private left(viewerId: string): readonly Row[] {
    if (!this.owners.has(viewerId)) return [];
    let rows = this.known.get(viewerId);
    if (!rows) {
      rows = this.sql.of.all(viewerId);
      // What a transaction has changed may still be undone with it.
      if (!this.db.raw.inTransaction) this.known.set(viewerId, rows);
    }
    const now = this.clock.now();
    return rows.filter(({ until, uses }) => (until === null || until > now) && (uses === null || uses > 0));
  }

  private running(viewerId: string, kind: BoonKind): readonly Row[] {
    const now = this.clock.now();
    const chains = new Set<string>();
    return this.left(viewerId).filter((boon) => {
      if (boon.kind !== kind || boon.from > now || chains.has(boon.chain)) return false;
      chains.add(boon.chain);
      return true;
    });
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function asBoon({ purchaseId: _, chain: __, ...boon }: Row): Boon {
  return boon;
}
