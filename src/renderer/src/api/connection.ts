import { create } from 'zustand';
import type { ConnectionState } from './transport.ts';

interface Connection {
  state: ConnectionState;
  /** How many times the panel has come online. What was asked once is asked again when it grows. */
  epoch: number;
  /** Whether the panel has been online since it was opened. */
  met: boolean;
}

/** How the panel stands with the engine, for all who draw it. */
export const useConnection = create<Connection>()(() => ({
  state: { kind: 'connecting', attempt: 0 },
  epoch: 0,
  met: false,
}));

export function reportConnection(state: ConnectionState): void {
  useConnection.setState((was) =>
    state.kind === 'online' ? { state, epoch: was.epoch + 1, met: true } : { ...was, state },
  );
}

export function useOnline(): boolean {
  return useConnection((connection) => connection.state.kind === 'online');
}
