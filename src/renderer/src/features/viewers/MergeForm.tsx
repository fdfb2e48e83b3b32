import { TextInput } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewerRow } from '../../../../shared/contract/viewers.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Person.module.css';
import { open } from './usersTable.ts';

/** Finds the other entry of a person by name and puts both together. */
export function MergeForm({ from }: { from: ViewerRow }): ReactNode {
  const { t } = useTranslation('viewers');
  const [name, setName] = useState('');
  const wanted = name.trim().replace(/^@/, '').toLowerCase();
  const found = useAsk(
    useCallback(() => client.viewers.list({ filter: { text: wanted }, limit: 20 }), [wanted]),
  );
  const to =
    wanted === ''
      ? undefined
      : found.data?.rows.find(
          ({ id, login, name: written }) =>
            id !== from.id && (login === wanted || written.toLowerCase() === wanted),
        );

  const merge = async (): Promise<void> => {
    if (!to) return;
    const answer = await client.viewers.merge({ from: from.id, to: to.id });
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    toastDone(t('person.merged'));
    open(to.id);
  };

  return (
    <details className={classes['merge']}>
      <summary>{t('person.merge')}</summary>
      <div className={classes['fields']}>
        <TextInput
          label={t('person.mergeInto')}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {wanted !== '' && !found.asking && !to && (
          <p className={classes['quiet']} role="status">
            {t('person.mergeNobody')}
          </p>
        )}
        <ConfirmButton
          label={t('person.mergeDo')}
          question={`${from.name} → ${to?.name ?? ''}`}
          confirm={t('person.mergeDo')}
          dangerous
          disabled={!to}
          onConfirm={merge}
        >
          {t('person.mergeText')}
        </ConfirmButton>
      </div>
    </details>
  );
}
