import { ActionIcon, Button, Checkbox, Skeleton, Switch, TextInput, Tooltip } from '@mantine/core';
import {
  IconMessageSearch,
  IconPencil,
  IconPlus,
  IconSearch,
  IconTrash,
  IconZoomExclamation,
} from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhraseRule, PhraseView } from '../../../../shared/contract/phrases.ts';
import { client } from '../../api/client.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { BulkBar } from '../../ui/rules/BulkBar.tsx';
import { done } from '../../ui/rules/done.ts';
import { RuleFileMenu } from '../../ui/rules/RuleFileMenu.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useChosen } from '../../ui/rules/useChosen.ts';
import { PhraseEditor } from './PhraseEditor.tsx';
import { newPhrase, phrases } from './rules.ts';
import { TestCard } from './TestCard.tsx';

/** Rows drawn at once; more are found by searching. */
const MOST_SHOWN = 200;

export function PhrasesPage(): ReactNode {
  const { t } = useTranslation('phrases');
  const { data, refused } = phrases.useLive();
  const [edited, setEdited] = useState<PhraseRule | null>(null);

  if (refused && !data) {
    return <Refusal error={refused} feature="phrases" onRetry={() => location.reload()} />;
  }
  if (data === null) return <Skeleton height={280} />;
  return (
    <div className={classes['stack']}>
      <PageActions>
        <RuleFileMenu
          exportRules={() => client.phrases.exportRules({})}
          importRules={(text, mode) => client.phrases.importRules({ text, mode })}
        />
        <Button
          variant="filled"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setEdited(newPhrase())}
        >
          {t('create')}
        </Button>
      </PageActions>
      {data.rules.length === 0 ? (
        <EmptyState icon={IconMessageSearch} title={t('list.empty')} text={t('list.emptyText')}>
          <Button variant="filled" onClick={() => setEdited(newPhrase())}>
            {t('create')}
          </Button>
        </EmptyState>
      ) : (
        <>
          <RulesCard
            rules={data.rules}
            onEdit={({ hits: _hits, lastHitAt: _last, problem: _problem, ...rule }) => setEdited(rule)}
          />
          <TestCard />
        </>
      )}
      {edited && <PhraseEditor rule={edited} isNew={edited.id === 'new'} onClose={() => setEdited(null)} />}
    </div>
  );
}

function RulesCard({
  rules,
  onEdit,
}: {
  rules: readonly PhraseView[];
  onEdit(rule: PhraseView): void;
}): ReactNode {
  const { t } = useTranslation(['phrases', 'app']);
  const [search, setSearch] = useState('');
  const words = useDeferredValue(search.toLowerCase());
  const chosen = useChosen(rules);
  const fitting = rules
    .filter(({ name, pattern, reaction }) =>
      `${name} ${pattern} ${reaction.kind === 'text' ? reaction.text : ''}`.toLowerCase().includes(words),
    )
    .sort((one, other) => other.priority - one.priority);
  const shown = fitting.slice(0, MOST_SHOWN);
  const marked = fitting.length > 0 && fitting.every(({ id }) => chosen.has(id));
  const enable = (ids: readonly string[], on: boolean): void =>
    void done(
      client.phrases.enable({ ids: [...ids], on }),
      t(on ? 'phrases:toast.on' : 'phrases:toast.off', { count: ids.length }),
    );
  const remove = (ids: readonly string[]): void =>
    void done(client.phrases.remove({ ids: [...ids] }), t('phrases:toast.removed', { count: ids.length }));

  return (
    <Card flush title={t('phrases:list.title')} text={t('phrases:list.text')}>
      <div className={classes['filters']}>
        <TextInput
          className={classes['search'] ?? ''}
          type="search"
          aria-label={t('phrases:list.search')}
          placeholder={t('phrases:list.search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <BulkBar chosen={chosen} onEnable={enable} onRemove={remove} />
      {shown.length === 0 ? (
        <EmptyState
          icon={IconZoomExclamation}
          title={t('phrases:list.nothing')}
          text={t('phrases:list.nothingText')}
        >
          <Button onClick={() => setSearch('')}>{t('phrases:list.clear')}</Button>
        </EmptyState>
      ) : (
        <table className={classes['table']} aria-label={t('phrases:list.title')}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t('app:rules.chooseAll')}
                  checked={marked}
                  indeterminate={!marked && chosen.ids.length > 0}
                  onChange={(event) =>
                    chosen.all(
                      fitting.map(({ id }) => id),
                      event.currentTarget.checked,
                    )
                  }
                />
              </th>
              <th scope="col">{t('phrases:list.name')}</th>
              <th scope="col">{t('phrases:list.kind')}</th>
              <th scope="col" className={classes['wideOnly']}>
                {t('phrases:list.who')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('phrases:list.hits')}
              </th>
              <th scope="col">{t('phrases:list.on')}</th>
              <th scope="col">{t('phrases:list.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((rule) => (
              <PhraseRow
                key={rule.id}
                rule={rule}
                marked={chosen.has(rule.id)}
                onMark={(on) => chosen.toggle(rule.id, on)}
                onEdit={() => onEdit(rule)}
                onEnable={(on) => enable([rule.id], on)}
                onRemove={() => remove([rule.id])}
              />
            ))}
          </tbody>
        </table>
      )}
      {fitting.length > shown.length && (
        <p className={classes['nothing']}>
          {t('phrases:list.cut', { shown: shown.length, count: fitting.length })}
        </p>
      )}
    </Card>
  );
}

interface PhraseRowProps {
  rule: PhraseView;
  marked: boolean;
  onMark(on: boolean): void;
  onEdit(): void;
  onEnable(on: boolean): void;
  onRemove(): void;
}

function PhraseRow({ rule, marked, onMark, onEdit, onEnable, onRemove }: PhraseRowProps): ReactNode {
  const { t } = useTranslation(['phrases', 'app']);
  const { name, reaction } = rule;
  const notes: string[] = [t(`phrases:kind.${rule.kind}`)];
  if (rule.priority !== 0) notes.push(t('phrases:list.priority', { count: rule.priority }));
  if (rule.stop) notes.push(t('phrases:list.stops'));
  const who: string[] = [
    rule.requiredRole === 'everyone'
      ? t('phrases:role.everyone')
      : t('phrases:list.from', { role: t(`phrases:role.${rule.requiredRole}`) }),
  ];
  if (rule.exemptRole !== null) {
    who.push(t('phrases:list.except', { role: t(`phrases:role.${rule.exemptRole}`) }));
  }
  return (
    <tr data-off={!rule.enabled}>
      <td>
        <Checkbox
          aria-label={t('app:rules.choose', { name })}
          checked={marked}
          onChange={(event) => onMark(event.currentTarget.checked)}
        />
      </td>
      <td>
        <button type="button" className={classes['name']} onClick={onEdit}>
          {name}
        </button>
        <span className={classes['sub']}>
          {name !== rule.pattern && `${rule.pattern} → `}
          {reaction.kind === 'text' ? reaction.text : t('phrases:list.runs')}
        </span>
        {rule.problem !== null && <p className={classes['problem']}>{rule.problem}</p>}
      </td>
      <td className={classes['quiet']}>{notes.join(', ')}</td>
      <td className={`${classes['quiet']} ${classes['wideOnly']}`}>{who.join(', ')}</td>
      <td className={classes['number']}>
        {wholeNumber(rule.hits)}
        <span className={classes['sub']}>
          {rule.lastHitAt === null ? t('phrases:list.never') : <RelativeTime time={rule.lastHitAt} />}
        </span>
      </td>
      <td>
        <Switch
          aria-label={t('app:rules.on', { name })}
          checked={rule.enabled}
          onChange={(event) => onEnable(event.currentTarget.checked)}
        />
      </td>
      <td>
        <span className={classes['actions']}>
          <Tooltip label={t('app:rules.edit')}>
            <ActionIcon aria-label={`${t('app:rules.edit')}: ${name}`} onClick={onEdit}>
              <IconPencil size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('app:rules.remove')}>
            <ActionIcon aria-label={`${t('app:rules.remove')}: ${name}`} onClick={onRemove}>
              <IconTrash size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </span>
      </td>
    </tr>
  );
}
