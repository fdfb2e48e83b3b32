import { Button, Combobox, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Piece } from './model.ts';
import classes from './PiecePicker.module.css';
import { findPieces } from './search.ts';

interface PiecePickerProps<P extends Piece> {
  label: string;
  /** The whole name of the button where several have the same label. */
  name?: string;
  placeholder: string;
  pieces: readonly P[];
  size?: 'xs' | 'compact-xs';
  variant?: 'default' | 'subtle' | 'filled';
  disabled?: boolean;
  onPick(piece: P): void;
}

/** A button with a menu of all that can be added, by group, which a word narrows. */
export function PiecePicker<P extends Piece>(props: PiecePickerProps<P>): ReactNode {
  const {
    label,
    name,
    placeholder,
    pieces,
    size = 'xs',
    variant = 'default',
    disabled = false,
    onPick,
  } = props;
  const { t } = useTranslation('app');
  const [search, setSearch] = useState('');
  const groups = useMemo(() => findPieces(pieces, search), [pieces, search]);
  const combobox = useCombobox({
    onDropdownOpen: () => {
      setSearch('');
      combobox.focusSearchInput();
    },
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const { dropdownOpened, selectFirstOption } = combobox;

  // Enter takes the first one that fits.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other groups have another first one
  useEffect(() => {
    if (dropdownOpened) selectFirstOption();
  }, [groups, dropdownOpened]);

  return (
    <Combobox
      store={combobox}
      width={380}
      position="bottom-start"
      withinPortal
      onOptionSubmit={(id) => {
        const piece = pieces.find((one) => one.id === id);
        combobox.closeDropdown();
        if (piece) onPick(piece);
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          size={size}
          variant={variant}
          disabled={disabled}
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          aria-label={name}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {label}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown className={classes['dropdown'] ?? ''}>
        <Combobox.Search
          value={search}
          placeholder={placeholder}
          aria-label={placeholder}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            combobox.closeDropdown();
            combobox.focusTarget();
          }}
        />
        <Combobox.Options className={classes['options'] ?? ''} aria-label={placeholder}>
          {groups.map(({ group, pieces: members }) => (
            <Combobox.Group key={group} label={group}>
              {members.map((piece) => (
                <Combobox.Option key={piece.id} value={piece.id}>
                  <span className={classes['title']}>{piece.title}</span>
                  <span className={classes['help']}>{piece.help}</span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {groups.length === 0 && <Combobox.Empty>{t('steps.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
