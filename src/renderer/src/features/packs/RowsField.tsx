import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { rowsOf } from './packs.ts';

interface RowsFieldProps {
  label: string;
  description: string;
  required?: boolean;
  value: readonly string[];
  onChange(rows: string[]): void;
}

/** Several short texts, one in each row. What is typed stays as it is; empty rows do not count. */
export function RowsField({ value, onChange, ...field }: RowsFieldProps): ReactNode {
  const [text, setText] = useState(() => value.join('\n'));
  return (
    <Textarea
      {...field}
      autosize
      minRows={3}
      maxRows={16}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(rowsOf(event.currentTarget.value));
      }}
    />
  );
}
