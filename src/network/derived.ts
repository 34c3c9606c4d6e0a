/**
 * Tensors computed once from a network's weights, such as flipped kernels, and freed with them.
 *
 * Made when first needed and kept until the network is disposed, so the first
 * reverse walk of a network leaves tensors behind and later ones do not.
 */
import { keep, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Network } from './graph.ts';

const stores = new WeakMap<Network, Map<string, Tensor>>();

/** The tensor called `key`, made by `make` on first use. Owned here: the caller does not dispose it. */
export function derived<T extends Tensor>(network: Network, key: string, make: () => T): T {
  const store = stores.get(network) ?? new Map<string, Tensor>();
  stores.set(network, store);
  const known = store.get(key);
  // One key is one kind of tensor, so what was stored under it is what `make` makes.
  if (known !== undefined) return known as T;
  const made = tidy(() => keep(make()));
  store.set(key, made);
  return made;
}

export function freeDerived(network: Network): void {
  for (const made of stores.get(network)?.values() ?? []) made.dispose();
  stores.delete(network);
}
