import { afterEach, describe, expect, test } from 'vitest';
import { FakeClock } from '../engine/testing/fakeClock.ts';
import { House } from './testing/house.ts';

let house: House | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

describe('stopping', () => {
  test('leaves no timer behind, whatever was going on', async () => {
    house = await House.open({ furnished: true });
    const { happen, scenes, faults, stage } = house.server;
    await house.joinAs(house.bot);
    const events = await house.eventSub();
    await house.subscribe(house.token(house.bot), events.sessionId, 'stream.online', '1', {
      broadcaster_user_id: house.streamer.id,
    });
    scenes.play('raid');
    happen.beginPoll('Which way?', ['Left', 'Right'], 60);
    happen.vote('anna', 1);
    happen.startHypeTrain();
    happen.say(house.bot, 'type !join');
    faults.eventSubReconnect();
    faults.chatReconnect();
    faults.cut(1_000);
    house.clock.advance(500);
    await house.server.stop();
    expect(house.clock.pending).toBe(0);
    expect(stage.running.size).toBe(0);
  });

  test('can be asked for twice, and the port is free again', async () => {
    house = await House.open();
    const { port } = house.server;
    await Promise.all([house.server.stop(), house.server.stop()]);
    house = await House.open({ port });
    expect(house.server.port).toBe(port);
  });

  test('a port that is taken is told instead of ignored', async () => {
    house = await House.open();
    await expect(House.open({ port: house.server.port })).rejects.toThrow(/EADDRINUSE/);
  });
});

test('it listens on loopback only', async () => {
  house = await House.open();
  expect(new URL(house.server.urls.base).hostname).toBe('127.0.0.1');
  expect(Object.values(house.server.urls).every((url) => new URL(url).hostname === '127.0.0.1')).toBe(true);
});

test('the same seed makes the same world: ids, tokens and all', async () => {
  const tell = async (seed: number): Promise<string> => {
    const other = await House.open({ seed, clock: new FakeClock() });
    const { world, devices } = other.server;
    const told = [world.stage.stream?.id, devices.start('x', []).deviceCode, other.token(other.bot)].join(
      ' ',
    );
    await other.close();
    return told;
  };
  expect(await tell(5)).toBe(await tell(5));
  expect(await tell(5)).not.toBe(await tell(6));
});

test('a furnished house has what a streamer has', async () => {
  house = await House.open({ furnished: true });
  const { world, crowd } = house.server;
  expect(world.stage.rewards.size).toBeGreaterThan(2);
  expect(world.stage.goals.length).toBe(1);
  expect(world.stage.ads.nextAt).not.toBeNull();
  expect(world.stage.schedule.segments.length).toBe(1);
  expect(crowd.members.length).toBe(25);
  expect([...world.channels()].filter((channel) => channel.stream).length).toBe(4);
});
