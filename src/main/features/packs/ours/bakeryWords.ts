import { words } from './ourPack.ts';

const ALL_YEAR = words('', [
  ['honey', 'Bees have worked for it'],
  ['lemon', 'Sour, and its skin smells best', 'lemons'],
  ['almond', 'The nut of marzipan', 'almonds'],
  ['oat', 'It makes porridge and crunchy biscuits', 'oats'],
  ['flour', 'Nearly everything begins with it'],
  ['butter', 'Folded in cold it makes a hundred layers'],
  ['sugar', 'From cane or from beet'],
  ['yeast', 'It is alive, and it is hungry'],
  ['salt', 'A pinch belongs even in a sweet dough'],
  ['vanilla', 'The pod of an orchid'],
  ['chocolate', 'Melts at the warmth of a hand'],
  ['cocoa', 'The brown powder of a bean', 'cacao', 'cocoa powder'],
  ['buttermilk', 'Sour and thin, and good for pancakes'],
  ['cardamom', 'Green pods, loved in Swedish buns', 'cardamon'],
  ['hazelnut', 'Squirrels hide it', 'hazelnuts'],
  ['walnut', 'It looks like a little brain', 'walnuts'],
  ['raisin', 'It was a grape once', 'raisins', 'sultana'],
  ['molasses', 'What is left when sugar is boiled', 'treacle'],
  ['sesame', 'Tiny seeds on a burger bun', 'sesame seed', 'sesame seeds'],
  ['poppy seed', 'Blue-black grains on a roll', 'poppy seeds', 'poppy'],
  ['semolina', 'Coarse, yellow and milled from hard wheat'],
  ['baking powder', 'It makes a cake rise without waiting'],
  ['sour cream', 'It keeps a cheesecake fresh'],
  ['olive oil', 'Focaccia swims in it'],
  ['rosemary', 'Needles that smell of holidays by the sea'],
  ['coconut', 'It falls from a palm', 'coconuts'],
  ['banana', 'Best when its skin is brown', 'bananas'],
  ['date', 'The sweet fruit of a desert palm', 'dates'],
  ['pistachio', 'The green one among the nuts', 'pistachios'],
  ['marzipan', 'Ground nuts and sugar, made into little pigs'],
  ['caramel', 'Sugar that has seen fire'],
  ['egg', 'It binds, and it comes in its own box', 'eggs'],
  ['cornmeal', 'Yellow grains under a pizza', 'polenta', 'corn meal'],
  ['sourdough', 'It has to be fed, like a pet'],
  ['cream cheese', 'The frosting of a carrot cake'],
  ['fennel seed', 'A little anise in a dark rye bread', 'fennel', 'fennel seeds'],
  ['gelatine', 'It makes a mousse stand', 'gelatin'],
]);

const HALLOWEEN = words('halloween', [
  ['pumpkin', 'It gets a face and a candle', 'pumpkins'],
  ['cinnamon', 'The bark that smells of buns'],
  ['nutmeg', 'It is grated, and a little is enough'],
  ['candy corn', 'Yellow, orange and white, and no vegetable'],
  ['toffee apple', 'Red, sticky and on a stick', 'candy apple', 'toffee apples'],
  ['liquorice', 'Black as a witch’s hat', 'licorice'],
  ['allspice', 'One berry that tastes of four', 'pimento'],
  ['clove', 'A spice that looks like a small nail', 'cloves'],
  ['pecan', 'The nut of a southern pie', 'pecans', 'pecan nut'],
  ['marshmallow', 'Little ghosts are made of it', 'marshmallows'],
]);

const HOLIDAY = words('holiday', [
  ['ginger', 'A hot root, and a house is named after it'],
  ['peppermint', 'Red and white canes taste of it'],
  ['cranberry', 'Small, red and sour', 'cranberries'],
  ['eggnog', 'A drink of yolks, cream and a little rum', 'egg nog'],
  ['star anise', 'A spice with eight points'],
  ['orange peel', 'Candied it goes into a stollen', 'candied orange peel'],
  ['chestnut', 'It roasts on an open fire', 'chestnuts'],
  ['brandy', 'The pudding is set alight with it'],
  ['mincemeat', 'It fills small pies and has no meat in it'],
  ['gingerbread', 'Its people have buttons of icing', 'ginger bread'],
  ['icing sugar', 'The snow of the kitchen', 'powdered sugar', 'confectioners sugar'],
]);

const SPRING = words('spring', [
  ['rhubarb', 'A sour stalk that passes for fruit'],
  ['strawberry', 'Its seeds sit on the outside', 'strawberries'],
  ['wild garlic', 'The woods smell of it', 'ramsons', 'bear garlic'],
  ['carrot', 'A cake for rabbits', 'carrots'],
  ['saffron', 'The dearest spice, and yellow'],
  ['elderflower', 'White umbels, good for syrup', 'elder flower'],
  ['mint', 'It cools, and it takes over the garden'],
  ['asparagus', 'Green or white spears for a tart'],
  ['dandelion', 'Lions in the lawn, and honey without bees'],
  ['goat cheese', 'For a tart, from an animal that climbs', 'goats cheese'],
]);

const SUMMER = words('summer', [
  ['blueberry', 'It turns a muffin purple', 'blueberries'],
  ['raspberry', 'Red, and hollow once it is picked', 'raspberries'],
  ['peach', 'It has a skin like velvet', 'peaches'],
  ['apricot', 'Small, orange, and the jam under the chocolate of a Sachertorte', 'apricots'],
  ['cherry', 'Often two on one stalk', 'cherries'],
  ['tomato', 'A fruit that lands on pizza', 'tomatoes'],
  ['basil', 'The green of a margherita'],
  ['lavender', 'Purple fields of Provence'],
  ['lime', 'The fruit of a pie from Florida', 'key lime', 'limes'],
  ['redcurrant', 'Sour red pearls on a string', 'red currant', 'redcurrants'],
]);

const AUTUMN = words('autumn', [
  ['apple', 'It fills the best-known pie', 'apples'],
  ['pear', 'It has hips', 'pears'],
  ['plum', 'Its cake draws the last wasps', 'plums'],
  ['quince', 'Hard and yellow, and rosy when it is cooked', 'quinces'],
  ['blackberry', 'It grows among thorns', 'blackberries'],
  ['maple syrup', 'It drips from a tree in Canada'],
  ['onion', 'It makes a tart, and tears', 'onions'],
  ['fig', 'A sweet fruit full of seeds', 'figs'],
  ['butternut', 'A squash with the shape of a bell', 'butternut squash'],
]);

const WINTER = words('winter', [
  ['orange', 'A fruit and a colour', 'oranges'],
  ['blood orange', 'A red heart under its peel'],
  ['rye', 'The grain of the cold north'],
  ['caraway', 'Bent little seeds in rye bread', 'caraway seed'],
  ['prune', 'A plum that has grown old', 'prunes'],
  ['potato', 'Mashed, it keeps bread soft', 'potatoes'],
  ['leek', 'The long green cousin of the onion', 'leeks'],
  ['mandarin', 'Easy to peel', 'tangerine', 'clementine'],
]);

export const BAKERY_WORDS = [
  ...ALL_YEAR,
  ...HALLOWEEN,
  ...HOLIDAY,
  ...SPRING,
  ...SUMMER,
  ...AUTUMN,
  ...WINTER,
];
