import { afterEach, describe, expect, it } from 'vitest';
import { NEW_COMMAND_OPTIONS } from '../../../shared/contract/commandDraft.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { variable } from '../../engine/texts/variable.ts';
import type { ChatStage } from '../../testing/chatStage.ts';
import { change, cleanUp, hug, start } from './testing/dispatchStage.ts';

afterEach(cleanUp);

describe('cost', () => {
  const priced = async (on: ChatStage): Promise<void> => change(on, 'stage.hug', { cost: { amount: 10 } });

  it('is taken once for a line, whatever happens to the line', async () => {
    const on = start([hug()]);
    await priced(on);
    on.purse.balances.set('id-robin', 25);
    const line = await on.chat('!hug', { id: 'twice' });
    await on.chat('!hug', { id: 'twice' });
    expect(on.purse.balance('id-robin')).toBe(15);
    expect(on.why(line)[0]?.why).toContain('paid 10 tokens');
  });

  it('keeps out who has too little, and says how much is missing', async () => {
    const on = start([hug()]);
    await priced(on);
    on.purse.balances.set('id-robin', 9);
    await on.chat('!hug');
    expect(on.said[0]?.text).toBe('!hug costs 10 tokens, and you have 9.');
    expect(on.purse.balance('id-robin')).toBe(9);
  });

  it.each([
    ['refuses', () => ({ refused: 'Nobody is there.' })],
    [
      'fails',
      () => {
        throw new Error('no');
      },
    ],
    ['refuses later', async () => ({ refused: 'Nobody is there.' })],
    [
      'fails later',
      async () => {
        throw new Error('no');
      },
    ],
  ])('is given back when the command %s, and so is a long cooldown', async (_, run) => {
    const on = start([hug({ run, cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 86_400 }] })]);
    await priced(on);
    on.purse.balances.set('id-robin', 10);
    await on.chat('!hug');
    const second = await on.chat('!hug');
    expect(on.purse.balance('id-robin')).toBe(10);
    expect(on.why(second)[0]?.why).not.toContain('rests');
  });

  it('is given back when the text came out empty by a mistake, which the trace explains and chat does not', async () => {
    const on = start();
    const named = (name: string, value: () => string) =>
      variable({
        id: `stage.${name}`,
        name,
        group: 'Test',
        title: name,
        help: 'For a test.',
        examples: [],
        value,
      });
    on.ctx().registries.variables.add(
      named('sky', () => {
        throw new AppError('outside.failed', 'The weather did not answer.');
      }),
    );
    on.ctx().registries.variables.add(named('hush', () => ''));
    const save = async (name: string, response: string): Promise<void> => {
      const options = { ...NEW_COMMAND_OPTIONS, cost: { amount: 10, currency: null } };
      const result = await on.test.call('commands.save', {
        id: null,
        draft: { names: [name], response, options },
      });
      expect(result.ok).toBe(true);
    };
    await save('sky', '$(sky)');
    await save('nothing', '$(hush)');
    on.purse.balances.set('id-robin', 10);
    const failed = await on.chat('!sky');
    expect(on.why(failed)).toMatchObject([
      {
        outcome: 'failed',
        what: '!sky',
        why: expect.stringMatching(/^The text came out empty: .*The weather did not answer\./),
      },
    ]);
    expect(on.purse.balance('id-robin')).toBe(10);
    const meant = await on.chat('!nothing');
    expect(on.why(meant)).toMatchObject([{ outcome: 'ran' }]);
    expect(on.said).toEqual([]);
  });

  it('is free while the economy is off, and the trace says so', async () => {
    const on = start([hug()], { purse: false });
    await priced(on);
    const line = await on.chat('!hug');
    expect(on.said[0]?.text).toBe('Robin hugs.');
    expect(on.why(line)[0]?.why).toContain('free');
  });
});

describe('cooldowns', () => {
  const rule = (bucket: 'everyone' | 'viewer' | 'role', uses: number, seconds: number) => ({
    bucket,
    uses,
    seconds,
  });

  it.each([
    { name: 'everyone shares one', rules: [rule('everyone', 1, 30)], second: { login: 'ana' }, runs: false },
    {
      name: 'each viewer has their own',
      rules: [rule('viewer', 1, 30)],
      second: { login: 'ana' },
      runs: true,
    },
    {
      name: 'a viewer meets their own',
      rules: [rule('viewer', 1, 30)],
      second: { login: 'robin' },
      runs: false,
    },
    { name: 'a role shares one', rules: [rule('role', 1, 30)], second: { login: 'ana' }, runs: false },
    {
      name: 'another role has its own',
      rules: [rule('role', 1, 30)],
      second: { login: 'ana', role: 'vip' as const },
      runs: true,
    },
    { name: 'two uses are two', rules: [rule('everyone', 2, 30)], second: { login: 'ana' }, runs: true },
    {
      name: 'all rules have to agree',
      rules: [rule('everyone', 5, 30), rule('viewer', 1, 30)],
      second: { login: 'robin' },
      runs: false,
    },
    {
      name: 'moderators do not wait',
      rules: [rule('everyone', 1, 30)],
      second: { login: 'mo', role: 'moderator' as const },
      runs: true,
    },
  ])('$name', async ({ rules, second, runs }) => {
    const on = start([hug({ cooldowns: rules })]);
    await on.chat('!hug', { login: 'robin' });
    await on.chat('!hug', second);
    expect(on.said[1]?.text.endsWith('hugs.')).toBe(runs);
  });

  it('says how long to the last moment, and never 0 seconds', async () => {
    const on = start([hug({ cooldowns: [rule('everyone', 1, 90)] })]);
    await on.chat('!hug');
    await on.chat('!hug');
    on.test.clock.advance(89_999);
    await on.chat('!hug');
    on.test.clock.advance(1);
    await on.chat('!hug');
    expect(on.said.map(({ text }) => text)).toEqual([
      'Robin hugs.',
      '!hug rests for another 1 minute 30 seconds.',
      '!hug rests for another 1 second.',
      'Robin hugs.',
    ]);
  });

  it('slides: three uses in a minute come back one by one', async () => {
    const on = start([hug({ cooldowns: [rule('everyone', 3, 60)] })]);
    const runs = async (): Promise<boolean> => {
      on.said.length = 0;
      await on.chat('!hug');
      return on.said[0]?.text === 'Robin hugs.';
    };
    for (const expected of [true, true, true, false]) {
      expect(await runs()).toBe(expected);
      on.test.clock.advance(15_000);
    }
    // The first use was 60 s ago, the second 45 s.
    expect(await runs()).toBe(true);
    expect(await runs()).toBe(false);
  });

  it('holds over a restart when it is long, and ends with the app when it is short', async () => {
    const long = hug({ cooldowns: [rule('viewer', 1, 3600)] });
    const short = hug({ id: 'stage.wave', names: ['wave'], cooldowns: [rule('viewer', 1, 10)] });
    const on = start([long, short]);
    await on.chat('!hug');
    await on.chat('!wave');
    on.test.clock.advance(1000);
    await on.test.restart();
    on.said.length = 0;
    await on.chat('!hug');
    await on.chat('!wave');
    expect(on.said.map(({ text }) => text)).toEqual([
      '!hug rests for another 59 minutes 59 seconds.',
      'Robin hugs.',
    ]);
  });

  it('can hold for moderators too, but never for the streamer', async () => {
    const on = start([hug({ cooldowns: [rule('everyone', 1, 30)] })]);
    on.test.app.settings.set('commands', { moderatorsWait: true });
    await on.chat('!hug');
    await on.chat('!hug', { login: 'mo', role: 'moderator' });
    await on.chat('!hug', { login: 'boss', role: 'streamer' });
    expect(on.said.map(({ text }) => text)).toEqual([
      'Robin hugs.',
      '!hug rests for another 30 seconds.',
      'Boss hugs.',
    ]);
  });
});
