import { afterEach, describe, expect, it } from 'vitest';
import { NEW_COMMAND_OPTIONS as NEW } from '../../../shared/contract/commandDraft.ts';
import { call, cleanUp, make, rowOf, start } from './testing/panelStage.ts';

afterEach(cleanUp);

describe('a test run', () => {
  it('shows every question and what would be said, and changes nothing', async () => {
    const on = start();
    const { row } = await make(on, ['hi'], {
      options: { ...NEW, role: 'subscriber', cost: { amount: 5, currency: null } },
    });
    const trial = await call(on, 'test', { line: '!hi', as: { role: 'vip' } });
    expect(trial.said).toEqual(['I am hi']);
    expect(trial.decisions.at(-1)).toMatchObject({ outcome: 'ran' });
    expect(trial.decisions.map(({ why }) => why)).toContain('It would cost 5 tokens.');
    const refused = await call(on, 'test', { line: 'hi', as: { role: 'everyone' } });
    expect(refused.decisions.at(-1)).toMatchObject({
      outcome: 'refused',
      why: 'Somebody may not use !hi: it is for subscribers.',
    });
    expect(await rowOf(on, 'hi')).toMatchObject({ id: row.id, uses: 0 });
    expect(on.said).toEqual([]);
    expect(on.purse.booked.size).toBe(0);
  });

  it('tries a draft that is not saved, in groups and while live', async () => {
    const on = start();
    const draft = {
      names: ['new'],
      response: 'Fresh',
      options: { ...NEW, role: 'streamer', groups: ['Crew'], liveOnly: true },
    };
    const offline = await call(on, 'test', { line: '!new', as: { groups: ['Crew'] }, draft });
    expect(offline.decisions.at(-1)?.why).toContain('only while the stream is live');
    const live = await call(on, 'test', { line: '!new', as: { groups: ['Crew'] }, live: true, draft });
    expect(live.said).toEqual(['Fresh']);
    expect(await rowOf(on, 'new')).toBeUndefined();
  });

  it('never runs a built-in', async () => {
    const on = start();
    const trial = await call(on, 'test', { line: '!command add !hi Hello', as: { role: 'moderator' } });
    expect(trial.decisions.at(-1)).toMatchObject({ outcome: 'ran', why: '"Make a command" would run.' });
    expect(await rowOf(on, 'hi')).toBeUndefined();
  });
});

describe('pieces for routines', () => {
  it('run a command line, switch a module, and hear of commands that were used', async () => {
    const on = start();
    const { registries } = on.ctx();
    const run = registries.actions.get('commands.run');
    const heard: string[] = [];
    const end = registries.triggers
      .get('commands.used')
      ?.watch({ command: 'hug' }, (occasion) =>
        heard.push(`${occasion.viewer?.name ?? 'Nobody'} ${occasion.facts['count']}`),
      );
    const occasion = {
      cause: 'Test',
      viewer: null,
      line: null,
      args: [],
      argText: '',
      facts: {},
      notes: {},
      depth: 0,
    };
    const asked = { occasion, signal: new AbortController().signal, reference: 'r' };
    await run?.run({ ...asked, parameters: { line: '!hug', quiet: false } });
    expect(on.said.at(-1)?.text).toContain('hugs.');
    const quiet = await run?.run({ ...asked, parameters: { line: '!hug', quiet: true } });
    expect(quiet?.notes?.['said']).toContain('hugs.');
    await on.chat('!hug');
    await on.chat('!help');
    end?.();
    await on.chat('!hug');
    expect(heard).toEqual(['Nobody 1', 'Robin 2']);

    const modules = registries.actions.get('modules.switch');
    const off = await modules?.run({ ...asked, parameters: { module: 'chat', on: false } });
    expect(on.test.app.modules.isRunning('chat')).toBe(false);
    await off?.undo?.();
    expect(on.test.app.modules.isRunning('chat')).toBe(true);
  });
});
