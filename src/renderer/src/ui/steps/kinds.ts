import { useEffect } from 'react';
import { create } from 'zustand';
import type { WireError } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';
import { useConnection } from '../../api/connection.ts';
import type { Client } from '../../api/contractTypes.ts';

type Answer = Awaited<ReturnType<Client['routines']['kinds']>>;
export type AllKinds = Extract<Answer, { ok: true }>['data'];

/** All that routines can be made of, asked for once per connection. */
const useStore = create<{ kinds: AllKinds | null; error: WireError | null }>()(() => ({
  kinds: null,
  error: null,
}));

export async function loadKinds(): Promise<void> {
  const answer = await client.routines.kinds({});
  useStore.setState(answer.ok ? { kinds: answer.data, error: null } : { error: answer.error });
}

/** What the editors draw their menus and forms from; null until it is known. Modules that come and go change it. */
export function useKinds(): { kinds: AllKinds | null; error: WireError | null } {
  const epoch = useConnection((connection) => connection.epoch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection may be to an engine with other modules
  useEffect(() => {
    void loadKinds();
  }, [epoch]);
  return useStore();
}
