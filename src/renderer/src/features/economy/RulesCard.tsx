import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  EARNING_EVENTS,
  type EarningEvent,
  type EarningRule,
  XP,
} from '../../../../shared/contract/economy.ts';
import { Card } from '../../ui/Card.tsx';
import classes from './Economy.module.css';
import { changedAt, freshId, numberOf, type PlanCardProps, without } from './planEditing.ts';
import { RemoveButton } from './RemoveButton.tsx';

/** Events that count something: minutes, bits ... */
const COUNTING: ReadonlySet<EarningEvent> = new Set(['watch', 'gift', 'cheer', 'raiders', 'charity']);
const TIERED: ReadonlySet<EarningEvent> = new Set(['subscribe', 'resubscribe', 'gift']);

/** What viewers earn, and for what; only the fields that matter for an event are shown. */
export function RulesCard({ draft, set }: PlanCardProps): ReactNode {
  const { t } = useTranslation('economy');
  const { rules } = draft;
  const currencies = [
    ...draft.currencies.map(({ id, many }) => ({ value: id, label: many })),
    { value: XP, label: 'XP' },
  ];
  const change = (index: number, changes: Partial<EarningRule>): void =>
    set({ rules: changedAt(rules, index, changes) });

  return (
    <Card title={t('plan.rules')} text={t('plan.rulesText')}>
      {rules.length === 0 && <p className={classes['quiet']}>{t('plan.noRules')}</p>}
      <ul className={`${classes['rows']} ${classes['earnings']}`}>
        {rules.map((rule, index) => (
          <li key={rule.id}>
            <Switch
              className={classes['switch'] ?? ''}
              aria-label={`${t('plan.on')}: ${t(`event.${rule.event}`)}`}
              checked={rule.on}
              onChange={(event) => change(index, { on: event.currentTarget.checked })}
            />
            <Select
              className={classes['wide'] ?? ''}
              label={t('plan.event')}
              allowDeselect={false}
              data={EARNING_EVENTS.map((event) => ({ value: event, label: t(`event.${event}`) }))}
              value={rule.event}
              onChange={(chosen) => {
                const event = EARNING_EVENTS.find((one) => one === chosen) ?? rule.event;
                change(index, {
                  event,
                  per: COUNTING.has(event) ? rule.per : 1,
                  tier: TIERED.has(event) ? rule.tier : null,
                  reward: event === 'redemption' ? rule.reward : '',
                });
              }}
            />
            <NumberInput
              className={classes['number'] ?? ''}
              label={t('plan.amount')}
              min={1}
              max={1_000_000}
              allowDecimal={false}
              value={rule.amount}
              onChange={(given) => change(index, { amount: numberOf(given) })}
            />
            <Select
              className={classes['number'] ?? ''}
              label={t('plan.currency')}
              allowDeselect={false}
              data={currencies}
              value={rule.currency}
              onChange={(currency) => change(index, { currency: currency ?? rule.currency })}
            />
            {COUNTING.has(rule.event) && (
              <NumberInput
                className={classes['per'] ?? ''}
                label={t('plan.per')}
                min={1}
                max={1_000_000}
                allowDecimal={false}
                value={rule.per}
                onChange={(given) => change(index, { per: numberOf(given) })}
              />
            )}
            {TIERED.has(rule.event) && (
              <Select
                className={classes['kind'] ?? ''}
                label={t('plan.tier')}
                allowDeselect={false}
                data={[
                  { value: '', label: t('plan.anyTier') },
                  { value: '1', label: '1' },
                  { value: '2', label: '2' },
                  { value: '3', label: '3' },
                ]}
                value={String(rule.tier ?? '')}
                onChange={(tier) =>
                  change(index, { tier: tier === '1' ? 1 : tier === '2' ? 2 : tier === '3' ? 3 : null })
                }
              />
            )}
            {rule.event === 'redemption' && (
              <TextInput
                className={classes['reward'] ?? ''}
                label={t('plan.reward')}
                placeholder={t('plan.rewardAny')}
                maxLength={60}
                value={rule.reward}
                onChange={(event) => change(index, { reward: event.currentTarget.value })}
              />
            )}
            {rule.event !== 'first' && rule.event !== 'watch' && (
              <NumberInput
                className={classes['rest'] ?? ''}
                label={t('plan.cooldown')}
                min={0}
                max={31_536_000}
                allowDecimal={false}
                value={rule.cooldown}
                onChange={(given) => change(index, { cooldown: numberOf(given) })}
              />
            )}
            {COUNTING.has(rule.event) && (
              <NumberInput
                className={classes['most'] ?? ''}
                label={t('plan.most')}
                placeholder="–"
                min={1}
                max={1_000_000_000}
                allowDecimal={false}
                value={rule.most ?? ''}
                onChange={(given) => change(index, { most: given === '' ? null : Number(given) })}
              />
            )}
            <RemoveButton
              name={t(`event.${rule.event}`)}
              onRemove={() => set({ rules: without(rules, index) })}
            />
          </li>
        ))}
      </ul>
      <Button
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() =>
          set({
            rules: [
              ...rules,
              {
                id: freshId(rules, 'rule'),
                on: true,
                event: 'chat',
                currency: draft.currencies[0]?.id ?? XP,
                amount: 1,
                per: 1,
                cooldown: 0,
                most: null,
                tier: null,
                reward: '',
              },
            ],
          })
        }
      >
        {t('plan.addRule')}
      </Button>
    </Card>
  );
}
