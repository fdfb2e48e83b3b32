import { describe, expect, it } from 'vitest';
import { type Odds, payout, returnOf } from '../../engine/games/odds.ts';
import { seededRandom } from '../../engine/random.ts';
import { coinFlipOdds, coinFlipSettings, toss } from './chance/coinFlip.ts';
import { dice, diceOdds, diceSettings, roll } from './chance/dice.ts';
import {
  meet,
  rockPaperScissorsOdds,
  rockPaperScissorsSettings,
  throwHand,
} from './chance/rockPaperScissors.ts';
import { readBet, rouletteOdds, rouletteSettings, spinWheel } from './chance/roulette.ts';
import { slotsOdds, slotsOutcome, slotsSettings, spin } from './chance/slots.ts';
import {
  battleRound,
  bossHp,
  bossOdds,
  bossSettings,
  drawSpread,
  hitDamage,
  strikes,
  swing,
} from './fights/bossPlan.ts';
import { championOf, endMatch, makeBracket, settleWalkovers, shuffled } from './fights/bracket.ts';
import { tournamentOdds } from './fights/tournamentPlan.ts';
import {
  blackjackOdds,
  compareHands,
  dealerDraws,
  drawCard,
  isNatural,
  worth,
} from './tables/blackjackHands.ts';
import { duelOdds, rollDuel } from './tables/duel.ts';
import { goldenTicketOdds, isGolden } from './tables/goldenTicket.ts';
import { getsAway, HEIST_TARGETS, heistOdds, planHeist } from './tables/heistPlan.ts';
import { drawNumbers, lottoOdds, matches } from './tables/lotto.ts';

const ROUNDS = 1_000_000;
/** Standard deviations: with some sixty comparisons, an honest game strays further once in many thousand seeds. */
const SIGMAS = 4.5;

/** Plays a million rounds and holds the game to what it states. */
function prove(odds: Odds | undefined, play: () => string): void {
  if (!odds) throw new Error('There are no odds');
  expect(odds.outcomes.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
  const counts = new Map(odds.outcomes.map(({ id }) => [id, 0]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = play();
    const count = counts.get(id);
    if (count === undefined) throw new Error(`"${id}" is not among the stated outcomes`);
    counts.set(id, count + 1);
  }
  for (const { id, chance } of odds.outcomes) {
    const allowed = SIGMAS * Math.sqrt((chance * (1 - chance)) / ROUNDS) + 1e-12;
    const measured = (counts.get(id) ?? 0) / ROUNDS;
    expect(
      Math.abs(measured - chance),
      `${odds.bet}: ${id} came ${measured}, stated ${chance}`,
    ).toBeLessThanOrEqual(allowed);
  }
}

const oddsNamed = (all: readonly Odds[], bet: string): Odds | undefined =>
  all.find((odds) => odds.bet === bet);

describe('a million seeded rounds come out as stated', () => {
  it.each([true, false])('slots, with pairs anywhere: %s', (pairsAnywhere) => {
    const random = seededRandom(1);
    const settings = slotsSettings.parse({ pairsAnywhere });
    prove(slotsOdds(settings)[0], () => slotsOutcome(spin(random), pairsAnywhere));
  });

  it('coin flip', () => {
    const random = seededRandom(2);
    prove(coinFlipOdds(coinFlipSettings.parse({}))[0], () => (toss(random) === 'tails' ? 'right' : 'wrong'));
  });

  it.each(['red', 'black', 'odd', 'even', 'low', 'high', '0', '17'])('roulette on %s', (word) => {
    const random = seededRandom(3);
    const settings = rouletteSettings.parse({});
    const bet = readBet(word, settings);
    if (!bet) throw new Error(`${word} is no bet`);
    const odds = oddsNamed(rouletteOdds(settings), /^\d/.test(word) ? 'number' : word);
    expect(odds?.outcomes[0]?.pays).toBe(bet.pays);
    prove(odds, () => (bet.wins(spinWheel(random)) ? 'won' : 'lost'));
  });

  it('dice', () => {
    const random = seededRandom(4);
    prove(diceOdds(diceSettings.parse({}))[0], () => (roll(random) >= 4 ? 'won' : 'lost'));
  });

  it('rock, paper, scissors, whatever hand is shown', () => {
    const random = seededRandom(5);
    const odds = rockPaperScissorsOdds(rockPaperScissorsSettings.parse({}))[0];
    prove(odds, () => meet('rock', throwHand(random)));
    prove(odds, () => meet('scissors', throwHand(random)));
  });

  it('blackjack, for who draws until 17', () => {
    const random = seededRandom(6);
    prove(blackjackOdds({ naturalPays: 2.5 })[0], () => {
      const own = [drawCard(random), drawCard(random)];
      const shown = drawCard(random);
      while (!isNatural(own) && worth(own).total < 17) own.push(drawCard(random));
      return compareHands(own, dealerDraws(random, shown));
    });
  });

  it('duel', () => {
    const random = seededRandom(7);
    prove(duelOdds()[0], () => {
      const [one, other] = rollDuel(random);
      return one > other ? 'won' : 'lost';
    });
  });

  it('golden ticket', () => {
    const random = seededRandom(8);
    prove(goldenTicketOdds({ oneIn: 50 })[0], () => (isGolden(random, 50) ? 'golden' : 'paper'));
  });

  it('lotto', () => {
    const random = seededRandom(9);
    const ticket = [3, 8, 14, 21, 30, 41];
    prove(lottoOdds({ picks: 6, numbers: 47 })[0], () => String(matches(ticket, drawNumbers(random, 6, 47))));
  });

  it.each(
    HEIST_TARGETS.flatMap(({ id }) => [1, 5, 10, 15].map((crew) => [id, crew] as const)),
  )('heist: %s with a crew of %i', (id, crew) => {
    const random = seededRandom(10 + crew);
    const target = HEIST_TARGETS.find((one) => one.id === id);
    const odds = oddsNamed(heistOdds(), `${id}${crew}`);
    if (!target) throw new Error('There is no such target');
    let paid = 0;
    prove(odds, () => {
      const plan = planHeist(random, target, crew);
      paid += plan.pays;
      return getsAway(random, plan.percent) ? 'away' : 'caught';
    });
    // The widest range is 0.70: uniform, so its deviation is below 0.21.
    expect(Math.abs(paid / ROUNDS - (odds?.outcomes[0]?.pays ?? 0))).toBeLessThan((SIGMAS * 0.21) / 1000);
  });
});

describe('fights come out as stated in a million seeded rounds', () => {
  const settings = bossSettings.parse({});

  it('a raider’s swing and the boss’s strike', () => {
    const random = seededRandom(21);
    prove(oddsNamed(bossOdds(settings), 'swing'), () => swing(random, settings));
    prove(oddsNamed(bossOdds(settings), 'strike'), () => (strikes(random, settings) ? 'struck' : 'spared'));
  });

  it.each([
    ['one new raider against level 1', 1, 1, {}],
    ['a crew of five against level 3', 5, 3, {}],
    [
      'one of three hearts against a boss of other settings',
      1,
      6,
      { hearts: 3, criticalTimes: 3, hpSpread: 0 },
    ],
  ])(
    '%s',
    (_what, crew, level, values) => {
      const random = seededRandom(22);
      const own = bossSettings.parse(values);
      const odds = oddsNamed(bossOdds(own), `crew${crew}level${level}`);
      prove(odds, () => {
        const raiders = Array.from({ length: crew }, (_, at) => ({
          id: String(at),
          name: '',
          damage: hitDamage(1, own),
          hearts: own.hearts,
          dealt: 0,
        }));
        let hp = bossHp(crew, level, drawSpread(random, own), own);
        for (let round = 0; round < own.rounds && hp > 0; round += 1) {
          hp -= battleRound(random, raiders, hp, own).damage;
        }
        return hp <= 0 ? 'won' : 'lost';
      });
    },
    60_000,
  );

  it.each([4, 6, 16])('a tournament of %i for anybody, byes included', (size) => {
    const random = seededRandom(23);
    const odds = oddsNamed(tournamentOdds({ play: 'dice' }), `of${size}`);
    const names = Array.from({ length: size }, (_, at) => at);
    prove(odds, () => {
      const entrants = shuffled(random, names);
      const bracket = makeBracket(size);
      for (;;) {
        const next = settleWalkovers(bracket, () => false);
        if (!next) break;
        const [one, other] = rollDuel(random);
        endMatch(bracket, next.round, next.match, one > other ? 0 : 1);
      }
      return entrants[championOf(bracket) ?? -1] === 0 ? 'won' : 'lost';
    });
  }, 60_000);
});

describe('what a game promises', () => {
  it('states a return that is not above what was put in, but where heists are favourable to large crews', () => {
    const houseGames = [
      ...slotsOdds(slotsSettings.parse({})),
      ...coinFlipOdds(coinFlipSettings.parse({})),
      ...rouletteOdds(rouletteSettings.parse({})),
      ...diceOdds(diceSettings.parse({})),
      ...rockPaperScissorsOdds(rockPaperScissorsSettings.parse({})),
      ...blackjackOdds({ naturalPays: 2.5 }),
    ];
    for (const odds of houseGames) expect(returnOf(odds), odds.title).toBeLessThanOrEqual(1);
    expect(returnOf(slotsOdds(slotsSettings.parse({}))[0] as Odds)).toBeCloseTo(0.8717, 4);
    expect(returnOf(oddsNamed(rouletteOdds(rouletteSettings.parse({})), 'number') as Odds)).toBeCloseTo(
      36 / 37,
      10,
    );
  });

  it('pays whole amounts, rounded down but never by a slip of floating point', () => {
    expect(payout(50, 1.1)).toBe(55);
    expect(payout(15, 1.5)).toBe(22);
    expect(payout(1, 1.5)).toBe(1);
  });

  it('follows the settings', () => {
    expect(dice.odds({ winsFrom: 6, pays: 5 })[0]?.outcomes[0]).toMatchObject({ chance: 1 / 6, pays: 5 });
  });
});
