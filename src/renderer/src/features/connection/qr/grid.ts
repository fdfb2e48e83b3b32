/** The square of modules while it is drawn. */
export class Grid {
  readonly size: number;
  private readonly dark: Uint8Array;
  /** Modules that belong to the patterns and not to the content. */
  private readonly fixed: Uint8Array;

  constructor(size: number) {
    this.size = size;
    this.dark = new Uint8Array(size * size);
    this.fixed = new Uint8Array(size * size);
  }

  isDark(x: number, y: number): boolean {
    return this.dark[y * this.size + x] === 1;
  }

  isFixed(x: number, y: number): boolean {
    return this.fixed[y * this.size + x] === 1;
  }

  set(x: number, y: number, dark: boolean): void {
    this.dark[y * this.size + x] = dark ? 1 : 0;
  }

  /** Draws a module of a pattern. What lies outside is left out. */
  fix(x: number, y: number, dark: boolean): void {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.set(x, y, dark);
    this.fixed[y * this.size + x] = 1;
  }

  copy(): Grid {
    const copy = new Grid(this.size);
    copy.dark.set(this.dark);
    copy.fixed.set(this.fixed);
    return copy;
  }
}
