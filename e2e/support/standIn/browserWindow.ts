import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindow, BrowserWindowConstructorOptions, Event, Rectangle } from 'electron';
import { app } from './app.ts';
import { CancellableEvent } from './cancellableEvent.ts';
import type { Declares } from './declared.ts';
import { glass } from './glassPeer.ts';
import { focusedWindow, openWindows, setFocused } from './openWindows.ts';
import { screen } from './screen.ts';
import { StandInWebContents } from './webContents.ts';

type WindowEvents = {
  'ready-to-show': [];
  show: [];
  hide: [];
  focus: [];
  blur: [];
  minimize: [];
  restore: [];
  maximize: [];
  unmaximize: [];
  move: [];
  moved: [];
  resize: [];
  resized: [];
  'enter-full-screen': [];
  'leave-full-screen': [];
  unresponsive: [];
  responsive: [];
  close: [event: Event];
  closed: [];
};

true satisfies Declares<BrowserWindow, WindowEvents>;

const SMALLEST = { minWidth: 0, minHeight: 0 };

/** Only there does the system tell when a drag has ended; on Linux there are just `move` and `resize`. */
const TELLS_THE_END = process.platform === 'win32' || process.platform === 'darwin';

let lastId = 0;

/** A window without a screen: it keeps where it would be, and its page is a real one in Chromium. */
export class StandInWindow
  extends EventEmitter<WindowEvents>
  implements
    Pick<
      BrowserWindow,
      | 'id'
      | 'loadURL'
      | 'reload'
      | 'show'
      | 'hide'
      | 'focus'
      | 'close'
      | 'destroy'
      | 'minimize'
      | 'restore'
      | 'maximize'
      | 'unmaximize'
      | 'setFullScreen'
      | 'isFullScreen'
      | 'isVisible'
      | 'isFocused'
      | 'isMinimized'
      | 'isMaximized'
      | 'isDestroyed'
      | 'getBounds'
      | 'getNormalBounds'
      | 'setBounds'
      | 'getTitle'
      | 'setTitle'
    >
{
  static getAllWindows(): StandInWindow[] {
    return [...openWindows.values()];
  }

  static getFocusedWindow(): StandInWindow | null {
    return focusedWindow();
  }

  static fromWebContents(contents: Pick<StandInWebContents, 'id'>): StandInWindow | null {
    return openWindows.get(contents.id) ?? null;
  }

  readonly id: number;
  readonly webContents: StandInWebContents;
  private readonly smallest: { minWidth: number; minHeight: number };
  private title: string;
  private bounds: Rectangle;
  private visible: boolean;
  private minimised = false;
  private maximised = false;
  private fullScreen = false;
  private destroyed = false;
  private readyTold = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    lastId += 1;
    this.id = lastId;
    this.webContents = new StandInWebContents(this.id);
    this.title = options.title ?? app.getName();
    this.visible = options.show ?? true;
    this.smallest = {
      minWidth: options.minWidth ?? SMALLEST.minWidth,
      minHeight: options.minHeight ?? SMALLEST.minHeight,
    };
    const { workArea } = screen.getPrimaryDisplay();
    const width = options.width ?? 800;
    const height = options.height ?? 600;
    this.bounds = {
      x: options.x ?? workArea.x + Math.round((workArea.width - width) / 2),
      y: options.y ?? workArea.y + Math.round((workArea.height - height) / 2),
      width,
      height,
    };
    openWindows.set(this.id, this);
    this.webContents.once('did-finish-load', () => this.readyToShow());
    const preload = options.webPreferences?.preload;
    glass.tell('window.open', {
      id: this.id,
      size: this.bounds,
      preload: preload === undefined ? null : readFileSync(preload, 'utf8'),
    });
    app.emit('web-contents-created', new CancellableEvent(), this.webContents);
    if (this.visible) this.focus();
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    if (!this.visible) {
      this.visible = true;
      this.emit('show');
    }
    this.focus();
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.loseFocus();
    this.emit('hide');
  }

  focus(): void {
    if (this.isFocused()) return;
    focusedWindow()?.loseFocus();
    setFocused(this);
    this.emit('focus');
  }

  /** What the cross in the corner does. */
  close(): void {
    setImmediate(() => {
      if (this.destroyed) return;
      const event = new CancellableEvent();
      this.emit('close', event);
      if (event.defaultPrevented) app.windowStayed();
      else this.destroy();
    });
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.loseFocus();
    openWindows.delete(this.id);
    glass.tell('window.close', { id: this.id });
    this.webContents.windowClosed();
    this.emit('closed');
    if (openWindows.size === 0) app.allWindowsClosed();
  }

  minimize(): void {
    if (this.minimised) return;
    this.minimised = true;
    this.loseFocus();
    this.emit('minimize');
  }

  restore(): void {
    if (this.minimised) {
      this.minimised = false;
      this.emit('restore');
    } else {
      this.unmaximize();
    }
  }

  maximize(): void {
    if (this.maximised) return;
    this.maximised = true;
    this.visible = true;
    this.sizePage();
    this.emit('maximize');
  }

  unmaximize(): void {
    if (!this.maximised) return;
    this.maximised = false;
    this.sizePage();
    this.emit('unmaximize');
  }

  setFullScreen(on: boolean): void {
    if (this.fullScreen === on) return;
    this.fullScreen = on;
    this.sizePage();
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen');
  }

  isFullScreen(): boolean {
    return this.fullScreen;
  }

  isVisible(): boolean {
    return this.visible && !this.minimised;
  }

  isFocused(): boolean {
    return focusedWindow() === this;
  }

  isMinimized(): boolean {
    return this.minimised;
  }

  isMaximized(): boolean {
    return this.maximised;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  getBounds(): Rectangle {
    return this.maximised || this.fullScreen
      ? { ...screen.getPrimaryDisplay().workArea }
      : { ...this.bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.bounds;
    const wanted = { ...before, ...bounds };
    this.bounds = {
      ...wanted,
      width: Math.max(wanted.width, this.smallest.minWidth),
      height: Math.max(wanted.height, this.smallest.minHeight),
    };
    if (before.width !== this.bounds.width || before.height !== this.bounds.height) {
      this.sizePage();
      this.emit('resize');
      if (TELLS_THE_END) this.emit('resized');
    }
    if (before.x !== this.bounds.x || before.y !== this.bounds.y) {
      this.emit('move');
      if (TELLS_THE_END) this.emit('moved');
    }
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  private sizePage(): void {
    glass.tell('window.resize', { id: this.id, size: this.getBounds() });
  }

  private loseFocus(): void {
    if (!this.isFocused()) return;
    setFocused(null);
    this.emit('blur');
  }

  private readyToShow(): void {
    if (this.readyTold || this.destroyed) return;
    this.readyTold = true;
    this.emit('ready-to-show');
  }
}
