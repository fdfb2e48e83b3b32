import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Step } from '../../../../shared/contract/steps.ts';
import rules from '../rules/rules.module.css';
import { useKinds } from './kinds.ts';
import { StepsEditor } from './StepsEditor.tsx';

interface StepsFieldProps {
  label: string;
  value: readonly Step[];
  onChange(value: Step[]): void;
  /** Facts that texts may use besides the variables. */
  known?: readonly string[];
  /** Null when all is well. */
  error: string | null;
}

/** A list of steps in a form: waits for what steps there are, and shows what is wrong below. */
export function StepsField({ label, value, onChange, known = [], error }: StepsFieldProps): ReactNode {
  const { kinds, error: failed } = useKinds();
  if (kinds === null) {
    return failed ? <p className={rules['error']}>{failed.message}</p> : <Skeleton height={80} />;
  }
  return (
    <>
      <StepsEditor label={label} value={value} kinds={kinds} known={known} onChange={onChange} />
      {error !== null && (
        <p className={rules['error']} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
