/**
 * L2-CAF (Taha et al. 2020): one number per place of a feature map, multiplied into all of
 * its channels, such that their sum of squares is 1 and the answer comes out best
 * (attribution.md §C).
 *
 * *slow* and *fast* take the very same steps; fast keeps the feature map and runs only
 * what lies above it. *instant* is the filter they converge to where the network ends in
 * a global average. `raw` is the filter with its sign; what is shown is its absolute value,
 * as published, or its positive part.
 */
import { FailureError } from '../../../core/failure.ts';
import type { Failure } from '../../../core/failure.ts';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { l2CafCard as card } from '../../../core/methods/attention/l2Caf.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import { averageHead } from '../../../network/averageHead.ts';
import type { Network, NodeId } from '../../../network/graph.ts';
import { lastSpatialLayer, spatialLayers } from '../../../network/layers.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodQuestion } from '../method.ts';
import { refusedByRules, unsuited } from '../unsuited.ts';
import { bestForAnswer, bestForClass } from './closedForm.ts';
import type { FilterKind, FilterSize } from './filterForm.ts';
import { formOf } from './filterForm.ts';
import type { FilterProblem, Task } from './filterProblem.ts';
import { openProblem } from './filterProblem.ts';
import type { Head } from './head.ts';
import { headOf } from './head.ts';
import { searchFilter } from './searchFilter.ts';

export const l2Caf: Method = {
  card,
  refusal(question) {
    const { network } = question;
    const settled = settleOptions(card, question.options);
    const layer = layerOf(network, settled);
    if (headFor(question, layer) === null) {
      return unsuited(card, network, `the layer "${layer}" does not lead to the node that is explained`);
    }
    return settled['mode'] === 'instant'
      ? refusedInstantly(question, settled, layer)
      : refusedByRules(question, gradientRules, layer);
  },
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const asked = settleOptions(card, options);
    const layer = layerOf(context.network, asked);
    const settled: MethodOptions = { ...asked, layer };
    const head = headFor(context, layer);
    if (head === null) throw lost('a layer that leads nowhere');
    const problem = await openProblem(context, head, taskOf(settled));
    try {
      let raw: HeatMap | null = null;
      for await (const step of settled['mode'] === 'instant'
        ? instantly(context.network, problem, settled)
        : searched(problem, settled, context.seed)) {
        raw = step.raw;
        yield step;
      }
      if (raw === null) throw lost('a search that found no filter');
      const shown = settled['sign'] === 'absolute' ? { ...raw, values: raw.values.map(Math.abs) } : raw;
      return mapResult({ card, context, options: settled, raw, shown, passes: problem.passes, started });
    } finally {
      problem.dispose();
    }
  },
};

async function* instantly(
  network: Network,
  { layer, size, counts }: FilterProblem,
  options: MethodOptions,
): AsyncGenerator<MapSnapshot, void, void> {
  const head = averageHead(network);
  if (head === null) throw lost('a head that is no average');
  const filter =
    options['goal'] === 'class'
      ? await bestForClass(layer, head.weights, counts)
      : await bestForAnswer(layer, head.weights);
  yield { raw: asMap(filter, size), step: 1, steps: 1 };
}

async function* searched(
  problem: FilterProblem,
  options: MethodOptions,
  seed: number,
): AsyncGenerator<MapSnapshot, void, void> {
  const iterations = Math.round(Number(options['iterations']));
  const steps = searchFilter({
    form: formOf(options['filter'] as FilterKind, problem.size),
    evaluate: problem.evaluate,
    optimiser: options['optimiser'] as 'adam' | 'sgd',
    iterations,
    tolerance: Number(options['tolerance']),
    seed,
  });
  for await (const { filter, iteration } of steps) {
    yield { raw: asMap(filter, problem.size), step: iteration, steps: iterations };
  }
}

function refusedInstantly({ network, target }: MethodQuestion, options: MethodOptions, layer: NodeId): Failure | null {
  const no = (why: string): Failure => unsuited(card, network, `there is no instant filter ${why}`);
  const head = averageHead(network);
  if (head === null) return no('where the network does not end in a global average and one linear map');
  if (layer !== head.layer) return no(`for a layer other than "${head.layer}"`);
  if (target.kind === 'node') return no('for a node, only for classes');
  if (options['filter'] !== 'l2') return no('of this form, only of the form l2');
  return null;
}

function headFor({ network, target }: Pick<MethodQuestion, 'network' | 'target'>, layer: NodeId): Head | null {
  return headOf(network, layer, target.kind === 'node' ? target.node : network.output);
}

function taskOf(options: MethodOptions): Task {
  return {
    goal: options['goal'] as Task['goal'],
    competitors: options['competitors'] as Task['competitors'],
    mode: options['mode'] === 'slow' ? 'slow' : 'fast',
  };
}

function asMap(filter: Float32Array, { height, width }: FilterSize): HeatMap {
  return { width, height, signed: true, values: filter };
}

/** The layer asked for by name; the last spatial one where none is named. A name the network does not have is refused. */
function layerOf(network: Network, { layer }: MethodOptions): NodeId {
  if (typeof layer !== 'string') return lastSpatialLayer(network);
  if (spatialLayers(network).includes(layer)) return layer;
  throw lost(`a layer "${layer}" that ${network.name} does not have`);
}

/** What `refusal` rules out. */
const lost = (what: string): FailureError =>
  new FailureError({ kind: 'internal', detail: `L2-CAF was asked for ${what}` });
