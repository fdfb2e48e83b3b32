import { describe, expect, it } from 'vitest';
import { isOurPage, mayOpen } from './hardening.ts';

describe('pages that may be opened in the browser', () => {
  it('are those of Twitch, GitHub and Emcee itself', () => {
    for (const url of [
      'https://www.twitch.tv/activate?device-code=ABC',
      'https://dev.twitch.tv/console',
      'https://id.twitch.tv/',
      'https://twitch.tv/somebody',
      'https://github.com/emcee',
      'http://127.0.0.1:8573/#token=x',
      'http://localhost:8573/',
    ]) {
      expect(mayOpen(url), url).toBe(true);
    }
  });

  it('are no others, however much they look like them', () => {
    for (const url of [
      'http://www.twitch.tv/',
      'https://twitch.tv.evil.example/',
      'https://eviltwitch.tv/',
      'https://twitch.tv@evil.example/',
      'https://evil.example/?https://twitch.tv/',
      'http://127.0.0.1.evil.example:80/',
      'http://127.0.0.1:80@evil.example/',
      'http://localhost/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'ms-settings:privacy',
      'smb://evil.example/share',
      '',
    ]) {
      expect(mayOpen(url), url).toBe(false);
    }
  });
});

describe('a message', () => {
  const from = (url: string, parent: object | null = null) => isOurPage({ senderFrame: { url, parent } });

  it('is heard from the panel in the main frame', () => {
    expect(from('emcee://panel/index.html#/log')).toBe(true);
  });

  it('is not heard from a frame within, from another page, or from a frame that is gone', () => {
    expect(from('emcee://panel/index.html', {})).toBe(false);
    for (const url of [
      'https://evil.example/',
      'emcee://overlay/',
      'emcee://panel.evil/index.html',
      'about:blank',
      '',
    ]) {
      expect(from(url), url).toBe(false);
    }
    expect(isOurPage({ senderFrame: null })).toBe(false);
  });
});
