import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type EconomyPlan, economyPlanSchema } from '../../../../shared/contract/economy.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { toastFailed } from '../../ui/toast.tsx';
import { CurrenciesCard } from './CurrenciesCard.tsx';
import classes from './Economy.module.css';
import { HappyHoursCard } from './HappyHoursCard.tsx';
import { MultipliersCard } from './MultipliersCard.tsx';
import { RanksCard } from './RanksCard.tsx';
import { RulesCard } from './RulesCard.tsx';

interface PlanTabProps {
  plan: EconomyPlan;
  defaults: EconomyPlan;
  onSaved: () => void;
}

/** Edited as a whole and saved as a whole, so that no half of a change ever holds. */
export function PlanTab({ plan, defaults, onSaved }: PlanTabProps): ReactNode {
  const { t } = useTranslation('economy');
  const [draft, setDraft] = useState(plan);
  const [busy, setBusy] = useState(false);
  useEffect(() => setDraft(plan), [plan]);
  const changed = JSON.stringify(draft) !== JSON.stringify(plan);
  const checked = economyPlanSchema.safeParse(draft);
  const set = (changes: Partial<EconomyPlan>): void => setDraft((was) => ({ ...was, ...changes }));

  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await client.economy.savePlan({ plan: draft });
    setBusy(false);
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    toastChange(t('plan.saved'), answer.data.undo);
    onSaved();
  };

  return (
    <div className={classes['page']}>
      <RulesCard draft={draft} set={set} />
      <div className={classes['columns']}>
        <div className={classes['page']}>
          <CurrenciesCard draft={draft} set={set} />
          <MultipliersCard draft={draft} set={set} />
          <HappyHoursCard draft={draft} set={set} />
        </div>
        <RanksCard draft={draft} set={set} />
      </div>
      <div className={classes['links']}>
        <Button variant="subtle" onClick={() => setDraft(defaults)}>
          {t('plan.defaults')}
        </Button>
        <Link href="/settings">{t('plan.settings')}</Link>
      </div>
      {changed && (
        <section className={classes['foot']} aria-label={t('plan.unsaved')}>
          <p className={classes['grow']} role="status">
            {checked.success
              ? t('plan.unsaved')
              : `${t('plan.wrong')}: ${checked.error.issues[0]?.message ?? ''}`}
          </p>
          <Button onClick={() => setDraft(plan)}>{t('plan.discard')}</Button>
          <Button variant="filled" loading={busy} disabled={!checked.success} onClick={() => void save()}>
            {t('plan.save')}
          </Button>
        </section>
      )}
    </div>
  );
}
