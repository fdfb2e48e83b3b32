import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { AllKinds } from '../../ui/steps/kinds.ts';
import { beginNew } from './drafts.ts';
import classes from './Examples.module.css';

type Example = AllKinds['examples'][number];

/** Opens a new routine that begins with an example. */
export function useExample(): (example: Example) => void {
  const [, navigate] = useLocation();
  return ({ draft }) => {
    beginNew(structuredClone(draft));
    navigate('/routines/new');
  };
}

export function ExampleList(props: {
  examples: readonly Example[];
  onUse(example: Example): void;
}): ReactNode {
  const { t } = useTranslation('routines');
  return (
    <ul className={classes['examples']} aria-label={t('examples')}>
      {props.examples.map((example) => (
        <li key={example.id} className={classes['example']}>
          <h2 className={classes['title']}>{example.title}</h2>
          <p className={classes['help']}>{example.help}</p>
          <div>
            <Button
              size="compact-xs"
              aria-label={t('list.useName', { title: example.title })}
              onClick={() => props.onUse(example)}
            >
              {t('list.use')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
