/** Keeps what was used last; what was not used for longest goes first. */
export class Recent<T> {
  private readonly kept = new Map<string, T>();
  private letters = 0;
  private readonly most: number;
  private readonly mostLetters: number;

  /** At most so many, whose keys have at most so many letters together. */
  constructor(most: number, mostLetters: number) {
    this.most = most;
    this.mostLetters = mostLetters;
  }

  get(key: string): T | null {
    const value = this.kept.get(key);
    if (value === undefined) return null;
    this.kept.delete(key);
    this.kept.set(key, value);
    return value;
  }

  set(key: string, value: T): void {
    if (!this.kept.has(key)) this.letters += key.length;
    this.kept.delete(key);
    this.kept.set(key, value);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most && this.letters <= this.mostLetters) return;
      this.kept.delete(oldest);
      this.letters -= oldest.length;
    }
  }

  clear(): void {
    this.kept.clear();
    this.letters = 0;
  }

  get size(): number {
    return this.kept.size;
  }
}
