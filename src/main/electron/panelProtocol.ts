import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Protocol } from 'electron';

export const PANEL_SCHEME = 'emcee';
export const PANEL_URL = `${PANEL_SCHEME}://panel/index.html`;

/** Nothing but our own files: no inline script, no eval, no connection anywhere (the panel talks over IPC). */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
};

/** Must be called before the app is ready. */
export function registerPanelScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PANEL_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built panel under `emcee://panel/` instead of file://, which would open the whole disk to the page. */
export function servePanel(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  protocol.handle(PANEL_SCHEME, async (request) => {
    const path = fileFor(folder, request.url);
    if (path === null) return answer('Not found', 404, 'text/plain');
    try {
      return answer(await readFile(path), 200, TYPES[extname(path)] ?? 'application/octet-stream');
    } catch {
      return answer('Not found', 404, 'text/plain');
    }
  });
}

/** The file of an address; null when it is not one of ours or tries to leave the folder. */
export function fileFor(folder: string, address: string): string | null {
  const url = new URL(address);
  if (url.host !== 'panel') return null;
  let path: string;
  try {
    path = normalize(decodeURIComponent(url.pathname));
  } catch {
    return null;
  }
  const file = join(folder, path.endsWith(sep) || path === '/' ? join(path, 'index.html') : path);
  return file.startsWith(folder + sep) && !file.includes('\0') ? file : null;
}

function answer(body: string | Uint8Array<ArrayBuffer>, status: number, type: string): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    },
  });
}
