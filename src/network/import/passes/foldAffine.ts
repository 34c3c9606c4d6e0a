/**
 * Merges a per-channel scale and shift into the linear node before it.
 *
 * With `y = L(x) + b`, `s·y + t = (s·L)(x) + (s·b + t)`: exact but for rounding
 * (batch-norm folding; gradient-methods.md §2.3). Only where nobody else sees `y`.
 */
import type { DraftNode, DraftOf } from '../draftNode.ts';
import { vector, type Values } from '../values.ts';
import type { Workspace } from './workspace.ts';

type Linear = DraftOf<'linear'>;

export function foldAffine(workspace: Workspace): void {
  for (const { id } of workspace.nodes()) {
    const affine = workspace.get(id);
    if (!isAffine(affine)) continue;
    const before = workspace.get(affine.inputs[0]);
    if (before?.kind !== 'linear' || !workspace.isPrivate(before.id)) continue;
    workspace.replace(merged(before, affine));
    workspace.bypass(affine.id, before.id);
  }
}

function isAffine(node: DraftNode | undefined): node is Linear & { readonly op: 'affine' } {
  return node?.kind === 'linear' && node.op === 'affine';
}

function merged(before: Linear, affine: Linear): Linear {
  const scale = affine.weights.data;
  const shift = affine.bias?.data ?? null;
  const weights = { shape: before.weights.shape, data: scaled(before, scale) };
  return { ...before, weights, bias: mergedBias(before.bias, scale, shift) };
}

/**
 * Where in a kernel the output channel is counted: last axis, last two (depthwise), last but one (transposed).
 * A plain loop, because `map` makes an object of every weight of the network.
 */
function scaled(node: Linear, scale: Float32Array): Float32Array {
  const { data, shape } = node.weights;
  const inner = node.op === 'transposed' ? (shape[3] ?? 1) : 1;
  const out = new Float32Array(data.length);
  for (let i = 0; i < out.length; i++) {
    out[i] = (data[i] ?? NaN) * (scale[Math.floor(i / inner) % scale.length] ?? NaN);
  }
  return out;
}

function mergedBias(bias: Values | null, scale: Float32Array, shift: Float32Array | null): Values | null {
  if (bias === null && shift === null) return null;
  return vector(scale.map((factor, c) => factor * (bias?.data[c] ?? 0) + (shift?.[c] ?? 0)));
}
