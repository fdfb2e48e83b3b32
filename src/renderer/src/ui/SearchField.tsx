import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';

interface SearchFieldProps {
  label: string;
  /** Shown while it is empty; the label when absent. */
  placeholder?: string;
  value: string;
  onChange(value: string): void;
  /** The name of a button that empties it; without one there is no such button. */
  clear?: string;
  maxLength?: number;
  className?: string | undefined;
  field?: RefObject<HTMLInputElement | null>;
}

/** Where one types what is looked for. Escape leaves it. */
export function SearchField(props: SearchFieldProps): ReactNode {
  const { label, placeholder = label, value, onChange, clear, maxLength, className, field } = props;
  return (
    <TextInput
      ref={field}
      className={className ?? ''}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={
        clear !== undefined &&
        value !== '' && <CloseButton size="xs" aria-label={clear} onClick={() => onChange('')} />
      }
      value={value}
      maxLength={maxLength}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
