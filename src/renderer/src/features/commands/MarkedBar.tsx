import { Button, Menu, Popover, TagsInput } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkChange, CommandOptions } from '../../../../shared/contract/commandDraft.ts';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { CooldownsField } from './CooldownsField.tsx';
import { changeMany, exportCommands, putBack, removeAliases, resetUses } from './changes.ts';
import { useChoices } from './choices.ts';
import classes from './MarkedBar.module.css';
import { type Marked, markedIn } from './marked.ts';
import { clearMarks, useSelection } from './selection.ts';
import type { Rows } from './table.ts';

/** What can be done with all marked rows at once; there only while some are. */
export function MarkedBar({ rows }: { rows: Rows }): ReactNode {
  const keys = useSelection((selection) => selection.marked);
  if (keys.size === 0 || rows.all === null) return null;
  return <Bar marked={markedIn(rows.all, rows.shown, keys)} />;
}

function Bar({ marked }: { marked: Marked }): ReactNode {
  const { t } = useTranslation('commands');
  const { commands, own, builtIn, aliases, unseen } = marked;
  const none = commands.length === 0;
  const bulk = (change: BulkChange): void => void changeMany(commands, change);
  const remove = async (): Promise<void> => {
    if (own.length > 0) await changeMany(own, { do: 'delete' });
    if (aliases.length > 0) await removeAliases(aliases);
  };
  return (
    <section className={classes['bar']} aria-label={t('bulk.label')}>
      <span className={classes['count']} role="status">
        {t('bulk.count', { count: commands.length + aliases.length })}
        {unseen > 0 && <span className={classes['quiet']}> {t('bulk.unseen', { count: unseen })}</span>}
      </span>
      <Button disabled={none} onClick={() => bulk({ do: 'enable' })}>
        {t('bulk.on')}
      </Button>
      <Button disabled={none} onClick={() => bulk({ do: 'disable' })}>
        {t('bulk.off')}
      </Button>
      <Menu position="top-start">
        <Menu.Target>
          <Button disabled={none} rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
            {t('bulk.role')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {CHAT_ROLES.map((role) => (
            <Menu.Item key={role} onClick={() => bulk({ do: 'role', role })}>
              {t(`roleFrom.${role}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <CooldownsButton disabled={none} onApply={(cooldowns) => bulk({ do: 'cooldowns', cooldowns })} />
      <TagsButton
        disabled={own.length === 0}
        onApply={(add, gone) => void changeMany(own, { do: 'tags', add, remove: gone })}
      />
      <Menu position="top-start">
        <Menu.Target>
          <Button disabled={none} rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
            {t('bulk.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => bulk({ do: 'hide', hidden: true })}>{t('bulk.hide')}</Menu.Item>
          <Menu.Item onClick={() => bulk({ do: 'hide', hidden: false })}>{t('bulk.show')}</Menu.Item>
          <Menu.Item onClick={() => void exportCommands(commands)}>{t('bulk.export')}</Menu.Item>
          <Menu.Item onClick={() => void resetUses(commands)}>{t('bulk.resetUses')}</Menu.Item>
          <Menu.Item disabled={builtIn.length === 0} onClick={() => void putBack(builtIn, null)}>
            {t('bulk.putBack')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmButton
        label={t('bulk.delete')}
        disabled={own.length + aliases.length === 0}
        question={t('bulk.deleteQuestion', { count: own.length + aliases.length })}
        confirm={t('bulk.delete')}
        dangerous
        onConfirm={remove}
      >
        {t(builtIn.length > 0 ? 'bulk.deleteTextSome' : 'bulk.deleteText')}
      </ConfirmButton>
      <Button
        className={classes['end'] ?? ''}
        variant="subtle"
        leftSection={<IconX size={16} aria-hidden="true" />}
        onClick={clearMarks}
      >
        {t('bulk.clear')}
      </Button>
    </section>
  );
}

function CooldownsButton({
  disabled,
  onApply,
}: {
  disabled: boolean;
  onApply: (cooldowns: CommandOptions['cooldowns']) => void;
}): ReactNode {
  const { t } = useTranslation('commands');
  const [open, setOpen] = useState(false);
  const [rules, setRules] = useState<CommandOptions['cooldowns']>([
    { bucket: 'everyone', uses: 1, seconds: 5 },
  ]);
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <Button disabled={disabled} onClick={() => setOpen(!open)}>
          {t('bulk.cooldown')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['sheet'] ?? ''}>
        <CooldownsField value={rules} onChange={setRules} />
        <Button
          variant="filled"
          onClick={() => {
            setOpen(false);
            onApply(rules);
          }}
        >
          {t('bulk.apply')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function TagsButton({
  disabled,
  onApply,
}: {
  disabled: boolean;
  onApply: (add: string[], remove: string[]) => void;
}): ReactNode {
  const { t } = useTranslation('commands');
  const known = useChoices()?.tags ?? [];
  const [open, setOpen] = useState(false);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <Button disabled={disabled} onClick={() => setOpen(!open)}>
          {t('bulk.tags')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['sheet'] ?? ''}>
        <TagsInput
          label={t('bulk.addTags')}
          data={known}
          value={add}
          maxTags={10}
          onChange={(tags) => setAdd(tags.map((tag) => tag.slice(0, 30)))}
          comboboxProps={{ withinPortal: false }}
        />
        <TagsInput
          label={t('bulk.removeTags')}
          data={known}
          value={remove}
          maxTags={10}
          onChange={(tags) => setRemove(tags.map((tag) => tag.slice(0, 30)))}
          comboboxProps={{ withinPortal: false }}
        />
        <Button
          variant="filled"
          disabled={add.length + remove.length === 0}
          onClick={() => {
            setOpen(false);
            onApply(add, remove);
          }}
        >
          {t('bulk.apply')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
