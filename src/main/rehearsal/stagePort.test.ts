import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FAULTS, type Happening, happeningSchema } from '../../shared/contract/rehearsal.ts';
import { AppError } from '../../shared/rpc/errors.ts';
import { REHEARSAL_CLIENT_ID } from './ids/clients.ts';
import { RehearsalStage } from './stagePort.ts';
import { House } from './testing/house.ts';

let house: House;
let stage: RehearsalStage;
beforeEach(async () => {
  house = await House.open({ furnished: true });
  stage = new RehearsalStage(house.server, house.clock);
});
afterEach(async () => {
  stage.end();
  await house.close();
});

const channel = () => house.server.world.stage;
const happen = (what: Record<string, unknown>, viewer: string | null = 'ann'): void =>
  stage.happen(happeningSchema.parse(what), viewer);
const codeOf = (run: () => void): string => {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return 'none';
};

describe('speaking as somebody', () => {
  it('gives the made-up viewer the role, and takes the last one away', () => {
    const lines: [string, string[]][] = [];
    house.server.stage.onLine.add(({ author, badges }) =>
      lines.push([author.login, badges.map(({ set }) => set)]),
    );
    stage.sayAs('kim', 'moderator', 'order!');
    stage.sayAs('kim', 'vip', 'hello');
    stage.sayAs('kim', 'subscriber', 'hello again');
    stage.sayAs('kim', 'viewer', 'and again');
    stage.sayAs('kim', 'streamer', 'it is me');
    expect(lines.map(([login]) => login)).toEqual(['kim', 'kim', 'kim', 'kim', house.streamer.login]);
    expect(lines[0]?.[1]).toContain('moderator');
    expect(lines[1]?.[1]).toContain('vip');
    expect(lines[1]?.[1]).not.toContain('moderator');
    expect(lines[2]?.[1]).toEqual([expect.stringMatching(/^(subscriber|founder)$/)]);
    expect(lines[3]?.[1]).toEqual([]);
    expect(lines[4]?.[1]).toContain('broadcaster');
  });

  it('says why the room did not take a line', () => {
    house.server.happen.changeModes({ emoteOnly: true });
    expect(() => stage.sayAs('kim', 'viewer', 'words')).toThrow(/did not take the line: .*emote/i);
  });
});

describe('what can happen', () => {
  /** Each with what is different in the channel afterwards. */
  const CASES: [Happening['what'], Record<string, unknown>, () => unknown][] = [
    ['follow', {}, () => channel().followers.size],
    ['sub', { tier: 2 }, () => channel().subscribers.size],
    ['gift', { count: 5 }, () => channel().subscribers.size],
    ['poll', {}, () => channel().polls.length],
    ['prediction', {}, () => channel().predictions.length],
    ['ban', {}, () => channel().bans.size],
    ['timeout', { seconds: 30 }, () => channel().bans.size],
  ];
  it.each(CASES)('%s changes the channel', (what, more, look) => {
    const before = look();
    happen({ what, ...more });
    expect(look()).not.toEqual(before);
  });

  it('tells everybody who watches that something is different', () => {
    let calls = 0;
    const forget = stage.onChange(() => {
      calls += 1;
    });
    happen({ what: 'raid', viewers: 20 });
    happen({ what: 'cheer', bits: 100 });
    happen({ what: 'ad' });
    expect(calls).toBe(3);
    forget();
    happen({ what: 'follow' }, 'somebody_new');
    expect(calls).toBe(3);
  });

  it('a stream that is on cannot begin, nor one that is off end', () => {
    expect(stage.describe().live).toBe(true);
    expect(codeOf(() => happen({ what: 'streamOn' }))).toBe('rehearsal.not_now');
    happen({ what: 'streamOff' });
    expect(stage.describe().live).toBe(false);
    expect(codeOf(() => happen({ what: 'streamOff' }))).toBe('rehearsal.not_now');
    happen({ what: 'streamOn' });
    expect(stage.describe().live).toBe(true);
  });

  it('a second poll, prediction or hype train has to wait for the first', () => {
    for (const what of ['poll', 'prediction', 'hypeTrain']) {
      happen({ what });
      expect([what, codeOf(() => happen({ what }))]).toEqual([what, 'rehearsal.not_now']);
    }
  });

  it('a redemption takes the named reward, or the first where there is none of this name', () => {
    const [first, second] = [...channel().rewards.values()];
    if (!first || !second) throw new Error('the furnished channel has too few rewards');
    const before = new Set(channel().redemptions.keys());
    happen({ what: 'redemption', reward: second.title.toUpperCase(), text: 'please' });
    happen({ what: 'redemption', reward: 'no such reward', text: 'please' });
    const redeemed = [...channel().redemptions].filter(([id]) => !before.has(id));
    expect(redeemed.map(([, { rewardId }]) => rewardId)).toEqual([second.id, first.id]);
  });

  it('somebody who is there does it when nobody is named', () => {
    const before = channel().bans.size;
    happen({ what: 'ban' }, null);
    expect(channel().bans.size).toBe(before + 1);
  });
});

describe('scenes and the crowd', () => {
  it('plays a scene, says what plays, and stops it', () => {
    const [scene] = stage.describe().scenes;
    if (!scene) throw new Error('no scenes');
    stage.playScene(scene.id, 1, 7);
    expect(stage.describe().playing).toMatchObject({ id: scene.id, title: scene.title });
    stage.stopScene();
    expect(stage.describe().playing).toBeNull();
    expect(codeOf(() => stage.playScene('nowhere', 1, 1))).toBe('not_found');
  });

  it('lets the crowd talk at the rate that was set', () => {
    stage.setCrowd(true, 600);
    expect(stage.describe().crowd).toMatchObject({ on: true, rate: 600 });
    const before = house.server.stats().crowdLines;
    house.clock.advance(60_000);
    const said = house.server.stats().crowdLines - before;
    expect(said).toBeGreaterThan(400);
    expect(said).toBeLessThan(800);
    stage.setCrowd(false, 600);
    expect(stage.describe().crowd.on).toBe(false);
  });

  it('tells of numbers that move by themselves once a second, and only then', () => {
    let calls = 0;
    stage.onChange(() => {
      calls += 1;
    });
    stage.setCrowd(true, 6_000);
    calls = 0;
    house.clock.advance(5_000);
    expect(calls).toBeLessThanOrEqual(5);
  });
});

describe('faults', () => {
  it.each(FAULTS)('%s can be let in and is over after its time', (fault) => {
    stage.fault(fault, 5);
    house.clock.advance(5_000);
    expect(stage.describe().faults).toEqual([]);
    expect(house.server.faults.networkIsCut).toBe(false);
  });

  it('that last are shown with their end, and healed at once', () => {
    stage.fault('cut', 30);
    stage.fault('slowApi', 60);
    const now = house.clock.now();
    expect(stage.describe().faults).toEqual([
      { fault: 'cut', until: now + 30_000 },
      { fault: 'slowApi', until: now + 60_000 },
    ]);
    stage.healAll();
    expect(stage.describe().faults).toEqual([]);
    expect(house.server.faults.networkIsCut).toBe(false);
  });

  it('that break the API or double events do so for their whole time, not for a few calls', () => {
    stage.fault('failApi', 10);
    stage.fault('duplicateEvents', 10);
    const { faults } = house.server;
    for (let call = 0; call < 50; call += 1) expect(faults.failure('/helix/users')).not.toBeNull();
    expect(house.server.stage.eventSub.duplicates).toBeGreaterThan(50);
    house.clock.advance(10_000);
    expect(faults.failure('/helix/users')).toBeNull();
    expect(house.server.stage.eventSub.duplicates).toBe(0);
  });

  it('let in again lasts from then on, and leaves no alarm behind', () => {
    const alarms = house.clock.pending;
    stage.fault('slowApi', 10);
    house.clock.advance(8_000);
    stage.fault('slowApi', 10);
    house.clock.advance(8_000);
    expect(stage.describe().faults).toHaveLength(1);
    house.clock.advance(2_000);
    expect(stage.describe().faults).toEqual([]);
    expect(house.clock.pending).toBe(alarms);
  });
});

describe('a sign-in', () => {
  const begin = async (): Promise<string> => {
    const { body } = await house.ids('/device', { client_id: REHEARSAL_CLIENT_ID, scopes: 'chat:read' });
    return (body as { user_code: string }).user_code;
  };

  it('is answered as the streamer first and as the bot then', async () => {
    const code = await begin();
    expect(stage.describe().signIn).toEqual({ code });
    stage.answerSignIn('approve');
    expect(stage.describe().signIn).toBeNull();
    expect(house.server.devices.list()[0]).toMatchObject({ state: 'approved', account: house.streamer });
    house.server.tokens.issue(REHEARSAL_CLIENT_ID, house.streamer.id, ['chat:read']);
    await begin();
    stage.answerSignIn('approve');
    expect(house.server.devices.list()[1]).toMatchObject({ state: 'approved', account: house.bot });
  });

  it('can be refused or left to expire', async () => {
    await begin();
    stage.answerSignIn('deny');
    expect(house.server.devices.list()[0]?.state).toBe('denied');
    await begin();
    stage.answerSignIn('expire');
    expect(house.server.devices.list()[1]?.expiresAt).toBe(house.clock.now());
    expect(codeOf(() => stage.answerSignIn('approve'))).toBe('rehearsal.not_now');
  });
});
