import { Button, NumberInput, Switch, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counter, CounterSetup } from '../../../../shared/contract/counters.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { toastFailed } from '../../ui/toast.tsx';
import classes from './CountersPage.module.css';

const NEW: CounterSetup = {
  name: '',
  showWord: null,
  addWord: null,
  takeWord: null,
  answer: '',
  floor: 0,
  milestones: [],
  every: null,
  milestoneText: '',
};

/** Sets a counter up; a new one when there is none. */
export function CounterForm({ counter, onDone }: { counter: Counter | null; onDone: () => void }): ReactNode {
  const { t } = useTranslation('counters');
  const [setup, setSetup] = useState<CounterSetup>(() => (counter ? setupOf(counter) : NEW));
  const [busy, setBusy] = useState(false);
  const put = (fields: Partial<CounterSetup>): void => setSetup((before) => ({ ...before, ...fields }));

  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = counter
      ? await client.counters.configure({ ...setup, id: counter.id })
      : await client.counters.create(setup);
    setBusy(false);
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    toastChange(t(counter ? 'form.saved' : 'made', { name: answer.data.counter.name }), answer.data.undo);
    onDone();
  };

  return (
    <form
      className={classes['form']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        {...(counter ? {} : { 'data-autofocus': true })}
        required
        label={t('form.name')}
        description={t('form.nameHelp')}
        maxLength={40}
        value={setup.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <fieldset className={classes['words']}>
        <legend>{t('form.shortcuts')}</legend>
        <p className={classes['help']}>{t('form.shortcutsHelp')}</p>
        {(['showWord', 'addWord', 'takeWord'] as const).map((key) => (
          <TextInput
            key={key}
            label={t(`form.${key}`)}
            maxLength={40}
            value={setup[key] ?? ''}
            onChange={(event) => {
              const word = event.currentTarget.value.trim();
              put({ [key]: word === '' ? null : word });
            }}
          />
        ))}
      </fieldset>
      <TextInput
        label={t('form.answer')}
        description={t('form.answerHelp')}
        maxLength={450}
        value={setup.answer}
        onChange={(event) => put({ answer: event.currentTarget.value })}
      />
      <Switch
        label={t('form.below')}
        checked={setup.floor === null}
        onChange={(event) => put({ floor: event.currentTarget.checked ? null : 0 })}
      />
      <TagsInput
        label={t('form.milestones')}
        description={t('form.milestonesHelp')}
        acceptValueOnBlur
        maxTags={50}
        value={setup.milestones.map(String)}
        onChange={(given) => {
          const numbers = given.map(Number).filter((value) => Number.isSafeInteger(value));
          put({ milestones: [...new Set(numbers)].sort((one, other) => one - other) });
        }}
      />
      <NumberInput
        label={t('form.every')}
        description={t('form.everyHelp')}
        min={2}
        allowDecimal={false}
        allowNegative={false}
        value={setup.every ?? ''}
        onChange={(given) => put({ every: given === '' ? null : Number(given) })}
      />
      <TextInput
        label={t('form.milestoneText')}
        description={t('form.milestoneTextHelp')}
        maxLength={450}
        value={setup.milestoneText}
        onChange={(event) => put({ milestoneText: event.currentTarget.value })}
      />
      <div className={classes['formEnd']}>
        <Button type="submit" variant="filled" loading={busy} disabled={setup.name.trim() === ''}>
          {t(counter ? 'form.save' : 'form.create')}
        </Button>
      </div>
    </form>
  );
}

function setupOf(counter: Counter): CounterSetup {
  const { name, showWord, addWord, takeWord, answer, floor, milestones, every, milestoneText } = counter;
  return { name, showWord, addWord, takeWord, answer, floor, milestones, every, milestoneText };
}
