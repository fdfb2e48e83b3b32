import { questions } from './ourPack.ts';

const GEOGRAPHY = questions('geography', [
  [
    ['largest-ocean', 'Which ocean is the largest?', 'Pacific', 'pacific ocean', 'the pacific'],
    ['coldest-continent', 'Which continent is the coldest?', 'Antarctica', 'the antarctic', 'antarctic'],
    ['boot-country', 'Which country in Europe has the shape of a boot?', 'Italy', 'italia'],
    ['pyramid-country', 'In which country do the pyramids of Giza stand?', 'Egypt', 'in egypt'],
  ],
  [
    [
      'highest-mountain',
      'Which mountain rises highest above the sea?',
      'Mount Everest',
      'everest',
      'mt everest',
      'chomolungma',
      'sagarmatha',
    ],
    ['danube-sea', 'Into which sea does the Danube flow?', 'Black Sea', 'the black sea'],
    ['canada-capital', 'Which city is the capital of Canada?', 'Ottawa', 'ottawa ontario'],
    ['australia-capital', 'Which city is the capital of Australia?', 'Canberra', 'canberra act'],
    ['fjord-country', 'Bergen and Tromsø lie in which country of fjords?', 'Norway', 'norge'],
  ],
  [
    ['deepest-lake', 'Which lake is the deepest in the world?', 'Lake Baikal', 'baikal'],
    [
      'two-continents',
      'Which city lies on two continents, on both sides of the Bosporus?',
      'Istanbul',
      'constantinople',
    ],
    [
      'landlocked-twice',
      'Which small country in the Alps is surrounded only by countries without a coast?',
      'Liechtenstein',
      'principality of liechtenstein',
    ],
    [
      'new-zealand-strait',
      'Which strait lies between the two main islands of New Zealand?',
      'Cook Strait',
      'cook',
      'the cook strait',
    ],
  ],
]);

const NATURE = questions('nature', [
  [
    ['tallest-animal', 'Which living animal is the tallest?', 'giraffe', 'the giraffe', 'giraffes'],
    ['spider-legs', 'How many legs has a spider?', '8', 'eight'],
    [
      'bamboo-bear',
      'Which black and white bear eats almost nothing but bamboo?',
      'panda',
      'giant panda',
      'panda bear',
    ],
    [
      'caterpillar',
      'What does a caterpillar turn into, if it is not a moth?',
      'butterfly',
      'a butterfly',
      'butterflies',
    ],
  ],
  [
    [
      'largest-animal',
      'Which animal is the largest that is known to have lived?',
      'blue whale',
      'the blue whale',
      'blue whales',
    ],
    ['octopus-hearts', 'How many hearts has an octopus?', '3', 'three'],
    ['flying-mammal', 'Which mammals can truly fly?', 'bats', 'bat', 'the bat'],
    ['plant-gas', 'Which gas do green plants give off in sunlight?', 'oxygen', 'o2'],
    [
      'fastest-runner',
      'Which animal runs fastest over a short distance?',
      'cheetah',
      'the cheetah',
      'cheetahs',
    ],
  ],
  [
    [
      'egg-mammal',
      'Which mammal with the bill of a duck lays eggs?',
      'platypus',
      'duck billed platypus',
      'the platypus',
    ],
    ['wood-stuff', 'Which substance besides cellulose makes wood stiff?', 'lignin', 'lignins'],
    ['young-swan', 'What is a young swan called?', 'cygnet', 'a cygnet'],
    [
      'tree-rings',
      'What is the study of the rings of trees called?',
      'dendrochronology',
      'dendro chronology',
    ],
  ],
]);

const SCIENCE = questions('science', [
  [
    ['water-formula', 'What is the chemical formula of water?', 'H2O', 'h 2 o'],
    [
      'water-boils',
      'At how many degrees Celsius does water boil at sea level?',
      '100',
      'one hundred',
      'a hundred',
      '100 degrees',
      '100 c',
    ],
    ['magnet-poles', 'How many poles has a magnet?', '2', 'two'],
  ],
  [
    ['gold-symbol', 'Which metal has the chemical symbol Au?', 'gold', 'aurum'],
    ['force-unit', 'Which unit of force is named after an English scientist?', 'newton', 'newtons'],
    ['air-gas', 'Which gas makes up most of the air?', 'nitrogen', 'n2'],
    ['hardest-mineral', 'Which mineral is the hardest in nature?', 'diamond', 'diamonds'],
    ['bones', 'Which is the longest bone of the human body?', 'femur', 'thigh bone', 'thighbone'],
  ],
  [
    [
      'absolute-zero',
      'Which temperature scale begins at absolute zero and has degrees as large as those of Celsius?',
      'kelvin',
      'kelvin scale',
      'k',
    ],
    ['liquid-metal', 'Which metal is liquid at room temperature?', 'mercury', 'quicksilver'],
    ['lightest-element', 'Which chemical element is the lightest?', 'hydrogen', 'h'],
    [
      'cell-power',
      'Which part of a cell is called its power plant?',
      'mitochondrion',
      'mitochondria',
      'the mitochondria',
    ],
  ],
]);

const SPACE = questions('space', [
  [
    ['red-planet', 'Which planet is called the red one?', 'Mars', 'the planet mars'],
    ['our-star', 'What is the star called that the Earth goes around?', 'sun', 'the sun', 'sol'],
    ['ring-planet', 'Which planet has the brightest and widest rings?', 'Saturn', 'the planet saturn'],
  ],
  [
    ['largest-planet', 'Which planet of the solar system is the largest?', 'Jupiter', 'the planet jupiter'],
    ['first-moon-walk', 'Who was the first human being on the Moon?', 'Neil Armstrong', 'armstrong'],
    ['closest-planet', 'Which planet is closest to the Sun?', 'Mercury', 'the planet mercury'],
    ['galaxy', 'What is the galaxy called that we live in?', 'Milky Way', 'the milky way', 'milkyway'],
  ],
  [
    ['first-in-space', 'Who was the first human being in space?', 'Yuri Gagarin', 'gagarin', 'juri gagarin'],
    ['largest-moon', 'Which moon of Jupiter is the largest moon of the solar system?', 'Ganymede', 'ganymed'],
    ['sideways-planet', 'Which planet rolls around the Sun on its side?', 'Uranus', 'the planet uranus'],
    [
      'highest-volcano',
      'Which mountain on Mars is the highest volcano known in the solar system?',
      'Olympus Mons',
      'mount olympus',
      'olympus',
    ],
  ],
]);

const MUSIC_AND_ART = [
  ...questions('music', [
    [
      [
        'piano-colours',
        'Which two colours have the keys of a piano?',
        'black and white',
        'white and black',
        'black white',
      ],
      ['guitar-strings', 'How many strings has a usual guitar?', '6', 'six'],
    ],
    [
      [
        'deaf-composer',
        'Which composer wrote his ninth symphony when he was deaf?',
        'Beethoven',
        'ludwig van beethoven',
        'van beethoven',
      ],
      ['four-seasons', 'Who composed The Four Seasons?', 'Vivaldi', 'antonio vivaldi'],
      [
        'slowly-louder',
        'Which Italian word tells musicians to get louder little by little?',
        'crescendo',
        'cresc',
      ],
    ],
    [
      ['piano-keys', 'How many keys has a usual modern piano?', '88', 'eighty eight'],
      [
        'magic-flute',
        'Which composer wrote The Magic Flute?',
        'Mozart',
        'wolfgang amadeus mozart',
        'w a mozart',
      ],
    ],
  ]),
  ...questions('art', [
    [
      ['mixed-green', 'Which colour do blue and yellow paint make together?', 'green', 'a green'],
      ['paper-folding', 'What is the Japanese art of folding paper called?', 'origami', 'the origami'],
    ],
    [
      ['mona-lisa', 'Who painted the Mona Lisa?', 'Leonardo da Vinci', 'da vinci', 'leonardo'],
      ['starry-night', 'Which Dutch painter made The Starry Night?', 'Vincent van Gogh', 'van gogh', 'gogh'],
      ['romeo-author', 'Who wrote Romeo and Juliet?', 'William Shakespeare', 'shakespeare'],
    ],
    [
      ['guernica', 'Who painted Guernica?', 'Pablo Picasso', 'picasso'],
      ['windmill-knight', 'Who wrote Don Quixote?', 'Miguel de Cervantes', 'cervantes', 'miguel cervantes'],
    ],
  ]),
];

const HISTORY = questions('history', [
  [
    [
      'wall-city',
      'Through which German city did a wall run until 1989?',
      'Berlin',
      'east berlin',
      'west berlin',
    ],
    [
      'longships',
      'Which seafarers of the north sailed in longships?',
      'Vikings',
      'viking',
      'norsemen',
      'the vikings',
    ],
  ],
  [
    ['printing', 'Who printed a famous Bible with movable type in Mainz?', 'Johannes Gutenberg', 'gutenberg'],
    [
      'two-nobels',
      'Which scientist won Nobel Prizes in physics and in chemistry?',
      'Marie Curie',
      'curie',
      'sklodowska curie',
    ],
    [
      'buried-city',
      'Which Roman city did Vesuvius bury in the year 79?',
      'Pompeii',
      'pompeji',
      'herculaneum',
    ],
  ],
  [
    [
      'stone-key',
      'Which stone made it possible to read hieroglyphs?',
      'Rosetta Stone',
      'rosetta',
      'the rosetta stone',
    ],
    [
      'great-charter',
      'Which charter did King John of England have to seal in 1215?',
      'Magna Carta',
      'magna charta',
      'the magna carta',
    ],
    [
      'first-programmer',
      'Who wrote the first published program, for a machine of Charles Babbage?',
      'Ada Lovelace',
      'lovelace',
      'ada',
    ],
  ],
]);

const SPORT = questions('sport', [
  [
    [
      'football-players',
      'How many players of one team are on the field in football, the keeper among them?',
      '11',
      'eleven',
    ],
    ['olympic-rings', 'How many rings has the Olympic flag?', '5', 'five'],
  ],
  [
    ['tennis-zero', 'Which word stands for zero in tennis?', 'love', 'love all'],
    [
      'chess-end',
      'What is it called in chess when the king is attacked and cannot escape?',
      'checkmate',
      'mate',
      'check mate',
    ],
    ['marathon-length', 'How many whole kilometres are in a marathon?', '42', 'forty two', '42 km'],
  ],
  [
    [
      'darts-most',
      'What is the highest score with three darts?',
      '180',
      'one hundred and eighty',
      'one hundred eighty',
    ],
    ['chess-squares', 'How many squares has a chessboard, counting only the small ones?', '64', 'sixty four'],
  ],
]);

const LANGUAGE_AND_NUMBERS = [
  ...questions('language', [
    [
      ['alphabet', 'How many letters has the English alphabet?', '26', 'twenty six'],
      [
        'opposite',
        'What is a word called that means the opposite of another?',
        'antonym',
        'an antonym',
        'opposite',
      ],
    ],
    [
      [
        'brazil-language',
        'Which language do most people in Brazil speak?',
        'Portuguese',
        'brazilian portuguese',
      ],
      [
        'same-backwards',
        'What is a word called that reads the same backwards?',
        'palindrome',
        'a palindrome',
        'palindromes',
      ],
    ],
    [
      ['greek-last', 'Which letter is the last of the Greek alphabet?', 'omega', 'the omega'],
      [
        'made-language',
        'Which language was made up by L. L. Zamenhof, so that all peoples could talk?',
        'Esperanto',
        'the esperanto',
      ],
    ],
  ]),
  ...questions('numbers', [
    [
      ['dozen', 'How many are a dozen?', '12', 'twelve'],
      [
        'triangle',
        'How many degrees do the angles of a flat triangle add up to?',
        '180',
        'one hundred and eighty',
        '180 degrees',
      ],
    ],
    [
      ['only-even-prime', 'Which prime number is even?', '2', 'two'],
      ['roman-fifty', 'Which number does the Roman L stand for?', '50', 'fifty'],
    ],
    [
      ['square-root', 'Which number times itself is 169?', '13', 'thirteen'],
      ['twelve-faces', 'How many faces has a dodecahedron?', '12', 'twelve'],
    ],
  ]),
];

export const GENERAL_QUESTIONS = [
  ...GEOGRAPHY,
  ...NATURE,
  ...SCIENCE,
  ...SPACE,
  ...MUSIC_AND_ART,
  ...HISTORY,
  ...SPORT,
  ...LANGUAGE_AND_NUMBERS,
];
