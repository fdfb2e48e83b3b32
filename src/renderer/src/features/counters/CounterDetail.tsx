import { Button, Drawer, NumberInput, Select } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTER_SCOPES, type Counter, type CounterScope } from '../../../../shared/contract/counters.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { CounterForm } from './CounterForm.tsx';
import { CounterHistory } from './CounterHistory.tsx';
import classes from './CountersPage.module.css';
import { removeCounter, setCounter } from './counters.ts';

/** Everything about one counter, beside the list; closed when it is null. */
export function CounterDetail({
  counter,
  onClose,
}: {
  counter: Counter | null;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('counters');
  const app = useTranslation('app').t;
  return (
    <Drawer
      opened={counter !== null}
      onClose={onClose}
      position="right"
      size="md"
      title={counter ? t('detail.title', { name: counter.name }) : ''}
      closeButtonProps={{ 'aria-label': app('common.close') }}
    >
      {counter && (
        <div className={classes['detail']}>
          <SetValue counter={counter} />
          <CounterForm key={counter.id} counter={counter} onDone={() => {}} />
          <Games counter={counter} />
          <CounterHistory counter={counter} />
          <div>
            <ConfirmButton
              label={t('detail.remove')}
              question={t('detail.removeQuestion', { name: counter.name })}
              confirm={t('detail.remove')}
              dangerous
              onConfirm={async () => {
                if (await removeCounter(counter)) onClose();
              }}
            >
              <p>{t('detail.removeText')}</p>
            </ConfirmButton>
          </div>
        </div>
      )}
    </Drawer>
  );
}

function SetValue({ counter }: { counter: Counter }): ReactNode {
  const { t } = useTranslation('counters');
  const [value, setValue] = useState<number | ''>('');
  const [scope, setScope] = useState<CounterScope>('total');
  return (
    <fieldset className={classes['set']}>
      <legend>{t('detail.set')}</legend>
      <Select
        aria-label={t('detail.scope')}
        allowDeselect={false}
        data={COUNTER_SCOPES.map((one) => ({ value: one, label: t(`scope.${one}`) }))}
        value={scope}
        onChange={(chosen) => setScope(COUNTER_SCOPES.find((one) => one === chosen) ?? 'total')}
      />
      <NumberInput
        aria-label={t('detail.value')}
        placeholder={t('detail.value')}
        allowDecimal={false}
        value={value}
        onChange={(given) => setValue(given === '' ? '' : Number(given))}
      />
      <Button
        disabled={value === ''}
        onClick={() => {
          if (value !== '') void setCounter(counter, value, scope);
          setValue('');
        }}
      >
        {t('detail.setButton')}
      </Button>
      <Button variant="subtle" onClick={() => void setCounter(counter, 0, scope)}>
        {t('detail.reset')}
      </Button>
    </fieldset>
  );
}

function Games({ counter }: { counter: Counter }): ReactNode {
  const { t } = useTranslation('counters');
  const { id } = counter;
  const value = counter.game?.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value is the reason to ask again
  const { data } = useAsk(useCallback(() => client.counters.games({ id }), [id, value]));
  return (
    <section aria-label={t('detail.games')}>
      <h3 className={classes['subtitle']}>{t('detail.games')}</h3>
      {data?.games.length === 0 && <p className={classes['help']}>{t('detail.noGames')}</p>}
      <dl className={classes['games']}>
        {data?.games.map((game) => (
          <div key={game.name}>
            <dt>{game.name}</dt>
            <dd>{wholeNumber(game.value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
