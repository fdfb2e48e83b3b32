import { Button, Skeleton } from '@mantine/core';
import { IconZoomExclamation } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { BackupsCard } from './BackupsCard.tsx';
import { DataFolderCard } from './DataFolderCard.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './SettingsPage.module.css';
import { chooseSections } from './search.ts';
import { followSettings, loadSettings, useSettings } from './settingsStore.ts';
import { sectionId, useSettingsTarget } from './target.ts';

/** The parts of the page that are no section of a module. */
const FOLDER = 'data-folder';
const BACKUPS = 'all-backups';

export function SettingsPage(): ReactNode {
  const { t } = useTranslation('settings');
  const sections = useSettings((state) => state.sections);
  const error = useSettings((state) => state.error);
  const drafts = useSettings((state) => state.drafts);
  const [search, setSearch] = useState('');
  const [location] = useLocation();
  useEffect(() => followSettings(), []);
  useSettingsTarget(location, sections !== null, () => setSearch(''));

  const chosen = useMemo(() => chooseSections(sections ?? [], search), [sections, search]);
  const others = [
    { id: FOLDER, title: t('folder.title') },
    { id: BACKUPS, title: t('backups.title') },
  ].filter(({ title }) => title.toLowerCase().includes(search.trim().toLowerCase()));

  if (error && !sections)
    return <Refusal error={error} feature="settings" onRetry={() => void loadSettings()} />;
  return (
    <div className={classes['page']}>
      <div className={classes['side']}>
        <SearchField
          label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={search}
          onChange={setSearch}
        />
        <nav className={classes['sections']} aria-label={t('sections')}>
          <ul>
            {[...chosen.map(({ section }) => ({ id: section.feature, title: section.title })), ...others].map(
              ({ id, title }) => (
                <li key={id}>
                  <Link className={classes['link'] ?? ''} href={`/settings/${id}`}>
                    {title}
                    {drafts[id] && <span className={classes['dot']} role="img" aria-label={t('dirty')} />}
                  </Link>
                </li>
              ),
            )}
          </ul>
        </nav>
      </div>
      <div className={classes['forms']}>
        {sections === null && <Skeleton height={320} />}
        {chosen.map(({ section, fields }) => (
          <div key={section.feature} id={sectionId(section.feature)} className={classes['anchor']}>
            <SectionForm section={section} fields={fields} />
          </div>
        ))}
        {others.some(({ id }) => id === FOLDER) && (
          <div id={sectionId(FOLDER)} className={classes['anchor']}>
            <DataFolderCard />
          </div>
        )}
        {others.some(({ id }) => id === BACKUPS) && (
          <div id={sectionId(BACKUPS)} className={classes['anchor']}>
            <BackupsCard />
          </div>
        )}
        {sections !== null && chosen.length === 0 && others.length === 0 && (
          <EmptyState icon={IconZoomExclamation} title={t('nothing')} text={t('nothingText')}>
            <Button onClick={() => setSearch('')}>{t('clear')}</Button>
          </EmptyState>
        )}
      </div>
    </div>
  );
}
