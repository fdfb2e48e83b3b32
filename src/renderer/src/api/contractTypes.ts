import type { z } from 'zod';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ClientFor } from '../../../shared/rpc/contract.ts';

export type FeatureId = keyof Contract & string;
export type LiveName<F extends FeatureId> = keyof Contract[F]['lives'] & string;

type SchemaOutput<T> = T extends z.ZodType ? z.output<T> : never;
type LiveOf<F extends FeatureId, L extends LiveName<F>> = Contract[F]['lives'][L];

/** What a stream begins with. */
export type SnapshotOf<F extends FeatureId, L extends LiveName<F>> =
  LiveOf<F, L> extends { snapshot: infer S } ? SchemaOutput<S> : never;

/** What a stream tells from then on. */
export type EventOf<F extends FeatureId, L extends LiveName<F>> =
  LiveOf<F, L> extends { event: infer E } ? SchemaOutput<E> : never;

/** Every call of the contract, by feature. */
export type Client = { readonly [F in FeatureId]: ClientFor<Contract[F]> };
