/**
 * What a descent is to those who use one: a rule that turns a gradient into the next point.
 *
 * A rule remembers earlier gradients, so one is made per search and asked once per
 * iteration. Plain numbers: what is optimised has at most a few thousand cells, and
 * only its gradient needs the network. Knows nothing of bounds; whoever has some clips.
 */
export interface Descent {
  /**
   * The point one step down. Neither argument is changed.
   * @param rate learning rate of this step; larger steps for larger rates
   */
  step(point: Float32Array, gradient: Float32Array, rate: number): Float32Array;
}

/** Learning rates that fall in equal steps: `first` at iteration 0, towards `last` at iteration `iterations`. */
export function linearRate(first: number, last: number, iterations: number): (iteration: number) => number {
  return (iteration) => first + (last - first) * Math.min(1, iteration / iterations);
}
