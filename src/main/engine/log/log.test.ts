import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../ports.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { LogHub } from './logger.ts';
import { Redactor } from './redactor.ts';

const TOKEN = 'abcdefghij0123456789klmnopqrst';

function open() {
  const redactor = new Redactor();
  const hub = new LogHub(new FakeClock(1000), redactor);
  const records: LogRecord[] = [];
  hub.addSink((record) => records.push(record));
  return { redactor, hub, records, log: hub.logger('test') };
}

describe('the redactor', () => {
  it('hides a known secret wherever it stands, in any case', () => {
    const { redactor, log, records } = open();
    redactor.hide(TOKEN);
    log.error(
      {
        event: 'a.b',
        message: `PASS oauth:${TOKEN}`,
        actor: null,
        details: { nested: [{ deep: `x${TOKEN.toUpperCase()}y` }] },
      },
      new Error(`refused for ${TOKEN}`),
    );
    expect(JSON.stringify(records).toLowerCase()).not.toContain(TOKEN);
    expect(records[0]?.message).toContain('[hidden]');
  });

  it.each([
    `Authorization: Bearer ${TOKEN}`,
    `oauth:${TOKEN}`,
    `https://id.example/oauth2/token?refresh_token=${TOKEN}&x=1`,
    `{"access_token=${TOKEN}"}`,
    `OAuth ${TOKEN}`,
  ])('hides what has the look of a secret: %s', (text) => {
    expect(new Redactor().text(text)).not.toContain(TOKEN);
  });

  it('hides fields that are named like secrets', () => {
    expect(
      new Redactor().value({
        accessToken: TOKEN,
        clientSecret: 'pw',
        apiKey: 'k',
        authorization: 'x',
        note: 'fine',
      }),
    ).toEqual({
      accessToken: '[hidden]',
      clientSecret: '[hidden]',
      apiKey: '[hidden]',
      authorization: '[hidden]',
      note: 'fine',
    });
  });

  it('takes a circle, a huge text, and what JSON cannot hold', () => {
    const circle: Record<string, unknown> = {
      text: 'x'.repeat(10_000),
      number: Number.NaN,
      big: 5n,
      call: () => 1,
    };
    circle['self'] = circle;
    const clean = JSON.stringify(new Redactor().value(circle));
    expect(clean.length).toBeLessThan(40_000);
    expect(JSON.parse(clean)).toMatchObject({ number: 'NaN', big: '5', call: null });
  });

  it('does not take a short word for a secret', () => {
    const redactor = new Redactor();
    redactor.hide('the');
    redactor.hide('');
    expect(redactor.text('the tokens of the game')).toBe('the tokens of the game');
  });

  it('takes a secret with signs that mean something in a pattern', () => {
    const redactor = new Redactor();
    redactor.hide('a+b(c[d]$e');
    expect(redactor.text('say a+b(c[d]$e now')).toBe('say [hidden] now');
  });
});

describe('the log hub', () => {
  it('fills in what a caller leaves out', () => {
    const { log, records } = open();
    log.info({ event: 'thing.done', message: 'Done' });
    expect(records).toEqual([
      {
        time: expect.any(Number),
        level: 'info',
        category: 'system',
        feature: 'test',
        event: 'thing.done',
        actor: null,
        action: null,
        result: null,
        duration: null,
        message: 'Done',
        details: null,
      },
    ]);
  });

  it('goes on when a sink throws', () => {
    const { hub, log, records } = open();
    hub.addSink(() => {
      throw new Error('full disk');
    });
    const late: LogRecord[] = [];
    hub.addSink((record) => late.push(record));
    log.warn({ event: 'a.b', message: 'x' });
    expect([records.length, late.length]).toEqual([1, 1]);
  });

  it('hands a late sink what came before it, until nobody needs it any more', () => {
    const { hub, log } = open();
    log.info({ event: 'early', message: 'x' });
    const first: LogRecord[] = [];
    hub.addSink((record) => first.push(record), { replay: true });
    expect(first.map((record) => record.event)).toEqual(['early']);
    hub.stopKeeping();
    const second: LogRecord[] = [];
    hub.addSink((record) => second.push(record), { replay: true });
    expect(second).toEqual([]);
  });
});
