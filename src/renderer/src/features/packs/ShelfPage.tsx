import { Button, Select, Skeleton, Switch } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { PackInfo, PackShelf } from '../../../../shared/contract/packs.ts';
import { client, rewatch } from '../../api/client.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { Card } from '../../ui/Card.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { done } from '../../ui/rules/done.ts';
import rules from '../../ui/rules/rules.module.css';
import { HeadEditor } from './HeadEditor.tsx';
import classes from './Packs.module.css';
import { EMPTY_HEAD, importPack, packShelf } from './packs.ts';

/** All packs, and the season. */
export function ShelfPage(): ReactNode {
  const { t } = useTranslation('packs');
  const app = useTranslation('app').t;
  const [, navigate] = useLocation();
  const { data, refused } = packShelf.useLive();
  const [making, setMaking] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  if (refused) return <Refusal error={refused} feature="packs" onRetry={() => rewatch('packs')} />;
  if (!data) return <Skeleton height={240} aria-label={app('common.loading')} />;
  const take = async (chosen: File): Promise<void> => {
    const pack = await importPack(chosen);
    if (pack !== null) navigate(`/packs/${pack}`);
  };
  return (
    <div className={rules['stack']}>
      <PageActions>
        <Button
          leftSection={<IconFileImport size={16} aria-hidden="true" />}
          onClick={() => file.current?.click()}
        >
          {t('import')}
        </Button>
        <Button
          variant="filled"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setMaking(true)}
        >
          {t('create')}
        </Button>
      </PageActions>
      <input
        ref={file}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('importFile')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen) void take(chosen);
        }}
      />
      <Card flush title={t('shelf.title')} text={t('shelf.text')}>
        {data.packs.every(({ enabled }) => !enabled) && <p className={rules['nothing']}>{t('shelf.off')}</p>}
        <table className={rules['table']} aria-label={t('shelf.title')}>
          <thead>
            <tr>
              <th scope="col">{t('shelf.name')}</th>
              {(['questions', 'words', 'seasons', 'lines'] as const).map((field) => (
                <th key={field} scope="col" className={rules['number']}>
                  {t(`shelf.${field}`)}
                </th>
              ))}
              <th scope="col">{t('shelf.on')}</th>
            </tr>
          </thead>
          <tbody>
            {data.packs.map((pack) => (
              <PackRow key={pack.id} pack={pack} onOpen={() => navigate(`/packs/${pack.id}`)} />
            ))}
          </tbody>
        </table>
      </Card>
      <SeasonCard season={data.season} />
      {making && (
        <HeadEditor
          title={t('head.new')}
          head={EMPTY_HEAD}
          onClose={() => setMaking(false)}
          onSave={async (head) => {
            const asking = client.packs.create(head);
            const made = await done(asking, t('toast.created', { name: head.title }));
            const answer = await asking;
            if (answer.ok) navigate(`/packs/${answer.data.pack}`);
            return made;
          }}
        />
      )}
    </div>
  );
}

function PackRow({ pack, onOpen }: { pack: PackInfo; onOpen(): void }): ReactNode {
  const { t } = useTranslation('packs');
  const { id, title, enabled, ours, changed, author } = pack;
  const from = t(ours ? (changed ? 'oursChanged' : 'ours') : 'own');
  const by = ours || author === '' ? '' : `, ${t('by', { author })}`;
  return (
    <tr data-off={!enabled}>
      <td className={classes['packName']}>
        <button type="button" className={rules['name']} onClick={onOpen}>
          {title}
        </button>
        <span className={rules['sub']}>
          {from}
          {by}
        </span>
      </td>
      {(['questions', 'words', 'seasons', 'lines'] as const).map((field) => (
        <td key={field} className={rules['number']}>
          {wholeNumber(pack[field])}
        </td>
      ))}
      <td>
        <Switch
          aria-label={t('pack.on', { name: title })}
          checked={enabled}
          onChange={(event) => {
            const on = event.currentTarget.checked;
            void done(
              client.packs.enable({ pack: id, enabled: on }),
              t(on ? 'toast.on' : 'toast.off', { name: title }),
            );
          }}
        />
      </td>
    </tr>
  );
}

function SeasonCard({ season }: { season: PackShelf['season'] }): ReactNode {
  const { t } = useTranslation('packs');
  const running = season.known.find(({ id }) => id === season.now)?.title;
  return (
    <Card title={t('season.title')} text={t('season.text')}>
      <Select
        className={classes['season'] ?? ''}
        label={t('season.label')}
        description={running === undefined ? t('season.nowNone') : t('season.now', { season: running })}
        allowDeselect={false}
        value={season.choice}
        data={[
          { value: 'auto', label: t('season.auto') },
          { value: 'none', label: t('season.none') },
          ...season.known.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(chosen) => {
          if (chosen !== null) void done(client.packs.setSeason({ season: chosen }), t('season.set'));
        }}
      />
    </Card>
  );
}
