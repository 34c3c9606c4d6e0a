import { expect, test } from 'vitest';
import { formOf } from './filterForm.ts';
import type { FilterStep } from './searchFilter.ts';
import { searchFilter } from './searchFilter.ts';

const size = { height: 3, width: 4 };
const form = formOf('l2', size);
/** Best answered by the filter that points this way. */
const wanted = Float32Array.from({ length: 12 }, (_, i) => Math.sin(2 * i + 1));
const best = form.filter(wanted);

async function searched(given: Partial<Parameters<typeof searchFilter>[0]> = {}) {
  const asked: Float32Array[] = [];
  const steps: FilterStep[] = [];
  const evaluate = (filter: Float32Array) => {
    asked.push(filter);
    const loss = -filter.reduce((sum, value, i) => sum + value * wanted[i]!, 0);
    return Promise.resolve({ loss, slope: wanted.map((value) => -value) });
  };
  const search = { form, evaluate, optimiser: 'adam', iterations: 1000, tolerance: 1e-5, seed: 1, ...given } as const;
  for await (const step of searchFilter(search)) steps.push(step);
  return { asked, steps, last: steps.at(-1)! };
}

const gap = (a: Float32Array, b: Float32Array) => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

test.each(['adam', 'sgd'] as const)(
  '%s finds the best filter, to 1e-3, long before the last iteration',
  async (optimiser) => {
    const { last } = await searched({ optimiser });
    expect(gap(last.filter, best)).toBeLessThan(1e-3);
    expect(last.iteration).toBeLessThan(1000);
  },
);

test('it ends at the first look that finds less gained than the tolerance', async () => {
  const { steps } = await searched();
  const looks = steps.filter(({ iteration }) => iteration % 50 === 0);
  const gains = looks.slice(1).map(({ loss }, i) => looks[i]!.loss - loss);
  expect(Math.abs(gains.at(-1)!)).toBeLessThan(1e-5);
  for (const gain of gains.slice(0, -1)) expect(Math.abs(gain)).toBeGreaterThanOrEqual(1e-5);
});

test('without a tolerance it takes as many iterations as it may, and asks once more for the last filter', async () => {
  const { asked, steps, last } = await searched({ tolerance: 0, iterations: 120 });
  expect(last.iteration).toBe(120);
  expect(asked).toHaveLength(121);
  expect(steps.map(({ iteration }) => iteration)).toEqual([0, 1, 2, 5, 10, 20, 50, 100, 120]);
});

test('a step carries the loss of the very filter it shows', async () => {
  const { steps } = await searched();
  for (const { filter, loss } of steps)
    expect(loss).toBeCloseTo(-filter.reduce((sum, value, i) => sum + value * wanted[i]!, 0), 6);
});

test('adam begins with noise of its seed, sgd with the even filter', async () => {
  const [first, again, other] = [await searched(), await searched(), await searched({ seed: 2 })];
  expect(first.asked[0]).toEqual(again.asked[0]);
  expect(gap(first.asked[0]!, other.asked[0]!)).toBeGreaterThan(0.01);
  const { asked } = await searched({ optimiser: 'sgd' });
  expect(asked[0]).toEqual(form.filter(form.even));
});

test('a search that is slow shows itself between checkpoints', async () => {
  const evaluate = async () => {
    await new Promise((resolve) => setTimeout(resolve, 510));
    return { loss: 0, slope: new Float32Array(12) };
  };
  const { steps } = await searched({ evaluate, iterations: 4, tolerance: 0 });
  expect(steps.map(({ iteration }) => iteration)).toContain(3);
});
