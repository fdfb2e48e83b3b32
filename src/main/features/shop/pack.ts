import { XP } from '../../../shared/contract/economy.ts';
import { type BoonEffect, type ShopItem, shopItemSchema } from '../../../shared/contract/shop.ts';

const RECIPES = [
  'Soda bread: 450 g flour, 1 tsp soda, 1 tsp salt, 400 ml buttermilk; 40 minutes at 200 °C',
  'Flatbread: 250 g flour, 150 g yoghurt, 1 tsp baking powder; 2 minutes a side in a dry pan',
  'Focaccia: 500 g flour, 400 ml water, 7 g yeast, a night in the fridge; 25 minutes at 220 °C',
  'Banana bread: 3 ripe bananas, 2 eggs, 200 g flour, 80 g butter; 50 minutes at 175 °C',
  'Oat biscuits: 150 g oats, 100 g flour, 100 g butter, 80 g sugar; 15 minutes at 180 °C',
  'Scones: 350 g flour, 85 g cold butter, 175 ml milk, a squeeze of lemon; 12 minutes at 220 °C',
  'Rye loaf: 500 g rye, 400 g lively sourdough, 12 g salt, 350 ml water; an hour at 230 °C',
  'Cinnamon rolls: a soft yeast dough, butter, brown sugar, cinnamon; 20 minutes at 190 °C',
  'Shortbread: 1 part sugar, 2 parts butter, 3 parts flour; 35 minutes at 160 °C',
  'Pretzels: a firm dough dipped in soda water, coarse salt; 14 minutes at 220 °C',
  'Pancakes: 200 g flour, 300 ml milk, 2 eggs, a rest of 20 minutes; a hot pan',
  'Cheese straws: puff pastry, strong cheese, a pinch of paprika; 12 minutes at 200 °C',
];

/** For so many fights, or rounds of trivia, one of them holds. */
const FIGHTS = 3;
const ROUNDS = 10;
const MINUTE = 60;

const boon = (effect: Partial<BoonEffect> & Pick<BoonEffect, 'boon'>): Partial<BoonEffect> => ({
  kind: 'boon',
  ...effect,
});

/** What a new channel's shop sells. */
export const BAKERY_PACK: readonly ShopItem[] = [
  {
    id: 'flour_power',
    title: 'Flour power',
    emoji: '🌾',
    text: 'All your XP counts twice for 10 minutes. A second bag goes on after the first.',
    category: 'boost',
    price: 25,
    effects: [boon({ boon: 'earnings', amount: 2, currency: XP, seconds: 10 * MINUTE })],
  },
  {
    id: 'yeast_feast',
    title: 'Yeast feast',
    emoji: '🫧',
    text: '100 XP at once.',
    category: 'boost',
    price: 20,
    effects: [{ kind: 'give', currency: XP, amount: 100 }],
  },
  {
    id: 'sugar_rush',
    title: 'Sugar rush',
    emoji: '🍬',
    text: 'Your commands do not rest for 5 minutes. Jobs and claims still do.',
    category: 'boost',
    price: 30,
    effects: [boon({ boon: 'no_cooldowns', seconds: 5 * MINUTE })],
  },
  {
    id: 'golden_whisk',
    title: 'Golden whisk',
    emoji: '🏆',
    text: 'The title Master Baker, before every answer that you get.',
    category: 'cosmetic',
    price: 50,
    effects: [boon({ boon: 'title', text: 'Master Baker' })],
  },
  {
    id: 'rainbow_sprinkles',
    title: 'Rainbow sprinkles',
    emoji: '🌈',
    text: 'Sprinkles on every answer that you get, for 15 minutes.',
    category: 'fun',
    price: 15,
    effects: [boon({ boon: 'sparkle', text: '🌈✨', seconds: 15 * MINUTE })],
  },
  {
    id: 'cookie_jar',
    title: 'Cookie jar',
    emoji: '🍪',
    text: 'Reach in: 50% for 25 XP, 30% for 8 tokens, 15% for 20 tokens, 5% for 100 XP.',
    category: 'gamble',
    price: 12,
    effects: [
      {
        kind: 'chance',
        outcomes: [
          { weight: 50, currency: XP, amount: 25 },
          { weight: 30, currency: null, amount: 8 },
          { weight: 15, currency: null, amount: 20 },
          { weight: 5, currency: XP, amount: 100 },
        ],
      },
    ],
  },
  {
    id: 'sourdough_shield',
    title: 'Sourdough shield',
    emoji: '🛡️',
    text: `20 HP more in your next ${FIGHTS} bread fights.`,
    category: 'combat',
    price: 40,
    effects: [boon({ boon: 'fight_hp', amount: 20, uses: FIGHTS })],
  },
  {
    id: 'mixing_mastery',
    title: 'Mixing mastery',
    emoji: '🥣',
    text: `5 more damage in your next ${FIGHTS} bread fights.`,
    category: 'combat',
    price: 35,
    effects: [boon({ boon: 'fight_damage', amount: 5, uses: FIGHTS })],
  },
  {
    id: 'recipe_book',
    title: 'Recipe book',
    emoji: '📖',
    text: 'Three recipes, drawn by lot.',
    category: 'utility',
    price: 18,
    effects: [{ kind: 'draw', count: 3, lines: RECIPES }],
  },
  {
    id: 'timer_precision',
    title: 'Timer precision',
    emoji: '⏱️',
    text: `5 seconds more for every question in the next ${ROUNDS} rounds of trivia that you begin.`,
    category: 'utility',
    price: 22,
    effects: [boon({ boon: 'trivia_seconds', amount: 5, uses: ROUNDS })],
  },
].map((item) => shopItemSchema.parse(item));
