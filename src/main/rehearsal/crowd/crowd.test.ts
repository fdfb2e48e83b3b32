import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../../engine/random.ts';
import { fragmentsOf } from '../chat/fragments.ts';
import { House } from '../testing/house.ts';
import type { ChatMessage } from '../world/channel.ts';
import { readPrompt } from './answers.ts';
import { MISCHIEF, misbehave } from './mischief.ts';
import { inventName } from './names.ts';
import { PHRASES } from './phrases.ts';

let house: House;
let said: ChatMessage[];
beforeEach(async () => {
  house = await House.open();
  said = [];
  house.server.stage.onLine.add((line) => said.push(line));
});
afterEach(() => house.close());

const fromCrowd = () => said.filter((line) => line.author !== house.bot);

describe('talking', () => {
  test('keeps its rate on average, irregularly, and falls silent when told', () => {
    const { crowd } = house.server;
    crowd.invite(40);
    crowd.talk(50);
    house.clock.advance(20_000);
    expect(said.length).toBeGreaterThan(900);
    expect(said.length).toBeLessThan(1100);
    const gaps = new Set(said.slice(1).map((line, i) => line.sentAt - (said[i]?.sentAt ?? 0)));
    expect(gaps.size).toBeGreaterThan(3);
    crowd.talk(0);
    const before = said.length;
    house.clock.advance(60_000);
    expect(said.length).toBe(before);
  });

  test('is varied: many voices, many lines, some commands, emotes where they are said to be', () => {
    const { crowd } = house.server;
    crowd.invite(60);
    crowd.talk(20);
    house.clock.advance(60_000);
    expect(new Set(said.map((line) => line.author.id)).size).toBeGreaterThan(20);
    expect(new Set(said.map((line) => line.text)).size).toBeGreaterThan(300);
    expect(said.some((line) => line.text.startsWith('!'))).toBe(true);
    expect(said.some((line) => line.parent !== null)).toBe(true);
    expect(said.some((line) => line.bits > 0)).toBe(true);
    expect(said.some((line) => /[{}]/.test(line.text))).toBe(false);
    for (const line of said)
      for (const emote of line.emotes)
        expect([...line.text].slice(emote.start, emote.end + 1).join('')).toBe(emote.name);
  });

  test('is the same for the same seed and another for another', async () => {
    const run = async (seed: number): Promise<string[]> => {
      const other = await House.open({ seed });
      const lines: string[] = [];
      other.server.stage.onLine.add((line) => lines.push(`${line.id} ${line.author.login}: ${line.text}`));
      other.server.crowd.talk(20);
      other.clock.advance(10_000);
      await other.close();
      return lines;
    };
    const [one, two, three] = [await run(7), await run(7), await run(8)];
    expect(one.length).toBeGreaterThan(100);
    expect(two).toEqual(one);
    expect(three).not.toEqual(one);
  });

  test('votes and bets while there is something to vote and bet on', () => {
    const { crowd, happen } = house.server;
    crowd.invite(40);
    const poll = happen.beginPoll('Which way?', ['Left', 'Right'], 60);
    const prediction = happen.beginPrediction('Win?', ['Yes', 'No'], 60);
    crowd.talk(10);
    house.clock.advance(30_000);
    expect(poll?.voters.size).toBeGreaterThan(10);
    expect(prediction?.outcomes.every((outcome) => outcome.predictors.size > 0)).toBe(true);
  });

  test('somebody who is banned is not heard any more', () => {
    const { crowd, happen } = house.server;
    const [troll] = crowd.invite(1);
    if (troll) happen.ban(troll);
    crowd.sayOne();
    expect(said).toEqual([]);
  });
});

describe('answering the bot', () => {
  test('some join what it offers, within seconds, and nobody else', () => {
    const { crowd, happen } = house.server;
    crowd.invite(50);
    happen.say(house.bot, 'A heist begins! Type !join to take part.');
    house.clock.advance(10_000);
    const answers = fromCrowd();
    expect(answers.length).toBeGreaterThanOrEqual(5);
    expect(answers.every((line) => line.text === '!join')).toBe(true);
    expect(new Set(answers.map((line) => line.author.id)).size).toBe(answers.length);
    expect(new Set(answers.map((line) => line.sentAt)).size).toBeGreaterThan(3);
  });

  test('only who is named answers a challenge', () => {
    const { crowd, happen } = house.server;
    const people = crowd.invite(20);
    happen.say(house.bot, `@${people[3]?.login} you are challenged: !accept or !decline`);
    house.clock.advance(10_000);
    expect(fromCrowd().map((line) => line.author)).toEqual([people[3]]);
    expect(['!accept', '!decline']).toContain(fromCrowd()[0]?.text);
  });

  test('can be switched off, and a listener of one’s own hears the bot and not the crowd', () => {
    const { crowd, happen } = house.server;
    crowd.invite(20);
    crowd.answersBot = false;
    const heard: string[] = [];
    const stop = crowd.onBotLine((line) => heard.push(line.text));
    happen.say('viewer', 'type !join');
    happen.say(house.bot, 'type !join');
    stop();
    happen.say(house.bot, 'type !leave');
    house.clock.advance(10_000);
    expect(heard).toEqual(['type !join']);
    expect(fromCrowd().length).toBe(1);
  });

  test.each([
    ['Which is bread? A) Rye B) Granite C) Fog', { answers: ['A', 'B', 'C'], to: [] }],
    ['Vote: 1) Left | 2) Right', { answers: ['1', '2'], to: [] }],
    ['Join with !heist 100', { answers: ['!heist'], to: [] }],
    ['@anna your balance is 50 tokens', null],
    ['Commands: !daily, !tokens, !level', null],
  ])('reads %j', (line, prompt) => {
    expect(readPrompt(line)).toEqual(prompt);
  });
});

test('names are made up, fit Twitch’s rules and are never given twice', () => {
  const random = seededRandom(3);
  const taken = new Set<string>();
  for (let i = 0; i < 5000; i++) {
    const { login, displayName } = inventName(random, (name) => taken.has(name));
    expect(login).toMatch(/^[a-z0-9][a-z0-9_]{0,24}$/);
    expect(displayName).not.toBe('');
    expect(taken.has(login)).toBe(false);
    taken.add(login);
  }
});

test('every mischief fits into a line and leads nowhere outside', () => {
  const random = seededRandom(3);
  for (const kind of MISCHIEF) {
    const text = misbehave(random, kind, ['anna', 'ben']);
    expect([...text].length).toBeLessThanOrEqual(500);
    for (const [, host] of text.matchAll(/https?:\/\/([^/\s]+)/g)) expect(host).toMatch(/\.invalid$/);
  }
});

test('there is enough to say on every topic', () => {
  for (const [topic, phrases] of Object.entries(PHRASES)) {
    expect([topic, phrases.length >= 7]).toEqual([topic, true]);
    expect(new Set(phrases).size).toBe(phrases.length);
  }
});

test('the pieces of a text are the text', () => {
  const { world } = house.server;
  const { emotes, accounts } = world;
  accounts.obtain('anna');
  for (const text of ['Kappa  😂 @anna, Cheer100  <3', ' lead', '@anna', 'Cheer1 Cheer1', '@nobody @anna!']) {
    const spans: { id: string; name: string; start: number; end: number }[] = [];
    let at = 0;
    for (const word of text.split(' ')) {
      const emote = emotes.find(word);
      if (emote) spans.push({ id: emote.id, name: word, start: at, end: at + [...word].length - 1 });
      at += [...word].length + 1;
    }
    const pieces = fragmentsOf(text, spans, accounts, true);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  }
});
