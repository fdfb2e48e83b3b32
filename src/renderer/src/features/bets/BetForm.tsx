import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { letterOf, QUESTION_LENGTH } from '../../../../shared/choices.ts';
import { type BetNow, betDraftSchema, MOST_MINUTES } from '../../../../shared/contract/bets.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Bets.module.css';
import { newOption, OptionsField } from './OptionsField.tsx';

export function BetForm({ minutes: usual, mayFixOdds }: Pick<BetNow, 'minutes' | 'mayFixOdds'>): ReactNode {
  const { t } = useTranslation('bets');
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState(() => [newOption(), newOption()]);
  const [minutes, setMinutes] = useState<number | null>(null);
  const [fixed, setFixed] = useState(false);
  const [busy, setBusy] = useState(false);
  const withOdds = fixed && mayFixOdds;

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const draft = betDraftSchema.safeParse({
      question,
      options: options.map(({ title }) => title),
      odds: withOdds ? options.map(({ odds }) => Math.round(odds * 100)) : null,
      minutes,
    });
    if (!draft.success) {
      toastFailed({ code: 'bad_input', message: draft.error.issues[0]?.message ?? '' });
      return;
    }
    setBusy(true);
    const answer = await client.bets.open(draft.data);
    setBusy(false);
    if (answer.ok) toastDone(t('betForm.opened'));
    else toastFailed(answer.error);
  };

  return (
    <Card title={t('betForm.title')} text={t('betForm.text')}>
      <form className={classes['form']} onSubmit={(event) => void open(event)}>
        <TextInput
          label={t('betForm.question')}
          placeholder={t('betForm.placeholder')}
          maxLength={QUESTION_LENGTH}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <OptionsField options={options} withOdds={withOdds} sign={letterOf} onChange={setOptions} />
        <div className={classes['columns']}>
          <NumberInput
            label={t('betForm.minutes')}
            description={t('betForm.minutesHelp')}
            min={0}
            max={MOST_MINUTES}
            allowDecimal={false}
            value={minutes ?? usual}
            onChange={(given) => setMinutes(given === '' ? null : Number(given))}
          />
          {mayFixOdds && (
            <Switch
              label={t('betForm.fixed')}
              description={t('betForm.fixedHelp')}
              checked={fixed}
              onChange={(event) => setFixed(event.currentTarget.checked)}
            />
          )}
        </div>
        <div className={classes['actions']}>
          <Button type="submit" variant="filled" loading={busy}>
            {t('betForm.open')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
