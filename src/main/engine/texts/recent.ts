/**
 * Keeps what was used lately, in two generations: when the young one is full it becomes the old one, and what of the
 * old one nobody asks for meanwhile goes. A hit among the young costs one look-up.
 */
export class Recent<T> {
  private young = new Map<string, T>();
  private old = new Map<string, T>();
  private letters = 0;
  private readonly most: number;
  private readonly mostLetters: number;

  /** A generation has at most so many, whose keys have at most so many letters together. */
  constructor(most: number, mostLetters: number) {
    this.most = most;
    this.mostLetters = mostLetters;
  }

  get(key: string): T | null {
    const young = this.young.get(key);
    if (young !== undefined) return young;
    const old = this.old.get(key);
    if (old === undefined) return null;
    this.set(key, old);
    return old;
  }

  set(key: string, value: T): void {
    if (this.young.size >= this.most || this.letters + key.length > this.mostLetters) {
      this.old = this.young;
      this.young = new Map();
      this.letters = 0;
    }
    if (!this.young.has(key)) this.letters += key.length;
    this.young.set(key, value);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
    this.letters = 0;
  }
}
