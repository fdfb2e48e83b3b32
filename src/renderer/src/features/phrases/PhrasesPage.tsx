import { Button } from '@mantine/core';
import { IconMessageSearch, IconZoomExclamation } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhraseRule, PhraseView } from '../../../../shared/contract/phrases.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BulkBar } from '../../ui/rules/BulkBar.tsx';
import { NoRules } from '../../ui/rules/NoRules.tsx';
import { RulesHead } from '../../ui/rules/RulesHead.tsx';
import { RulesPage } from '../../ui/rules/RulesPage.tsx';
import { RuleTable } from '../../ui/rules/RuleTable.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useRuleList } from '../../ui/rules/useRuleList.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { PhraseEditor } from './PhraseEditor.tsx';
import { PhraseRow } from './PhraseRow.tsx';
import { newPhrase, phrases } from './rules.ts';
import { TestCard } from './TestCard.tsx';

/** Rows drawn at once; more are found by searching. */
const MOST_SHOWN = 200;

export function PhrasesPage(): ReactNode {
  const { t } = useTranslation('phrases');
  const live = phrases.useLive();
  const [edited, setEdited] = useState<PhraseRule | null>(null);
  const creating = { create: t('create'), onCreate: () => setEdited(newPhrase()) };
  return (
    <RulesPage feature="phrases" live={live}>
      {({ rules }) => (
        <>
          <RulesHead calls={client.phrases} {...creating} />
          {rules.length === 0 ? (
            <NoRules
              icon={IconMessageSearch}
              title={t('list.empty')}
              text={t('list.emptyText')}
              {...creating}
            />
          ) : (
            <>
              <PhrasesCard
                rules={rules}
                onEdit={({ hits: _hits, lastHitAt: _last, problem: _problem, ...rule }) => setEdited(rule)}
              />
              <TestCard />
            </>
          )}
          {edited && (
            <PhraseEditor rule={edited} isNew={edited.id === 'new'} onClose={() => setEdited(null)} />
          )}
        </>
      )}
    </RulesPage>
  );
}

interface PhrasesCardProps {
  rules: readonly PhraseView[];
  onEdit(rule: PhraseView): void;
}

function PhrasesCard({ rules, onEdit }: PhrasesCardProps): ReactNode {
  const { t } = useTranslation('phrases');
  const [search, setSearch] = useState('');
  const words = useDeferredValue(search.toLowerCase());
  const list = useRuleList(rules, client.phrases, (what, count) => t(`toast.${what}`, { count }));
  const fitting = rules
    .filter(({ name, pattern, reaction }) =>
      `${name} ${pattern} ${reaction.kind === 'text' ? reaction.text : ''}`.toLowerCase().includes(words),
    )
    .sort((one, other) => other.priority - one.priority);
  const shown = fitting.slice(0, MOST_SHOWN);

  return (
    <Card flush title={t('list.title')} text={t('list.text')}>
      <div className={classes['filters']}>
        <SearchField
          className={classes['search']}
          label={t('list.search')}
          value={search}
          onChange={setSearch}
        />
      </div>
      <BulkBar list={list} />
      {shown.length === 0 ? (
        <EmptyState icon={IconZoomExclamation} title={t('list.nothing')} text={t('list.nothingText')}>
          <Button onClick={() => setSearch('')}>{t('list.clear')}</Button>
        </EmptyState>
      ) : (
        <RuleTable
          label={t('list.title')}
          list={list}
          all={fitting}
          name={t('list.name')}
          columns={
            <>
              <th scope="col">{t('list.kind')}</th>
              <th scope="col" className={classes['wideOnly']}>
                {t('list.who')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('list.hits')}
              </th>
            </>
          }
        >
          {shown.map((rule) => (
            <PhraseRow key={rule.id} list={list} rule={rule} onEdit={() => onEdit(rule)} />
          ))}
        </RuleTable>
      )}
      {fitting.length > shown.length && (
        <p className={classes['nothing']}>{t('list.cut', { shown: shown.length, count: fitting.length })}</p>
      )}
    </Card>
  );
}
