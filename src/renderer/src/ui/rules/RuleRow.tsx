import { Checkbox, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EditAndRemove } from './EditAndRemove.tsx';
import classes from './rules.module.css';
import type { RuleList } from './useRuleList.ts';

interface RuleRowProps {
  list: RuleList;
  rule: { id: string; name: string; enabled: boolean };
  /** Stands before its name; absent or empty for nothing. */
  emoji?: string;
  /** What it does, below its name. */
  about: ReactNode;
  /** Why it is left out although it is on; null or absent when all is well. */
  problem?: string | null;
  onEdit(): void;
  /** Further things to do with it, before these. */
  actions?: ReactNode;
  /** The cells between the name and the switch. */
  children: ReactNode;
}

export function RuleRow({
  list,
  rule,
  emoji = '',
  about,
  problem = null,
  onEdit,
  actions,
  children,
}: RuleRowProps): ReactNode {
  const { t } = useTranslation('app');
  const { id, name, enabled } = rule;
  return (
    <tr data-off={!enabled}>
      <td>
        <Checkbox
          aria-label={t('rules.choose', { name })}
          checked={list.chosen.has(id)}
          onChange={(event) => list.chosen.toggle(id, event.currentTarget.checked)}
        />
      </td>
      <td>
        <button type="button" className={classes['name']} onClick={onEdit}>
          {emoji !== '' && <span aria-hidden="true">{emoji} </span>}
          {name}
        </button>
        <span className={classes['sub']}>{about}</span>
        {problem !== null && <p className={classes['problem']}>{problem}</p>}
      </td>
      {children}
      <td>
        <Switch
          aria-label={t('rules.on', { name })}
          checked={enabled}
          onChange={(event) => list.enable([id], event.currentTarget.checked)}
        />
      </td>
      <td>
        <span className={classes['actions']}>
          {actions}
          <EditAndRemove name={name} onEdit={onEdit} onRemove={() => list.remove([id])} />
        </span>
      </td>
    </tr>
  );
}
