import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBarLeft,
  IconArrowBarToRight,
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconPower,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../../../shared/contract/steps.ts';
import { useEditing } from './editing.ts';

interface StepMenuProps {
  step: Step;
  number: number;
  title: string;
}

/** What can be done with a step besides filling it in. */
export function StepMenu({ step, number, title }: StepMenuProps): ReactNode {
  const { t } = useTranslation('app');
  const { shift, duplicate, remove, change } = useEditing();
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    // The focus goes to the step that was moved, not back here.
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <ActionIcon aria-label={t('steps.menu', { number, title })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp {...icon} />}
          rightSection="Alt ↑"
          onClick={() => shift(step, 'up')}
        >
          {t('steps.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown {...icon} />}
          rightSection="Alt ↓"
          onClick={() => shift(step, 'down')}
        >
          {t('steps.down')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowBarToRight {...icon} />}
          rightSection="Alt →"
          onClick={() => shift(step, 'in')}
        >
          {t('steps.in')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowBarLeft {...icon} />}
          rightSection="Alt ←"
          onClick={() => shift(step, 'out')}
        >
          {t('steps.out')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => duplicate(step)}>
          {t('steps.duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPower {...icon} />} onClick={() => change({ ...step, off: !step.off })}>
          {t(step.off ? 'steps.on' : 'steps.off')}
        </Menu.Item>
        <Menu.Item color="bad" leftSection={<IconTrash {...icon} />} onClick={() => remove(step)}>
          {t('steps.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
