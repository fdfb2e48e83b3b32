import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PageActions } from '../../app/PageActions.tsx';
import { RuleFileMenu } from './RuleFileMenu.tsx';
import type { RuleCalls } from './ruleCalls.ts';

interface RulesHeadProps {
  calls: RuleCalls;
  create: string;
  onCreate(): void;
  /** Further things to do, before these. */
  children?: ReactNode;
}

/** Beside the heading: the rules as a file, and a new one. */
export function RulesHead({ calls, create, onCreate, children }: RulesHeadProps): ReactNode {
  return (
    <PageActions>
      {children}
      <RuleFileMenu calls={calls} />
      <Button
        variant="filled"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => onCreate()}
      >
        {create}
      </Button>
    </PageActions>
  );
}
