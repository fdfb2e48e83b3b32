import { IconArrowForward, IconPlus, IconTerminal2 } from '@tabler/icons-react';
import { t } from 'i18next';
import { navigate } from 'wouter/use-hash-location';
import { client } from '../../api/client.ts';
import type { PaletteAction } from '../../app/panelFeature.ts';
import { newAlias } from './editing.ts';
import { LIST_PATH, pathOfKey } from './target.ts';

/** All commands by name, and new ones. They are asked for when the palette opens. */
export async function paletteActions(): Promise<PaletteAction[]> {
  const answer = await client.commands.list({});
  const commands = answer.ok
    ? answer.data.rows.map((row) => ({
        id: row.id,
        label: `${answer.data.prefix}${row.name}`,
        description: row.help,
        icon: IconTerminal2,
        keywords: [...row.aliases, row.moduleTitle, ...row.tags],
        run: () => navigate(pathOfKey(row.id)),
      }))
    : [];
  return [
    {
      id: 'new',
      label: t('commands:actions.new'),
      description: t('commands:palette.newHelp'),
      icon: IconPlus,
      keywords: ['add', 'command', 'create'],
      run: () => navigate(`${LIST_PATH}/new`),
    },
    {
      id: 'alias',
      label: t('commands:actions.newAlias'),
      description: t('commands:palette.aliasHelp'),
      icon: IconArrowForward,
      keywords: ['shorthand', 'command'],
      run: () => {
        navigate(LIST_PATH);
        newAlias();
      },
    },
    ...commands,
  ];
}
