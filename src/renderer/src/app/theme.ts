import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** The violet-greys, from text to the darkest ground; Mantine's own parts take their dark colours from here. */
const dark: MantineColorsTuple = [
  '#eceaf3',
  '#cfcbdb',
  '#b4afc3',
  '#938ea5',
  '#3f3c4e',
  '#2a2835',
  '#201f2a',
  '#17161e',
  '#0f0e14',
  '#0b0a0f',
];

const gray: MantineColorsTuple = [
  '#f9f8fb',
  '#f4f3f7',
  '#ebe9f0',
  '#dedbe6',
  '#c2bdcf',
  '#948fa4',
  '#645f74',
  '#4b4659',
  '#2f2b3a',
  '#1b1923',
];

const live: MantineColorsTuple = [
  '#f6fde2',
  '#ecfac2',
  '#def791',
  '#d3f56b',
  '#c8f24d',
  '#a9d42a',
  '#87ad12',
  '#688c00',
  '#4b6e00',
  '#344d00',
];

const bad: MantineColorsTuple = [
  '#ffeeec',
  '#ffd8d3',
  '#ffb3aa',
  '#ff8577',
  '#f0604f',
  '#dd4a3c',
  '#c9372c',
  '#b3261e',
  '#8f1c16',
  '#6b130f',
];

type Tone = 'ink' | 'live' | 'bad';

const FILLED: Record<Tone, { background: string; hover: string; color: string }> = {
  ink: { background: 'var(--em-strong)', hover: 'var(--em-strong-hover)', color: 'var(--em-on-strong)' },
  live: { background: 'var(--em-live)', hover: 'var(--em-live)', color: 'var(--em-on-live)' },
  bad: { background: 'var(--em-bad-fill)', hover: 'var(--em-bad-fill-hover)', color: '#ffffff' },
};

const TEXT: Record<Tone, { wash: string; color: string }> = {
  ink: { wash: 'var(--em-hover)', color: 'var(--em-text)' },
  live: { wash: 'var(--em-live-wash)', color: 'var(--em-live)' },
  bad: { wash: 'var(--em-bad-wash)', color: 'var(--em-bad)' },
};

function isTone(color: string): color is Tone {
  return Object.hasOwn(FILLED, color);
}

/** Buttons take their colours from the tokens, so that both themes are decided in one place. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const tone = input.color ?? 'ink';
  if (!isTone(tone)) return defaultVariantColorsResolver(input);
  const border = '1px solid transparent';
  if (input.variant === 'filled') return { ...FILLED[tone], border };
  if (input.variant === 'subtle' || input.variant === 'transparent') {
    return { background: 'transparent', hover: TEXT[tone].wash, color: TEXT[tone].color, border };
  }
  if (input.variant === 'light')
    return { background: TEXT[tone].wash, hover: TEXT[tone].wash, color: TEXT[tone].color, border };
  return defaultVariantColorsResolver(input);
};

export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--em-canvas)',
    '--mantine-color-text': 'var(--em-text)',
    '--mantine-color-bright': 'var(--em-text)',
    '--mantine-color-dimmed': 'var(--em-text-3)',
    '--mantine-color-placeholder': 'var(--em-text-3)',
    '--mantine-color-error': 'var(--em-bad)',
    '--mantine-color-anchor': 'var(--em-text)',
    '--mantine-color-default': 'var(--em-surface)',
    '--mantine-color-default-hover': 'var(--em-hover)',
    '--mantine-color-default-color': 'var(--em-text)',
    '--mantine-color-default-border': 'var(--em-line-strong)',
    '--mantine-primary-color-filled': 'var(--em-strong)',
    '--mantine-primary-color-filled-hover': 'var(--em-strong-hover)',
    '--mantine-color-ink-filled': 'var(--em-strong)',
    '--mantine-color-live-filled': 'var(--em-live)',
    '--mantine-color-bad-filled': 'var(--em-bad-fill)',
  };
  return { variables: {}, dark: both, light: both };
};

/** Dark first: light is chosen, or followed when the streamer says so. */
export const colourSchemeManager = localStorageColorSchemeManager({ key: 'emcee.colourScheme' });

const SIZE = { size: 'xs' } as const;
const FIELD = { size: 'xs' } as const;

export const theme = createTheme({
  primaryColor: 'ink',
  colors: { dark, gray, ink: dark, live, bad },
  white: '#ffffff',
  black: '#1b1923',
  variantColorResolver,
  fontFamily:
    '"Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, "SF Pro Text", Inter, Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "Cascadia Code", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'sm',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  // Not through each part's own `extend`: that would load every part with the first page.
  components: {
    Button: { defaultProps: { ...SIZE, variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 30 } },
    Input: { defaultProps: SIZE },
    TextInput: { defaultProps: FIELD },
    Textarea: { defaultProps: FIELD },
    NumberInput: { defaultProps: FIELD },
    Select: { defaultProps: { ...FIELD, checkIconPosition: 'right', allowDeselect: false } },
    MultiSelect: { defaultProps: FIELD },
    TagsInput: { defaultProps: FIELD },
    SegmentedControl: { defaultProps: SIZE },
    Checkbox: { defaultProps: SIZE },
    Switch: { defaultProps: { color: 'live', withThumbIndicator: false } },
    Kbd: { defaultProps: SIZE },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: false, fz: 'xs' } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 80 },
        // It would be a child of the menu that is no item of it.
        withInitialFocusPlaceholder: false,
      },
    },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 120, transition: 'fade' } },
    },
    Drawer: { defaultProps: { position: 'right', transitionProps: { duration: 140 } } },
  },
});
