import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { client, watch } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { exactTime, shortDate, wholeNumber } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { forget } from './actions.ts';
import type { PanelCurrency } from './currencies.ts';
import { MergeForm } from './MergeForm.tsx';
import classes from './Person.module.css';
import { PersonBalances } from './PersonBalances.tsx';
import { PersonFields } from './PersonFields.tsx';
import { open } from './usersTable.ts';
import { watchedText } from './watched.ts';

/** Everything about one person, beside the table; what can be changed is changed in place. */
export function Person({ id, currencies }: { id: string; currencies: readonly PanelCurrency[] }): ReactNode {
  const { t } = useTranslation('viewers');
  const heading = useId();
  const asked = useAsk(useCallback(() => client.viewers.get({ id }), [id]));
  const { again } = asked;
  useEffect(
    () =>
      watch('viewers', 'now', {
        onSnapshot: () => {},
        onEvents: (events) => {
          if (events.some(({ edited }) => edited)) again();
        },
      }),
    [again],
  );

  const viewer = asked.data?.viewer;
  return (
    <aside className={classes['panel']} aria-labelledby={heading}>
      <div className={classes['head']}>
        <h2 className={classes['title']} id={heading}>
          {viewer?.name ?? t('person.label')}
        </h2>
        <Tooltip label={t('person.close')}>
          <ActionIcon aria-label={t('person.close')} onClick={() => open(null)}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      {asked.error && !asked.data && <Refusal error={asked.error} feature="viewers" onRetry={again} />}
      {asked.data && viewer && (
        <>
          <p className={classes['quiet']}>
            {t(`role.${viewer.role}`)} · {viewer.login} · {viewer.id}
          </p>
          <FactList
            facts={[
              {
                name: t('person.last'),
                value: viewer.present ? (
                  t('here')
                ) : viewer.lastSeen ? (
                  <RelativeTime time={viewer.lastSeen} />
                ) : (
                  t('never')
                ),
              },
              {
                name: t('person.seen'),
                value: viewer.firstSeen ? <RelativeTime time={viewer.firstSeen} /> : t('never'),
              },
              {
                name: t('person.watched'),
                value: watchedText(viewer.watchedMinutes, t),
              },
              { name: t('person.messages'), value: wholeNumber(viewer.messages) },
              { name: t('person.streams'), value: wholeNumber(viewer.streams) },
              { name: t('person.streak'), value: wholeNumber(viewer.streak) },
              {
                name: t('person.follows'),
                value:
                  asked.data.followedAt !== null
                    ? t('person.followsSince', { date: shortDate(asked.data.followedAt, Date.now()) })
                    : viewer.follows === null
                      ? t('person.unknown')
                      : t('person.followsNot'),
              },
            ]}
          />
          <PersonFields
            key={`${viewer.notes} ${viewer.birthday}`}
            viewer={viewer}
            ignoredByList={asked.data.ignoredByList}
            ignoredSetting={asked.data.ignoredSetting}
          />
          <PersonBalances id={id} name={viewer.name} currencies={currencies} />
          {asked.data.names.length > 0 && (
            <section aria-label={t('person.names')}>
              <h3 className={classes['subtitle']}>{t('person.names')}</h3>
              <ul className={classes['history']}>
                {asked.data.names.map((former) => (
                  <li key={`${former.login} ${former.until}`}>
                    {former.name}{' '}
                    <span className={classes['quiet']} title={exactTime(former.until)}>
                      {t('person.until', { date: shortDate(former.until, Date.now()) })}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {asked.data.roles.length > 0 && (
            <section aria-label={t('person.roles')}>
              <h3 className={classes['subtitle']}>{t('person.roles')}</h3>
              <ul className={classes['history']}>
                {asked.data.roles.map(({ role, since }) => (
                  <li key={`${role} ${since}`}>
                    {t(`role.${role}`)}{' '}
                    <span className={classes['quiet']} title={exactTime(since)}>
                      {t('person.since', { date: shortDate(since, Date.now()) })}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <MergeForm from={viewer} />
          <div className={classes['actions']}>
            <Button
              component="a"
              href={`https://www.twitch.tv/${viewer.login}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('person.channel')}
            </Button>
            <ConfirmButton
              label={t('person.forget')}
              question={t('bulk.forgetQuestion', { count: 1 })}
              confirm={t('bulk.forget')}
              dangerous
              onConfirm={() => forget([id])}
            >
              {t('bulk.forgetText')}
            </ConfirmButton>
          </div>
        </>
      )}
    </aside>
  );
}
