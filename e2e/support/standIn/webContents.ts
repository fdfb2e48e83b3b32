import { EventEmitter } from 'node:events';
import type {
  Event,
  HandlerDetails,
  RenderProcessGoneDetails,
  WebContents,
  WebContentsWillNavigateEventParams,
  WindowOpenHandlerResponse,
} from 'electron';
import { CancellableEvent } from './cancellableEvent.ts';
import type { Declares } from './declared.ts';
import { glass } from './glassPeer.ts';

type WebContentsEvents = {
  'did-finish-load': [];
  'dom-ready': [];
  'did-fail-load': [
    event: Event,
    errorCode: number,
    errorDescription: string,
    validatedURL: string,
    isMainFrame: boolean,
    frameProcessId: number,
    frameRoutingId: number,
  ];
  'render-process-gone': [event: Event, details: RenderProcessGoneDetails];
  'will-navigate': [details: Event<Pick<WebContentsWillNavigateEventParams, 'url' | 'isMainFrame'>>];
  'will-attach-webview': [event: Event];
  destroyed: [];
};

true satisfies Declares<WebContents, WebContentsEvents>;

/** Chromium's code for a load that did not work, and no better word for it. */
const ERR_FAILED = -2;

type WindowOpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

/** The page of a window, as the main process sees it. */
export class StandInWebContents
  extends EventEmitter<WebContentsEvents>
  implements
    Pick<
      WebContents,
      | 'id'
      | 'send'
      | 'reload'
      | 'getURL'
      | 'isCrashed'
      | 'isDestroyed'
      | 'executeJavaScript'
      | 'forcefullyCrashRenderer'
      | 'setWindowOpenHandler'
      | 'openDevTools'
      | 'isDevToolsOpened'
      | 'zoomLevel'
    >
{
  readonly id: number;
  zoomLevel = 0;
  private url = '';
  private crashed = false;
  private destroyed = false;
  private devTools = false;
  private onOpen: WindowOpenHandler | null = null;

  constructor(id: number) {
    super();
    this.id = id;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    glass.tell('window.deliver', { id: this.id, channel, args: structuredClone(args) });
  }

  async loadURL(url: string): Promise<void> {
    this.url = url;
    this.crashed = false;
    const problem = await glass.ask('window.load', { id: this.id, url });
    if (this.destroyed) return;
    if (problem !== null) {
      this.emit('did-fail-load', new CancellableEvent(), ERR_FAILED, problem, url, true, 0, 0);
      throw new Error(`ERR_FAILED (${ERR_FAILED}) loading '${url}': ${problem}`);
    }
    this.emit('dom-ready');
    this.emit('did-finish-load');
  }

  reload(): void {
    if (this.crashed) this.loadURL(this.url).catch(() => {});
    else glass.tell('window.reload', { id: this.id });
  }

  getURL(): string {
    return this.url;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  executeJavaScript(script: string): Promise<unknown> {
    return glass.ask('window.run', { id: this.id, script });
  }

  forcefullyCrashRenderer(): void {
    glass.tell('window.crash', { id: this.id });
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.onOpen = handler;
  }

  openDevTools(): void {
    this.devTools = true;
  }

  isDevToolsOpened(): boolean {
    return this.devTools;
  }

  /** The page's process ended without being asked to. */
  pageCrashed(): void {
    this.crashed = true;
    this.emit('render-process-gone', new CancellableEvent(), { reason: 'crashed', exitCode: 5 });
  }

  /** The page wants to go somewhere; answers whether it may. */
  pageLeaves(url: string): boolean {
    const event = Object.assign(new CancellableEvent(), { url, isMainFrame: true });
    this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }

  /** The page wants to open a window; answers whether it may. Without a handler Electron lets it. */
  pageOpens(url: string, frameName: string): boolean {
    const decision = this.onOpen?.({
      url,
      frameName,
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'no-referrer' },
    });
    return decision?.action !== 'deny';
  }

  windowClosed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('destroyed');
  }
}
