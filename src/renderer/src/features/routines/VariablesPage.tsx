import { ActionIcon, Button, Skeleton, TextInput, Tooltip } from '@mantine/core';
import { IconTrash, IconVariable } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedVariable } from '../../../../shared/contract/routines.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { toastFailed } from '../../ui/toast.tsx';
import { factOf } from './facts.ts';
import { variableList } from './routineList.ts';
import { Tabs } from './Tabs.tsx';
import classes from './VariablesPage.module.css';

export function VariablesPage(): ReactNode {
  const { t } = useTranslation('routines');
  const { data, refused } = variableList.useLive();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');

  const save = async (of: string, text: string): Promise<boolean> => {
    const answer = await client.routines.setVariable({ name: of, value: factOf(text) });
    if (!answer.ok) {
      toastFailed(answer.error);
      return false;
    }
    const { variable, undo } = answer.data;
    toastChange(t('said.variable', { name: variable.name, value: String(variable.value) }), undo);
    return true;
  };
  const add = async (): Promise<void> => {
    if (!(await save(name, value))) return;
    setName('');
    setValue('');
  };

  if (refused && !data)
    return <Refusal error={refused} feature="routines" onRetry={() => location.reload()} />;
  const variables = (data?.variables ?? []).toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <>
      <Tabs />
      <Card title={t('variables.title')} text={t('variables.text')}>
        <form
          className={classes['add']}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextInput
            label={t('variables.name')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            className={classes['value'] ?? ''}
            label={t('variables.value')}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            {t('variables.add')}
          </Button>
        </form>
        {data === null ? (
          <Skeleton height={120} />
        ) : variables.length === 0 ? (
          <EmptyState icon={IconVariable} title={t('variables.empty')} text={t('variables.emptyText')} />
        ) : (
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('variables.name')}</th>
                <th scope="col">{t('variables.value')}</th>
                <th scope="col">{t('variables.changed')}</th>
                <th scope="col">
                  <span className={classes['hidden']}>{t('variables.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {variables.map((variable) => (
                <VariableRow key={variable.name} variable={variable} onSave={save} />
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </>
  );
}

interface VariableRowProps {
  variable: SavedVariable;
  onSave(name: string, text: string): Promise<boolean>;
}

function VariableRow({ variable, onSave }: VariableRowProps): ReactNode {
  const { t } = useTranslation('routines');
  const { name } = variable;
  const saved = String(variable.value);
  const [text, setText] = useState(saved);
  // A routine may change it meanwhile.
  useEffect(() => setText(saved), [saved]);

  const remove = async (): Promise<void> => {
    const answer = await client.routines.deleteVariable({ name });
    if (answer.ok) toastChange(t('said.variableDeleted', { name }), answer.data.undo);
    else toastFailed(answer.error);
  };

  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <form
          className={classes['edit']}
          onSubmit={(event) => {
            event.preventDefault();
            if (text !== saved) void onSave(name, text);
          }}
        >
          <TextInput
            className={classes['value'] ?? ''}
            aria-label={t('variables.edit', { name })}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {text !== saved && <Button type="submit">{t('variables.save')}</Button>}
        </form>
      </td>
      <td className={classes['changed']}>
        <RelativeTime time={variable.changedAt} />
      </td>
      <td className={classes['end']}>
        <Tooltip label={t('variables.delete', { name })}>
          <ActionIcon aria-label={t('variables.delete', { name })} onClick={() => void remove()}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
}
