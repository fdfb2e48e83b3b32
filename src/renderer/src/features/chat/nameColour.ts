/** Text passes AA on its ground from this ratio on. */
const READABLE = 4.5;

/** The worst ground that a name stands on: the lightest row of the dark theme, the darkest of the light one. */
const GROUND = { dark: '#2a2735', light: '#eeecf3' } as const;

/** For those who chose no colour, as Twitch does it: one for each, always the same. */
const UNCHOSEN = [
  '#ff0000',
  '#0000ff',
  '#008000',
  '#b22222',
  '#ff7f50',
  '#9acd32',
  '#ff4500',
  '#2e8b57',
  '#daa520',
  '#d2691e',
  '#5f9ea0',
  '#1e90ff',
  '#ff69b4',
  '#8a2be2',
  '#00ff7f',
] as const;

type Rgb = readonly [red: number, green: number, blue: number];

/** From 0 to 255 each; null when it is no `#RRGGBB`. */
function parse(hex: string): Rgb | null {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!digits) return null;
  const [, red = '', green = '', blue = ''] = digits;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(left: Rgb, right: Rgb): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG's contrast of two `#RRGGBB` colours, from 1 to 21. */
export function contrast(left: string, right: string): number {
  const [one, other] = [parse(left), parse(right)];
  return one && other ? ratio(one, other) : 1;
}

interface Hsl {
  /** Degrees. */
  hue: number;
  saturation: number;
  lightness: number;
}

function toHsl(rgb: Rgb): Hsl {
  const [red, green, blue] = rgb.map((value) => value / 255) as [number, number, number];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const spread = most - least;
  const lightness = (most + least) / 2;
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  const sixth =
    most === red
      ? ((green - blue) / spread + 6) % 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return { hue: sixth * 60, saturation, lightness };
}

function toRgb({ hue, saturation, lightness }: Hsl): Rgb {
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const part = (offset: number): number => {
    const at = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - (chroma / 2) * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return [part(0), part(8), part(4)];
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour itself where it can be read, otherwise the nearest lighter or darker one of the same hue. */
export function readableColour(hex: string, theme: 'dark' | 'light'): string {
  const ground = parse(GROUND[theme]);
  const given = parse(hex);
  if (!given || !ground) return theme === 'dark' ? '#ffffff' : '#000000';
  const hsl = toHsl(given);
  const step = theme === 'dark' ? 0.01 : -0.01;
  let colour = given;
  let { lightness } = hsl;
  while (ratio(colour, ground) < READABLE && lightness >= 0 && lightness <= 1) {
    lightness += step;
    colour = toRgb({ ...hsl, lightness: Math.max(0, Math.min(1, lightness)) });
  }
  return toHex(colour);
}

/** The colour of a name whose owner chose none. */
export function unchosenColour(userId: string): string {
  let sum = 0;
  for (const letter of userId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return UNCHOSEN[sum % UNCHOSEN.length] ?? UNCHOSEN[0];
}

/** A busy channel has a few thousand colours in an evening; after that the list starts over. */
const MOST_KEPT = 4000;
const kept = new Map<string, string>();

/** The CSS colour of a name, which follows the theme by itself. */
export function nameColour(user: { id: string; colour: string | null }): string {
  const hex = user.colour ?? unchosenColour(user.id);
  const known = kept.get(hex);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const css = `light-dark(${readableColour(hex, 'light')}, ${readableColour(hex, 'dark')})`;
  kept.set(hex, css);
  return css;
}
