/**
 * Recomputing a rectangle of one feature map from a rectangle of an earlier one.
 *
 * Every output pixel is computed by the same kernel from the same inputs as in a full
 * run, so the numbers are the same. A patch plan is arithmetic on shapes and may be kept;
 * running it touches only the pixels it names.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { runStep } from '../forward.ts';
import type { NetworkNode, NodeId, Padding } from '../graph.ts';
import type { Step } from '../plan.ts';
import { misuse } from '../refuse.ts';
import type { Shape } from '../shapes.ts';
import { changedBy, neededFor, windowOf, type Window } from './locality.ts';
import { areaOf, hull, lengthOf, type Rect } from '../../core/regions/rect.ts';

/** One kernel call on a rectangle. */
interface PatchStep {
  /** With the padding that this rectangle has: none where it ends inside the map, or where there is a margin. */
  readonly step: Step;
  /** Zeros put around the input instead of padding; null for none. */
  readonly margin: Padding | null;
  /** What it needs of every input. */
  readonly needed: Rect;
  /** What it gives. */
  readonly output: Rect;
}

export interface PatchPlan {
  readonly from: NodeId;
  /** What must be known of `from`. */
  readonly input: Rect;
  readonly steps: readonly PatchStep[];
  readonly to: NodeId;
  /** The pixels of `to` that differ where `changed` of `from` does. */
  readonly output: Rect;
}

/** A stretch of a network in which every step is local. */
export interface Stretch {
  readonly from: NodeId;
  readonly steps: readonly Step[];
  readonly to: NodeId;
  /** Of every step, by its result. */
  readonly windows: ReadonlyMap<NodeId, Window>;
}

/** The windows of `steps`, by result; null where one of them is not local. @param shapes per sample */
export function windowsOf(
  steps: readonly Step[],
  shapes: ReadonlyMap<NodeId, Shape>,
): ReadonlyMap<NodeId, Window> | null {
  const windows = new Map<NodeId, Window>();
  for (const { node, result } of steps) {
    const inputs = node.inputs.map((id) => shapes.get(id) ?? []);
    const window = windowOf(node, inputs, shapes.get(node.id) ?? []);
    if (window === null) return null;
    windows.set(result, window);
  }
  return windows;
}

/** What `changed` of the stretch's beginning makes different at its end; null where a rectangle on the way is empty. */
export function planPatch({ from, steps, to, windows }: Stretch, changed: Rect): PatchPlan | null {
  const different = new Map<NodeId, Rect>([[from, changed]]);
  for (const { node, result } of steps) {
    const inputs = node.inputs.flatMap((id) => different.get(id) ?? []);
    different.set(result, changedBy(inputs.reduce(hull), windowAt(windows, result)));
  }
  const output = different.get(to);
  if (output === undefined) throw misuse(`nothing leads from ${from} to ${to}`);
  const wanted = new Map<NodeId, Rect>([[to, output]]);
  const planned: PatchStep[] = [];
  for (const step of steps.toReversed()) {
    const rect = wanted.get(step.result);
    if (rect === undefined) continue;
    const { rect: needed, padding } = neededFor(rect, windowAt(windows, step.result));
    if (areaOf(needed) === 0 || areaOf(rect) === 0) return null;
    planned.push({ ...repadded(step, padding), needed, output: rect });
    for (const id of step.node.inputs) wanted.set(id, hull(wanted.get(id) ?? needed, needed));
  }
  const input = wanted.get(from);
  return input === undefined ? null : { from, input, steps: planned.reverse(), to, output };
}

function windowAt(windows: ReadonlyMap<NodeId, Window>, id: NodeId): Window {
  const window = windows.get(id);
  if (window === undefined) throw misuse(`${id} is not local`);
  return window;
}

const nowhere: Padding = { top: 0, bottom: 0, left: 0, right: 0 };

/**
 * WASM packs the weights of a convolution once more for every padding that it meets, and keeps them all: eight more
 * copies, for rectangles that touch this edge or that corner. Padded by hand, all share one.
 */
function repadded(step: Step, padding: Padding): Pick<PatchStep, 'step' | 'margin'> {
  const margin = step.node.kind === 'linear' && step.node.op === 'conv' && isSome(padding) ? padding : null;
  const node = withPadding(step.node, margin === null ? padding : nowhere);
  const fused = node.kind === 'linear' && step.fused !== null ? { ...step.fused, linear: node } : step.fused;
  return { step: { ...step, node, fused }, margin };
}

const isSome = ({ top, bottom, left, right }: Padding): boolean => top + bottom + left + right > 0;

function withPadding<N extends NetworkNode>(node: N, padding: Padding): N {
  if ('geometry' in node) return { ...node, geometry: { ...node.geometry, padding } };
  return node.kind === 'shape' && node.op === 'pad' ? { ...node, padding } : node;
}

/**
 * @param x `[1, …]`, exactly the plan's input rectangle; stays the caller's
 * @returns `[1, …]`, exactly its output rectangle
 */
export function runPatch(plan: PatchPlan, x: Tensor4D): Tensor4D {
  return tf.tidy(() => {
    const values = new Map<NodeId, { readonly at: Rect; readonly tensor: Tensor4D }>();
    values.set(plan.from, { at: plan.input, tensor: x });
    for (const { step, margin, needed, output } of plan.steps) {
      const inputs = step.node.inputs.map((id) => {
        const value = values.get(id);
        if (value === undefined) throw misuse(`${id} is not in the patch`);
        return widened(cropped(value.tensor, value.at, needed), margin);
      });
      values.set(step.result, { at: output, tensor: runStep(step, inputs) as Tensor4D });
    }
    const result = values.get(plan.to)?.tensor;
    if (result === undefined) throw misuse(`the patch does not reach ${plan.to}`);
    return result;
  });
}

function widened(x: Tensor4D, margin: Padding | null): Tensor4D {
  if (margin === null) return x;
  const { top, bottom, left, right } = margin;
  return tf.pad(x, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
}

/** The pixels `wanted` of a tensor that holds the pixels `held`, which include them. */
function cropped(x: Tensor4D, held: Rect, wanted: Rect): Tensor4D {
  const [height, width] = [lengthOf(wanted.rows), lengthOf(wanted.columns)];
  const [, , across, channels] = x.shape;
  if (height === x.shape[1] && width === across) return x;
  // As a matrix of rows: four-dimensional slices copy pixel by pixel on WASM.
  const rows = tf.reshape(x, [x.shape[1], across * channels]);
  const begin: [number, number] = [
    wanted.rows.from - held.rows.from,
    (wanted.columns.from - held.columns.from) * channels,
  ];
  return tf.reshape(tf.slice(rows, begin, [height, width * channels]), [1, height, width, channels]);
}
