/**
 * The descent that finds an attention filter (attribution.md §C, *optimiser*, *init*, *stop rule*).
 *
 * *adam* as in the TensorFlow release: rate ½ falling to 0, begun from normal noise.
 * *sgd* as in the PyTorch release: rate ½ falling to 1e−5, begun from the filter that
 * treats all places alike. Ends where 50 iterations have changed the loss by less than
 * the tolerance. Knows no network: it is given the loss and its slope.
 */
import { seededRandom } from '../../../core/seededRandom.ts';
import { pause } from '../../pause.ts';
import { createAdam } from '../descent/adam.ts';
import type { Descent } from '../descent/descent.ts';
import { linearRate } from '../descent/descent.ts';
import { createSgd } from '../descent/sgd.ts';
import { gaussianNoise } from '../noise.ts';
import type { FilterForm } from './filterForm.ts';
import type { JudgedFilter } from './head.ts';

export interface FilterSearch {
  readonly form: FilterForm;
  readonly evaluate: (filter: Float32Array) => Promise<JudgedFilter>;
  readonly optimiser: 'adam' | 'sgd';
  readonly iterations: number;
  readonly tolerance: number;
  readonly seed: number;
}

export interface FilterStep {
  readonly filter: Float32Array;
  /** Of this filter. */
  readonly loss: number;
  /** Steps taken so far; the loss has been asked for once more than that. */
  readonly iteration: number;
}

/** Iterations between two looks at the loss. */
const STRIDE = 50;
/** Before the first look most happens early, so a replay has its pictures there. */
const EARLY: readonly number[] = [1, 2, 5, 10, 20];
/** A search that is slow shows itself this often, in milliseconds. */
const PATIENCE = 500;

/** Yields the filter at every checkpoint; the last one is the result. */
export async function* searchFilter(search: FilterSearch): AsyncGenerator<FilterStep, void, void> {
  const { form, iterations } = search;
  const { start, descent, rate } = begin(search);
  let point = start;
  let checked = Infinity;
  let shown = performance.now();
  for (let iteration = 0; ; iteration++) {
    const filter = form.filter(point);
    const { loss, slope } = await search.evaluate(filter);
    const isCheck = iteration % STRIDE === 0;
    const isLast = iteration === iterations || (isCheck && Math.abs(loss - checked) < search.tolerance);
    if (isLast || isCheck || EARLY.includes(iteration) || performance.now() - shown > PATIENCE) {
      yield { filter, loss, iteration };
      shown = performance.now();
    }
    if (isLast) return;
    if (isCheck) checked = loss;
    point = descent.step(point, form.pullBack(point, slope), rate(iteration));
    await pause();
  }
}

interface Beginning {
  readonly start: Float32Array;
  readonly descent: Descent;
  readonly rate: (iteration: number) => number;
}

function begin({ form, optimiser, iterations, seed }: FilterSearch): Beginning {
  const count = form.even.length;
  if (optimiser === 'sgd') {
    return { start: form.even, descent: createSgd(count), rate: linearRate(0.5, 1e-5, iterations) };
  }
  const start = gaussianNoise(count, 1, seededRandom(seed));
  return { start, descent: createAdam(count), rate: linearRate(0.5, 0, iterations) };
}
