import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopEffect } from '../../../../shared/contract/shop.ts';
import rules from '../../ui/rules/rules.module.css';
import { ChoiceField } from '../../ui/steps/ChoiceField.tsx';
import { StepsField } from '../../ui/steps/StepsField.tsx';
import { TextField } from '../../ui/text/TextField.tsx';
import { BoonForm } from './BoonForm.tsx';
import { ChanceForm } from './ChanceForm.tsx';
import { CurrencyField } from './CurrencyField.tsx';
import type { Currencies } from './items.ts';
import { WholeField } from './WholeField.tsx';

/** Facts of a purchase that texts may use. */
const KNOWN = ['item', 'itemname', 'paid', 'buyer', 'owner'];

interface EffectFormProps {
  effect: ShopEffect;
  currencies: Currencies;
  onChange(effect: ShopEffect): void;
}

export function EffectForm({ effect, currencies, onChange }: EffectFormProps): ReactNode {
  const { t } = useTranslation('shop');
  switch (effect.kind) {
    case 'boon':
      return <BoonForm effect={effect} currencies={currencies} onChange={onChange} />;
    case 'give':
      return (
        <div className={rules['row']}>
          <WholeField
            label={t('effect.amount')}
            min={1}
            empty={1}
            value={effect.amount}
            onChange={(amount) => onChange({ ...effect, amount })}
          />
          <CurrencyField
            label={t('edit.currency')}
            value={effect.currency}
            currencies={currencies}
            onChange={(currency) => onChange({ ...effect, currency })}
          />
        </div>
      );
    case 'chance':
      return <ChanceForm effect={effect} currencies={currencies} onChange={onChange} />;
    case 'draw':
      return <DrawForm effect={effect} onChange={onChange} />;
    case 'say':
      return (
        <TextField
          label={t('effect.text')}
          description={`${t('effect.textHelp')} ${KNOWN.map((name) => `$(${name})`).join(' ')}`}
          value={effect.text}
          known={KNOWN}
          multiline
          onChange={(text) => onChange({ ...effect, text })}
        />
      );
    case 'sound':
      return (
        <ChoiceField
          control="sound"
          label={t('effect.sounds')}
          description={null}
          error={null}
          required
          value={effect.sound}
          onChange={(sound) => onChange({ ...effect, sound })}
        />
      );
    case 'steps':
      return (
        <StepsField
          label={t('effect.stepsLabel')}
          value={effect.steps}
          known={KNOWN}
          error={null}
          onChange={(steps) => onChange({ ...effect, steps })}
        />
      );
  }
}

function DrawForm({
  effect,
  onChange,
}: {
  effect: Extract<ShopEffect, { kind: 'draw' }>;
  onChange(effect: ShopEffect): void;
}): ReactNode {
  const { t } = useTranslation('shop');
  // As it is typed, with the empty lines that one makes on the way.
  const [text, setText] = useState(effect.lines.join('\n'));
  return (
    <>
      <WholeField
        label={t('effect.count')}
        min={1}
        max={5}
        empty={1}
        value={effect.count}
        onChange={(count) => onChange({ ...effect, count })}
      />
      <Textarea
        label={t('effect.lines')}
        description={t('effect.linesHelp')}
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          const lines = typed
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '');
          onChange({ ...effect, lines });
        }}
      />
    </>
  );
}
