import { type EconomyPlan, economyPlanSchema, XP } from '../../../shared/contract/economy.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Logger } from '../../engine/ports.ts';
import type { Currency } from '../../engine/purse.ts';
import { Watchers } from '../../engine/watchers.ts';
import { DEFAULT_PLAN } from './defaultPlan.ts';

const EXPERIENCE: Currency = { id: XP, one: 'XP', many: 'XP' };

/** The plan as it holds now. */
export class PlanKeeper {
  private readonly db: Database;
  private readonly put;
  private readonly watchers = new Watchers();
  private plan: EconomyPlan = DEFAULT_PLAN;
  private all: readonly Currency[] = [];

  constructor(db: Database, log: Logger) {
    this.db = db;
    this.put = db.raw.prepare<[string]>(
      'INSERT INTO economy_plan (id, plan) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET plan = excluded.plan',
    );
    const stored = db.raw.prepare<[], { plan: string }>('SELECT plan FROM economy_plan WHERE id = 1').get();
    const read = stored ? economyPlanSchema.safeParse(JSON.parse(stored.plan)) : null;
    if (read && !read.success) {
      log.warn({
        event: 'economy.plan_bad',
        message:
          'The plan of the economy could not be read, so the one it came with holds until you save it.',
      });
    }
    this.use(read?.success ? read.data : DEFAULT_PLAN);
  }

  get now(): EconomyPlan {
    return this.plan;
  }

  /** All that can be named, the main one first, experience last. */
  get currencies(): readonly Currency[] {
    return this.all;
  }

  get main(): Currency {
    return this.all[0] ?? EXPERIENCE;
  }

  currency(id: string): Currency | null {
    return this.all.find((currency) => currency.id === id) ?? null;
  }

  /** By id or by either name, in any case. */
  named(text: string): Currency | null {
    const wanted = text.toLowerCase();
    return (
      this.all.find(({ id, one, many }) => [id, one, many].some((name) => name.toLowerCase() === wanted)) ??
      null
    );
  }

  save(plan: EconomyPlan): void {
    this.db.write(() => this.put.run(JSON.stringify(plan)));
    this.use(plan);
    this.watchers.call();
  }

  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }

  private use(plan: EconomyPlan): void {
    this.plan = plan;
    this.all = [...plan.currencies, EXPERIENCE];
  }
}
