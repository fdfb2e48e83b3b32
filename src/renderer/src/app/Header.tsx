import { ActionIcon, Kbd, Menu, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconMenu2,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionBadge } from './ConnectionBadge.tsx';
import { openDialog } from './dialogs.ts';
import classes from './Header.module.css';
import { paletteKeys } from './shortcuts.ts';

export const SCHEMES = [
  { id: 'auto', icon: IconDeviceDesktop },
  { id: 'light', icon: IconSun },
  { id: 'dark', icon: IconMoon },
] as const;

export function Header({ onOpenNav }: { onOpenNav: () => void }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <header className={classes['header']}>
      <ActionIcon className={classes['burger'] ?? ''} onClick={onOpenNav} aria-label={t('nav.open')}>
        <IconMenu2 size={20} />
      </ActionIcon>
      <UnstyledButton className={classes['search'] ?? ''} onClick={() => openDialog('palette')}>
        <IconSearch size={16} aria-hidden="true" />
        <span className={classes['searchText']}>{t('palette.open')}</span>
        <span className={classes['keys']} aria-hidden="true">
          {paletteKeys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      </UnstyledButton>
      <div className={classes['end']}>
        <ConnectionBadge />
        <SchemeMenu />
        <Tooltip label={t('shortcuts.title')}>
          <ActionIcon
            className={classes['wideOnly'] ?? ''}
            onClick={() => openDialog('shortcuts')}
            aria-label={t('shortcuts.title')}
          >
            <IconKeyboard size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}

function SchemeMenu(): ReactNode {
  const { t } = useTranslation('app');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = SCHEMES.find((scheme) => scheme.id === colorScheme)?.icon ?? IconMoon;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('scheme.label')}>
          <ActionIcon aria-label={t('scheme.label')}>
            <Icon size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('scheme.label')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme}>
          {SCHEMES.map(({ id, icon: ItemIcon }) => (
            <Menu.RadioItem
              key={id}
              value={id}
              closeMenuOnClick
              rightSection={<ItemIcon size={16} stroke={1.75} aria-hidden="true" />}
              onChange={() => setColorScheme(id)}
            >
              {t(`scheme.${id}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
