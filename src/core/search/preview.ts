/**
 * The graph while the search is still running, at no cost.
 *
 * A root is an explanation because all its single removals were scored, so it and
 * its children can be drawn at once. The graph is grown on what is known and left
 * where the next level would need a forward pass.
 */
import type { SagInput } from '../sag/buildSag.ts';
import { buildSag } from '../sag/buildSag.ts';
import type { Sag } from '../sag/sag.ts';
import { neverStops } from '../stop.ts';
import type { MemoScorer } from './memo.ts';
import type { Scorer } from './scorer.ts';

class Unknown extends Error {}

/** Null where there is no root, or where not even the roots were scored. */
export async function previewGraph(scorer: MemoScorer, input: SagInput): Promise<Sag | null> {
  let graph: Sag | null = null;
  if (input.roots.length === 0) return graph;
  try {
    for await (const grown of buildSag(onlyKnown(scorer), input, neverStops)) graph = grown;
  } catch (thrown) {
    if (!(thrown instanceof Unknown)) throw thrown;
  }
  return graph;
}

function onlyKnown(scorer: MemoScorer): Scorer {
  return {
    regions: scorer.regions,
    score: (sets) => {
      const scores = sets.flatMap((set) => scorer.known(set) ?? []);
      return scores.length === sets.length ? Promise.resolve(scores) : Promise.reject(new Unknown());
    },
  };
}
