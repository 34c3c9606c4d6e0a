/**
 * Keras activations: as layers of their own and as the `activation` of another layer.
 *
 * Definitions and defaults are Keras's (`keras.activations`, `keras.layers`).
 */
import type { NodeId } from '../../graph.ts';
import { addActivation, type ActivationSettings } from '../emit.ts';
import { isJson, settingsOf, type Settings } from '../settings.ts';
import { perChannel, vector } from '../values.ts';
import { onlyInput, requiredWeight, type Layer, type LayerReader } from './layer.ts';

const named: Readonly<Record<string, ActivationSettings>> = {
  relu: { name: 'relu' },
  relu6: { name: 'relu6' },
  elu: { name: 'elu', alpha: 1 },
  selu: { name: 'selu' },
  sigmoid: { name: 'sigmoid' },
  tanh: { name: 'tanh' },
  softplus: { name: 'softplus' },
  swish: { name: 'swish' },
  silu: { name: 'swish' },
  gelu: { name: 'gelu' },
  leakyrelu: { name: 'leaky', alpha: 0.2 },
  hardswish: { name: 'hard-swish' },
  hardsilu: { name: 'hard-swish' },
};

/** Slope of `hard_sigmoid` at zero: Keras changed it in version 3 to agree with `relu6(x + 3) / 6`. */
const hardSigmoidSlope = (keras: number): number => (keras >= 3 ? 1 / 6 : 0.2);

/** The activation called `given` in a config: a name, or a serialised activation layer. */
export function applyActivation(layer: Layer, input: NodeId, given: unknown, suffix?: string): NodeId {
  if (isJson(given)) return applySerialised(layer, input, given, suffix);
  const word = typeof given === 'string' ? given : 'linear';
  const key = word.toLowerCase().replaceAll('_', '');
  if (key === 'linear') return input;
  if (key === 'softmax') return layer.add({ kind: 'softmax', inputs: [input] }, suffix);
  if (key === 'hardsigmoid') {
    return addActivation(layer, input, { name: 'hard-sigmoid', alpha: hardSigmoidSlope(layer.keras) }, suffix);
  }
  const settings = named[key];
  return settings ? addActivation(layer, input, settings, suffix) : layer.refuse(`unknown activation "${word}"`);
}

function applySerialised(
  layer: Layer,
  input: NodeId,
  given: Readonly<Record<string, unknown>>,
  suffix?: string,
): NodeId {
  const name = given['class_name'] ?? given['className'];
  if (name === 'function') return applyActivation(layer, input, given['config'], suffix);
  if (name === 'ReLU') return rectify(layer, input, settingsOf(given['config']), suffix);
  return applyActivation(layer, input, name, suffix);
}

/** `ReLU(max_value, negative_slope, threshold)`. */
function rectify(layer: Layer, input: NodeId, settings: Settings, suffix?: string): NodeId {
  const slope = settings.numbers('negative_slope')?.[0] ?? 0;
  const ceiling = settings.numbers('max_value')?.[0];
  if ((settings.numbers('threshold')?.[0] ?? 0) !== 0) layer.refuse('a rectifier with a threshold');
  if (slope !== 0) {
    const leaky = addActivation(layer, input, { name: 'leaky', alpha: slope }, suffix);
    if (ceiling === undefined) return leaky;
    return addActivation(layer, leaky, { name: 'clip', bounds: [-Infinity, ceiling] }, suffix);
  }
  if (ceiling === undefined) return addActivation(layer, input, { name: 'relu' }, suffix);
  return addActivation(layer, input, { name: 'clip', bounds: [0, ceiling] }, suffix);
}

function parametric(layer: Layer, input: NodeId): NodeId {
  const slopes = requiredWeight(layer, 'alpha');
  const channels = perChannel(slopes, layer.shapeOf(input).at(-1) ?? 1);
  if (channels === null) return layer.refuse('its slopes differ from pixel to pixel');
  return addActivation(layer, input, { name: 'prelu', slopes: vector(channels) });
}

function softmax(layer: Layer, input: NodeId): NodeId {
  const axis = layer.settings.number('axis', -1);
  if (axis !== -1 && axis !== layer.shapeOf(input).length) layer.refuse(`softmax along axis ${axis}`);
  return layer.add({ kind: 'softmax', inputs: [input] });
}

export const activationReaders: Readonly<Record<string, LayerReader>> = {
  Activation: (layer, inputs) => applyActivation(layer, onlyInput(layer, inputs), layer.settings.raw('activation')),
  ReLU: (layer, inputs) => rectify(layer, onlyInput(layer, inputs), layer.settings),
  LeakyReLU: (layer, inputs) => {
    const alpha = layer.settings.numbers('negative_slope')?.[0] ?? layer.settings.numbers('alpha')?.[0] ?? 0.3;
    return addActivation(layer, onlyInput(layer, inputs), { name: 'leaky', alpha });
  },
  ELU: (layer, inputs) =>
    addActivation(layer, onlyInput(layer, inputs), { name: 'elu', alpha: layer.settings.numbers('alpha')?.[0] ?? 1 }),
  PReLU: (layer, inputs) => parametric(layer, onlyInput(layer, inputs)),
  Softmax: (layer, inputs) => softmax(layer, onlyInput(layer, inputs)),
};
