import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { badgeLook } from './badges.ts';

/** What lines say besides what was said. Looked up once for all lines: a look-up in each would cost more than the line. */
export interface LineWords {
  first: string;
  highlighted: string;
  own: string;
  copy: string;
  removed: string;
  bits(count: number): string;
  replyTo(name: string): string;
  badge(badge: string): string;
  happening(what: string): string;
}

function wordsFrom(t: TFunction<'chat'>): LineWords {
  const badges = new Map<string, string>();
  return {
    first: t('line.first'),
    highlighted: t('line.highlighted'),
    own: t('line.own'),
    copy: t('line.copy'),
    removed: t('line.removed'),
    bits: (count) => t('line.bits', { count }),
    replyTo: (name) => t('line.replyTo', { name }),
    badge: (badge) => {
      const known = badges.get(badge);
      if (known !== undefined) return known;
      const { name } = badgeLook(badge);
      const word = name ? t(`badge.${name}`) : badge.replaceAll(/[-_]/g, ' ');
      badges.set(badge, word);
      return word;
    },
    happening: (what) => t(`what.${what}` as 'what.other'),
  };
}

export function useLineWords(): LineWords {
  const { t } = useTranslation('chat');
  return useMemo(() => wordsFrom(t), [t]);
}
