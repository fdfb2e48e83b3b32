import { client } from '../../api/client.ts';
import type { Client } from '../../api/contractTypes.ts';
import { useAsk } from '../../api/useAsk.ts';

type Answer = Awaited<ReturnType<Client['commands']['choices']>>;
export type Choices = Extract<Answer, { ok: true }>['data'];

const ask = () => client.commands.choices({});

/** Groups, currencies and tags that there are; null until they are known. */
export function useChoices(): Choices | null {
  return useAsk(ask).data;
}
