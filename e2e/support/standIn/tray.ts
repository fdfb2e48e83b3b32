import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { KeyboardEvent, NativeImage, Point, Rectangle, Tray } from 'electron';
import { app } from './app.ts';
import type { Declares } from './declared.ts';
import type { MenuSlice } from './menu.ts';

type TrayEvents = {
  click: [event: KeyboardEvent, bounds: Rectangle, position: Point];
  'right-click': [event: KeyboardEvent, bounds: Rectangle];
  'double-click': [event: KeyboardEvent, bounds: Rectangle];
};

true satisfies Declares<Tray, TrayEvents>;

export class StandInTray
  extends EventEmitter<TrayEvents>
  implements Pick<Tray, 'setToolTip' | 'setTitle' | 'setImage' | 'destroy' | 'isDestroyed'>
{
  private destroyed = false;

  constructor(image: NativeImage | string) {
    super();
    if (!app.isReady()) throw new Error('Cannot create Tray before app is ready');
    this.setImage(image);
  }

  setImage(image: NativeImage | string): void {
    if (typeof image === 'string' && !existsSync(image)) {
      throw new Error(`Failed to load image from path '${image}'`);
    }
  }

  setToolTip(_toolTip: string): void {
    this.mustBeThere();
  }

  setTitle(_title: string): void {
    this.mustBeThere();
  }

  setContextMenu(_menu: MenuSlice | null): void {
    this.mustBeThere();
  }

  destroy(): void {
    this.destroyed = true;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  private mustBeThere(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }
}

true satisfies Parameters<Tray['setContextMenu']> extends Parameters<StandInTray['setContextMenu']>
  ? true
  : false;
