import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import classes from '../../ui/rules/rules.module.css';
import { toastFailed } from '../../ui/toast.tsx';

const ROLES = ['everyone', 'subscriber', 'vip', 'moderator'] as const;

interface Tested {
  rule: string | null;
  text: string | null;
  reasons: readonly { rule: string; fits: boolean; why: string }[];
}

/** Which welcome somebody would get, and why. */
export function TestCard(): ReactNode {
  const { t } = useTranslation('welcomes');
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<(typeof ROLES)[number]>('everyone');
  const [firstEver, setFirstEver] = useState(false);
  const [daysAway, setDaysAway] = useState<number | null>(null);
  const [tested, setTested] = useState<Tested | null>(null);

  const run = async (): Promise<void> => {
    const result = await client.welcomes.test({ login, role, firstEver, daysAway });
    if (result.ok) setTested(result.data);
    else toastFailed(result.error);
  };

  return (
    <Card title={t('test.title')} text={t('test.text')}>
      <form
        className={classes['body']}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <div className={classes['row']}>
          <TextInput
            label={t('test.login')}
            maxLength={60}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <Select
            label={t('test.role')}
            value={role}
            data={ROLES.map((one) => ({
              value: one,
              label: one === 'everyone' ? t('test.everyone') : t(`role.${one}`),
            }))}
            onChange={(value) => setRole(ROLES.find((one) => one === value) ?? 'everyone')}
          />
          <NumberInput
            label={t('test.daysAway')}
            placeholder={t('test.daysHelp')}
            min={0}
            max={100_000}
            value={daysAway ?? ''}
            onChange={(days) => setDaysAway(typeof days === 'number' ? days : null)}
          />
        </div>
        <Switch
          label={t('test.firstEver')}
          checked={firstEver}
          onChange={(event) => setFirstEver(event.currentTarget.checked)}
        />
        <div>
          <Button type="submit">{t('test.run')}</Button>
        </div>
        <div aria-live="polite" className={classes['field']}>
          {tested && (
            <p className={classes['preview']}>
              {tested.rule === null
                ? t('test.none')
                : `${t('test.wins', { rule: tested.rule })} ${tested.text ?? t('test.wouldRun')}`}
            </p>
          )}
          {tested && (
            <ul className={classes['list']}>
              {tested.reasons.map(({ rule, fits, why }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two rules may have the same name
                <li key={index} className={classes['reason']} data-fits={fits}>
                  {fits ? (
                    <IconCircleCheck size={15} aria-hidden="true" />
                  ) : (
                    <IconCircleMinus size={15} aria-hidden="true" />
                  )}
                  <span>
                    <strong>{rule}</strong> {why}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </form>
    </Card>
  );
}
