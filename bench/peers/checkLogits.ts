/** A peer is timed only if it computes what we do. */

/** Greatest difference of two logits; kernels that add in another order differ by a tenth of that. */
const TOLERANCE = 1e-4;

/** @throws Error where a logit differs by more than 1e-4 of the greatest, or of 1 where that is smaller */
export function checkLogits(peer: string, given: ArrayLike<number>, expected: ArrayLike<number>): void {
  const scale = Math.max(1, ...Array.from(expected, Math.abs));
  const gap = Math.max(...Array.from(expected, (value, at) => Math.abs(value - (given[at] ?? Number.NaN)))) / scale;
  console.error(`${peer}: its answer differs from ours by ${gap.toExponential(1)} of the greatest`);
  // Written so that a NaN fails.
  if (!(gap <= TOLERANCE) || given.length !== expected.length) {
    throw new Error(`${peer} does not compute what we do.`);
  }
}
