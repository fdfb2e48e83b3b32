import { AppError } from '../../../shared/rpc/errors.ts';

interface Unit {
  kind: string;
  one: string;
  many: string;
  /** How many of the kind's base unit one of it is. */
  factor: number;
  /** Added after the factor: a degree Fahrenheit is no multiple of a Kelvin. */
  offset: number;
}

/** The name of one, that of many, its factor, other ways to write it. Capitals matter only where two would clash. */
type Row = readonly [one: string, many: string, factor: number, others: string];

const INCH = 0.0254;
const POUND = 0.45359237;
const GALLON = 3.785411784;
const FOOT = INCH * 12;
const MILE = FOOT * 5280;

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  length: [
    ['nanometre', 'nanometres', 1e-9, 'nm nanometer nanometers'],
    ['micrometre', 'micrometres', 1e-6, 'um µm micrometer micrometers micron microns'],
    ['millimetre', 'millimetres', 1e-3, 'mm millimeter millimeters'],
    ['centimetre', 'centimetres', 1e-2, 'cm centimeter centimeters'],
    ['decimetre', 'decimetres', 1e-1, 'dm decimeter decimeters'],
    ['metre', 'metres', 1, 'm meter meters'],
    ['kilometre', 'kilometres', 1e3, 'km kilometer kilometers kms'],
    ['inch', 'inches', INCH, 'in "'],
    ['foot', 'feet', FOOT, "ft '"],
    ['yard', 'yards', FOOT * 3, 'yd yds'],
    ['mile', 'miles', MILE, 'mi'],
    ['nautical mile', 'nautical miles', 1852, 'nmi nauticalmile nauticalmiles'],
    ['furlong', 'furlongs', MILE / 8, ''],
    ['astronomical unit', 'astronomical units', 149_597_870_700, 'au'],
    ['light year', 'light years', 9_460_730_472_580_800, 'ly lightyear lightyears'],
    ['parsec', 'parsecs', (648_000 / Math.PI) * 149_597_870_700, 'pc'],
  ],
  weight: [
    ['microgram', 'micrograms', 1e-9, 'ug µg mcg'],
    ['milligram', 'milligrams', 1e-6, 'mg'],
    ['gram', 'grams', 1e-3, 'g gramme grammes'],
    ['kilogram', 'kilograms', 1, 'kg kgs kilo kilos'],
    ['tonne', 'tonnes', 1000, 't'],
    ['ounce', 'ounces', POUND / 16, 'oz'],
    ['pound', 'pounds', POUND, 'lb lbs'],
    ['stone', 'stone', POUND * 14, 'st stones'],
    ['short ton', 'short tons', POUND * 2000, 'ton tons shortton uston'],
    ['long ton', 'long tons', POUND * 2240, 'longton imperialton'],
    ['carat', 'carats', 0.0002, 'ct'],
  ],
  volume: [
    ['millilitre', 'millilitres', 1e-3, 'ml milliliter milliliters cc cm3'],
    ['centilitre', 'centilitres', 1e-2, 'cl centiliter centiliters'],
    ['decilitre', 'decilitres', 0.1, 'dl deciliter deciliters'],
    ['litre', 'litres', 1, 'l liter liters'],
    ['hectolitre', 'hectolitres', 100, 'hl hectoliter hectoliters'],
    ['cubic metre', 'cubic metres', 1000, 'm3 m³ cubicmeter cubicmeters'],
    ['teaspoon', 'teaspoons', GALLON / 768, 'tsp'],
    ['tablespoon', 'tablespoons', GALLON / 256, 'tbsp'],
    ['fluid ounce', 'fluid ounces', GALLON / 128, 'floz fl-oz fluidounce fluidounces'],
    ['cup', 'cups', GALLON / 16, ''],
    ['pint', 'pints', GALLON / 8, 'pt'],
    ['quart', 'quarts', GALLON / 4, 'qt'],
    ['gallon', 'gallons', GALLON, 'gal'],
    ['British pint', 'British pints', 0.56826125, 'ukpint ukpints'],
    ['British gallon', 'British gallons', 4.54609, 'ukgal ukgallon ukgallons'],
    ['cubic inch', 'cubic inches', (INCH * 10) ** 3, 'in3 cubicinch'],
    ['cubic foot', 'cubic feet', (FOOT * 10) ** 3, 'ft3 cubicfoot cubicfeet'],
    ['barrel of oil', 'barrels of oil', GALLON * 42, 'bbl barrel barrels'],
  ],
  speed: [
    ['metre per second', 'metres per second', 1, 'm/s mps ms-1'],
    ['kilometre per hour', 'kilometres per hour', 1 / 3.6, 'km/h kmh kph'],
    ['mile per hour', 'miles per hour', MILE / 3600, 'mph mi/h'],
    ['foot per second', 'feet per second', FOOT, 'ft/s fps'],
    ['knot', 'knots', 1852 / 3600, 'kn kt kts'],
    ['speed of light', 'times the speed of light', 299_792_458, 'lightspeed'],
  ],
  area: [
    ['square millimetre', 'square millimetres', 1e-6, 'mm2 mm²'],
    ['square centimetre', 'square centimetres', 1e-4, 'cm2 cm²'],
    ['square metre', 'square metres', 1, 'm2 m² sqm squaremeter squaremeters'],
    ['square kilometre', 'square kilometres', 1e6, 'km2 km² sqkm'],
    ['are', 'ares', 100, ''],
    ['hectare', 'hectares', 10_000, 'ha'],
    ['acre', 'acres', 4046.8564224, 'ac'],
    ['square inch', 'square inches', INCH ** 2, 'in2 in² sqin'],
    ['square foot', 'square feet', FOOT ** 2, 'ft2 ft² sqft'],
    ['square yard', 'square yards', (FOOT * 3) ** 2, 'yd2 yd² sqyd'],
    ['square mile', 'square miles', MILE ** 2, 'mi2 mi² sqmi'],
  ],
  data: [
    ['bit', 'bits', 1 / 8, 'b'],
    ['byte', 'bytes', 1, 'B'],
    ['kilobit', 'kilobits', 125, 'kbit Kb'],
    ['megabit', 'megabits', 125e3, 'mbit Mb'],
    ['gigabit', 'gigabits', 125e6, 'gbit Gb'],
    ['kilobyte', 'kilobytes', 1e3, 'kB KB kb'],
    ['megabyte', 'megabytes', 1e6, 'MB mb'],
    ['gigabyte', 'gigabytes', 1e9, 'GB gb'],
    ['terabyte', 'terabytes', 1e12, 'TB tb'],
    ['petabyte', 'petabytes', 1e15, 'PB pb'],
    ['kibibyte', 'kibibytes', 1024, 'KiB kib'],
    ['mebibyte', 'mebibytes', 1024 ** 2, 'MiB mib'],
    ['gibibyte', 'gibibytes', 1024 ** 3, 'GiB gib'],
    ['tebibyte', 'tebibytes', 1024 ** 4, 'TiB tib'],
  ],
  time: [
    ['millisecond', 'milliseconds', 1e-3, 'ms'],
    ['second', 'seconds', 1, 's sec secs'],
    ['minute', 'minutes', 60, 'min mins'],
    ['hour', 'hours', 3600, 'h hr hrs'],
    ['day', 'days', 86_400, 'd'],
    ['week', 'weeks', 604_800, 'wk wks'],
    ['fortnight', 'fortnights', 1_209_600, ''],
    ['month', 'months', 31_556_952 / 12, ''],
    ['year', 'years', 31_556_952, 'y yr yrs'],
    ['century', 'centuries', 3_155_695_200, ''],
  ],
  energy: [
    ['joule', 'joules', 1, 'j'],
    ['kilojoule', 'kilojoules', 1000, 'kj'],
    ['calorie', 'calories', 4.184, 'cal'],
    ['kilocalorie', 'kilocalories', 4184, 'kcal'],
    ['watt hour', 'watt hours', 3600, 'wh'],
    ['kilowatt hour', 'kilowatt hours', 3.6e6, 'kwh'],
  ],
  power: [
    ['watt', 'watts', 1, 'w'],
    ['kilowatt', 'kilowatts', 1000, 'kw'],
    ['horsepower', 'horsepower', 745.6998715822702, 'hp'],
    ['metric horsepower', 'metric horsepower', 735.49875, 'ps'],
  ],
  pressure: [
    ['pascal', 'pascals', 1, 'pa'],
    ['hectopascal', 'hectopascals', 100, 'hpa mbar millibar'],
    ['kilopascal', 'kilopascals', 1000, 'kpa'],
    ['bar', 'bars', 100_000, ''],
    ['pound per square inch', 'pounds per square inch', 6894.757293168, 'psi'],
    ['atmosphere', 'atmospheres', 101_325, 'atm'],
    ['millimetre of mercury', 'millimetres of mercury', 133.322387415, 'mmhg torr'],
  ],
  angle: [
    ['degree', 'degrees', 1, 'deg °'],
    ['radian', 'radians', 180 / Math.PI, 'rad'],
    ['turn', 'turns', 360, ''],
  ],
};

const TEMPERATURES: readonly (readonly [one: string, factor: number, offset: number, others: string])[] = [
  ['°C', 1, 273.15, 'c °c celsius centigrade'],
  ['°F', 5 / 9, 273.15 - 160 / 9, 'f °f fahrenheit'],
  ['K', 1, 0, 'k kelvin'],
  ['°R', 5 / 9, 0, 'rankine'],
];

const UNITS = readUnits();

function readUnits(): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>();
  const put = (name: string, unit: Unit): void => {
    if (!units.has(name)) units.set(name, unit);
  };
  const putAll = (unit: Unit, others: string): void => {
    for (const name of [unit.one, unit.many, ...others.split(' ')]) if (name !== '') put(name, unit);
  };
  for (const [kind, rows] of Object.entries(TABLE)) {
    for (const [one, many, factor, others] of rows) putAll({ kind, one, many, factor, offset: 0 }, others);
  }
  for (const [one, factor, offset, others] of TEMPERATURES) {
    putAll({ kind: 'temperature', one, many: one, factor, offset }, others);
  }
  // `KM` and `Miles` mean the same; what is written exactly like a unit goes first.
  for (const [name, unit] of [...units]) put(name.toLowerCase(), unit);
  return units;
}

/** Null when there is no such unit. */
export function unitNamed(name: string): Unit | null {
  const plain = name.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  return UNITS.get(plain) ?? UNITS.get(plain.toLowerCase()) ?? null;
}

/** `6.21371 miles`. Throws when they measure different things. */
export function convertUnits(amount: number, from: Unit, to: Unit): string {
  if (from.kind !== to.kind) {
    throw new AppError(
      'bad_input',
      `${capital(from.many)} measure ${from.kind} and ${to.many} measure ${to.kind}: that does not fit together.`,
    );
  }
  const base = amount * from.factor + from.offset;
  // No temperature is below the lowest; a little is left for rounding.
  if (from.kind === 'temperature' && base < -1e-9) {
    throw new AppError('bad_input', 'It cannot get that cold: nothing is below −273.15 °C.');
  }
  return amountText((base - to.offset) / to.factor, to);
}

export function amountText(amount: number, unit: Unit): string {
  const text = numberText(amount);
  return `${text} ${text === '1' ? unit.one : unit.many}`;
}

/** Six digits that count; whole numbers keep all of theirs. */
export function numberText(amount: number): string {
  const tidy = Number(amount.toPrecision(12));
  const size = Math.abs(tidy);
  if (size !== 0 && (size >= 1e15 || size < 1e-6)) return tidy.toExponential(4).replace('e+', 'e');
  const options = size >= 100_000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 6 };
  return new Intl.NumberFormat('en', options).format(tidy);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
