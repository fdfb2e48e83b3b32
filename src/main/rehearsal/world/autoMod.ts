export const AUTOMOD_CATEGORIES = [
  'disability',
  'aggression',
  'sexuality_sex_or_gender',
  'misogyny',
  'bullying',
  'swearing',
  'race_ethnicity_or_religion',
  'sex_based_terms',
] as const;
export type AutoModCategory = (typeof AUTOMOD_CATEGORIES)[number];

export interface BlockedTerm {
  id: string;
  text: string;
  moderatorId: string;
  createdAt: number;
}

export interface HeldMessage {
  id: string;
  accountId: string;
  text: string;
  category: AutoModCategory;
  level: number;
  heldAt: number;
  /** Set when a blocked term and not the classifier held it. */
  term: BlockedTerm | null;
  status: 'pending' | 'approved' | 'denied' | 'expired';
}

export interface AutoMod {
  /** Null when the categories are set one by one. */
  overall: number | null;
  levels: Record<AutoModCategory, number>;
  terms: Map<string, BlockedTerm>;
  held: Map<string, HeldMessage>;
}

export function quietAutoMod(): AutoMod {
  return {
    overall: 0,
    levels: {
      disability: 0,
      aggression: 0,
      sexuality_sex_or_gender: 0,
      misogyny: 0,
      bullying: 0,
      swearing: 0,
      race_ethnicity_or_religion: 0,
      sex_based_terms: 0,
    },
    terms: new Map(),
    held: new Map(),
  };
}
