import { ActionIcon, Button, NumberInput, Select, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOptions } from '../../../../shared/contract/commandDraft.ts';
import { duration } from '../../ui/format.ts';
import classes from './editor.module.css';

type Cooldowns = CommandOptions['cooldowns'];

const BUCKETS = ['everyone', 'viewer', 'role'] as const;
const MOST = 6;

/** How often a command may be used; all rules must let it pass. */
export function CooldownsField({
  value,
  onChange,
}: {
  value: Cooldowns;
  onChange: (value: Cooldowns) => void;
}): ReactNode {
  const { t } = useTranslation('commands');
  const set = (index: number, change: Partial<Cooldowns[number]>): void =>
    onChange(value.map((rule, at) => (at === index ? { ...rule, ...change } : rule)));
  return (
    <fieldset className={classes['rules']}>
      <legend className={classes['fieldLabel']}>{t('cooldown.title')}</legend>
      {value.length === 0 && <p className={classes['quiet']}>{t('cooldown.none')}</p>}
      {value.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no names and are only added at the end
        <div key={index} className={classes['rule']}>
          <NumberInput
            className={classes['few'] ?? ''}
            aria-label={t('cooldown.usesOf', { number: index + 1 })}
            value={rule.uses}
            min={1}
            max={1000}
            allowDecimal={false}
            clampBehavior="strict"
            onChange={(uses) => set(index, { uses: Math.max(1, Number(uses)) })}
          />
          <span>{t('cooldown.usesWithin', { count: rule.uses })}</span>
          <NumberInput
            className={classes['seconds'] ?? ''}
            aria-label={t('cooldown.secondsOf', { number: index + 1 })}
            value={rule.seconds}
            min={1}
            max={2_678_400}
            allowDecimal={false}
            clampBehavior="strict"
            onChange={(seconds) => set(index, { seconds: Math.max(1, Number(seconds)) })}
          />
          <span>{t('cooldown.seconds')}</span>
          <Select
            className={classes['bucket'] ?? ''}
            aria-label={t('cooldown.bucketOf', { number: index + 1 })}
            data={BUCKETS.map((bucket) => ({ value: bucket, label: t(`cooldown.bucket.${bucket}`) }))}
            value={rule.bucket}
            onChange={(bucket) => bucket && set(index, { bucket })}
          />
          <span className={classes['quiet']}>{rule.seconds >= 60 && duration(rule.seconds * 1000)}</span>
          <Tooltip label={t('cooldown.remove')}>
            <ActionIcon
              aria-label={t('cooldown.removeOf', { number: index + 1 })}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        </div>
      ))}
      {value.length < MOST && (
        <Button
          size="compact-xs"
          variant="subtle"
          className={classes['add'] ?? ''}
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...value, { bucket: 'viewer', uses: 1, seconds: 30 }])}
        >
          {t('cooldown.add')}
        </Button>
      )}
    </fieldset>
  );
}
