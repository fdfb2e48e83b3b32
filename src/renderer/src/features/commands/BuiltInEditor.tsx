import { Button, Switch } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconPower } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandRow } from '../../../../shared/contract/commandRows.ts';
import { putBack, saveBuiltIn, switchCommand, switchModuleOn } from './changes.ts';
import { useChoices } from './choices.ts';
import { Differences } from './Differences.tsx';
import { EditorFrame, Part } from './EditorFrame.tsx';
import { closeForm, load, openCommand, showForm } from './editing.ts';
import type { Form } from './editingStore.ts';
import classes from './editor.module.css';
import type { BuiltInValues } from './form.ts';
import { isSame } from './isSame.ts';
import { limitTexts } from './limits.ts';
import { NamesFields } from './NamesFields.tsx';
import { OptionsFields } from './OptionsFields.tsx';
import { TryIt } from './TryIt.tsx';
import { table } from './table.ts';

/** Changes a command of a module, or one of its subcommands. */
export function BuiltInEditor({
  form,
  prefix,
}: {
  form: Extract<Form, { kind: 'builtIn' }>;
  prefix: string;
}): ReactNode {
  const { t } = useTranslation('commands');
  const choices = useChoices();
  const { data } = table.useLive();
  const { id, parent, value, saved, shipped } = form;
  const row = data?.rows.find((each) => each.id === (parent ?? id)) ?? null;
  const sub = parent === null ? null : (row?.subcommands.find((each) => each.id === id) ?? null);
  const change = (change: Partial<BuiltInValues>): void =>
    showForm({ ...form, value: { ...value, ...change } });
  if (row === null) return null;

  const isChanged = sub === null ? row.changed.length > 0 : sub.changed;
  const typed = parent === null ? (saved.names[0] ?? '') : `${row.name} ${saved.names[0] ?? ''}`;
  const [example] = row.examples.filter((each) => each.startsWith(`${prefix}${typed}`));
  return (
    <EditorFrame
      canSave={row.moduleOn && !isSame(value, saved)}
      onSave={async () => {
        if (await saveBuiltIn(id, value, saved, prefix)) closeForm();
      }}
      aside={
        row.moduleOn ? (
          <TryIt
            key={typed}
            prefix={prefix}
            name={typed}
            draft={null}
            startRole={saved.role}
            example={example?.slice(prefix.length + typed.length).trim() ?? null}
          />
        ) : null
      }
      more={
        <>
          {parent !== null && (
            <Button
              variant="subtle"
              leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
              onClick={() => openCommand(parent)}
            >
              {t('builtIn.toParent', { name: `${prefix}${row.name}` })}
            </Button>
          )}
          {isChanged && (
            <Button
              variant="subtle"
              leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
              onClick={() => void putBack([id], null).then((done) => (done ? load(id) : undefined))}
            >
              {t('builtIn.putAllBack')}
            </Button>
          )}
        </>
      }
    >
      {!row.moduleOn && <ModuleOff row={row} />}
      <div>
        <p className={classes['about']}>{sub?.help ?? row.help}</p>
        <p className={classes['about']}>
          <code className={classes['usage']}>{sub?.usage ?? row.usage}</code>
          {parent === null && <span className={classes['quiet']}> · {row.moduleTitle}</span>}
        </p>
      </div>
      {row.moduleOn && (
        <>
          {shipped !== null && (
            <Differences value={value} shipped={shipped} onChange={change} prefix={prefix} />
          )}
          <NamesFields
            names={value.names}
            prefix={parent === null ? prefix : ''}
            error={value.names[0] ? null : t('builtIn.needsName')}
            onChange={(names) => change({ names })}
          />
          <OptionsFields options={value} choices={choices} onChange={change} />
          {parent === null && row.subcommands.length > 0 && <Subcommands row={row} prefix={prefix} />}
        </>
      )}
    </EditorFrame>
  );
}

function ModuleOff({ row }: { row: CommandRow }): ReactNode {
  const { t } = useTranslation('commands');
  return (
    <div className={classes['notice']} role="status">
      <span>{row.problem ?? t('list.moduleOff', { module: row.moduleTitle })}</span>
      <Button
        leftSection={<IconPower size={16} aria-hidden="true" />}
        onClick={() => void switchModuleOn(row.module).then(() => load(row.id))}
      >
        {t('list.switchModuleOn', { module: row.moduleTitle })}
      </Button>
    </div>
  );
}

function Subcommands({ row, prefix }: { row: CommandRow; prefix: string }): ReactNode {
  const { t } = useTranslation('commands');
  return (
    <Part title={t('builtIn.subcommands')}>
      <ul className={classes['subcommands']}>
        {row.subcommands.map((sub) => {
          const name = `${prefix}${row.name} ${sub.name}`;
          return (
            <li key={sub.id} className={classes['subcommand']}>
              <Switch
                size="xs"
                checked={sub.options.enabled}
                aria-label={t('list.switch', { name })}
                onChange={(event) => void switchCommand(sub.id, event.currentTarget.checked, name)}
              />
              <span className={classes['subcommandWords']}>
                <span className={classes['strong']}>{sub.usage}</span>
                <span className={classes['soft']}>
                  {[sub.help, t(`roleFrom.${sub.options.role}`), ...limitTexts(sub.options, t)].join(' · ')}
                </span>
              </span>
              {sub.changed && <span className={classes['changed']}>{t('list.changed')}</span>}
              <Button
                size="compact-xs"
                aria-label={t('builtIn.editSub', { name })}
                onClick={() => openCommand(sub.id)}
              >
                {t('builtIn.edit')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
