import { Button } from '@mantine/core';
import { IconMoodSmile, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WelcomeRule, WelcomesView, WelcomeView } from '../../../../shared/contract/welcomes.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { BulkBar } from '../../ui/rules/BulkBar.tsx';
import { done } from '../../ui/rules/done.ts';
import { NoRules } from '../../ui/rules/NoRules.tsx';
import { RuleRow } from '../../ui/rules/RuleRow.tsx';
import { RulesHead } from '../../ui/rules/RulesHead.tsx';
import { RulesPage } from '../../ui/rules/RulesPage.tsx';
import { RuleTable } from '../../ui/rules/RuleTable.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useRuleList } from '../../ui/rules/useRuleList.ts';
import { ArrivalsCard } from './ArrivalsCard.tsx';
import { newWelcome, welcomes } from './overview.ts';
import { TestCard } from './TestCard.tsx';
import { WelcomeEditor } from './WelcomeEditor.tsx';
import { audienceWords } from './words.ts';

export function WelcomesPage(): ReactNode {
  const { t } = useTranslation('welcomes');
  const live = welcomes.useLive();
  const [edited, setEdited] = useState<WelcomeRule | null>(null);
  const creating = { create: t('create'), onCreate: () => setEdited(newWelcome()) };
  return (
    <RulesPage feature="welcomes" live={live}>
      {(view) => (
        <>
          <RulesHead calls={client.welcomes} {...creating}>
            {view.here > 0 && (
              <Button
                leftSection={<IconRefresh size={16} aria-hidden="true" />}
                onClick={() => void done(client.welcomes.forget({}), t('forgotten'))}
              >
                {t('forget')}
              </Button>
            )}
          </RulesHead>
          {view.rules.length === 0 ? (
            <NoRules icon={IconMoodSmile} title={t('list.empty')} text={t('list.emptyText')} {...creating} />
          ) : (
            <>
              <WelcomesCard view={view} onEdit={({ welcomed: _, ...rule }) => setEdited(rule)} />
              <TestCard />
            </>
          )}
          <ArrivalsCard view={view} />
          {edited && (
            <WelcomeEditor rule={edited} isNew={edited.id === 'new'} onClose={() => setEdited(null)} />
          )}
        </>
      )}
    </RulesPage>
  );
}

interface WelcomesCardProps {
  view: WelcomesView;
  onEdit(rule: WelcomeView): void;
}

function WelcomesCard({ view, onEdit }: WelcomesCardProps): ReactNode {
  const { t } = useTranslation('welcomes');
  const { rules } = view;
  const list = useRuleList(rules, client.welcomes, (what, count) => t(`toast.${what}`, { count }));
  return (
    <Card flush title={t('list.title')} text={view.quiet ? t('list.quiet') : t('list.text')}>
      <BulkBar list={list} />
      <RuleTable
        label={t('list.title')}
        list={list}
        all={rules}
        name={t('list.name')}
        columns={
          <>
            <th scope="col">{t('list.audience')}</th>
            <th scope="col" className={classes['number']}>
              {t('list.count')}
            </th>
          </>
        }
      >
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            list={list}
            rule={rule}
            about={rule.reaction.kind === 'text' ? rule.reaction.text : t('list.runs')}
            onEdit={() => onEdit(rule)}
          >
            <td className={classes['quiet']}>{audienceWords(rule, t)}</td>
            <td className={classes['number']}>{t('list.people', { count: rule.welcomed })}</td>
          </RuleRow>
        ))}
      </RuleTable>
    </Card>
  );
}
