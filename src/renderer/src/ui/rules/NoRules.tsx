import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../EmptyState.tsx';

interface NoRulesProps {
  icon: Icon;
  title: string;
  text: string;
  create: string;
  onCreate(): void;
}

/** There is no rule yet, and here is how to make the first one. */
export function NoRules({ icon, title, text, create, onCreate }: NoRulesProps): ReactNode {
  return (
    <EmptyState icon={icon} title={title} text={text}>
      <Button variant="filled" onClick={() => onCreate()}>
        {create}
      </Button>
    </EmptyState>
  );
}
