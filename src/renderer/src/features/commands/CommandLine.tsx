import { Switch } from '@mantine/core';
import { IconAlertTriangle, IconEyeOff, IconPower } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandRow } from '../../../../shared/contract/commandRows.ts';
import { exactTime, relativeTime, wholeNumber } from '../../ui/format.ts';
import { MarkCell, TableLine } from '../../ui/table/TableLine.tsx';
import classes from './CommandList.module.css';
import { switchCommand, switchModuleOn } from './changes.ts';
import { openKey } from './editing.ts';
import { limitTexts } from './limits.ts';
import { activate, toggleMark, useSelection } from './selection.ts';
import { isChanged } from './tableFilter.ts';
import { isOn, nameOf, problemOf, type TableRow, usesOf } from './tableRow.ts';

interface CommandLineProps {
  /** Of the list; a row's own key follows it. */
  id: string;
  row: TableRow;
  prefix: string;
  /** Epoch milliseconds. */
  now: number;
  index: number;
  top: number;
  height: number;
}

/** One row. It is drawn again only when it changes or moves. */
export const CommandLine = memo(function CommandLine(props: CommandLineProps): ReactNode {
  const { id, row, prefix, now, index, top, height } = props;
  const { t } = useTranslation('commands');
  const active = useSelection((selection) => selection.active === row.key);
  const marked = useSelection((selection) => selection.marked.has(row.key));
  const name = `${prefix}${nameOf(row)}`;
  const problem = problemOf(row);
  const command = row.kind === 'alias' ? null : row.command;
  return (
    <TableLine
      id={`${id}-${row.key}`}
      index={index}
      top={top}
      height={height}
      state={{ marked, active }}
      about={{ 'data-off': !isOn(row) }}
      onClick={() => {
        activate(row.key);
        openKey(row.key);
      }}
    >
      <MarkCell label={t('list.markRow', { name })} marked={marked} onToggle={() => toggleMark(row.key)} />
      <td
        className={classes['on']}
        onClick={(event) => event.stopPropagation()}
        // The row's key for its switch is heard by the list.
        onKeyDown={undefined}
      >
        {command && <OnSwitch command={command} name={name} />}
      </td>
      <td className={classes['name']} title={[name, ...(command?.aliases ?? [])].join(' ')}>
        {problem !== null && (
          <span className={classes['problem']} title={problem}>
            <IconAlertTriangle size={14} role="img" aria-label={problem} />
          </span>
        )}
        <span className={classes['word']}>{name}</span>
        {command && command.aliases.length > 0 && (
          <span className={classes['also']}>{command.aliases.join(' ')}</span>
        )}
        {command?.options.hidden && (
          <IconEyeOff size={13} className={classes['icon'] ?? ''} role="img" aria-label={t('list.hidden')} />
        )}
        {isChanged(row) && <span className={classes['chip']}>{t('list.changed')}</span>}
      </td>
      <td className={classes['does']}>
        <Does row={row} prefix={prefix} />
      </td>
      <td className={classes['module']}>
        {command && command.kind === 'builtIn' && command.moduleTitle}
        {command?.kind === 'custom' && (
          <>
            {command.tags.length === 0 && <span className={classes['quiet']}>{t('list.own')}</span>}
            {command.tags.map((tag) => (
              <span key={tag} className={classes['chip']}>
                {tag}
              </span>
            ))}
          </>
        )}
        {row.kind === 'alias' && <span className={classes['quiet']}>{t('list.alias')}</span>}
      </td>
      <td className={classes['role']}>{command && t(`role.${command.options.role}`)}</td>
      <td className={classes['limits']}>{command && limitTexts(command.options, t).join(' · ')}</td>
      <td className={classes['uses']} data-number>
        {wholeNumber(usesOf(row))}
      </td>
      <td className={classes['lastUsed']}>
        {command && (
          <span title={command.lastUsed === null ? undefined : exactTime(command.lastUsed)}>
            {command.lastUsed === null ? t('list.never') : relativeTime(command.lastUsed, now)}
          </span>
        )}
      </td>
    </TableLine>
  );
});

function OnSwitch({ command, name }: { command: CommandRow; name: string }): ReactNode {
  const { t } = useTranslation('commands');
  const { id, options, moduleOn, module, moduleTitle } = command;
  if (!moduleOn) {
    const label = t('list.switchModuleOn', { module: moduleTitle });
    return (
      <button
        type="button"
        className={classes['power']}
        tabIndex={-1}
        aria-label={label}
        title={label}
        onClick={() => void switchModuleOn(module)}
      >
        <IconPower size={15} aria-hidden="true" />
      </button>
    );
  }
  return (
    <Switch
      size="xs"
      tabIndex={-1}
      checked={options.enabled}
      aria-label={t('list.switch', { name })}
      onChange={(event) => void switchCommand(id, event.currentTarget.checked, name)}
    />
  );
}

/** In one line what it is good for. */
function Does({ row, prefix }: { row: TableRow; prefix: string }): ReactNode {
  const { t } = useTranslation('commands');
  if (row.kind === 'alias') return <span>{t('list.standsFor', { line: `${prefix}${row.alias.line}` })}</span>;
  const { command } = row;
  if (!command.moduleOn)
    return <span className={classes['quiet']}>{t('list.moduleOff', { module: command.moduleTitle })}</span>;
  if (command.stepCount > 0)
    return (
      <span title={command.help}>
        <span className={classes['quiet']}>{t('list.steps', { count: command.stepCount })}</span>{' '}
        {command.help}
      </span>
    );
  return <span title={command.response ?? command.help}>{command.response ?? command.help}</span>;
}
