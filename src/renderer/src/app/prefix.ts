import { client, watch } from '../api/client.ts';
import { sayPrefix } from './i18n.ts';

/** Lets all texts name commands as they are typed in this channel, from now on. */
export function followPrefix(): void {
  const read = async (): Promise<void> => {
    const answer = await client.settings.list({});
    if (!answer.ok) return;
    for (const { feature, values } of answer.data.sections) heed(feature, values);
  };
  watch('settings', 'changes', {
    onSnapshot: () => void read(),
    onEvent: ({ feature, values }) => heed(feature, values),
  });
}

function heed(feature: string, values: Readonly<Record<string, unknown>>): void {
  const prefix = values['prefix'];
  if (feature === 'commands' && typeof prefix === 'string') sayPrefix(prefix);
}
