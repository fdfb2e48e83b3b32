import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { HappeningRow } from './HappeningRow.tsx';
import classes from './HappeningsCard.module.css';
import { HAPPENINGS } from './happenings.ts';
import { isViewerName } from './viewerName.ts';

/** Everything that can happen in a channel, at the press of a button. */
export function HappeningsCard(): ReactNode {
  const { t } = useTranslation('rehearsal');
  const [viewer, setViewer] = useState('');
  const named = viewer.trim() === '' || isViewerName(viewer);
  return (
    <Card
      flush
      title={t('happen.title')}
      text={t('happen.text')}
      end={
        <TextInput
          className={classes['who']}
          aria-label={t('happen.who')}
          placeholder={t('happen.whoPlaceholder')}
          value={viewer}
          maxLength={25}
          error={named ? null : t('say.badName')}
          onChange={(event) => setViewer(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
      }
    >
      <ul className={classes['list']}>
        {HAPPENINGS.map((form) => (
          <HappeningRow key={form.what} form={form} viewer={viewer} disabled={!named} />
        ))}
      </ul>
    </Card>
  );
}
