import { Button, MultiSelect } from '@mantine/core';
import { type ReactNode, type RefObject, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { logFeed } from './feed.ts';
import { LevelMark } from './LevelMark.tsx';
import classes from './LogFilters.module.css';
import { CATEGORIES, isFiltering, LEVELS, NO_FILTER } from './logFilter.ts';
import { TimeFilter } from './TimeFilter.tsx';

/** The engine is asked when nobody has typed for this long, in milliseconds. */
const TYPED_AFTER = 250;

const askFeatures = () => client.log.features({});

export function LogFilters({ search }: { search: RefObject<HTMLInputElement | null> }): ReactNode {
  const { t } = useTranslation('log');
  const filter = useStore(logFeed.store, (state) => state.filter);
  const { data } = useAsk(useCallback(askFeatures, []));
  const [text, setText] = useState(filter.text);

  // Others clear it too.
  useEffect(() => setText(filter.text), [filter.text]);

  useEffect(() => {
    if (text === logFeed.store.getState().filter.text) return;
    const timer = setTimeout(() => logFeed.setFilter({ text }), TYPED_AFTER);
    return () => clearTimeout(timer);
  }, [text]);

  const toggleLevel = (level: (typeof LEVELS)[number]): void => {
    const levels = filter.levels.includes(level)
      ? filter.levels.filter((other) => other !== level)
      : [...filter.levels, level];
    logFeed.setFilter({ levels: levels.length === LEVELS.length ? [] : levels });
  };

  return (
    <search className={classes['filters']} aria-label={t('filter.label')}>
      <SearchField
        field={search}
        className={classes['text']}
        label={t('filter.text')}
        placeholder={t('filter.textPlaceholder')}
        clear={t('filter.remove', { name: t('filter.text') })}
        value={text}
        maxLength={200}
        onChange={setText}
      />
      <fieldset className={classes['levels']}>
        <legend className={classes['legend']}>{t('filter.levels')}</legend>
        {LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            className={classes['levelButton']}
            aria-pressed={filter.levels.includes(level)}
            onClick={() => toggleLevel(level)}
          >
            <LevelMark level={level} />
          </button>
        ))}
      </fieldset>
      <MultiSelect
        className={classes['pick'] ?? ''}
        aria-label={t('filter.categories')}
        placeholder={filter.categories.length === 0 ? t('filter.categoriesAll') : ''}
        data={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
        value={[...filter.categories]}
        onChange={(categories) => logFeed.setFilter({ categories })}
        clearable
      />
      <MultiSelect
        className={classes['pick'] ?? ''}
        aria-label={t('filter.features')}
        placeholder={filter.features.length === 0 ? t('filter.featuresAll') : ''}
        data={[...new Set([...(data?.features ?? []), ...filter.features])].sort()}
        value={[...filter.features]}
        onChange={(features) => logFeed.setFilter({ features })}
        nothingFoundMessage={t('filter.noFeature')}
        searchable
        clearable
      />
      <TimeFilter />
      <Button
        variant="subtle"
        disabled={!isFiltering(filter)}
        onClick={() => {
          setText('');
          logFeed.setFilter(NO_FILTER);
        }}
      >
        {t('filter.clear')}
      </Button>
    </search>
  );
}
