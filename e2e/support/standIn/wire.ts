import type { Rectangle } from 'electron';

/**
 * What goes between the two halves of the stand-in: the app's process, which believes to be in Electron, and the
 * glass, which holds the real Chromium and lives in the test's process.
 */

/** Asked by the app's process, answered by the glass. */
export type AppAsks = {
  'window.open': (input: { id: number; size: Size; preload: string | null }) => void;
  /** Answers why it failed; null when the page is there. */
  'window.load': (input: { id: number; url: string }) => string | null;
  'window.reload': (input: { id: number }) => void;
  'window.resize': (input: { id: number; size: Size }) => void;
  'window.close': (input: { id: number }) => void;
  /** Ends the page's process for real. */
  'window.crash': (input: { id: number }) => void;
  'window.run': (input: { id: number; script: string }) => unknown;
  'window.deliver': (input: { id: number; channel: string; args: unknown[] }) => void;
};

/** Asked by the glass, answered by the app's process. */
export type GlassAsks = {
  'page.sent': (input: { id: number; channel: string; args: unknown[]; frame: Frame }) => void;
  'page.crashed': (input: { id: number }) => void;
  'page.fetches': (input: FetchedRequest) => FetchedResponse;
  /** Answers whether the page may go there. */
  'page.leaves': (input: { id: number; url: string }) => boolean;
  /** Answers whether the new window may be. */
  'page.opens': (input: { id: number; url: string; frameName: string }) => boolean;
  'desk.call': (input: { name: string; args: unknown[] }) => unknown;
};

export type Size = Pick<Rectangle, 'width' | 'height'>;

export interface Frame {
  /** As the app knows it, with the app's own scheme. */
  url: string;
  isMain: boolean;
}

export interface FetchedRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
}

export interface FetchedResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Chromium knows no scheme of ours, so a page of `emcee://panel/` lives under `https://panel.emcee.test/`. */
export function toGlassUrl(url: string): string {
  const found = /^(?!https?:|about:|data:|file:)([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/i.exec(url);
  return found ? `https://${found[2]}.${found[1]}.test${found[3]}` : url;
}

export function toAppUrl(url: string): string {
  const found = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.test(.*)$/i.exec(url);
  return found ? `${found[2]}://${found[1]}${found[3]}` : url;
}
