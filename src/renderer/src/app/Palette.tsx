import { Modal, useMantineColorScheme } from '@mantine/core';
import { type Icon, IconKeyboard, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { features } from '../features/index.ts';
import { closeDialog, openDialog, useDialog } from './dialogs.ts';
import { SCHEMES } from './Header.tsx';
import classes from './Palette.module.css';
import { searchPalette } from './paletteSearch.ts';
import { useAllTexts } from './useAllTexts.ts';

interface Entry {
  id: string;
  group: string;
  label: string;
  description: string | null;
  keywords: readonly string[];
  icon: Icon;
  run: () => void;
}

/** More rows than this nobody reads; a longer query finds the rest. */
const MOST_SHOWN = 60;

/** Everything that can be opened or done, found by typing. */
export function Palette(): ReactNode {
  const { t } = useTranslation('app');
  const open = useDialog((state) => state.open === 'palette');
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const entries = useEntries(open);
  const shown = useMemo(() => searchPalette(entries, query).slice(0, MOST_SHOWN), [entries, query]);
  const chosen = Math.min(active, shown.length - 1);

  useEffect(() => {
    if (!open) return;
    setQuery('');
    setActive(0);
  }, [open]);

  const run = (entry: Entry | undefined): void => {
    if (!entry) return;
    closeDialog();
    entry.run();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const last = shown.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: chosen >= last ? 0 : chosen + 1,
      ArrowUp: chosen <= 0 ? last : chosen - 1,
      PageDown: Math.min(last, chosen + 8),
      PageUp: Math.max(0, chosen - 8),
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setActive(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(shown[chosen]);
    }
  };

  return (
    <Modal
      opened={open}
      onClose={closeDialog}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      padding={0}
      size={620}
      // A name on the dialog itself: the modal would put it on the layer around it.
      attributes={{ content: { 'aria-label': t('palette.label') } }}
    >
      <div className={classes['search']}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          className={classes['input']}
          data-autofocus
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={id}
          aria-activedescendant={shown[chosen] ? `${id}-${chosen}` : undefined}
          placeholder={t('palette.placeholder')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <div className={classes['list']} id={id} role="listbox" aria-label={t('palette.label')}>
        {shown.map((entry, index) => (
          <PaletteRow
            key={entry.id}
            id={`${id}-${index}`}
            entry={entry}
            heading={query === '' && entry.group !== shown[index - 1]?.group ? entry.group : null}
            showGroup={query !== ''}
            chosen={index === chosen}
            onHover={() => setActive(index)}
            onRun={() => run(entry)}
          />
        ))}
      </div>
      {shown.length === 0 && (
        <p className={classes['nothing']} role="status">
          {t('palette.nothing')}
        </p>
      )}
    </Modal>
  );
}

interface PaletteRowProps {
  id: string;
  entry: Entry;
  /** Above the row; null for none. */
  heading: string | null;
  showGroup: boolean;
  chosen: boolean;
  onHover: () => void;
  onRun: () => void;
}

function PaletteRow({ id, entry, heading, showGroup, chosen, onHover, onRun }: PaletteRowProps): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <>
      {heading !== null && (
        <div className={classes['heading']} role="presentation">
          {heading}
        </div>
      )}
      <div
        ref={row}
        id={id}
        className={classes['row']}
        role="option"
        tabIndex={-1}
        aria-selected={chosen}
        onMouseMove={onHover}
        onClick={onRun}
        // The keys are heard by the input, which keeps the focus.
        onKeyDown={undefined}
      >
        <entry.icon className={classes['icon'] ?? ''} size={18} stroke={1.75} aria-hidden="true" />
        <span className={classes['words']}>
          <span className={classes['label']}>{entry.label}</span>
          {entry.description !== null && <span className={classes['description']}>{entry.description}</span>}
        </span>
        {showGroup && <span className={classes['group']}>{entry.group}</span>}
      </div>
    </>
  );
}

/** What the shell and all features offer now; gathered each time the palette opens. */
function useEntries(open: boolean): readonly Entry[] {
  const t = useAllTexts();
  const [, navigate] = useLocation();
  const { setColorScheme } = useMantineColorScheme();
  const [offered, setOffered] = useState<readonly Entry[]>([]);

  useEffect(() => {
    if (!open) return;
    let wanted = true;
    const gather = features.map(async (feature) => {
      const actions = await feature.palette();
      return actions.map((action) => ({
        ...action,
        id: `${feature.id}.${action.id}`,
        group: t(`${feature.id}:title`),
        keywords: action.keywords ?? [],
      }));
    });
    void Promise.all(gather).then((lists) => {
      if (wanted) setOffered(lists.flat());
    });
    return () => {
      wanted = false;
    };
  }, [open, t]);

  return useMemo(() => {
    const pages = features.map((feature) => ({
      id: `page.${feature.id}`,
      group: t('app:palette.pages'),
      label: t(`${feature.id}:title`),
      description: t(`${feature.id}:intro`),
      keywords: [t('app:palette.goTo')],
      icon: feature.icon,
      run: () => navigate(feature.path),
    }));
    const own = [
      ...SCHEMES.map((scheme) => ({
        id: `scheme.${scheme.id}`,
        group: t('app:palette.app'),
        label: t('app:palette.appearance', { scheme: t(`app:scheme.${scheme.id}`) }),
        description: null,
        keywords: ['theme', 'colour'],
        icon: scheme.icon,
        run: () => setColorScheme(scheme.id),
      })),
      {
        id: 'shortcuts',
        group: t('app:palette.app'),
        label: t('app:palette.shortcuts'),
        description: null,
        keywords: ['keys', 'help'],
        icon: IconKeyboard,
        run: () => openDialog('shortcuts'),
      },
    ];
    // What takes a moment to gather comes last, so that nothing moves when it arrives.
    return [...pages, ...own, ...offered];
  }, [offered, t, navigate, setColorScheme]);
}
