import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Stage } from '../../../shared/contract/rehearsal.ts';
import type { Mode, ModeControl } from '../../engine/mode.ts';
import { RehearsalStage } from '../../rehearsal/stagePort.ts';
import { House } from '../../rehearsal/testing/house.ts';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';

const STREAMER = { role: 'streamer', name: 'test' } as const;

let test: TestApp;
let switched: Mode[];

function modeOf(now: Mode): ModeControl {
  switched = [];
  return { now, rehearsed: now === 'rehearsal', switchTo: (mode) => void switched.push(mode) };
}

const stageNow = (): Stage => {
  const result = test.app.router.snapshot('rehearsal.stage', STREAMER);
  if (!result.ok) throw new Error(result.error.message);
  return result.data as Stage;
};
const answer = async (route: string, input: object = {}): Promise<string> => {
  const result = await test.call(`rehearsal.${route}`, input);
  return result.ok ? 'ok' : result.error.code;
};

describe('in the real channel', () => {
  beforeEach(() => {
    test = startTestApp({ mode: modeOf('live') });
  });
  afterEach(() => test.cleanUp());

  it('there is no stage, and nothing can be made to happen', async () => {
    expect(stageNow()).toMatchObject({ on: false, streamer: null, scenes: [], control: null });
    const calls: [string, object][] = [
      ['sayAs', { viewer: 'ann', role: 'viewer', text: 'hi' }],
      ['happen', { happening: { what: 'follow' } }],
      ['playScene', { id: 'raid' }],
      ['stopScene', {}],
      ['setCrowd', { on: true }],
      ['fault', { fault: 'cut' }],
      ['healAll', {}],
      ['answerSignIn', { answer: 'approve' }],
    ];
    for (const [route, input] of calls)
      expect([route, await answer(route, input)]).toEqual([route, 'rehearsal.off']);
  });

  it('the way in is the first thing that a newcomer is shown, and it is open', async () => {
    const overview = test.app.router.snapshot('home.overview', STREAMER);
    expect(overview).toMatchObject({
      ok: true,
      data: {
        steps: expect.arrayContaining([expect.objectContaining({ id: 'rehearsal.try', done: false })]),
      },
    });
    expect(await answer('enter')).toBe('ok');
    expect(switched).toEqual(['rehearsal']);
  });

  it('only the streamer goes to the rehearsal', async () => {
    const result = await test.call('rehearsal.enter', {}, { role: 'moderator', name: 'mod' });
    expect(result).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(switched).toEqual([]);
  });
});

describe('in the rehearsal', () => {
  let house: House;
  let stage: RehearsalStage;
  beforeEach(async () => {
    house = await House.open({ furnished: true });
    stage = new RehearsalStage(house.server, house.clock);
    test = startTestApp({ clock: house.clock, mode: modeOf('rehearsal'), twitch: { stage } });
  });
  afterEach(async () => {
    await test.cleanUp();
    stage.end();
    await house.close();
  });

  it('shows the stage, and tells of many changes in a row once', async () => {
    expect(stageNow()).toMatchObject({
      on: true,
      streamer: house.streamer.displayName,
      live: true,
      control: house.server.urls.control,
    });
    expect(stageNow().scenes.length).toBeGreaterThan(5);
    const pushed: unknown[] = [];
    test.app.hub.watch('rehearsal.stage', (data) => void pushed.push(data));
    for (let i = 0; i < 50; i += 1)
      await answer('sayAs', { viewer: 'ann', role: 'viewer', text: `line ${i}` });
    expect(pushed).toEqual([]);
    house.clock.advance(250);
    expect(pushed).toEqual([stageNow()]);
  });

  it('does on the stage what is asked, and refuses what cannot be', async () => {
    expect(await answer('happen', { happening: { what: 'streamOff' }, viewer: null })).toBe('ok');
    expect(stageNow().live).toBe(false);
    expect(await answer('happen', { happening: { what: 'streamOff' } })).toBe('rehearsal.not_now');
    expect(await answer('happen', { happening: { what: 'raid', viewers: 0 } })).toBe('bad_input');
    expect(await answer('sayAs', { viewer: 'not a name', role: 'viewer', text: 'hi' })).toBe('bad_input');
    expect(await answer('playScene', { id: stageNow().scenes[0]?.id })).toBe('ok');
    expect(stageNow().playing).not.toBeNull();
    expect(await answer('stopScene')).toBe('ok');
    expect(await answer('setCrowd', { on: true, rate: 120 })).toBe('ok');
    expect(stageNow().crowd).toMatchObject({ on: true, rate: 120 });
    expect(await answer('fault', { fault: 'cut', seconds: 20 })).toBe('ok');
    expect(stageNow().faults).toMatchObject([{ fault: 'cut' }]);
    expect(await answer('healAll')).toBe('ok');
    expect(stageNow().faults).toEqual([]);
  });

  it('leads back to the real channel', async () => {
    expect(await answer('leave')).toBe('ok');
    expect(switched).toEqual(['live']);
  });

  it('pushes nothing more when it has stopped', async () => {
    const pushed: unknown[] = [];
    test.app.hub.watch('rehearsal.stage', (data) => void pushed.push(data));
    await test.stop();
    stage.setCrowd(true, 60);
    house.clock.advance(5_000);
    expect(pushed).toEqual([]);
  });
});
