/**
 * One picture's search for an attention filter, made ready: the layer's activations, the
 * unfiltered answer, and what a filter is judged by. Frees what it keeps with `dispose`.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { run } from '../../../network/forward.ts';
import type { Network } from '../../../network/graph.ts';
import type { Passes } from '../mapResult.ts';
import type { MethodContext } from '../method.ts';
import type { FilterSize } from './filterForm.ts';
import { classCounts, classLoss, sameAnswerLoss } from './filterLoss.ts';
import type { Head, JudgedFilter } from './head.ts';
import { filteredLoss } from './head.ts';

export interface Task {
  readonly goal: 'class' | 'all classes';
  readonly competitors: 'all' | 'top 5';
  /** *slow*: the whole network for every filter; *fast*: only what lies above the layer. */
  readonly mode: 'fast' | 'slow';
}

export interface FilterProblem {
  /** The feature map that is filtered, `[1, h, w, K]`; owned by the problem. */
  readonly layer: Tensor4D;
  readonly size: FilterSize;
  /** What each output counts in the loss for the target. */
  readonly counts: Float32Array;
  readonly evaluate: (filter: Float32Array) => Promise<JudgedFilter>;
  /** So far. */
  readonly passes: Passes;
  dispose(): void;
}

export async function openProblem(
  { network, input, target }: Pick<MethodContext, 'network' | 'input' | 'target'>,
  head: Head,
  { goal, competitors, mode }: Task,
): Promise<FilterProblem> {
  const kept = below(network, head, input, [head.end]);
  const layer = kept[0] as Tensor4D;
  const answer = await readAnswer(kept.pop() as Tensor);
  const counts = classCounts(target, answer, competitors);
  const lossOf = goal === 'class' ? classLoss(counts) : sameAnswerLoss(answer);
  const passes = { forwards: 1, backwards: 0 };
  return {
    layer,
    size: { height: layer.shape[1], width: layer.shape[2] },
    counts,
    passes,
    evaluate: async (filter) => {
      const given = mode === 'fast' ? kept : below(network, head, input);
      passes.forwards += mode === 'fast' ? head.share : 1;
      passes.backwards += head.share;
      try {
        return await filteredLoss(network, head, given, filter, lossOf);
      } finally {
        if (mode === 'slow') tf.dispose(given);
      }
    },
    dispose: () => {
      tf.dispose(kept);
    },
  };
}

async function readAnswer(output: Tensor): Promise<Float32Array> {
  const values = await output.data<'float32'>();
  output.dispose();
  return Float32Array.from(values);
}

/** Activations that the head is fed, and those of `more`. */
function below(network: Network, head: Head, input: Tensor4D, more: readonly string[] = []): Tensor[] {
  return run(network, new Map([[network.input, input]]), [...head.feeds, ...more]);
}
