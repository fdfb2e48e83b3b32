import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { expect } from 'playwright/test';
import type { z } from 'zod';
import type { Contract } from '../../../src/shared/contract/index.ts';
import type { Result } from '../../../src/shared/rpc/errors.ts';
import { DataFolder } from '../dataFolder.ts';
import type { DeskCalls } from '../desk/desk.ts';
import type { AppProcess, Exit } from './appProcess.ts';
import { desktopDoor } from './desktopDoor.ts';
import type { Door, DoorName, DoorRun, StartOptions } from './door.ts';
import { headlessDoor } from './headlessDoor.ts';
import { PageWatch } from './pageWatch.ts';

type FeatureId = keyof Contract & string;
type RouteName<F extends FeatureId> = keyof Contract[F]['routes'] & string;
type SchemaOf<F extends FeatureId, R extends RouteName<F>, Side extends string> =
  Contract[F]['routes'][R] extends Record<Side, infer Schema extends z.ZodType> ? Schema : never;
type InputOf<F extends FeatureId, R extends RouteName<F>> = z.input<SchemaOf<F, R, 'input'>>;
type OutputOf<F extends FeatureId, R extends RouteName<F>> = z.output<SchemaOf<F, R, 'output'>>;

const VIEW: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  colorScheme: 'dark',
  reducedMotion: 'reduce',
};

/** What the panel keeps in the browser once it has welcomed a streamer. */
const WELCOMED = 'emcee.welcome';

export interface EmceeOptions {
  /** Whether the panel has welcomed this streamer before, in whichever browser. */
  welcomed: boolean;
  /** Its own when it is left out. */
  folder?: DataFolder;
}

/** The built app in a data folder of its own, behind one of its two doors, with its panel in a real Chromium. */
export class Emcee {
  readonly folder: DataFolder;
  /** What pages complained about without being expected to. */
  readonly watch = new PageWatch();
  private readonly browser: Browser;
  private readonly welcomed: boolean;
  private readonly ownDoor: Door;
  private readonly contexts: BrowserContext[] = [];
  private readonly started: AppProcess[] = [];
  private run: DoorRun | null = null;
  private panel: Page | null = null;

  constructor(browser: Browser, door: DoorName, { welcomed, folder = new DataFolder() }: EmceeOptions) {
    this.browser = browser;
    this.folder = folder;
    this.welcomed = welcomed;
    const open = door === 'headless' ? headlessDoor : desktopDoor;
    this.ownDoor = open({
      folder: this.folder,
      newContext: () => this.newContext(),
      prepare: (context) => this.prepare(context),
    });
  }

  get door(): DoorName {
    return this.ownDoor.name;
  }

  /** The open panel. */
  get page(): Page {
    return there(this.panel, 'The panel is not open');
  }

  get process(): AppProcess {
    return this.present.process;
  }

  /** What a person at the desktop app has besides the page. */
  get desk(): DeskCalls {
    return there(this.present.desk, 'Behind this door there is no desk');
  }

  /** The link that the headless door prints. */
  get link(): URL {
    return there(this.present.link, 'Behind this door no link is printed');
  }

  get token(): string {
    return this.link.hash.slice('#token='.length);
  }

  /** Settles when the panel is open and connected. */
  async start(options: StartOptions = {}): Promise<Page> {
    await this.startQuietly(options);
    return this.openPanel();
  }

  /** Settles when the app is there; opens no panel of its own accord. */
  async startQuietly(options: StartOptions = {}): Promise<void> {
    this.run = await this.launch(options);
    await Promise.race([this.run.ready(), this.endsEarly(this.run.process)]);
  }

  /** The panel of the running app: opened, or the one that the app has opened. */
  async openPanel(): Promise<Page> {
    const page = await Promise.race([this.present.openPanel(), this.endsEarly(this.process)]);
    this.panel = page;
    this.watch.watch(page);
    await expect(page.getByLabel('Connection to Emcee')).toHaveText('Connected');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByLabel('Loading')).toHaveCount(0);
    return page;
  }

  /** Another start, which ends by itself. */
  async startAndEnd(options: StartOptions = {}): Promise<Exit & { output: string }> {
    const { process } = await this.launch(options);
    return { ...(await process.exit), output: process.output };
  }

  /** Ends it as the system would. */
  stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<Exit> {
    return this.endBy(signal);
  }

  async kill9(): Promise<void> {
    await this.endBy('SIGKILL');
  }

  async restart(options: StartOptions = {}): Promise<Page> {
    await this.stop();
    return this.start(options);
  }

  /** A call as the panel makes it; answers and never throws. */
  async call<F extends FeatureId, R extends RouteName<F>>(
    feature: F,
    route: R,
    input: InputOf<F, R>,
  ): Promise<Result<OutputOf<F, R>>> {
    return (await this.present.send(`${feature}.${route}`, input)) as Result<OutputOf<F, R>>;
  }

  /** The data of a call that must work. */
  async ask<F extends FeatureId, R extends RouteName<F>>(
    feature: F,
    route: R,
    input: InputOf<F, R>,
  ): Promise<OutputOf<F, R>> {
    const result = await this.call(feature, route, input);
    if (!result.ok) throw new Error(`${feature}.${route}: ${result.error.message}`);
    return result.data;
  }

  /** A page in another browser, such as OBS or a phone. */
  async openElsewhere(url: string): Promise<Page> {
    const page = await (await this.newContext()).newPage();
    this.watch.watch(page);
    await page.goto(url);
    return page;
  }

  /** Ends all that runs; the folder stays. */
  async end(): Promise<void> {
    // First the pages, which would complain that they are left alone.
    await Promise.all(this.contexts.map((context) => context.close()));
    for (const process of this.started) {
      if (process.isRunning) process.kill('SIGKILL');
      await process.exit;
    }
  }

  /** All that it has said, for a report. */
  get said(): string {
    return this.started.map(({ output }) => output).join('\n--- next start ---\n');
  }

  private async launch(options: StartOptions): Promise<DoorRun> {
    const run = await this.ownDoor.launch(options);
    this.started.push(run.process);
    void run.process.exit.then(() => this.expectLonelyPages());
    return run;
  }

  private get present(): DoorRun {
    return there(this.run, 'Emcee was not started');
  }

  private endBy(signal: NodeJS.Signals): Promise<Exit> {
    this.expectLonelyPages();
    this.process.kill(signal);
    return this.process.exit;
  }

  /** A page that is left alone keeps knocking. */
  expectLonelyPages(): void {
    this.watch.expect(/^WebSocket connection to|^Failed to load resource: net::/);
  }

  private async newContext(): Promise<BrowserContext> {
    const context = await this.browser.newContext(VIEW);
    this.contexts.push(context);
    await this.prepare(context);
    return context;
  }

  /** What the browser knows before any page is loaded. */
  private async prepare(context: BrowserContext): Promise<void> {
    if (!this.welcomed) return;
    await context.addInitScript((key) => {
      try {
        localStorage.setItem(key, 'seen');
      } catch {
        // An empty page and a sandboxed frame have no storage.
      }
    }, WELCOMED);
  }

  private async endsEarly(started: AppProcess): Promise<never> {
    const exit = await started.exit;
    throw new Error(`Emcee ended (${JSON.stringify(exit)}) before it was there:\n${started.output}`);
  }
}

function there<T>(value: T | null, otherwise: string): T {
  if (value === null) throw new Error(otherwise);
  return value;
}
