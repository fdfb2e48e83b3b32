import { afterEach, describe, expect, it } from 'vitest';
import type { ChatRole } from '../../../shared/contract/ladder.ts';
import { CHAT_ROLES } from '../../../shared/contract/ladder.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import { occasionOf } from '../../engine/occasion.ts';
import { change, cleanUp, hug, stageNow, start } from './testing/dispatchStage.ts';

afterEach(cleanUp);

describe('finding a command', () => {
  it('runs it by any of its names, in any case, and answers the line', async () => {
    const on = start([hug()]);
    const line = await on.chat('!CUDDLE everybody');
    expect(on.said).toEqual([{ text: 'Robin hugs.', replyTo: line }]);
    expect(on.why(line)).toMatchObject([{ outcome: 'ran', what: '!cuddle', by: 'commands' }]);
  });

  it('is not fooled by the invisible sign that chat programs put behind a repeated line', async () => {
    const on = start([hug()]);
    await on.chat('!hug \u{E0000}');
    expect(on.said).toHaveLength(1);
  });

  it('leaves lines alone that only look like commands', async () => {
    const on = start([hug()]);
    for (const text of ['!', '!!!', '! hug', 'hug !hug', '!?']) {
      const line = await on.chat(text);
      expect(on.why(line), text).toEqual([]);
    }
    expect(on.said).toEqual([]);
  });

  it('suggests what was meant, and only what is near', async () => {
    const on = start([hug()]);
    const near = await on.chat('!hgu');
    const far = await on.chat('!zzzzzz');
    expect(on.why(near)[0]?.why).toBe('There is no command !hgu. Did you mean !hug?');
    expect(on.why(far)[0]?.why).toBe('There is no command !zzzzzz.');
    expect(on.said).toEqual([]);
  });

  it('answers to another prefix from the next line on', async () => {
    const on = start([hug()]);
    on.test.app.settings.set('commands', { prefix: '??' });
    await on.chat('!hug');
    await on.chat('??hug');
    expect(on.said).toHaveLength(1);
  });

  it('tries the subcommand before the arguments, and its own role holds', async () => {
    const add = command({
      id: 'stage.hug.add',
      title: 'Add',
      help: 'Adds.',
      names: ['add'],
      role: 'moderator',
      arguments: { what: arg.rest('What to add.') },
      run: ({ args, reply }) => reply(`Added ${args.what}.`),
    });
    const on = start([hug({ subcommands: [add] })]);
    await on.chat('!hug add a bear', { login: 'mo', role: 'moderator' });
    const refused = await on.chat('!hug add a bear');
    expect(on.said.map(({ text }) => text)).toEqual(['Added a bear.', '!hug add is for moderators.']);
    expect(on.why(refused)).toMatchObject([{ outcome: 'refused', what: '!hug add' }]);
  });

  it('names the module whose command is not there because it is switched off', async () => {
    const on = start([hug()]);
    await on.chat('!hug');
    await on.test.call('modules.set', { id: 'stage', on: false });
    const line = await on.chat('!hug');
    expect(on.why(line)).toMatchObject([
      {
        outcome: 'refused',
        why: '!hug belongs to "Stage", which is switched off. Switch it on under Modules.',
      },
    ]);
  });

  it('remembers the commands of a switched-off module over a restart', async () => {
    const on = start([hug()]);
    await on.chat('!hug');
    await on.test.call('modules.set', { id: 'stage', on: false });
    await on.test.restart();
    const line = await on.chat('!hug');
    expect(on.why(line)[0]?.why).toContain('belongs to "Stage"');
  });

  it('makes the map of names once for many changes, and not at all while nobody asks', async () => {
    const on = start();
    await on.chat('!help');
    const ctx = on.ctx();
    let asked = 0;
    const counting = (id: number): CommandKind =>
      new Proxy(hug({ id: `stage.many${id}`, names: [`many${id}`] }), {
        get(target, key, receiver) {
          if (key === 'names') asked += 1;
          return Reflect.get(target, key, receiver);
        },
      });
    for (let id = 0; id < 2000; id += 1) ctx.registries.commands.add(counting(id));
    expect(asked).toBe(0);
    await on.chat('!many1999');
    const once = asked;
    await on.chat('!many3');
    expect(asked - once).toBeLessThan(10);
    expect(on.said.map(({ text }) => text)).toContain('Robin hugs.');
  });

  it('passes over people whom the bot ignores, and says why', async () => {
    const on = start([hug()]);
    on.people.ignored.add('id-robin');
    const line = await on.chat('!hug');
    expect(on.said).toEqual([]);
    expect(on.why(line)).toMatchObject([
      { outcome: 'refused', why: expect.stringContaining('ignores Robin') },
    ]);
  });

  it('passes over a viewer who fires off commands, but not a moderator', async () => {
    const on = start([hug()]);
    for (let count = 0; count < 10; count += 1) await on.chat('!hug');
    expect(on.said).toHaveLength(8);
    for (let count = 0; count < 10; count += 1) await on.chat('!hug', { login: 'mo', role: 'moderator' });
    expect(on.said).toHaveLength(18);
    on.test.clock.advance(10_000);
    await on.chat('!hug');
    expect(on.said).toHaveLength(19);
  });
});

describe('who may use a command', () => {
  const roles: readonly ChatRole[] = CHAT_ROLES.filter((role) => role !== 'follower');
  const pairs = roles.flatMap((needed) => roles.map((role) => ({ needed, role })));
  it('lets pass exactly those of the role or above', async () => {
    const on = start([hug()]);
    for (const { needed, role } of pairs) {
      await change(on, 'stage.hug', { role: needed });
      on.said.length = 0;
      await on.chat('!hug', { login: role, role });
      on.test.clock.advance(60_000);
      const expected = CHAT_ROLES.indexOf(role) >= CHAT_ROLES.indexOf(needed);
      expect(on.said[0]?.text.endsWith('hugs.'), `${role} at a command for ${needed}`).toBe(expected);
    }
  });

  it('lets a group and named people pass below the role', async () => {
    const on = start([hug()]);
    await change(on, 'stage.hug', {
      role: 'streamer',
      groups: ['Crew'],
      allowed: [{ id: 'id-ana', login: 'ana', name: 'Ana' }],
    });
    on.people.groupOf.set('id-kim', ['Crew']);
    await on.chat('!hug', { login: 'kim' });
    await on.chat('!hug', { login: 'ana' });
    await on.chat('!hug', { login: 'mo', role: 'moderator' });
    expect(on.said.map(({ text }) => text)).toEqual([
      'Kim hugs.',
      'Ana hugs.',
      '!hug is for the streamer, the group "Crew" and Ana.',
    ]);
  });

  it('keeps out who is denied, even a moderator, but never the streamer, and does not shame them in chat', async () => {
    const on = start([hug()]);
    const denied = ['mo', 'boss'].map((login) => ({ id: `id-${login}`, login, name: login }));
    await change(on, 'stage.hug', { denied });
    const line = await on.chat('!hug', { login: 'mo', role: 'moderator' });
    await on.chat('!hug', { login: 'boss', role: 'streamer' });
    expect(on.said.map(({ text }) => text)).toEqual(['Boss hugs.']);
    expect(on.why(line)[0]?.why).toContain('may not use it');
  });

  it('asks Twitch who follows only when nobody knows, and lets followers pass', async () => {
    const on = start([hug({ role: 'follower' })]);
    on.people.following.add('id-ana').add('id-kim');
    on.people.unasked.add('id-kim').add('id-robin');
    await on.chat('!hug', { login: 'ana' });
    await on.chat('!hug', { login: 'kim' });
    await on.chat('!hug', { login: 'robin' });
    await on.chat('!hug', { login: 'vera', role: 'vip' });
    expect(on.said.map(({ text }) => text)).toEqual([
      'Ana hugs.',
      'Kim hugs.',
      '!hug is for followers.',
      'Vera hugs.',
    ]);
  });

  it('says nothing in chat when the command is silent, and keeps the reason all the same', async () => {
    const on = start([hug({ role: 'moderator' })]);
    await change(on, 'stage.hug', { silent: true });
    const line = await on.chat('!hug');
    expect(on.said).toEqual([]);
    expect(on.why(line)).toMatchObject([
      { outcome: 'refused', why: 'Robin may not use !hug: it is for moderators.' },
    ]);
  });
});

describe('what else keeps a command from running', () => {
  it('asks for the stream to be live', async () => {
    const on = start([hug({ liveOnly: true })]);
    const line = await on.chat('!hug');
    expect(on.said[0]?.text).toBe('!hug works only while the stream is live.');
    expect(on.why(line)[0]?.outcome).toBe('refused');
  });

  it('tells how it is typed when the arguments are wrong, and starts no cooldown', async () => {
    const give = hug({
      arguments: { to: arg.viewer('Who gets it.'), amount: arg.whole('How much.', 1, 100) },
      cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 60 }],
    });
    const on = start([give]);
    await on.chat('!hug robin lots');
    await on.chat('!hug robin 5');
    expect(on.said.map(({ text }) => text)).toEqual([
      'The amount has to be a whole number from 1 to 100. Usage: !hug <to> <amount>',
      'Robin hugs.',
    ]);
  });

  it('explains a command that is switched off, and says nothing', async () => {
    const on = start([hug()]);
    await change(on, 'stage.hug', { enabled: false });
    const line = await on.chat('!hug');
    expect(on.said).toEqual([]);
    expect(on.why(line)).toMatchObject([{ why: '!hug is switched off. Switch it on under Commands.' }]);
  });

  it('survives a command that breaks, and tells the streamer where to look', async () => {
    const on = start([
      hug({
        run: () => {
          throw new Error('the glue came off');
        },
      }),
    ]);
    const line = await on.chat('!hug');
    expect(on.why(line)).toMatchObject([
      { outcome: 'failed', why: expect.stringContaining('the glue came off') },
    ]);
    expect(on.said[0]?.text).not.toContain('glue');
    expect(on.test.records.some(({ event }) => event === 'command.failed')).toBe(true);
  });

  it('never begins a line with a slash command that somebody typed', async () => {
    const on = start([
      hug({
        arguments: { text: arg.rest('What to say.') },
        run: (call) => {
          call.say((call.args as { text: string }).text);
          return undefined;
        },
      }),
    ]);
    await on.chat('!hug /ban robin');
    await on.chat('!hug .timeout robin');
    expect(on.said.map(({ text }) => text)).toEqual(['› /ban robin', '› .timeout robin']);
  });
});

describe('the service for other features', () => {
  it('runs a line as the person of the occasion, and refuses with the reason', async () => {
    const on = start([hug({ role: 'moderator' })]);
    const commands = on.ctx().engine.services.need('commands', 'off');
    const viewer = { id: 'id-ana', login: 'ana', name: 'Ana', role: 'everyone' as const };
    await expect(commands.run('!hug', occasionOf('Test', { viewer }))).rejects.toThrow(
      'it is for moderators',
    );
    await commands.run('hug', occasionOf('Timer "Hugs"'));
    expect(on.said.at(-1)?.text).toContain('hugs.');
    expect(commands.uses('hug')).toBe(1);
    expect(commands.uses('nothing')).toBeNull();
    expect(commands.takenBy('HUG')).toBe('the command "Hug"');
    expect(commands.takenBy('free')).toBeNull();
  });

  it('collects what would be said without saying it, paying or resting', async () => {
    const on = start([hug({ cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 60 }] })]);
    await change(on, 'stage.hug', { cost: { amount: 10 } });
    const commands = on.ctx().engine.services.need('commands', 'off');
    const viewer = { id: 'id-ana', login: 'ana', name: 'Ana', role: 'everyone' as const };
    expect(await commands.collect('hug', occasionOf('Text', { viewer }))).toEqual(['Ana hugs.']);
    expect(await commands.collect('hug', occasionOf('Text', { viewer }))).toEqual(['Ana hugs.']);
    expect(on.said).toEqual([]);
    expect(commands.uses('hug')).toBe(0);
  });

  it('stops a command that calls itself, with a word about why', async () => {
    let runs = 0;
    const circle = hug({
      run: async (call) => {
        runs += 1;
        await stageNow()?.ctx().engine.services.need('commands', 'off').run('hug', call.occasion);
        return undefined;
      },
    });
    const on = start([circle]);
    const line = await on.chat('!hug', { login: 'boss', role: 'streamer' });
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(runs).toBe(10);
    expect(
      on
        .why(line)
        .map(({ why }) => why)
        .join(' '),
    ).toContain('circle');
  });
});
