import type { TFunction } from 'i18next';
import type { WelcomeRule } from '../../../../shared/contract/welcomes.ts';

/** `VIPs`, `Back after 30 days`, `@somebody`. */
export function audienceWords({ audience, cooldownHours }: WelcomeRule, t: TFunction<'welcomes'>): string {
  const who = (): string => {
    switch (audience.kind) {
      case 'person':
        return `@${audience.login}`;
      case 'returning':
        return t('words.returning', { count: audience.days });
      case 'role':
        return t(`role.${audience.role}`);
      default:
        return t(`audience.${audience.kind}`);
    }
  };
  return cooldownHours === 0 ? who() : `${who()}, ${t('words.cooldown', { count: cooldownHours })}`;
}
