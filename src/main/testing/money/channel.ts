import { rmSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import type { Result } from '../../../shared/rpc/errors.ts';
import type { Random } from '../../engine/ports.ts';
import { seededRandom } from '../../engine/random.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { changesFeature } from '../../features/changes/index.ts';
import { chatFeature } from '../../features/chat/index.ts';
import { commandsFeature } from '../../features/commands/index.ts';
import { economyFeature } from '../../features/economy/index.ts';
import { gamesFeature } from '../../features/games/index.ts';
import { logFeature } from '../../features/log/index.ts';
import { modulesFeature } from '../../features/modules/index.ts';
import { shopFeature } from '../../features/shop/index.ts';
import { viewersFeature } from '../../features/viewers/index.ts';
import { type ChatStage, startChatStage } from '../chatStage.ts';
import { diskIsFull, filesOfKilled, lightFuse } from './powerCut.ts';

const FEATURES = [
  logFeature,
  changesFeature,
  modulesFeature,
  chatFeature,
  commandsFeature,
  viewersFeature,
  economyFeature,
  gamesFeature,
  shopFeature,
];

/** A channel in which much is bought, given and played for, and whose power goes out now and then. */
export class MoneyChannel {
  private stage: ChatStage;
  private readonly luck: Random;
  private lines = 0;
  /** Errors that were logged in this life, without those that a full disk explains. */
  private seen = 0;

  constructor(seed: number) {
    this.luck = seededRandom(seed ^ 0x51ed270b);
    this.stage = startChatStage(FEATURES, { people: false, purse: false, random: this.luck });
  }

  get app() {
    return this.stage.test.app;
  }
  get clock(): FakeClock {
    return this.stage.test.clock;
  }
  get raw(): BetterSqlite3.Database {
    return this.stage.ctx().db.raw;
  }

  call(route: string, input: object = {}): Promise<Result<unknown>> {
    return this.stage.test.call(route, input);
  }

  /** A line of chat, as a moderator's where nothing shall rest; answers what the bot said. */
  async say(login: string, text: string, role: 'everyone' | 'moderator' = 'everyone'): Promise<string[]> {
    this.lines += 1;
    this.stage.said.length = 0;
    await this.stage.chat(text, { login, role, id: `line-${this.lines}` });
    return this.stage.said.splice(0).map((line) => line.text);
  }

  /** Twitch delivers the last line once more. */
  async again(login: string, text: string): Promise<void> {
    await this.stage.chat(text, { login, role: 'moderator', id: `line-${this.lines}` });
  }

  emit: ChatStage['test']['app']['events']['emit'] = (name, fact) => this.app.events.emit(name, fact);

  /** Killed now, and started again on what it left. Time goes by meanwhile, in milliseconds. */
  async kill(away: number): Promise<void> {
    await this.comeBack(filesOfKilled(this.stage.test.folder), away);
  }

  /** Killed within a transaction, right before one of its statements, if it comes to so many. */
  async killWithin(after: number, away: number, run: () => Promise<unknown>): Promise<boolean> {
    let left: string | null = null;
    const takeOut = lightFuse(this.raw, after, () => {
      left ??= filesOfKilled(this.stage.test.folder);
      throw diskIsFull();
    });
    await run();
    takeOut();
    if (left === null) return false;
    await this.comeBack(left, away);
    return true;
  }

  /** The disk takes one statement less than it should, and life goes on. */
  async failWithin(after: number, run: () => Promise<unknown>): Promise<boolean> {
    let failed = false;
    const takeOut = lightFuse(this.raw, after, () => {
      takeOut();
      failed = true;
      throw diskIsFull();
    });
    await run();
    takeOut();
    if (failed) this.forgive();
    return failed;
  }

  async restart(away: number): Promise<void> {
    const { test } = this.stage;
    await test.restart(undefined, () => test.clock.sleep(away));
    this.forgive();
  }

  /** Errors that nobody foresaw, since the last time. */
  faults(): string[] {
    const { records } = this.stage.test;
    const fresh = records.slice(this.seen).filter(({ level }) => level === 'error');
    this.seen = records.length;
    const off = this.app.modules.list().filter(({ state }) => state === 'failed');
    return [
      ...fresh.map(
        ({ feature, event, message, details }) =>
          `${feature} ${event}: ${message} ${JSON.stringify(details)}`,
      ),
      ...off.map(({ id, problem }) => `${id} was switched off: ${problem}`),
    ];
  }

  /** Where what is kept in memory is not what lies in the store. */
  async unlikeTheBooks(): Promise<string[]> {
    const { tables } = (await this.app.modules.snapshotsOf('games')['tables']?.()) as {
      tables: { id: number }[];
    };
    const shown = tables.map(({ id }) => id).sort((one, other) => one - other);
    const stored = this.raw
      .prepare<[], { id: number }>("SELECT id FROM game_rounds WHERE state = 'running' ORDER BY id")
      .all()
      .map(({ id }) => id);
    if (shown.join() === stored.join()) return [];
    return [`the games that run are ${shown.join() || 'none'}, and ${stored.join() || 'none'} in the store`];
  }

  close(): Promise<void> {
    return this.stage.cleanUp();
  }

  private forgive(): void {
    this.seen = this.stage.test.records.length;
  }

  private async comeBack(folder: string, away: number): Promise<void> {
    const dead = this.stage;
    const clock = new FakeClock(dead.test.clock.now() + away);
    this.stage = startChatStage(FEATURES, { people: false, purse: false, random: this.luck, folder, clock });
    this.seen = 0;
    // What is left of the old one can touch nothing but its own folder.
    await dead.cleanUp();
    rmSync(dead.test.folder, { recursive: true, force: true });
  }
}
