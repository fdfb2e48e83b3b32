import { useEffect } from 'react';
import { create } from 'zustand';
import { watch } from './client.ts';
import type { EventOf, FeatureId, LiveName, SnapshotOf } from './contractTypes.ts';

export interface LiveState<Data> {
  /** Null until the first snapshot; kept when nobody watches, so that a page opens with what was last known. */
  data: Data | null;
  /** Why the stream cannot be watched; null when it can. */
  refused: { code: string; message: string } | null;
}

export interface LiveStore<Data> {
  /** Watches while the component is there. */
  useLive(): LiveState<Data>;
  /** Reads without watching. */
  peek(): LiveState<Data>;
  /** Watches without a component. */
  keep(): () => void;
  /** Changes what is shown before the engine says so; the next event puts it right. */
  change(change: (data: Data) => Data): void;
  /** Tells of every change from now on. It does not watch: something else must. */
  onChange(run: (state: LiveState<Data>) => void): () => void;
}

/** A store that holds the present state of one stream. It is asked for once, however many components watch. */
export function liveStore<F extends FeatureId, L extends LiveName<F>>(
  feature: F,
  live: L,
  apply: (data: SnapshotOf<F, L>, event: EventOf<F, L>) => SnapshotOf<F, L>,
): LiveStore<SnapshotOf<F, L>> {
  type Data = SnapshotOf<F, L>;
  const useStore = create<LiveState<Data>>()(() => ({ data: null, refused: null }));
  let users = 0;
  let end = (): void => {};

  const change = (run: (data: Data) => Data): void => {
    const { data } = useStore.getState();
    if (data !== null) useStore.setState({ data: run(data) });
  };

  const keep = (): (() => void) => {
    users += 1;
    if (users === 1) {
      end = watch(feature, live, {
        onSnapshot: (data) => useStore.setState({ data, refused: null }),
        onEvents: (events) => change((data) => events.reduce(apply, data)),
        onRefused: (refused) => useStore.setState({ refused }),
      });
    }
    let kept = true;
    return () => {
      if (!kept) return;
      kept = false;
      users -= 1;
      if (users === 0) end();
    };
  };

  const useLive = (): LiveState<Data> => {
    useEffect(() => keep(), []);
    return useStore();
  };

  return {
    useLive,
    peek: () => useStore.getState(),
    keep,
    change,
    onChange: (run) => useStore.subscribe(run),
  };
}
