import { useEffect } from 'react';
import { create } from 'zustand';
import type { TextVariable } from '../../../../shared/contract/texts.ts';
import { client } from '../../api/client.ts';
import { liveStore } from '../../api/liveStore.ts';

const changed = liveStore('texts', 'changed', (_, event) => event);

/** `of` is the news that the list was asked for after; null before the first. */
const useList = create<{ variables: readonly TextVariable[] | null; of: object | null }>()(() => ({
  variables: null,
  of: null,
}));

async function load(news: object): Promise<void> {
  if (useList.getState().of === news) return;
  useList.setState({ of: news });
  const result = await client.texts.list({});
  if (useList.getState().of !== news) return;
  if (result.ok) useList.setState({ variables: result.data.variables });
  else useList.setState({ of: null });
}

/** All variables, asked for once for all fields, and again when they change. Null until they are here. */
export function useVariables(): {
  variables: readonly TextVariable[] | null;
  refused: { code: string; message: string } | null;
} {
  const { data, refused } = changed.useLive();
  useEffect(() => {
    if (data) void load(data);
  }, [data]);
  const variables = useList((state) => state.variables);
  return { variables, refused };
}
