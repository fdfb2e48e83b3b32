import { Switch } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './SwitchRow.module.css';

interface SwitchRowProps {
  title: string;
  text: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

/** One line with a switch at its end; the whole line can be clicked. */
export function SwitchRow({ title, text, on, disabled = false, onChange }: SwitchRowProps): ReactNode {
  const id = useId();
  return (
    <label className={classes['row']} htmlFor={id}>
      <span className={classes['words']}>
        <span className={classes['title']} id={`${id}-title`}>
          {title}
        </span>
        <span className={classes['text']} id={`${id}-text`}>
          {text}
        </span>
      </span>
      <Switch
        id={id}
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
      />
    </label>
  );
}
