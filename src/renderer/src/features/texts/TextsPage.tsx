import { Skeleton } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { Refusal } from '../../ui/Refusal.tsx';
import { useVariables } from '../../ui/text/variables.ts';
import { PlaygroundCard } from './PlaygroundCard.tsx';
import { tryText } from './playground.ts';
import classes from './TextsPage.module.css';
import { VariablesCard } from './VariablesCard.tsx';

export function TextsPage(): ReactNode {
  const { variables, refused } = useVariables();
  const top = useRef<HTMLDivElement>(null);
  if (refused && !variables) {
    return <Refusal error={refused} feature="texts" onRetry={() => location.reload()} />;
  }
  return (
    <div className={classes['page']}>
      <div ref={top}>
        <PlaygroundCard />
      </div>
      {variables === null ? (
        <Skeleton height={400} />
      ) : (
        <VariablesCard
          variables={variables}
          onTry={(text) => {
            tryText(text);
            top.current?.scrollIntoView({ block: 'nearest' });
            top.current?.querySelector('textarea')?.focus();
          }}
        />
      )}
    </div>
  );
}
