import { ActionIcon, Checkbox, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pack, PackEntry } from '../../../../shared/contract/packs.ts';
import { dayOfYear } from '../../ui/format.ts';
import rules from '../../ui/rules/rules.module.css';
import { nameOf } from './packs.ts';

interface EntryRowProps {
  pack: Pack;
  entry: PackEntry;
  marked: boolean;
  onMark(on: boolean): void;
  onEdit(): void;
  onRemove(): void;
}

export function EntryRow({ pack, entry, marked, onMark, onEdit, onRemove }: EntryRowProps): ReactNode {
  const { t } = useTranslation(['packs', 'app']);
  const name = nameOf(entry);
  const { below, beside } = useWords(pack, entry);
  const buttons = [
    { label: t('packs:list.edit', { name }), icon: IconPencil, run: onEdit },
    { label: t('packs:list.remove', { name }), icon: IconTrash, run: onRemove },
  ];
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={t('app:rules.choose', { name })}
          checked={marked}
          onChange={(event) => onMark(event.currentTarget.checked)}
        />
      </td>
      <td>
        <button type="button" className={rules['name']} onClick={onEdit}>
          {name}
        </button>
        {below !== '' && <span className={rules['sub']}>{below}</span>}
      </td>
      <td className={rules['quiet']}>{beside}</td>
      <td>
        <span className={rules['actions']}>
          {buttons.map(({ label, icon: ButtonIcon, run }) => (
            <Tooltip key={label} label={label}>
              <ActionIcon variant="subtle" aria-label={label} onClick={run}>
                <ButtonIcon size={16} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          ))}
        </span>
      </td>
    </tr>
  );
}

/** What is said of an entry besides its name. */
function useWords(pack: Pack, { kind, value }: PackEntry): { below: string; beside: string } {
  const { t } = useTranslation('packs');
  switch (kind) {
    case 'question':
      return {
        below: value.answers.join(', '),
        beside: `${t(`difficulty.d${value.difficulty}`)}, ${value.topic}`,
      };
    case 'word': {
      const season = pack.seasons.find(({ id }) => id === value.season)?.title ?? value.season;
      return { below: value.hint, beside: season === '' ? t('word.always') : season };
    }
    case 'season': {
      const count = pack.words.filter(({ season }) => season === value.id).length;
      return {
        below: t('seasonEntry.span', { from: dayOfYear(value.from), to: dayOfYear(value.to) }),
        beside: t('seasonEntry.words', { count }),
      };
    }
    case 'lines':
      return {
        below: t('lines.use', { id: value.id }),
        beside: t('lines.count', { count: value.lines.length }),
      };
  }
}
