/**
 * The nodes of `graph.ts` with plain arrays where those have tensors.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { NetworkNode } from '../graph.ts';
import type { Values } from './values.ts';

type PlainField<F> = F extends Tensor ? Values : F;
type Plain<N> = N extends unknown ? { readonly [K in keyof N]: PlainField<N[K]> } : never;

export type DraftNode = Plain<NetworkNode>;
export type DraftOf<K extends DraftNode['kind']> = Extract<DraftNode, { kind: K }>;

/** A node without what the builder adds. */
type WithoutName<N> = N extends unknown ? Omit<N, 'id' | 'origin'> : never;
export type DraftPart = WithoutName<DraftNode>;
