import { connect } from 'node:net';
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

/** Sends these bytes as they are and gives back the first line of the answer; empty when there is none. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes.toString();
      socket.end();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
  });
}

describe('broken requests', () => {
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

  test.each([
    ['an address that is none', 'GET http://[/ HTTP/1.1\r\nHost: x\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['two slashes', 'GET //helix/users HTTP/1.1\r\nHost: x\r\n\r\n', 'HTTP/1.1 404 Not Found'],
    [
      'an upgrade to nowhere',
      `GET http://[/ HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`,
      'HTTP/1.1 404 Not Found',
    ],
    [
      'a form that is cut short',
      'POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n\r\n--x\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
  ])('%s is answered and harms nobody', async (_, text, first) => {
    house = await House.open();
    expect(await sendRaw(house.server.port, text)).toBe(first);
    expect((await house.helix('GET', '/users', { token: house.token(house.bot) })).status).toBe(200);
  });

  test('a body over a megabyte is refused', async () => {
    house = await House.open();
    const reply = await fetch(`${house.server.urls.ids}/token`, {
      method: 'POST',
      body: 'x'.repeat(1024 * 1024 + 1),
    });
    expect(reply.status).toBe(413);
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
