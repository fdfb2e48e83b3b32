import { afterEach, describe, expect, it } from 'vitest';
import type { CommandRow } from '../../../../shared/contract/commandRows.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { type ChatStage, startChatStage } from '../../../testing/chatStage.ts';
import { changesFeature } from '../../changes/index.ts';
import { chatFeature } from '../../chat/index.ts';
import { logFeature } from '../../log/index.ts';
import { modulesFeature } from '../../modules/index.ts';
import { commandsFeature } from '../index.ts';
import { readOptions } from './options.ts';

const FEATURES = [logFeature, changesFeature, chatFeature, modulesFeature, commandsFeature];
const MOD = { login: 'mo', role: 'moderator' as const };

let stage: ChatStage | null = null;
afterEach(async () => {
  await stage?.cleanUp();
  stage = null;
});

const hug: CommandKind = command({
  id: 'stage.hug',
  title: 'Hug',
  help: 'Hugs somebody.',
  names: ['hug'],
  run: ({ caller, reply }) => reply(`${caller.name} hugs.`),
});

function start(): ChatStage {
  const started = startChatStage(FEATURES, { setUp: (ctx) => void ctx.registries.commands.add(hug) });
  stage = started;
  return started;
}

/** What the bot says to a line. */
async function answer(
  on: ChatStage,
  text: string,
  who: Parameters<ChatStage['chat']>[1] = MOD,
): Promise<string> {
  on.said.length = 0;
  await on.chat(text, who);
  return on.said.map((line) => line.text).join(' | ');
}

async function row(on: ChatStage, name: string): Promise<CommandRow | undefined> {
  const result = await on.test.call('commands.list');
  if (!result.ok) throw new Error(result.error.message);
  return (result.data as { rows: CommandRow[] }).rows.find((one) => one.name === name);
}

async function undoLast(on: ChatStage): Promise<void> {
  const [last] = on.test.app.undo.list().filter(({ undone }) => !undone);
  await on.test.app.undo.undo(last?.id ?? '');
}

describe('making commands in chat', () => {
  it('makes one that answers at once and after a restart', async () => {
    const on = start();
    expect(await answer(on, '!command add !hi Hello there!')).toBe('!hi is there now.');
    expect(await answer(on, '!hi', { login: 'robin' })).toBe('Hello there!');
    on.test.clock.advance(10_000);
    await on.test.restart();
    expect(await answer(on, '!HI', { login: 'robin' })).toBe('Hello there!');
    expect(await row(on, 'hi')).toMatchObject({ uses: 2, created: { by: 'Mo' }, kind: 'custom' });
  });

  it.each([
    '!addcom !hi -cd=3/60 -ul=mod Hello',
    '!addcom -cd=3/1m -ul=moderators !hi Hello',
    '!addcommand -ul=mod hi -cooldown=3/60 "Hello"',
    '!cmd new hi -cd=3/60 "Hello" mod',
  ])('understands options wherever people put them: %s', async (line) => {
    const on = start();
    await answer(on, line);
    expect(await row(on, 'hi')).toMatchObject({
      response: 'Hello',
      options: { role: 'moderator', cooldowns: [{ bucket: 'everyone', uses: 3, seconds: 60 }] },
    });
  });

  it.each([
    ['!addcom', 'The name is missing: The name of the command. Usage: !addcom <name> <text ...>'],
    ['!addcom !hi -speed=9 Hello', 'There is no option -speed.'],
    ['!addcom !hi -cd=soon Hello', 'The option -cd wants a time'],
    ['!addcom !hi -ul=king Hello', 'The option -ul wants everyone'],
    ['!addcom !hug Hello', '!hug belongs to the command "Hug", which is on.'],
    ['!addcom !help Hello', '!help belongs to the command "Help", which is on.'],
    ['!editcom !hug Hello', '!hug is built in'],
    ['!editcom !hgu Hello', 'There is no command !hgu. Did you mean !hug?'],
    ['!delcom !hug', '!hug is built in'],
    ['!command disable command', 'That one steers the others.'],
    ['!command', 'Type one of these behind !command: add, edit'],
  ])('refuses %s plainly and changes nothing', async (line, text) => {
    const on = start();
    expect(await answer(on, line)).toContain(text);
    expect(on.test.app.undo.list()).toEqual([]);
  });

  it('is for moderators', async () => {
    const on = start();
    expect(await answer(on, '!addcom !hi Hello', { login: 'robin' })).toBe('!addcom is for moderators.');
    expect(await row(on, 'hi')).toBeUndefined();
  });

  it('edits, renames, disables, enables and removes, each with an audit line and an undo', async () => {
    const on = start();
    await answer(on, '!addcom !hi Hello');
    expect(await answer(on, '!editcom !hi Good evening')).toBe('!hi is changed.');
    expect(await answer(on, '!command rename !hi !hello')).toBe('!hi is !hello now.');
    expect(await answer(on, '!hello', { login: 'robin' })).toBe('Good evening');
    expect(await answer(on, '!disable !hello')).toBe('!hello is off.');
    expect(await answer(on, '!hello', { login: 'robin' })).toBe('');
    await undoLast(on);
    on.test.clock.advance(10_000);
    expect(await answer(on, '!hello', { login: 'robin' })).toBe('Good evening');
    expect(await answer(on, '!delcom hello')).toBe('!hello is gone.');
    expect(await row(on, 'hello')).toBeUndefined();
    await undoLast(on);
    expect(await row(on, 'hello')).toMatchObject({ uses: 2, response: 'Good evening' });
    const audit = on.test.records.filter(({ category, actor }) => category === 'audit' && actor === 'Mo');
    expect(audit.map(({ message }) => message)).toEqual([
      'Mo made the command !hi',
      'Mo changed the command !hi',
      'Mo renamed !hi to !hello',
      'Mo changed !hello: is off',
      'Mo deleted the command !hello',
    ]);
  });

  it('lets a custom command have the name of a built-in only while that is off', async () => {
    const on = start();
    await answer(on, '!disable hug');
    expect(await answer(on, '!addcom !hug My own hug')).toBe('!hug is there now.');
    expect(await answer(on, '!hug', { login: 'robin' })).toBe('My own hug');
    const back = await on.test.call('commands.override', { id: 'stage.hug', change: { enabled: true } });
    expect(back).toMatchObject({ ok: false, error: { code: 'commands.nameTaken' } });
    await answer(on, '!delcom hug');
    expect(
      await on.test.call('commands.override', { id: 'stage.hug', change: { enabled: true } }),
    ).toMatchObject({ ok: true });
    expect(await answer(on, '!hug', { login: 'robin' })).toBe('Robin hugs.');
  });

  it('sets cooldown, role, price and further names of built-ins too', async () => {
    const on = start();
    expect(await answer(on, '!command cooldown hug 30s viewer')).toBe('!hug rests 30s for each viewer.');
    expect(await answer(on, '!command perm hug vip')).toBe('!hug is for VIPs now.');
    await answer(on, '!command options hug -cost=5 -live -alias=cuddle');
    expect(await row(on, 'hug')).toMatchObject({
      aliases: ['cuddle'],
      changed: expect.arrayContaining(['cooldowns', 'role', 'cost', 'liveOnly', 'names']),
      options: {
        role: 'vip',
        cost: { amount: 5 },
        liveOnly: true,
        cooldowns: [{ bucket: 'viewer', seconds: 30 }],
      },
    });
    expect(await answer(on, '!command alias hug -cuddle')).toBe('!cuddle is no longer !hug.');
    expect(await answer(on, '!command cd hug off')).toBe('!hug has no cooldown.');
  });

  it('lets single people in and keeps single people out', async () => {
    const on = start();
    await on.chat('hello', { login: 'robin' });
    await answer(on, '!command perm hug mod');
    expect(await answer(on, '!command allow hug @Robin')).toBe('!hug may be used by Robin now.');
    expect(await answer(on, '!hug', { login: 'robin' })).toBe('Robin hugs.');
    expect(await answer(on, '!command deny hug robin')).toBe('!hug may not be used by Robin now.');
    expect(await answer(on, '!hug', { login: 'robin' })).toBe('');
    await answer(on, '!command clear hug robin');
    expect(await answer(on, '!hug', { login: 'robin' })).toBe('!hug is for moderators.');
    expect(await answer(on, '!command allow hug nobody')).toContain('Nobody called "nobody" was found.');
  });

  it('shows what a command is, without running what it says', async () => {
    const on = start();
    await answer(on, '!addcom !hi -cd=10 /ban everybody');
    expect(await answer(on, '!command show !hi')).toBe(
      '!hi says: /ban everybody · for everyone · rests 10s for all · used 0 times',
    );
    expect(await answer(on, '!hi', { login: 'robin' })).toBe('› /ban everybody');
  });

  it('lets its owner change what it says, but not with variables, and nobody else', async () => {
    const on = start();
    await answer(on, '!addcom !robin Robin is great');
    const { id, ...rest } = (await row(on, 'robin')) ?? { id: '' };
    const owner = { id: 'id-robin', login: 'robin', name: 'Robin' };
    const saved = await on.test.call('commands.save', {
      id,
      draft: {
        names: ['robin'],
        response: 'Robin is great',
        owner,
        options: { ...('options' in rest ? rest.options : {}), role: 'moderator' },
      },
    });
    expect(saved.ok).toBe(true);
    expect(await answer(on, '!mycommand I am Robin', { login: 'robin' })).toBe('!robin is changed.');
    expect(await answer(on, '!robin', { login: 'robin' })).toBe('I am Robin');
    expect(await answer(on, '!mycommand $(fetch example.org)', { login: 'robin' })).toContain(
      'cannot have $(',
    );
    expect(await answer(on, '!mycommand mine now', { login: 'ana' })).toContain('no command of your own');
    expect(await answer(on, '!robin', { login: 'ana' })).toBe('!robin is for moderators and Robin.');
  });
});

describe('aliases', () => {
  it('put what was typed into the places, as words and never as places', async () => {
    const on = start();
    await answer(on, '!addcom !so Go and see them');
    expect(await answer(on, '!alias add !hi "!command show $(1)"')).toBe(
      '!hi stands for !command show $(1) now.',
    );
    expect(await answer(on, '!hi so')).toContain('!so says: Go and see them');
    expect(await answer(on, '!hi $(1) so')).toContain('There is no command !$(1)');
  });

  it('carry on what follows when they have no places, as a shell does', async () => {
    const on = start();
    await answer(on, '!alias add !mk !command add');
    expect(await answer(on, '!mk !hi Hello "all of you"')).toBe('!hi is there now.');
    expect(await row(on, 'hi')).toMatchObject({ response: 'Hello "all of you"' });
  });

  it('give nobody more rights than the command that they stand for', async () => {
    const on = start();
    await answer(on, '!alias add !mk !command add');
    expect(await answer(on, '!mk !hi Hello', { login: 'robin' })).toBe('!command add is for moderators.');
  });

  it('refuse to go round in a circle, however long it is, and names that are taken', async () => {
    const on = start();
    expect(await answer(on, '!alias add !a !a')).toBe('That would go round in a circle: !a → !a.');
    await answer(on, '!alias add !a !hug');
    await answer(on, '!alias add !b !a');
    await answer(on, '!alias add !c !b');
    await answer(on, '!alias remove !a');
    expect(await answer(on, '!alias add !a !c $(args)')).toBe(
      'That would go round in a circle: !a → !c → !b → !a.',
    );
    expect(await answer(on, '!alias add !hug !help')).toContain('belongs to the command "Hug"');
    expect(await answer(on, '!alias add !b !help')).toBe('!b is an alias already. Remove it first.');
    expect(await answer(on, '!alias add !z !nothing')).toBe('There is no command !nothing.');
  });

  it('tell in the trace what they stood for', async () => {
    const on = start();
    await answer(on, '!alias add !hey !hug');
    const line = await on.chat('!hey');
    expect(on.why(line).map(({ why }) => why)).toEqual(['!hey stands for !hug.', 'Robin used !hug.']);
  });
});

describe('help', () => {
  it('lists only what the asker may use', async () => {
    const on = start();
    await answer(on, '!addcom !crewonly -ul=mod Shh');
    expect(await answer(on, '!commands', { login: 'robin' })).toBe('!commands !help !hug !mycommand');
    on.test.clock.advance(10_000);
    expect(await answer(on, '!commands')).toContain('!crewonly');
  });

  it('lists categories when there are many commands, and one of them when asked', async () => {
    const on = start();
    for (let number = 0; number < 50; number += 1)
      await answer(on, `!addcom !c${number} -tag=Numbers Number`);
    expect(await answer(on, '!commands')).toContain('Numbers (50)');
    expect(await answer(on, '!commands numb')).toContain('Numbers: !c0 !c1 ');
    expect(await answer(on, '!commands nothing')).toContain('There is no category "nothing"');
  });

  it('says of a long list what fits into a line, and how much more there is', async () => {
    const on = start();
    for (let number = 100; number < 200; number += 1) await answer(on, `!addcom !command${number} x`);
    const list = await answer(on, '!command list');
    expect(list.length).toBeLessThan(430);
    expect(list).toMatch(/^!command100 .* … and \d\d more$/);
  });

  it('tells how a command is typed, also a subcommand, and suggests for a typo', async () => {
    const on = start();
    expect(await answer(on, '!help hug')).toBe('!hug · Hugs somebody.');
    expect(await answer(on, '!help command cooldown')).toContain(
      '!command cooldown <name> <time> [everyone|viewer|role]',
    );
    expect(await answer(on, '!help huug')).toBe('There is no command !huug. Did you mean !hug?');
  });
});

describe('modules in chat', () => {
  it('are switched by moderators, with an undo, but never so that chat locks itself out', async () => {
    const on = start();
    expect(await answer(on, '!module "live chat" off')).toBe('"Live chat" is off now.');
    expect(await answer(on, '!module chat')).toBe('"Live chat" is off.');
    await undoLast(on);
    expect(await answer(on, '!module chat')).toBe('"Live chat" is on.');
    expect(await answer(on, '!module commands off')).toContain('could not switch anything on again');
    expect(await answer(on, '!module log off')).toContain('cannot be switched off');
    expect(await answer(on, '!module nothing off')).toContain('There is no module "nothing"');
    expect(await answer(on, '!module chat off', { login: 'robin' })).toBe('!module is for moderators.');
  });
});

describe('options', () => {
  it('stop at the first word that is none, even when it begins with a sign', () => {
    expect(readOptions('-cd=5 -10 degrees')).toMatchObject({ rest: '-10 degrees' });
    expect(readOptions('"-group=Night crew" hi')).toMatchObject({
      options: { groups: ['Night crew'] },
      rest: 'hi',
    });
    expect(readOptions('-cd=5 -ucd=60 x')).toMatchObject({
      options: {
        cooldowns: [
          { bucket: 'everyone', uses: 1, seconds: 5 },
          { bucket: 'viewer', uses: 1, seconds: 60 },
        ],
      },
    });
  });
});
