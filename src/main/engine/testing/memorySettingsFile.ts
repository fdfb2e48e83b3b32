import type { SettingsFile } from '../ports.ts';

/** A settings file in memory. `content` is what the disk would hold. */
export function memorySettingsFile(
  content: string | null = null,
): SettingsFile & { content: string | null; aside: string[]; full: boolean } {
  return {
    path: 'settings.json',
    content,
    aside: [],
    /** As a full disk would. */
    full: false,
    read() {
      return this.content === null ? null : JSON.parse(this.content);
    },
    write(values) {
      if (this.full) throw new Error('ENOSPC: no space left on device');
      this.content = JSON.stringify(values);
    },
    setAside() {
      if (this.content !== null) this.aside.push(this.content);
      this.content = null;
      return `settings.json.bad-${this.aside.length}`;
    },
  };
}
