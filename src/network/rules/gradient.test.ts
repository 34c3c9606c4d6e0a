import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tfl from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { distance, testBackends, useBackend } from '../backends.fixture.ts';
import { gradient, oneHot, picture } from '../gradient.fixture.ts';
import type { LrnNode, NetworkNode } from '../graph.ts';
import { importModel } from '../import/importModel.ts';
import { artifactsOf, mobilenet, noise, resnet, vgg } from '../keras.fixture.ts';
import { gradientRules } from './gradient.ts';
import { ruleFor, type Visit } from './ruleTable.ts';

/** What TensorFlow.js's own differentiation says, on cpu, where it has every kernel. */
async function reference(model: tfl.LayersModel, x: tf.Tensor): Promise<Float32Array> {
  await useBackend('cpu');
  const inner = tfl.model({ inputs: model.inputs, outputs: beforeSoftmax(model) });
  const seeded = (input: tf.Tensor): tf.Scalar => {
    return tf.sum(tf.mul(inner.apply(input) as tf.Tensor, oneHot(4)));
  };
  const dx = tf.grad(seeded)(x);
  const data = (await dx.data()) as Float32Array;
  dx.dispose();
  return data;
}

/** The same model ending in logits: a fused softmax is made linear, a softmax layer left out. */
function beforeSoftmax(model: tfl.LayersModel): tfl.SymbolicTensor {
  const last = model.layers.at(-1)!;
  if (last.getClassName() === 'Activation') return last.input as tfl.SymbolicTensor;
  const dense = tfl.layers.dense({ units: 4, useBias: last.getWeights().length > 1 });
  const output = dense.apply(last.input) as tfl.SymbolicTensor;
  dense.setWeights(last.getWeights());
  return output;
}

describe.each(testBackends)('the gradient by reverse walk on %s', (backend) => {
  it.each([
    ['V', vgg],
    ['R', resnet],
    ['M', mobilenet],
  ] as const)('equals that of TensorFlow.js for %s, with and without bias', async (_, build) => {
    for (const bias of [false, true]) {
      await useBackend('cpu');
      const model = build(bias);
      const artifacts = await artifactsOf(model);
      const given = picture();
      const pixels = await given.data();
      const theirs = await reference(model, given);
      await useBackend(backend);
      const network = importModel(artifacts);
      const [mine] = gradient(network, tf.tensor(pixels, given.shape), [network.input]);
      expect(mine!.shape).toEqual([2, 8, 8, 3]);
      const scale = Math.max(...theirs.map(Math.abs));
      expect(scale).toBeGreaterThan(1e-3);
      expect(await distance(mine!, tf.tensor(theirs, given.shape))).toBeLessThan(1e-5 * Math.max(1, scale));
      network.dispose();
    }
  });
});

describe.each(testBackends)('gradient rules on %s', (backend) => {
  const origin = { name: 'n', op: 'test' };
  /** Applies the rule of one node to one state. */
  const apply = (node: NetworkNode, state: tf.Tensor, inputs: readonly tf.Tensor[], output?: tf.Tensor) => {
    const rule = ruleFor(gradientRules, node, 'hidden')!;
    const wanted = inputs.map(() => true);
    return rule({ network: null as unknown as Visit['network'], node, state, inputs, output, wanted });
  };
  const slopes = async (f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor, dy: tf.Tensor, backwards: tf.Tensor) => {
    await useBackend('cpu');
    const [pixels, state] = [tf.tensor(await x.data(), x.shape), tf.tensor(await dy.data(), dy.shape)];
    const expected = tf.grad(f)(pixels, state);
    const found = tf.tensor(await backwards.data(), backwards.shape);
    const gap = await distance(expected, found);
    await useBackend(backend);
    return gap;
  };

  it('take a local response normalisation back', async () => {
    await useBackend(backend);
    const node: LrnNode = {
      id: 'n',
      origin,
      inputs: ['x'],
      kind: 'lrn',
      depthRadius: 2,
      bias: 1,
      alpha: 0.3,
      beta: 0.75,
    };
    const x = noise([2, 3, 3, 7], 1) as tf.Tensor4D;
    const lrn = (input: tf.Tensor) => tf.localResponseNormalization(input as tf.Tensor4D, 2, 1, 0.3, 0.75);
    const [y, dy] = [lrn(x), noise(x.shape, 2)];
    const [dx] = apply(node, dy, [x], y);
    expect(await slopes(lrn, x, dy, dx!)).toBeLessThan(1e-5);
  });

  it('take a softmax in the middle back', async () => {
    await useBackend(backend);
    const x = noise([3, 5], 1);
    const [y, dy] = [tf.softmax(x), noise(x.shape, 2)];
    const [dx] = apply({ id: 'n', origin, inputs: ['x'], kind: 'softmax' }, dy, [x], y);
    expect(await slopes((input) => tf.softmax(input), x, dy, dx!)).toBeLessThan(1e-5);
  });

  it('give signal and gate each the product with the other, summed where the gate was repeated', async () => {
    await useBackend(backend);
    const [signal, gate] = [noise([2, 3, 4, 5], 1), noise([2, 1, 1, 5], 2)];
    const dy = noise(signal.shape, 3);
    const node: NetworkNode = { id: 'n', origin, inputs: ['s', 'g'], kind: 'gate' };
    const [toSignal, toGate] = apply(node, dy, [signal, gate], tf.mul(signal, gate));
    expect(toGate!.shape).toEqual(gate.shape);
    expect(await distance(toSignal!, tf.mul(dy, gate))).toBeLessThan(1e-6);
    expect(await distance(toGate!, tf.sum(tf.mul(dy, signal), [1, 2], true))).toBeLessThan(1e-5);
  });

  it('sum a state where one side of a sum was repeated', async () => {
    await useBackend(backend);
    const [map, shift] = [noise([2, 3, 4, 5], 1), noise([2, 1, 1, 5], 2)];
    const dy = noise(map.shape, 3);
    const node: NetworkNode = { id: 'n', origin, inputs: ['m', 's'], kind: 'sum' };
    const [toMap, toShift] = apply(node, dy, [map, shift]);
    expect(await distance(toMap!, dy)).toBe(0);
    expect(await distance(toShift!, tf.sum(dy, [1, 2], true))).toBeLessThan(1e-5);
  });

  it('have none for a node that only runs forward', () => {
    const node: NetworkNode = {
      id: 'n',
      origin,
      inputs: ['x'],
      kind: 'opaque',
      run: ([x]) => x!,
      shapeAfter: ([s]) => s!,
    };
    expect(ruleFor(gradientRules, node, 'hidden')).toBeUndefined();
  });
});
