import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhraseView } from '../../../../shared/contract/phrases.ts';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { RuleRow } from '../../ui/rules/RuleRow.tsx';
import classes from '../../ui/rules/rules.module.css';
import type { RuleList } from '../../ui/rules/useRuleList.ts';

interface PhraseRowProps {
  list: RuleList;
  rule: PhraseView;
  onEdit(): void;
}

export function PhraseRow({ list, rule, onEdit }: PhraseRowProps): ReactNode {
  const { t } = useTranslation('phrases');
  const { name, pattern, reaction } = rule;
  const notes: string[] = [t(`kind.${rule.kind}`)];
  if (rule.priority !== 0) notes.push(t('list.priority', { count: rule.priority }));
  if (rule.stop) notes.push(t('list.stops'));
  const who: string[] = [
    rule.requiredRole === 'everyone'
      ? t('role.everyone')
      : t('list.from', { role: t(`role.${rule.requiredRole}`) }),
  ];
  if (rule.exemptRole !== null) who.push(t('list.except', { role: t(`role.${rule.exemptRole}`) }));
  return (
    <RuleRow
      list={list}
      rule={rule}
      about={
        <>
          {name !== pattern && `${pattern} → `}
          {reaction.kind === 'text' ? reaction.text : t('list.runs')}
        </>
      }
      problem={rule.problem}
      onEdit={onEdit}
    >
      <td className={classes['quiet']}>{notes.join(', ')}</td>
      <td className={`${classes['quiet']} ${classes['wideOnly']}`}>{who.join(', ')}</td>
      <td className={classes['number']}>
        {wholeNumber(rule.hits)}
        <span className={classes['sub']}>
          {rule.lastHitAt === null ? t('list.never') : <RelativeTime time={rule.lastHitAt} />}
        </span>
      </td>
    </RuleRow>
  );
}
