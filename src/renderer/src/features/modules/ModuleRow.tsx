import { Button, Switch, Tooltip } from '@mantine/core';
import { IconAlertCircle, IconClockPause, IconLock, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Module } from '../../../../shared/contract/modules.ts';
import { asTyped } from '../../ui/prefix.ts';
import classes from './ModuleRow.module.css';
import { retryModule, setModule } from './states.ts';

interface ModuleRowProps {
  module: Module;
  /** For the names of those that it needs. */
  all: readonly Module[];
}

export function ModuleRow({ module, all }: ModuleRowProps): ReactNode {
  const { t } = useTranslation('modules');
  const id = useId();
  const [busy, setBusy] = useState(false);
  const needs = module.dependsOn.map((needed) => all.find((other) => other.id === needed)?.title ?? needed);

  const during = async (work: Promise<void>): Promise<void> => {
    setBusy(true);
    await work;
    setBusy(false);
  };

  return (
    <li className={classes['row']} data-state={module.state} aria-labelledby={id}>
      <div className={classes['line']}>
        <div className={classes['words']}>
          <h3 className={classes['title']} id={id}>
            {module.title}
          </h3>
          <p className={classes['text']} id={`${id}-text`}>
            {asTyped(module.description)}
          </p>
          {needs.length > 0 && (
            <p className={classes['needs']}>{t('needs', { modules: needs.join(', ') })}</p>
          )}
        </div>
        <span className={classes['state']}>{t(`state.${module.state}`)}</span>
        <div className={classes['switch']}>
          {module.required ? (
            <Tooltip label={t('requiredHelp')} multiline w={240}>
              <span className={classes['required']}>
                <IconLock size={14} aria-hidden="true" />
                {t('required')}
                <span className={classes['hidden']}>{t('requiredHelp')}</span>
              </span>
            </Tooltip>
          ) : (
            <Switch
              checked={module.wanted}
              // Not disabled while it works: that would take the focus away from under the keyboard.
              aria-busy={busy}
              aria-labelledby={id}
              aria-describedby={`${id}-text`}
              onChange={(event) => {
                if (!busy) void during(setModule(module, event.currentTarget.checked));
              }}
            />
          )}
        </div>
      </div>
      {module.problem !== null && (
        <div className={classes['problem']}>
          {module.state === 'failed' ? (
            <IconAlertCircle size={18} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconClockPause size={18} stroke={1.75} aria-hidden="true" />
          )}
          <p className={classes['problemText']}>{module.problem}</p>
          {module.state === 'failed' && (
            <Button
              size="compact-xs"
              leftSection={<IconRefresh size={14} aria-hidden="true" />}
              loading={busy}
              aria-label={t('retryName', { module: module.title })}
              onClick={() => void during(retryModule(module.id))}
            >
              {t('retry')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
