import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tfl from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../backends.fixture.ts';
import { gradient, picture } from '../gradient.fixture.ts';
import type { ActivationNode, NetworkNode } from '../graph.ts';
import { imported, mobilenet, noise, randomise, resnet, vgg } from '../keras.fixture.ts';
import { deconvnetRules } from './deconvnet.ts';
import { gradientRules } from './gradient.ts';
import { guidedRules } from './guided.ts';
import { findOtherActivation, isRectifier } from './rectifier.ts';
import { ruleFor, type RuleTable, type Visit } from './ruleTable.ts';

const relu: ActivationNode = {
  id: 'n',
  origin: { name: 'n', op: 'Relu' },
  inputs: ['x'],
  kind: 'activation',
  name: 'relu',
  alpha: null,
  bounds: null,
  slopes: null,
};

function apply(rules: RuleTable, node: NetworkNode, state: tf.Tensor, x: tf.Tensor, output: tf.Tensor): tf.Tensor {
  const rule = ruleFor(rules, node, 'hidden')!;
  const network = null as unknown as Visit['network'];
  return rule({ network, node, state, inputs: [x], output, wanted: [true] })[0]!;
}

describe.each(testBackends)('rectifiers on %s', (backend) => {
  it('pass a state as gradient, DeConvNet and guided backpropagation say', async () => {
    await useBackend(backend);
    const [z, s] = [tf.tensor1d([1, 2, -3, -4]), tf.tensor1d([1, -1, 1, -1])];
    const y = tf.relu(z);
    const passed = async (rules: RuleTable) =>
      Array.from(await apply(rules, relu, s, z, y).data(), (value) => value || 0);
    expect(await passed(gradientRules)).toEqual([1, -1, 0, 0]);
    expect(await passed(deconvnetRules)).toEqual([1, 0, 1, 0]);
    expect(await passed(guidedRules)).toEqual([1, 0, 0, 0]);
    tf.dispose([z, s, y]);
  });

  it.each(['relu', 'relu6'] as const)(
    '%s: guided is DeConvNet where the unit was on, and the gradient where the state is positive',
    async (name) => {
      await useBackend(backend);
      const node = { ...relu, name };
      const [z, s] = [noise([3, 4, 5], 1, 6), noise([3, 4, 5], 2)];
      const y = name === 'relu' ? tf.relu(z) : tf.relu6(z);
      const on = apply(gradientRules, node, tf.onesLike(s), z, y);
      const guided = apply(guidedRules, node, s, z, y);
      expect(await distance(guided, tf.mul(apply(deconvnetRules, node, s, z, y), on))).toBe(0);
      expect(await distance(guided, tf.mul(apply(gradientRules, node, s, z, y), tf.step(s)))).toBe(0);
      expect(await distance(guided, tf.zerosLike(guided))).toBeGreaterThan(0.1);
    },
  );

  it('turn off ReLU6 above six for guided backpropagation, but not for DeConvNet', async () => {
    await useBackend(backend);
    const [z, s] = [tf.tensor1d([7, 6, 3, 0]), tf.ones([4])];
    const y = tf.relu6(z);
    const node = { ...relu, name: 'relu6' } as const;
    expect([...(await apply(guidedRules, node, s, z, y).data())]).toEqual([0, 0, 1, 0]);
    expect([...(await apply(deconvnetRules, node, s, z, y).data())]).toEqual([1, 1, 1, 1]);
  });
});

/** Without a pool, where an all-zero window has no maximum of its own. */
function unpooled(): tfl.LayersModel {
  const { conv2d, flatten, dense } = tfl.layers;
  const layers = [
    conv2d({ inputShape: [8, 8, 3], filters: 4, kernelSize: 3, padding: 'same', activation: 'relu' }),
    conv2d({ filters: 5, kernelSize: 3, strides: 2, activation: 'relu' }),
    flatten(),
    dense({ units: 6, activation: 'relu' }),
    dense({ units: 4 }),
  ];
  return randomise(tfl.sequential({ name: 'unpooled', layers }), 4);
}

/** The guided gradient by TensorFlow.js: every ReLU of a plain chain gets a gradient of its own. */
function guidedRelu(isGated: boolean) {
  return tf.customGrad((x, save) => {
    const input = x as tf.Tensor;
    (save as tf.GradSaveFunc)([input]);
    const gradFunc = (dy: tf.Tensor, [saved]: tf.Tensor[]) =>
      isGated ? tf.mul(tf.relu(dy), tf.step(saved!)) : tf.relu(dy);
    return { value: tf.relu(input), gradFunc: gradFunc };
  });
}

describe('whole networks', () => {
  it.each([
    ['guided', guidedRules, true],
    ['DeConvNet', deconvnetRules, false],
  ] as const)('%s is what automatic differentiation gives with rectifiers replaced', async (_, rules, isGated) => {
    await useBackend('cpu');
    const network = await imported(unpooled());
    const x = picture();
    const rectify = guidedRelu(isGated);
    const kernels = network.nodes.flatMap((node) => (node.kind === 'linear' ? [node] : []));
    const oracle = (input: tf.Tensor): tf.Scalar => {
      const [one, two, three, four] = kernels as [Linear, Linear, Linear, Linear];
      const first = rectify(tf.add(tf.conv2d(input as tf.Tensor4D, one.weights as tf.Tensor4D, 1, 'same'), one.bias!));
      const map = rectify(tf.add(tf.conv2d(first as tf.Tensor4D, two.weights as tf.Tensor4D, 2, 'valid'), two.bias!));
      const flat = tf.reshape<tf.Rank.R2>(map, [2, -1]);
      const hidden = rectify(tf.add(tf.matMul(flat, three.weights as tf.Tensor2D), three.bias!));
      const logits = tf.matMul(hidden, four.weights);
      return tf.sum(tf.mul(logits, tf.oneHot(tf.tensor1d([1, 3], 'int32'), 4)));
    };
    const expected = tf.grad(oracle)(x);
    const [found] = gradient(network, x, [network.input], rules);
    expect(await distance(found!, tf.zerosLike(x))).toBeGreaterThan(0.1);
    expect(await distance(found!, expected)).toBeLessThan(1e-5);
    network.dispose();
  });

  it.each([guidedRules, deconvnetRules])('walks leave no tensor behind', async (rules) => {
    await useBackend('cpu');
    for (const build of [resnet, mobilenet]) {
      const network = await imported(build(true));
      const x = picture();
      tf.dispose(gradient(network, x, [network.input], rules));
      expect(
        await leaked(() => {
          tf.dispose(gradient(network, x, [network.input], rules));
        }),
      ).toBe(0);
      network.dispose();
      x.dispose();
    }
  });
});

describe('other activations', () => {
  it('are told from rectifiers', () => {
    expect(isRectifier(relu)).toBe(true);
    expect(isRectifier({ name: 'relu6', bounds: null })).toBe(true);
    expect(isRectifier({ name: 'clip', bounds: [0, 8] })).toBe(true);
    expect(isRectifier({ name: 'clip', bounds: [-1, 1] })).toBe(false);
    expect(isRectifier({ name: 'swish', bounds: null })).toBe(false);
  });

  it('are found where what is explained depends on them, and only there', async () => {
    await useBackend('cpu');
    const network = await imported(vgg(true));
    expect(findOtherActivation(network, network.output)).toBeNull();
    const first = network.nodes.find((node): node is ActivationNode => node.kind === 'activation')!;
    const changed: ActivationNode = { ...first, name: 'tanh' };
    const nodes = network.nodes.map((node) => (node === first ? changed : node));
    const other = { ...network, nodes, byId: new Map(nodes.map((node) => [node.id, node])) };
    expect(findOtherActivation(other, other.output)?.id).toBe(first.id);
    expect(findOtherActivation(other, first.inputs[0]!)).toBeNull();
    network.dispose();
  });
});

type Linear = Extract<NetworkNode, { kind: 'linear' }>;
