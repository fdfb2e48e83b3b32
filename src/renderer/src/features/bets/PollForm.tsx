import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QUESTION_LENGTH } from '../../../../shared/choices.ts';
import { MOST_MINUTES } from '../../../../shared/contract/bets.ts';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { type PollNow, pollDraftSchema } from '../../../../shared/contract/polls.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Bets.module.css';
import { newOption, OptionsField } from './OptionsField.tsx';

export function PollForm({ usual }: Pick<PollNow, 'usual'>): ReactNode {
  const { t } = useTranslation(['bets', 'app']);
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState(() => [newOption(), newOption()]);
  const [most, setMost] = useState(1);
  const [own, setOwn] = useState<Partial<PollNow['usual']>>({});
  const [busy, setBusy] = useState(false);
  // What was not touched is as the settings say, also when they change meanwhile.
  const { minutes, cost, role, weighted, anonymous } = { ...usual, ...own };
  const set = (changes: Partial<PollNow['usual']>): void => setOwn((was) => ({ ...was, ...changes }));

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const draft = pollDraftSchema.safeParse({
      question,
      options: options.map(({ title }) => title),
      most,
      minutes,
      cost,
      role,
      weighted,
      anonymous,
    });
    if (!draft.success) {
      toastFailed({ code: 'bad_input', message: draft.error.issues[0]?.message ?? '' });
      return;
    }
    setBusy(true);
    const answer = await client.polls.open(draft.data);
    setBusy(false);
    if (answer.ok) toastDone(t('bets:pollForm.opened'));
    else toastFailed(answer.error);
  };

  return (
    <Card title={t('bets:pollForm.title')} text={t('bets:pollForm.text')}>
      <form className={classes['form']} onSubmit={(event) => void open(event)}>
        <TextInput
          label={t('bets:pollForm.question')}
          placeholder={t('bets:pollForm.placeholder')}
          maxLength={QUESTION_LENGTH}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <OptionsField
          options={options}
          withOdds={false}
          sign={(index) => String(index + 1)}
          onChange={setOptions}
        />
        <div className={classes['columns']}>
          <NumberInput
            label={t('bets:pollForm.minutes')}
            description={t('bets:pollForm.minutesHelp')}
            min={0}
            max={MOST_MINUTES}
            allowDecimal={false}
            value={minutes}
            onChange={(given) => set({ minutes: Number(given) })}
          />
          <NumberInput
            label={t('bets:pollForm.cost')}
            description={t('bets:pollForm.costHelp')}
            min={0}
            max={1_000_000_000}
            allowDecimal={false}
            value={cost}
            onChange={(given) => set({ cost: Number(given) })}
          />
          <NumberInput
            label={t('bets:pollForm.most')}
            description={t('bets:pollForm.mostHelp')}
            min={1}
            max={options.length}
            allowDecimal={false}
            value={Math.min(most, options.length)}
            onChange={(given) => setMost(Math.max(1, Number(given)))}
          />
        </div>
        <div className={classes['columns']}>
          <Select
            label={t('bets:pollForm.role')}
            allowDeselect={false}
            value={role}
            data={CHAT_ROLES.map((one) => ({ value: one, label: t(`app:steps.roles.${one}`) }))}
            onChange={(chosen) => set({ role: CHAT_ROLES.find((one) => one === chosen) ?? 'everyone' })}
          />
        </div>
        <Switch
          label={t('bets:pollForm.weighted')}
          description={t('bets:pollForm.weightedHelp')}
          checked={weighted}
          onChange={(event) => set({ weighted: event.currentTarget.checked })}
        />
        <Switch
          label={t('bets:pollForm.anonymous')}
          description={t('bets:pollForm.anonymousHelp')}
          checked={anonymous}
          onChange={(event) => set({ anonymous: event.currentTarget.checked })}
        />
        <div className={classes['actions']}>
          <Button type="submit" variant="filled" loading={busy}>
            {t('bets:pollForm.open')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
