import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankCorrelation } from './rankCorrelation.ts';

const value = fc.integer({ min: -4, max: 4 });
const pairs = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 9 });
const split = (list: readonly (readonly [number, number])[]) => [list.map(([a]) => a), list.map(([, b]) => b)] as const;

/** Ranks by every order that sorts the list, averaged: what "average rank" means, with no formula. */
function ranksByAllOrders(values: readonly number[]): number[] {
  const orders = (left: readonly number[]): number[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap((at) => orders(left.filter((one) => one !== at)).map((rest) => [at, ...rest]));
  const sorted = orders(values.map((_, at) => at)).filter((order) =>
    order.every((at, place) => place === 0 || values[order[place - 1]!]! <= values[at]!),
  );
  return values.map((_, at) => sorted.reduce((sum, order) => sum + order.indexOf(at) + 1, 0) / sorted.length);
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  const over = n * sum(a.map((x, at) => x * b[at]!)) - sum(a) * sum(b);
  const spread = (list: readonly number[]) => n * sum(list.map((x) => x * x)) - sum(list) ** 2;
  return over / Math.sqrt(spread(a) * spread(b));
}

describe('the correlation of ranks', () => {
  it('is that of a worked example', () => {
    // Ranks 1 2 3 4 5 and 2 1 4 3 5: 1 − 6·4 ÷ (5·24).
    expect(rankCorrelation([1, 2, 3, 4, 5], [20, 10, 40, 30, 500])).toBeCloseTo(0.8, 12);
  });

  it('shares the ranks of equal values', () => {
    // scipy.stats.spearmanr([1, 2, 2, 3], [1, 3, 2, 4]) = 0.9486832980505138
    expect(rankCorrelation([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(0.9486832980505138, 12);
  });

  it('is no number where one list has no order', () => {
    expect(rankCorrelation([3, 3, 3], [1, 2, 3])).toBeNaN();
    expect(rankCorrelation([1, 2, 3], [0, 0, 0])).toBeNaN();
    expect(rankCorrelation([1], [1])).toBeNaN();
  });

  it('agrees with ranks averaged over every way to sort', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 6 }), (list) => {
        const [a, b] = split(list);
        const due = pearson(ranksByAllOrders(a), ranksByAllOrders(b));
        const ours = rankCorrelation(a, b);
        if (Number.isNaN(due)) expect(ours).toBeNaN();
        else expect(ours).toBeCloseTo(due, 10);
      }),
      { numRuns: 60 },
    );
  });

  it('is exactly one with any list of the same order, and minus one with the reverse', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a] = split(list);
        fc.pre(new Set(a).size > 1);
        expect(
          rankCorrelation(
            a,
            a.map((x) => x ** 3 + x),
          ),
        ).toBe(1);
        expect(
          rankCorrelation(
            a,
            a.map((x) => -Math.exp(x)),
          ),
        ).toBe(-1);
      }),
    );
  });
});
