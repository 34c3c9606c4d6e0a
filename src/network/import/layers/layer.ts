/**
 * One call of one Keras layer, as the readers of this folder see it.
 *
 * A reader turns a layer's config and weights into nodes and returns the last of
 * them. Weights are looked up by name under the layer's own name, whatever nesting
 * prefix the exporter put before it. Does not know how layers are wired.
 */
import type { NodeId, PaddingRule, WindowGeometry } from '../../graph.ts';
import type { Writer } from '../emit.ts';
import type { Settings } from '../settings.ts';
import type { Values } from '../values.ts';

export interface Layer extends Writer {
  readonly settings: Settings;
  /** Major version of Keras that wrote the file; TensorFlow.js writes and follows 2. */
  readonly keras: number;
  /** The layer's weight of the first of these names that the file has. */
  weight(...names: readonly string[]): Values | null;
}

export type LayerReader = (layer: Layer, inputs: readonly NodeId[]) => NodeId;

/** The only input of a layer that takes one. */
export function onlyInput(layer: Layer, inputs: readonly NodeId[]): NodeId {
  const [input] = inputs;
  if (input === undefined || inputs.length > 1) return layer.refuse(`takes one input, not ${inputs.length}`);
  return input;
}

export function requiredWeight(layer: Layer, ...names: readonly string[]): Values {
  return layer.weight(...names) ?? layer.refuse(`has no weight "${names.join('" or "')}" in the weight files`);
}

/** Strides, dilations and padding of a convolution. */
export function convolutionGeometry(layer: Layer): WindowGeometry {
  return {
    strides: layer.settings.pair('strides', [1, 1]),
    dilations: layer.settings.pair('dilation_rate', [1, 1]),
    padding: paddingRule(layer),
  };
}

export function paddingRule(layer: Layer): PaddingRule {
  const padding = layer.settings.text('padding', 'valid').toLowerCase();
  return padding === 'same' || padding === 'valid' ? padding : layer.refuse(`unknown padding "${padding}"`);
}

/** An axis with the batch as axis 0, from one that may count from the end. */
export function positiveAxis(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}
