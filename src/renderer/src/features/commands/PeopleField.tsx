import { Loader, Pill, PillsInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandPerson } from '../../../../shared/contract/commandDraft.ts';
import { client } from '../../api/client.ts';

interface PeopleFieldProps {
  label: string;
  description?: string;
  placeholder?: string;
  value: readonly CommandPerson[];
  most: number;
  onChange: (people: CommandPerson[]) => void;
}

/** People by their names; each name is looked up, since a person is known by id. */
export function PeopleField({
  label,
  description,
  placeholder,
  value,
  most,
  onChange,
}: PeopleFieldProps): ReactNode {
  const { t } = useTranslation('commands');
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const add = async (): Promise<void> => {
    const name = typed.trim().replace(/^@/, '');
    if (name === '' || asking) return;
    setAsking(true);
    const answer = await client.commands.findPerson({ name });
    setAsking(false);
    const person = answer.ok ? answer.data.person : null;
    if (!answer.ok) setError(answer.error.message);
    else if (person === null) setError(t('people.unknown', { name }));
    else {
      setError(null);
      setTyped('');
      if (!value.some(({ id }) => id === person.id)) onChange([...value, person]);
    }
  };

  return (
    <PillsInput
      label={label}
      description={description}
      error={error}
      rightSection={asking && <Loader size={14} />}
    >
      <Pill.Group>
        {value.map((person) => (
          <Pill
            key={person.id}
            withRemoveButton
            removeButtonProps={{
              'aria-label': t('people.remove', { name: person.name }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => onChange(value.filter(({ id }) => id !== person.id))}
          >
            {person.name}
          </Pill>
        ))}
        {value.length < most && (
          <PillsInput.Field
            aria-label={label}
            value={typed}
            maxLength={60}
            placeholder={placeholder ?? t('people.placeholder')}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setError(null);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                void add();
              } else if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1));
            }}
            onBlur={() => void add()}
          />
        )}
      </Pill.Group>
    </PillsInput>
  );
}
