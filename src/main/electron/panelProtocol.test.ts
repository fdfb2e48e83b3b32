import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileFor, PANEL_SCHEME, servePanel } from './panelProtocol.ts';

type Handler = Parameters<Parameters<typeof servePanel>[0]['handle']>[1];

let around: string;
let folder: string;

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'emcee-protocol-'));
  folder = join(around, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'a b.js'), 'export {};');
  writeFileSync(join(around, 'secret.txt'), 'secret');
  mkdirSync(join(around, 'renderer-old'));
  writeFileSync(join(around, 'renderer-old', 'old.js'), 'old');
});

afterEach(() => rmSync(around, { recursive: true }));

describe('the file of an address', () => {
  it('is the one of that name below the panel, with spaces and without what comes after a question mark', () => {
    expect(fileFor(folder, 'emcee://panel/index.html')).toBe(join(folder, 'index.html'));
    expect(fileFor(folder, 'emcee://panel/')).toBe(join(folder, 'index.html'));
    expect(fileFor(folder, 'emcee://panel/assets/a%20b.js?v=1#x')).toBe(join(folder, 'assets', 'a b.js'));
  });

  it('is none for another host, however alike', () => {
    for (const host of ['overlay', 'panel.evil', 'panel:1', 'user@other']) {
      expect(fileFor(folder, `emcee://${host}/index.html`)).toBeNull();
    }
  });

  it('never lies outside of the panel', () => {
    const tries = [
      'emcee://panel/../secret.txt',
      'emcee://panel/..%2fsecret.txt',
      'emcee://panel/%2e%2e/secret.txt',
      'emcee://panel/%2e%2e%2fsecret.txt',
      'emcee://panel/assets/..%2f..%2f..%2fsecret.txt',
      'emcee://panel/..%5csecret.txt',
      'emcee://panel//etc/passwd',
      'emcee://panel/%2fetc%2fpasswd',
      'emcee://panel/..%2frenderer-old%2fold.js',
      'emcee://panel/..',
      'emcee://panel',
    ];
    for (const address of tries) {
      const file = fileFor(folder, address);
      expect(file === null || file.startsWith(folder + sep), `${address} gave ${file}`).toBe(true);
    }
  });

  it('is none for broken percent signs and for a zero byte, which would cut a name short', () => {
    expect(fileFor(folder, 'emcee://panel/%')).toBeNull();
    expect(fileFor(folder, 'emcee://panel/%c3%28')).toBeNull();
    expect(fileFor(folder, 'emcee://panel/index.html%00.png')).toBeNull();
  });
});

describe('the panel', () => {
  function served(): (path: string) => Promise<Response> {
    let handler: Handler | null = null;
    servePanel(
      {
        handle(scheme, run) {
          expect(scheme).toBe(PANEL_SCHEME);
          handler = run;
        },
      },
      folder,
    );
    return async (path) => {
      if (!handler) throw new Error('Nothing is served');
      return handler(new Request(`emcee://panel${path}`));
    };
  }

  it('comes with its type and with a policy that allows no inline script and no foreign connection', async () => {
    const page = await served()('/index.html');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = page.headers.get('content-security-policy')?.split('; ') ?? [];
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(await page.text()).toBe('<!doctype html>');
    const script = await served()('/assets/a%20b.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('answers 404 for what is not there, for a folder, and for what lies outside', async () => {
    const get = served();
    for (const path of ['/nothing.js', '/assets', '/..%2fsecret.txt']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text()).toBe('Not found');
    }
  });
});
