import { Button, Skeleton, Switch, Tabs } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconPencil } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { PACK_ENTRY_KINDS, type Pack } from '../../../../shared/contract/packs.ts';
import { client, rewatch } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { done } from '../../ui/rules/done.ts';
import { EntryList } from './EntryList.tsx';
import { HeadEditor } from './HeadEditor.tsx';
import classes from './Packs.module.css';
import { entriesOf, exportPack, headOf, packShelf } from './packs.ts';

/** One pack with all that it holds. */
export function PackPage({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('packs');
  const app = useTranslation('app').t;
  const { data: shelf, refused } = packShelf.useLive();
  const ask = useCallback(() => client.packs.open({ pack: id }), [id]);
  const { data, error, again } = useAsk(ask);
  const revision = shelf?.revision ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of a pack is the reason to ask again
  useEffect(() => again(), [again, revision]);

  const back = (
    <Button
      component={Link}
      href="/packs"
      variant="subtle"
      leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
    >
      {t('back')}
    </Button>
  );
  if (refused) return <Refusal error={refused} feature="packs" onRetry={() => rewatch('packs')} />;
  if (error) {
    return (
      <>
        <PageActions>{back}</PageActions>
        <Refusal error={error} feature="packs" onRetry={again} />
      </>
    );
  }
  if (!data) return <Skeleton height={240} aria-label={app('common.loading')} />;
  const { pack } = data;
  return (
    <>
      <PageActions>
        {back}
        <PackButtons pack={pack} />
      </PageActions>
      <Cover pack={pack} />
      <Tabs defaultValue="question" keepMounted={false} mt="md">
        <Tabs.List aria-label={t('pack.tabs')}>
          {PACK_ENTRY_KINDS.map((kind) => (
            <Tabs.Tab
              key={kind}
              value={kind}
              rightSection={
                <span className={classes['count']}>{wholeNumber(entriesOf(pack, kind).length)}</span>
              }
            >
              {t(`kinds.${kind}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {PACK_ENTRY_KINDS.map((kind) => (
          <Tabs.Panel key={kind} value={kind} pt="md">
            <EntryList pack={pack} kind={kind} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Cover({ pack }: { pack: Pack }): ReactNode {
  const { t } = useTranslation('packs');
  const [editing, setEditing] = useState(false);
  const { id, title, text, author, licence, version, ours, changed, enabled } = pack;
  const facts = [
    t(ours ? (changed ? 'oursChanged' : 'ours') : 'own'),
    author === '' ? '' : t('by', { author }),
    licence,
    version === '' ? '' : t('version', { version }),
  ].filter((fact) => fact !== '');
  return (
    <Card
      title={title}
      text={text}
      end={
        <div className={classes['coverEnd']}>
          <Button leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={() => setEditing(true)}>
            {t('pack.cover')}
          </Button>
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
        </div>
      }
    >
      <p className={classes['facts']}>{facts.join(' · ')}</p>
      {editing && (
        <HeadEditor
          title={t('head.edit')}
          head={headOf(pack)}
          onClose={() => setEditing(false)}
          onSave={(head) => done(client.packs.describe({ pack: id, head }), t('toast.described'))}
        />
      )}
    </Card>
  );
}

function PackButtons({ pack }: { pack: Pack }): ReactNode {
  const { t } = useTranslation('packs');
  const [, navigate] = useLocation();
  const { id, title, ours, changed } = pack;
  const copy = async (): Promise<void> => {
    const name = t('pack.copyName', { name: title }).slice(0, 60);
    const asking = client.packs.copy({ pack: id, title: name });
    await done(asking, t('toast.copied', { name }));
    const answer = await asking;
    if (answer.ok) navigate(`/packs/${answer.data.pack}`);
  };
  const drop = async (): Promise<void> => {
    const isGone = await done(client.packs.drop({ pack: id }), t('toast.dropped', { name: title }));
    if (isGone) navigate('/packs');
  };
  const reset = async (): Promise<void> => {
    await done(client.packs.reset({ pack: id }), t('toast.reset', { name: title }));
  };
  return (
    <>
      <Button
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        onClick={() => void exportPack(id, title)}
      >
        {t('pack.export')}
      </Button>
      <Button onClick={() => void copy()}>{t('pack.copy')}</Button>
      {ours && changed && (
        <ConfirmButton
          label={t('pack.reset')}
          question={t('pack.resetQuestion', { name: title })}
          confirm={t('pack.reset')}
          onConfirm={reset}
        >
          {t('pack.resetText')}
        </ConfirmButton>
      )}
      {!ours && (
        <ConfirmButton
          label={t('pack.drop')}
          question={t('pack.dropQuestion', { name: title })}
          confirm={t('pack.drop')}
          dangerous
          onConfirm={drop}
        >
          {t('pack.dropText')}
        </ConfirmButton>
      )}
    </>
  );
}
