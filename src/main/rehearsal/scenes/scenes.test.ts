import { afterEach, beforeEach, expect, test } from 'vitest';
import { House } from '../testing/house.ts';
import { SCENES } from './scenes.ts';

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

test.each(
  SCENES.filter((scene) => scene.id !== 'flood').map((scene) => scene.id),
)('%s plays to its end and leaves the house as it was', async (id) => {
  const { scenes, crowd, happen, faults } = house.server;
  crowd.invite(5);
  crowd.talk(0.1);
  const run = scenes.play(id, { seed: 1 });
  const scene = scenes.list().find((entry) => entry.id === id);
  house.clock.advance((scene?.seconds ?? 0) * 500);
  expect(scenes.current?.id).toBe(id);
  expect(crowd.members.length).toBeGreaterThan(5);
  expect(happen.channel.messages.size).toBeGreaterThan(5);
  house.clock.advance((scene?.seconds ?? 0) * 500);
  expect(await run?.done).toBe('played');
  expect(scenes.current).toBeNull();
  expect(crowd.members.length).toBe(5);
  expect(crowd.rate).toBe(0.1);
  expect(faults.networkIsCut).toBe(false);
});

test('a raid of 500 brings 500 people, one notice and a wave of followers', async () => {
  const bot = await house.joinAs(house.bot);
  const { scenes, happen } = house.server;
  scenes.play('raid', { seed: 4, rate: 5 });
  house.clock.advance(100_000);
  const notice = await bot.command('USERNOTICE', (line) => line.tags?.['msg-id'] === 'raid');
  expect(notice.tags).toMatchObject({ 'msg-param-viewerCount': '500', 'msg-param-login': 'friendly_raider' });
  expect(happen.channel.present.size).toBeGreaterThanOrEqual(540);
  expect(happen.channel.stream?.viewers).toBeGreaterThanOrEqual(500);
});

test('a hype train night drives a train over level one', () => {
  house.server.scenes.play('hype-train', { seed: 2 });
  house.clock.advance(200_000);
  expect(house.server.happen.channel.hypeTrains.current?.level).toBeGreaterThan(1);
});

test('a spam wave is full of what filters look for, by people who were never here', () => {
  const { scenes, world } = house.server;
  scenes.play('spam-wave', { seed: 2 });
  house.clock.advance(60_000);
  const lines = [...world.stage.messages.values()].map((line) => line.text);
  expect(lines.filter((text) => text.includes('https://')).length).toBeGreaterThan(20);
  expect(lines.filter((text) => text === text.toUpperCase() && /[A-Z]{5}/.test(text)).length).toBeGreaterThan(
    20,
  );
});

test('the same seed gives the same scene', async () => {
  const play = async (): Promise<string[]> => {
    const other = await House.open({ seed: 99 });
    other.server.scenes.play('gift-storm', { seed: 5 });
    other.clock.advance(60_000);
    const lines = [...other.server.world.stage.messages.values()].map(
      (line) => `${line.author.login} ${line.text}`,
    );
    await other.close();
    return lines;
  };
  const first = await play();
  expect(first.length).toBeGreaterThan(50);
  expect(await play()).toEqual(first);
});

test('bad weather that is called off clears up at once', async () => {
  const { scenes, faults } = house.server;
  const run = scenes.play('bad-weather');
  house.clock.advance(100_000);
  expect(faults.networkIsCut).toBe(true);
  run?.stop();
  expect(faults.networkIsCut).toBe(false);
  expect((await house.helix('GET', '/users', { token: house.token(house.bot) })).status).toBe(200);
});

test('the next scene ends the one before, and an unknown one changes nothing', async () => {
  const { scenes } = house.server;
  const first = scenes.play('quiet-evening');
  scenes.play('first-timers');
  expect(await first?.done).toBe('stopped');
  expect(scenes.play('no-such-scene')).toBeNull();
  expect(scenes.current?.id).toBe('first-timers');
});
