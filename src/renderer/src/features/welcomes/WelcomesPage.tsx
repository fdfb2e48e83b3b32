import { ActionIcon, Button, Checkbox, Skeleton, Switch, Tooltip } from '@mantine/core';
import { IconMoodSmile, IconPencil, IconPlus, IconRefresh, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WelcomeRule, WelcomesView, WelcomeView } from '../../../../shared/contract/welcomes.ts';
import { client } from '../../api/client.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { shortDateTime } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { BulkBar } from '../../ui/rules/BulkBar.tsx';
import { done } from '../../ui/rules/done.ts';
import { RuleFileMenu } from '../../ui/rules/RuleFileMenu.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useChosen } from '../../ui/rules/useChosen.ts';
import { newWelcome, welcomes } from './overview.ts';
import { TestCard } from './TestCard.tsx';
import { WelcomeEditor } from './WelcomeEditor.tsx';
import { audienceWords } from './words.ts';

export function WelcomesPage(): ReactNode {
  const { t } = useTranslation('welcomes');
  const { data, refused } = welcomes.useLive();
  const [edited, setEdited] = useState<WelcomeRule | null>(null);

  if (refused && !data) {
    return <Refusal error={refused} feature="welcomes" onRetry={() => location.reload()} />;
  }
  if (data === null) return <Skeleton height={280} />;
  return (
    <div className={classes['stack']}>
      <PageActions>
        {data.here > 0 && (
          <Button
            leftSection={<IconRefresh size={16} aria-hidden="true" />}
            onClick={() => void done(client.welcomes.forget({}), t('forgotten'))}
          >
            {t('forget')}
          </Button>
        )}
        <RuleFileMenu
          exportRules={() => client.welcomes.exportRules({})}
          importRules={(text, mode) => client.welcomes.importRules({ text, mode })}
        />
        <Button
          variant="filled"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setEdited(newWelcome())}
        >
          {t('create')}
        </Button>
      </PageActions>
      {data.rules.length === 0 ? (
        <EmptyState icon={IconMoodSmile} title={t('list.empty')} text={t('list.emptyText')}>
          <Button variant="filled" onClick={() => setEdited(newWelcome())}>
            {t('create')}
          </Button>
        </EmptyState>
      ) : (
        <>
          <RulesCard view={data} onEdit={({ welcomed: _, ...rule }) => setEdited(rule)} />
          <TestCard />
        </>
      )}
      <ArrivalsCard view={data} />
      {edited && <WelcomeEditor rule={edited} isNew={edited.id === 'new'} onClose={() => setEdited(null)} />}
    </div>
  );
}

function RulesCard({ view, onEdit }: { view: WelcomesView; onEdit(rule: WelcomeView): void }): ReactNode {
  const { t } = useTranslation(['welcomes', 'app']);
  const { rules } = view;
  const chosen = useChosen(rules);
  const marked = rules.every(({ id }) => chosen.has(id));
  const enable = (ids: readonly string[], on: boolean): void =>
    void done(
      client.welcomes.enable({ ids: [...ids], on }),
      t(on ? 'welcomes:toast.on' : 'welcomes:toast.off', { count: ids.length }),
    );
  const remove = (ids: readonly string[]): void =>
    void done(client.welcomes.remove({ ids: [...ids] }), t('welcomes:toast.removed', { count: ids.length }));
  return (
    <Card
      flush
      title={t('welcomes:list.title')}
      text={view.quiet ? t('welcomes:list.quiet') : t('welcomes:list.text')}
    >
      <BulkBar chosen={chosen} onEnable={enable} onRemove={remove} />
      <table className={classes['table']} aria-label={t('welcomes:list.title')}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={t('app:rules.chooseAll')}
                checked={marked}
                indeterminate={!marked && chosen.ids.length > 0}
                onChange={(event) =>
                  chosen.all(
                    rules.map(({ id }) => id),
                    event.currentTarget.checked,
                  )
                }
              />
            </th>
            <th scope="col">{t('welcomes:list.name')}</th>
            <th scope="col">{t('welcomes:list.audience')}</th>
            <th scope="col" className={classes['number']}>
              {t('welcomes:list.count')}
            </th>
            <th scope="col">{t('welcomes:list.on')}</th>
            <th scope="col">{t('welcomes:list.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <WelcomeRow
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
    </Card>
  );
}

interface WelcomeRowProps {
  rule: WelcomeView;
  marked: boolean;
  onMark(on: boolean): void;
  onEdit(): void;
  onEnable(on: boolean): void;
  onRemove(): void;
}

function WelcomeRow({ rule, marked, onMark, onEdit, onEnable, onRemove }: WelcomeRowProps): ReactNode {
  const { t } = useTranslation(['welcomes', 'app']);
  const own = useTranslation('welcomes').t;
  const { name, reaction } = rule;
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
          {reaction.kind === 'text' ? reaction.text : t('welcomes:list.runs')}
        </span>
      </td>
      <td className={classes['quiet']}>{audienceWords(rule, own)}</td>
      <td className={classes['number']}>{t('welcomes:list.people', { count: rule.welcomed })}</td>
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

/** Who has come, and what became of their welcome. */
function ArrivalsCard({ view }: { view: WelcomesView }): ReactNode {
  const { t } = useTranslation('welcomes');
  const text =
    view.since === null || view.here === 0
      ? null
      : t('arrivals.since', { count: view.here, time: shortDateTime(view.since) });
  return (
    <Card flush title={t('arrivals.title')} text={text}>
      {view.arrivals.length === 0 ? (
        <p className={classes['nothing']}>{t('arrivals.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {view.arrivals.map((arrival) => (
            <li key={arrival.key} className={classes['item']}>
              <span className={classes['grow']}>
                <strong>{arrival.user.name}</strong>{' '}
                <span className={classes['quiet']}>
                  {arrival.rule !== null && `${arrival.rule}: `}
                  {arrival.why}
                </span>
              </span>
              <span
                className={classes['state']}
                data-tone={arrival.outcome === 'welcomed' ? 'live' : 'quiet'}
              >
                {t(`arrivals.${arrival.outcome}`)}
              </span>
              <span className={classes['quiet']}>
                <RelativeTime time={arrival.time} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
