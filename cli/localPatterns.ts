/** Patterns of a model that was named on the command line, from where its card says they are. */
import { neverStops } from '../src/core/stop.ts';
import { loadPatterns } from '../src/engine/patterns/loadPatterns.ts';
import type { Network } from '../src/network/graph.ts';
import type { Patterns } from '../src/network/patterns/patterns.ts';
import { fetchLocal } from './localFiles.ts';
import type { ChosenModel } from './modelSource.ts';

/** @returns what asks for them; null where there are none */
export function localPatterns({ card, sha256 }: ChosenModel, network: Network): () => Promise<Patterns | null> {
  const options = { onBytes: () => undefined, signal: neverStops, cache: null, fetchFile: fetchLocal };
  return () => loadPatterns({ card, network, sha256 }, options);
}
