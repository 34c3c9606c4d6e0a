/**
 * Spearman's rank correlation: do two lists put the same things first?
 *
 * Equal values share the mean of their ranks, so the order of a list says nothing.
 * A list whose values are all equal has no order to agree with: the answer is NaN,
 * and whoever averages leaves it out.
 */

/** −1 … 1, or NaN. Both lists are of one length and have no value that is no number. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [left, right] = [centred(ranksOf(a)), centred(ranksOf(b))];
  const product = (p: readonly number[], q: readonly number[]) => p.reduce((sum, x, at) => sum + x * (q[at] ?? 0), 0);
  return product(left, right) / Math.sqrt(product(left, left) * product(right, right));
}

/** 1 for the smallest; the mean rank for equal ones. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
