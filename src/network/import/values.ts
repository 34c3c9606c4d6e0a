/**
 * Constants of a model while it is being imported: plain float32 arrays with a shape.
 *
 * Folding runs on these and not on tensors, so importing is synchronous on every
 * back end. Integers and truth values are held as floats too (exact to 2²⁴, and
 * only shapes and axes are ever integers). Knows nothing of nodes.
 */
export interface Values {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export function vector(data: ArrayLike<number>): Values {
  return { shape: [data.length], data: Float32Array.from(data) };
}

export function mapValues(a: Values, change: (value: number) => number): Values {
  return { shape: a.shape, data: a.data.map(change) };
}

/** Elementwise with NumPy broadcasting; null where the shapes do not broadcast. */
export function combine(a: Values, b: Values, join: (x: number, y: number) => number): Values | null {
  const shape = broadcastShape(a.shape, b.shape);
  if (shape === null) return null;
  const [stepsA, stepsB] = [stepsOf(a.shape, shape), stepsOf(b.shape, shape)];
  const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const index = new Array<number>(shape.length).fill(0);
  for (let i = 0; i < data.length; i++) {
    data[i] = join(a.data[offset(index, stepsA)] ?? NaN, b.data[offset(index, stepsB)] ?? NaN);
    advance(index, shape);
  }
  return { shape, data };
}

/** The same values with axes in another order, as `tf.transpose`. */
export function permute(a: Values, permutation: readonly number[]): Values {
  const shape = permutation.map((axis) => a.shape[axis] ?? 1);
  const own = stepsOf(a.shape, a.shape);
  const steps = permutation.map((axis) => own[axis] ?? 0);
  const index = new Array<number>(shape.length).fill(0);
  const data = new Float32Array(a.data.length);
  for (let i = 0; i < data.length; i++) {
    data[i] = a.data[offset(index, steps)] ?? NaN;
    advance(index, shape);
  }
  return { shape, data };
}

/**
 * One value per channel, if `a` broadcasts along nothing else: a single value, or all axes but the last of size 1.
 * Null otherwise.
 */
export function perChannel(a: Values, channels: number): Float32Array | null {
  if (a.data.length === 1) return new Float32Array(channels).fill(a.data[0] ?? NaN);
  return a.data.length === channels && a.shape.at(-1) === channels ? a.data : null;
}

function broadcastShape(a: readonly number[], b: readonly number[]): number[] | null {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let axis = -rank; axis < 0; axis++) {
    const [left, right] = [a.at(axis) ?? 1, b.at(axis) ?? 1];
    if (left !== right && left !== 1 && right !== 1) return null;
    shape.push(left === 1 ? right : left);
  }
  return shape;
}

/** How far apart neighbours along each axis of `target` lie in an array of `shape`: 0 along broadcast axes. */
function stepsOf(shape: readonly number[], target: readonly number[]): number[] {
  const steps = new Array<number>(target.length).fill(0);
  let step = 1;
  for (let axis = 1; axis <= shape.length; axis++) {
    const size = shape.at(-axis) ?? 1;
    if (size !== 1) steps[target.length - axis] = step;
    step *= size;
  }
  return steps;
}

function offset(index: readonly number[], steps: readonly number[]): number {
  return index.reduce((sum, position, axis) => sum + position * (steps[axis] ?? 0), 0);
}

function advance(index: number[], shape: readonly number[]): void {
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const next = (index[axis] ?? 0) + 1;
    index[axis] = next < (shape[axis] ?? 1) ? next : 0;
    if (index[axis] !== 0) return;
  }
}
