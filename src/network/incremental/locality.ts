/**
 * How far a pixel reaches: which outputs of a node see an input pixel, and which input
 * pixels an output needs.
 *
 * Only nodes that look at a window, or at one pixel, are local; for all others (dense
 * layers, global pools, reshapes) there is no window and whoever asks must compute the
 * whole node. Krypton calls the two directions the propagation of the patch and its
 * context (Nakandala et al. 2019). Knows shapes, no tensors.
 */
import { planWindow, type Pair } from '../geometry.ts';
import type { LinearNode, NetworkNode, Padding, ShapeNode } from '../graph.ts';
import { sizeOf, type Shape } from '../shapes.ts';
import type { Rect, Span } from '../../core/regions/rect.ts';

/** Along one axis: output `o` sees inputs `o·stride − before` up to `reach` further, of which `input` exist. */
export interface AxisWindow {
  readonly stride: number;
  readonly reach: number;
  readonly before: number;
  readonly input: number;
  readonly output: number;
}

export interface Window {
  readonly rows: AxisWindow;
  readonly columns: AxisWindow;
}

/**
 * The window that every output pixel of `node` looks through, on all of its inputs; null where it is not local.
 * @param inputs per-sample shapes, in the order of `node.inputs`
 * @param output per-sample shape
 */
export function windowOf(node: NetworkNode, inputs: readonly Shape[], output: Shape): Window | null {
  const [first = []] = inputs;
  const [height, width] = first;
  if (height === undefined || width === undefined || first.length !== 3 || output.length !== 3) return null;
  if (inputs.some((shape) => shape[0] !== height || shape[1] !== width)) return null;
  const size: Pair = [height, width];
  if (node.kind === 'linear') return ofLinear(node, size);
  if (node.kind === 'pool') return 'keepDims' in node ? null : sliding(node.geometry, node.window, size);
  if (node.kind === 'shape') return ofReshaping(node, size);
  return looksAtOnePixel(node, sizeOf(first.slice(2))) ? pointwise(size) : null;
}

function ofLinear(node: LinearNode, size: Pair): Window | null {
  if (node.op === 'affine') return pointwise(size);
  if (node.op !== 'conv' && node.op !== 'depthwise') return null;
  return sliding(node.geometry, [node.weights.shape[0], node.weights.shape[1]], size);
}

function looksAtOnePixel(node: NetworkNode, channels: number): boolean {
  if (node.kind === 'activation') return node.slopes === null || node.slopes.size === channels;
  return node.kind === 'sum' || node.kind === 'gate' || node.kind === 'lrn' || node.kind === 'softmax';
}

function ofReshaping(node: ShapeNode, size: Pair): Window | null {
  switch (node.op) {
    case 'concat':
      return node.axis === 3 || node.axis === -1 ? pointwise(size) : null;
    case 'slice':
      return keepsPlane(node) ? pointwise(size) : null;
    case 'pad': {
      const { top, bottom, left, right } = node.padding;
      return {
        rows: { stride: 1, reach: 1, before: top, input: size[0], output: size[0] + top + bottom },
        columns: { stride: 1, reach: 1, before: left, input: size[1], output: size[1] + left + right },
      };
    }
    default:
      return null;
  }
}

/** Of a slice: whether it takes channels and leaves rows and columns alone, whatever their number. */
function keepsPlane({ begin, size }: Extract<ShapeNode, { op: 'slice' }>): boolean {
  return [0, 1, 2].every((axis) => begin[axis] === 0 && size[axis] === -1);
}

function pointwise([height, width]: Pair): Window {
  const axis = (pixels: number) => ({ stride: 1, reach: 1, before: 0, input: pixels, output: pixels });
  return { rows: axis(height), columns: axis(width) };
}

function sliding(geometry: Parameters<typeof planWindow>[0], taps: Pair, input: Pair): Window {
  const { padding, output } = planWindow(geometry, taps, input);
  const axis = (at: 0 | 1, before: number): AxisWindow => ({
    stride: geometry.strides[at],
    reach: (taps[at] - 1) * geometry.dilations[at] + 1,
    before,
    input: input[at],
    output: output[at],
  });
  return { rows: axis(0, padding.top), columns: axis(1, padding.left) };
}

/** The outputs that see any of these inputs. */
export function changedBy(changed: Rect, { rows, columns }: Window): Rect {
  return { rows: spanChanged(changed.rows, rows), columns: spanChanged(changed.columns, columns) };
}

function spanChanged({ from, to }: Span, { stride, reach, before, output }: AxisWindow): Span {
  const first = Math.max(0, Math.floor((from + before - reach) / stride) + 1);
  return { from: first, to: Math.max(first, Math.min(output, Math.ceil((to + before) / stride))) };
}

/** Inputs that these outputs need, and how many they need beyond each edge of the map, where padding stands. */
export function neededFor(wanted: Rect, { rows, columns }: Window): { readonly rect: Rect; readonly padding: Padding } {
  const [down, across] = [spanNeeded(wanted.rows, rows), spanNeeded(wanted.columns, columns)];
  return {
    rect: { rows: down.span, columns: across.span },
    padding: { top: down.before, bottom: down.after, left: across.before, right: across.after },
  };
}

function spanNeeded({ from, to }: Span, { stride, reach, before, input }: AxisWindow) {
  const first = from * stride - before;
  const last = (to - 1) * stride - before + reach;
  return {
    span: { from: Math.max(0, first), to: Math.min(input, last) },
    before: Math.max(0, -first),
    after: Math.max(0, last - input),
  };
}
