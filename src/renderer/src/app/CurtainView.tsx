import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CurtainView.module.css';
import type { Curtain } from './curtain.ts';
import { Mark } from './Mark.tsx';

export function CurtainView({ curtain }: { curtain: Curtain }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <main className={classes['curtain']}>
      <title>{`${curtain.title} · ${t('name')}`}</title>
      <div className={classes['words']}>
        <div className={classes['mark']}>
          <Mark lit size={56} />
        </div>
        <div role="status">
          <h1 className={classes['title']}>{curtain.title}</h1>
        </div>
        <p className={classes['text']}>{curtain.text}</p>
        {curtain.steps.length > 0 && (
          <ol className={classes['steps']}>
            {curtain.steps.map((step) => (
              <li key={step.label} data-state={step.state}>
                <span className={classes['sign']} aria-hidden="true">
                  {step.state === 'done' && <IconCheck size={14} stroke={2.5} />}
                </span>
                {step.label}
                {step.state === 'done' && <span className={classes['hidden']}>{t('common.done')}</span>}
              </li>
            ))}
          </ol>
        )}
        <div className={classes['action']}>
          {curtain.action && <Button onClick={curtain.action.run}>{curtain.action.label}</Button>}
        </div>
      </div>
    </main>
  );
}
