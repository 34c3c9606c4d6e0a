/** How far two lists of numbers go together. */

/** Pearson's coefficient, −1 … 1; null where all values of a list are equal. Both lists are of one length. */
export function correlationOf(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const { length } = a;
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [both, left, right] = [0, 0, 0];
  for (let at = 0; at < length; at++) {
    const [x, y] = [(a[at] ?? 0) - meanA, (b[at] ?? 0) - meanB];
    both += x * y;
    left += x * x;
    right += y * y;
  }
  return left === 0 || right === 0 ? null : both / Math.sqrt(left * right);
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] ?? 0;
  return sum / values.length;
}

/** 1 for the smallest value; equal ones share the mean of their ranks. */
export function meanRanks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, at) => at).sort(
    (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
  );
  const ranks = new Float64Array(values.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const value = values[order[from] ?? 0];
    while (to < order.length && values[order[to] ?? 0] === value) to++;
    // Ranks from + 1 … to.
    for (let at = from; at < to; at++) ranks[order[at] ?? 0] = (from + 1 + to) / 2;
  }
  return ranks;
}
