import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { XP } from '../../../shared/contract/economy.ts';
import { draw } from './effects.ts';
import { BAKERY_PACK } from './pack.ts';
import {
  boons,
  closeShop,
  give,
  idOf,
  ledger,
  MINUTE,
  openShop,
  says,
  stage,
  tokens,
  winXp,
} from './testing/shopStage.ts';

beforeEach(openShop);
afterEach(closeShop);

describe('the bakery', () => {
  it('flour power doubles a win at 9:59 and not at 10:01', async () => {
    give(25);
    expect(await says('!buy flour_power')).toBe(
      'You get Flour power for 25 tokens. 2 times your XP for 10 minutes.',
    );
    expect(tokens()).toBe(0);
    stage.test.clock.advance(10 * MINUTE - 1000);
    expect(winXp('win:1')).toBe(50);
    stage.test.clock.advance(2000);
    expect(winXp('win:2')).toBe(25);
  });

  it('a second bag goes on after the first, and both end with a restart in between', async () => {
    give(50);
    await says('!buy flour_power');
    stage.test.clock.advance(4 * MINUTE);
    await says('!buy flour_power');
    await stage.test.restart();
    stage.test.clock.advance(16 * MINUTE - 1000);
    expect(winXp('win:1')).toBe(50);
    stage.test.clock.advance(2000);
    expect(winXp('win:2')).toBe(25);
  });

  it('flour power multiplies only XP, and only of who bought it', async () => {
    give(25);
    await says('!buy flour_power');
    const earn = (login: string, currency: string) => ledger().earnable(idOf(login), currency, 10, 'win');
    expect(earn('robin', 'tokens')).toBe(10);
    expect(earn('kim', XP)).toBe(10);
    expect(earn('robin', XP)).toBe(20);
  });

  it('sugar rush ends the rest of commands in the dispatcher, and brings it back after 5 minutes', async () => {
    give(30);
    expect(await says('!rest')).toBe('Rested.');
    expect(await says('!rest')).not.toContain('Rested.');
    await says('!buy sugar_rush');
    for (let turn = 0; turn < 3; turn += 1) expect(await says('!rest')).toBe('Rested.');
    expect(await says('!rest', 'kim')).toBe('Rested.');
    expect(await says('!rest', 'kim')).not.toContain('Rested.');
    stage.test.clock.advance(5 * MINUTE);
    expect(await says('!rest')).toBe('Rested.');
    expect(await says('!rest')).not.toContain('Rested.');
  });

  it('the whisk puts a title before answers, sprinkles too, and neither is sold twice for nothing', async () => {
    give(200);
    await says('!buy golden whisk');
    expect(await says('!rest')).toBe('[Master Baker] Rested.');
    expect(await says('!buy golden_whisk')).toBe('[Master Baker] You have Golden whisk for good already.');
    await says('!buy rainbow');
    stage.test.clock.advance(2 * MINUTE);
    expect(await says('!rest')).toBe('🌈✨ [Master Baker] Rested.');
    stage.test.clock.advance(13 * MINUTE);
    expect(await says('!rest')).toBe('[Master Baker] Rested.');
    expect(tokens()).toBe(135);
  });

  it('yeast feast gives 100 XP, and flour power does not double what is bought', async () => {
    give(45);
    await says('!buy flour_power');
    const before = ledger().balance(idOf('robin'), XP);
    await says('!buy yeast_feast');
    expect(ledger().balance(idOf('robin'), XP)).toBe(before + 100);
  });

  it('the cookie jar gives each thing as often as it says', async () => {
    const jar = BAKERY_PACK.find(({ id }) => id === 'cookie_jar');
    const [effect] = jar?.effects ?? [];
    if (effect?.kind !== 'chance') throw new Error('no jar');
    const counts = new Map<string, number>();
    for (let at = 0; at < 1000; at += 1) {
      const { amount, currency } = draw(effect.outcomes, at / 1000);
      const key = `${amount} ${currency ?? 'tokens'}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      '25 xp': 500,
      '8 tokens': 300,
      '20 tokens': 150,
      '100 xp': 50,
    });
  });

  it('a jar that would give more tokens than it costs is not for who cannot pay it', async () => {
    give(11);
    for (let turn = 0; turn < 20; turn += 1)
      expect(await says('!buy cookie_jar', 'robin', 'moderator')).toBe(
        'Cookie jar costs 12 tokens, and you have 11 tokens.',
      );
    expect(tokens()).toBe(11);
  });

  it('the book tells three different recipes', async () => {
    give(18);
    const [, recipes = ''] = (await says('!buy recipe')).split('tokens. ');
    expect(new Set(recipes.split(' · ')).size).toBe(3);
  });

  it('games get HP, damage and seconds for as many games as bought, once for each game', async () => {
    give(200);
    await says('!buy shield');
    await says('!buy shield');
    await says('!buy timer');
    const has = (login: string) => boons().has(idOf(login), 'fight_hp');
    expect([has('robin'), has('kim')]).toEqual([true, false]);
    const fight = (number: number) => boons().use(idOf('robin'), 'fight_hp', `fight:${number}`);
    expect([fight(1), fight(1), fight(2), fight(3), fight(4), fight(5), fight(6), fight(7)]).toEqual([
      20, 20, 20, 20, 20, 20, 20, 0,
    ]);
    boons().giveBack('fight:6');
    expect(fight(8)).toBe(20);
    expect(boons().amount(idOf('robin'), 'trivia_seconds')).toBe(5);
    expect(boons().amount(idOf('robin'), 'fight_damage')).toBe(0);
  });
});
