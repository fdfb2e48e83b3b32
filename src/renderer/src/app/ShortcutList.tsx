import { Kbd } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { features } from '../features/index.ts';
import classes from './ShortcutList.module.css';
import { paletteKeys } from './shortcuts.ts';
import { useAllTexts } from './useAllTexts.ts';

/** All shortcuts there are. Those of the pages come from the list of pages. */
export function ShortcutList(): ReactNode {
  const t = useAllTexts();
  return (
    <div className={classes['columns']}>
      <div>
        <Part
          title={t('app:shortcuts.everywhere')}
          rows={[
            { keys: paletteKeys, what: t('app:shortcuts.palette') },
            { keys: ['?'], what: t('app:shortcuts.help') },
          ]}
        />
        <Part
          title={t('app:shortcuts.log')}
          rows={[
            { keys: ['/'], what: t('app:shortcuts.logSearch') },
            { keys: ['↑', '↓'], what: t('app:shortcuts.logMove') },
            { keys: ['Enter'], what: t('app:shortcuts.logOpen') },
            { keys: ['Space'], what: t('app:shortcuts.logMark') },
            { keys: ['Esc'], what: t('app:shortcuts.logClose') },
            { keys: ['P'], what: t('app:shortcuts.logPause') },
          ]}
        />
        <Part
          title={t('app:shortcuts.steps')}
          rows={[
            { keys: ['Alt', '↑'], what: t('app:steps.up') },
            { keys: ['Alt', '↓'], what: t('app:steps.down') },
            { keys: ['Alt', '→'], what: t('app:steps.in') },
            { keys: ['Alt', '←'], what: t('app:steps.out') },
            { keys: ['Ctrl', 'S'], what: t('app:shortcuts.save') },
          ]}
        />
        <Part
          title={t('app:shortcuts.commands')}
          rows={[
            { keys: ['/'], what: t('app:shortcuts.logSearch') },
            { keys: ['↑', '↓'], what: t('app:shortcuts.logMove') },
            { keys: ['N'], what: t('app:shortcuts.commandsNew') },
            { keys: ['Enter'], what: t('app:shortcuts.commandsOpen') },
            { keys: ['Space'], what: t('app:shortcuts.commandsMark') },
            { keys: ['O'], what: t('app:shortcuts.commandsSwitch') },
            { keys: ['Esc'], what: t('app:shortcuts.commandsUnmark') },
          ]}
        />
      </div>
      <Part
        title={t('app:shortcuts.pages')}
        rows={features.map((feature) => ({
          keys: ['G', feature.letter.toUpperCase()],
          what: t('app:shortcuts.goTo', { page: t(`${feature.id}:title`) }),
        }))}
      />
    </div>
  );
}

function Part({
  title,
  rows,
}: {
  title: string;
  rows: { keys: readonly string[]; what: string }[];
}): ReactNode {
  return (
    <section className={classes['part']}>
      <h3 className={classes['title']}>{title}</h3>
      <dl className={classes['list']}>
        {rows.map(({ keys, what }) => (
          <Fragment key={what}>
            <dt className={classes['what']}>{what}</dt>
            <dd className={classes['keys']}>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
