import { describe, expect, it } from 'vitest';
import { isTrustedSocket, resolveEndpoints, TWITCH, tmiConnection } from './endpoints.ts';

const LOCAL = {
  irc: 'ws://127.0.0.1:9001',
  api: 'http://127.0.0.1:9001/helix/',
  id: 'http://localhost:9001/oauth2',
  eventSub: 'ws://127.0.0.1:9001/ws',
};

describe('resolveEndpoints', () => {
  it('is Twitch itself when nothing else is said', () => {
    expect(resolveEndpoints({}, {})).toEqual(TWITCH);
    expect(resolveEndpoints({ irc: '' }, { EMCEE_TWITCH_IRC_URL: '' })).toEqual(TWITCH);
  });

  it('takes a stand-in on this computer and keeps its sign-ins apart', () => {
    expect(resolveEndpoints(LOCAL)).toMatchObject({ api: 'http://127.0.0.1:9001/helix', realm: 'rehearsal' });
  });

  it('lets the environment go before the settings', () => {
    const environment = { EMCEE_TWITCH_ID_URL: 'http://127.0.0.1:9002/oauth2' };
    expect(resolveEndpoints(LOCAL, environment).id).toBe('http://127.0.0.1:9002/oauth2');
  });

  it.each([
    'http://evil.example/helix',
    'http://127.0.0.1.evil.example/helix',
    'http://127.evil/helix',
  ])('refuses %s, since tokens would be sent there', (api) => {
    expect(() => resolveEndpoints({ ...LOCAL, api })).toThrow(/EMCEE_TWITCH_API_URL points to/);
  });

  it('lets a developer use any host, knowingly', () => {
    const api = 'https://api.staging.example/helix';
    expect(resolveEndpoints({ ...LOCAL, api }, { EMCEE_TWITCH_ANY_HOST: '1' }).api).toBe(api);
  });

  it('refuses a mixture and names what is missing', () => {
    expect(() => resolveEndpoints({ api: LOCAL.api })).toThrow(/EMCEE_TWITCH_IRC_URL, EMCEE_TWITCH_ID_URL/);
  });

  it.each([
    ['irc', 'http://127.0.0.1:1'],
    ['api', 'ws://127.0.0.1:1'],
    ['id', 'not an address'],
  ] as const)('refuses %s = %s', (field, address) => {
    expect(() => resolveEndpoints({ ...LOCAL, [field]: address })).toThrow(/not an address that begins/);
  });

  it('says what the chat library cannot do', () => {
    expect(() => resolveEndpoints({ ...LOCAL, irc: 'wss://127.0.0.1:9001' })).toThrow(/port 443 only/);
  });
});

describe('tmiConnection', () => {
  it('keeps the real Twitch on wss and a stand-in on plain ws', () => {
    expect(tmiConnection(TWITCH.irc)).toEqual({ server: 'irc-ws.chat.twitch.tv', port: 443, secure: true });
    expect(tmiConnection('ws://127.0.0.1:9001')).toEqual({ server: '127.0.0.1', port: 9001, secure: false });
  });
});

describe('isTrustedSocket', () => {
  it('follows Twitch to its own hosts only', () => {
    expect(isTrustedSocket('wss://cell-a.eventsub.wss.twitch.tv/ws?id=1', TWITCH)).toBe(true);
    expect(isTrustedSocket('ws://cell-a.eventsub.wss.twitch.tv/ws', TWITCH)).toBe(false);
    expect(isTrustedSocket('wss://eviltwitch.tv/ws', TWITCH)).toBe(false);
  });

  it('follows a stand-in to itself only', () => {
    const local = resolveEndpoints(LOCAL);
    expect(isTrustedSocket('ws://127.0.0.1:9001/ws?reconnect=1', local)).toBe(true);
    expect(isTrustedSocket('wss://eventsub.wss.twitch.tv/ws', local)).toBe(false);
    expect(isTrustedSocket('ws://127.0.0.1:1/ws', local)).toBe(false);
  });
});
