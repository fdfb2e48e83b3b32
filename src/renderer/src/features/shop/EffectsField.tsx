import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopEffect } from '../../../../shared/contract/shop.ts';
import rules from '../../ui/rules/rules.module.css';
import { EffectForm } from './EffectForm.tsx';
import { type Currencies, EFFECT_KINDS, FRESH_EFFECTS } from './items.ts';
import classes from './Shop.module.css';

const MOST = 10;

interface EffectsFieldProps {
  value: readonly ShopEffect[];
  currencies: Currencies;
  onChange(value: ShopEffect[]): void;
}

/** What an item does, one effect after the other. */
export function EffectsField({ value, currencies, onChange }: EffectsFieldProps): ReactNode {
  const { t } = useTranslation('shop');
  const put = (index: number, effect: ShopEffect): void =>
    onChange(value.map((one, at) => (at === index ? effect : one)));
  return (
    <fieldset className={rules['plain']}>
      <legend className={rules['label']}>{t('edit.effects')}</legend>
      <p className={rules['note']}>{t('edit.effectsHelp')}</p>
      {value.map((effect, index) => {
        const number = index + 1;
        const remove = t('edit.removeEffect', { number });
        return (
          // Effects have no names of their own: their place is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <fieldset key={index} className={classes['effect']} aria-label={t('edit.effect', { number })}>
            <div className={classes['effectHead']}>
              <Select
                className={classes['grow'] ?? ''}
                label={t('effect.kind')}
                allowDeselect={false}
                value={effect.kind}
                data={EFFECT_KINDS.map((kind) => ({ value: kind, label: t(`effect.${kind}`) }))}
                onChange={(chosen) => {
                  const kind = EFFECT_KINDS.find((one) => one === chosen);
                  if (kind && kind !== effect.kind) put(index, FRESH_EFFECTS[kind]);
                }}
              />
              <Tooltip label={remove}>
                <ActionIcon
                  aria-label={remove}
                  mb={4}
                  onClick={() => onChange(value.filter((_, at) => at !== index))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            </div>
            <EffectForm effect={effect} currencies={currencies} onChange={(changed) => put(index, changed)} />
          </fieldset>
        );
      })}
      <div>
        <Button
          disabled={value.length >= MOST}
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => onChange([...value, FRESH_EFFECTS.give])}
        >
          {t('edit.addEffect')}
        </Button>
      </div>
    </fieldset>
  );
}
