import type { z } from 'zod';
import type { ErrorCode, Result } from './errors.ts';
import type { Role } from './roles.ts';

/** One call: what goes in, what comes out, who may make it and which errors it names. */
export interface Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  title: string;
  role: Role;
  input: I;
  output: O;
  /** The feature's own error codes that the panel can expect, besides the common ones. */
  errors?: readonly ErrorCode[];
  /** True when the call changes something: it is then written to the audit log. */
  changes?: boolean;
}

/**
 * A stream to the panel: a snapshot when a panel starts watching (also after a reconnect), then events.
 * Events are batched on the wire, so an event must make sense when it arrives up to 100 ms late.
 */
export interface Live<S extends z.ZodType = z.ZodType, E extends z.ZodType = z.ZodType> {
  title: string;
  role: Role;
  snapshot: S;
  event: E;
}

export interface FeatureContract {
  id: string;
  routes: Record<string, Route>;
  lives: Record<string, Live>;
}

export function defineRoute<I extends z.ZodType, O extends z.ZodType>(route: Route<I, O>): Route<I, O> {
  return route;
}

export function defineLive<S extends z.ZodType, E extends z.ZodType>(live: Live<S, E>): Live<S, E> {
  return live;
}

export function defineContract<
  const Id extends string,
  R extends Record<string, Route>,
  L extends Record<string, Live>,
>(contract: { id: Id; routes: R; lives: L }): { id: Id; routes: R; lives: L } {
  return contract;
}

/** Who is calling, as the transport found out. */
export interface Caller {
  role: Role;
  /** Shown in the audit log: `desktop`, `browser`, `api`, or the name of a panel key. */
  name: string;
}

/** The main side of a contract: a missing or extra handler does not compile. */
export type HandlersFor<C extends FeatureContract> = {
  [K in keyof C['routes']]: (
    input: z.output<C['routes'][K]['input']>,
    caller: Caller,
  ) => z.input<C['routes'][K]['output']> | Promise<z.input<C['routes'][K]['output']>>;
};

/** The main side of a contract's streams: what a panel that starts watching sees first. */
export type SnapshotsFor<C extends FeatureContract> = {
  [K in keyof C['lives']]: () => z.input<C['lives'][K]['snapshot']>;
};

/** The panel's side of a contract. A call answers and never rejects. */
export type ClientFor<C extends FeatureContract> = {
  [K in keyof C['routes']]: (
    input: z.input<C['routes'][K]['input']>,
  ) => Promise<Result<z.output<C['routes'][K]['output']>>>;
};
