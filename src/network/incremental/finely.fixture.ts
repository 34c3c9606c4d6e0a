/** A network cut wherever it can be, whether that pays or not: for tests, where networks are too small for it to pay. */
import type { Network } from '../graph.ts';
import { layOut, type Layout } from './layout.ts';

export function finely(network: Network): Layout {
  return layOut(network, network.inputShape, [], (_outline, waists) => waists);
}
