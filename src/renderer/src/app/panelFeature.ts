import type { Icon } from '@tabler/icons-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** The parts of the navigation, from top to bottom. */
export const NAV_GROUPS = ['desk', 'chat', 'audience', 'show', 'connections', 'app'] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

/** Something that the command palette can do or show. */
export interface PaletteAction {
  /** Unique within its feature. */
  id: string;
  label: string;
  /** One short line below the label; null for none. */
  description: string | null;
  icon: Icon;
  /** Words that find it besides its label. */
  keywords?: readonly string[];
  run(): void;
}

/** A small mark beside a page in the navigation. */
export interface NavBadge {
  /** Null for a dot without a number. */
  count: number | null;
  tone: 'bad' | 'warn' | 'quiet';
  /** Read out, and shown on hover. */
  label: string;
}

/** Every page has at least a name and one line about itself. */
interface PageTexts {
  readonly title: string;
  readonly intro: string;
}

export interface PanelFeature<Id extends string = string, Texts extends PageTexts = PageTexts> {
  id: Id;
  group: NavGroup;
  /** Smaller comes first within its group. */
  order: number;
  /** Begins with a slash. Pages below it belong to the feature too. */
  path: string;
  /** The letter that opens it after `g`. */
  letter: string;
  icon: Icon;
  texts: Texts;
  page: LazyExoticComponent<ComponentType>;
  /** True for a page that uses the whole width, such as a table. */
  wide: boolean;
  /** What the palette offers; asked each time it opens. */
  palette: () => Promise<readonly PaletteAction[]>;
  /** A hook: the mark beside the page now; null for none. */
  useBadge: () => NavBadge | null;
  /** False for a page that the navigation does not show. */
  listed: boolean;
  /** Runs once with the panel, for what is not tied to a page. */
  start: () => void;
}

type Given<Id extends string, Texts extends PageTexts> = Omit<
  PanelFeature<Id, Texts>,
  'page' | 'wide' | 'palette' | 'useBadge' | 'listed' | 'start'
> &
  Partial<Pick<PanelFeature<Id, Texts>, 'wide' | 'palette' | 'useBadge' | 'listed' | 'start'>> & {
    /** Loaded when the page is first opened. */
    page: () => Promise<ComponentType>;
  };

/** Declares a page of the panel. This is what a feature folder exports for `features/index.ts`. */
export function definePanelFeature<const Id extends string, const Texts extends PageTexts>(
  given: Given<Id, Texts>,
): PanelFeature<Id, Texts> {
  return {
    wide: false,
    palette: async () => [],
    useBadge: () => null,
    listed: true,
    start: () => {},
    ...given,
    page: lazy(async () => ({ default: await given.page() })),
  };
}
