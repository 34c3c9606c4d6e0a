/**
 * The wiring of Keras models: sharing, nesting and every generation of the JSON. Small models written by hand, whose
 * results can be told by hand too.
 */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../backends.fixture.ts';
import { answer, functional, input, layer, load, mix, mixing, on, type Weights } from './kerasJson.fixture.ts';

describe('Keras models', () => {
  beforeAll(() => useBackend('cpu'));

  it('share a layer: it is written once per call, its weights once', async () => {
    const layers = [
      input,
      mix([on('in'), [['mix', 0, 0, {}]], [['mix', 1, 0, {}]]]),
      layer('Flatten', 'flat', {}, [[['mix', 2, 0, {}]]]),
    ];
    const before = tf.memory().numTensors;
    const network = load(functional(layers, ['flat', 0, 0]), mixing);
    expect(tf.memory().numTensors - before).toBe(3);
    expect(network.nodes.filter((node) => node.kind === 'linear').map(({ id }) => id)).toEqual([
      'mix',
      'mix#1',
      'mix#2',
    ]);
    // Three times: (3, 5) → (6, 8) → (12, 14) → (24, 26).
    expect(await answer(network, 3, 5)).toEqual([24, 26]);
  });

  it('share a layer between branches that meet again', async () => {
    const layers = [
      input,
      mix([on('in'), on('neg')]),
      layer('Rescaling', 'neg', { scale: -1 }, [on('in')]),
      layer('Concatenate', 'both', { axis: -1 }, [
        [
          ['mix', 0, 0, {}],
          ['mix', 1, 0, {}],
        ],
      ]),
      layer('Flatten', 'flat', {}, [on('both')]),
    ];
    expect(await answer(load(functional(layers, ['flat', 0, 0]), mixing), 3, 5)).toEqual([6, 8, -6, -8]);
  });

  const nested = {
    class_name: 'Functional',
    name: 'inner',
    config: {
      name: 'inner',
      layers: [layer('InputLayer', 'x', { batch_input_shape: [null, 1, 1, 2] }), mix([on('x')])],
      input_layers: [['x', 0, 0]],
      output_layers: [['mix', 0, 0]],
    },
  };

  it.each([
    ['from 0, as Keras did', 0],
    ['from 1, as tf.keras does', 1],
  ])('nest a model that is called twice, its calls counted %s', async (_, first) => {
    const inner = { ...nested, inbound_nodes: [on('in'), [['inner', first, 0, {}]]] };
    const layers = [input, inner, layer('Flatten', 'flat', {}, [[['inner', first + 1, 0, {}]]])];
    const network = load(functional(layers, ['flat', 0, 0]), mixing);
    expect(network.byId.has('inner/mix#1')).toBe(true);
    expect(await answer(network, 3, 5)).toEqual([12, 14]);
  });

  it('nest models with equally named layers, each with the weights stored under its own path', async () => {
    const twin = (name: string, from: string) => ({
      ...nested,
      name,
      inbound_nodes: [on(from)],
      config: { ...nested.config, name },
    });
    const layers = [input, twin('a', 'in'), twin('b', 'a'), layer('Flatten', 'flat', {}, [on('b')])];
    const weights: Weights = {
      'a/mix/kernel': [
        [2, 2],
        [1, 0, 0, 10],
      ],
      'outer/b/mix/kernel:0': [
        [2, 2],
        [7, 0, 0, 1],
      ],
    };
    expect(await answer(load(functional(layers, ['flat', 0, 0]), weights), 3, 5)).toEqual([21, 50]);
  });

  it('put sequences into sequences, the input being that of the innermost first layer', async () => {
    const first = layer('Dense', 'mix', { units: 2, use_bias: false, batch_input_shape: [null, 1, 1, 2] });
    const topology = {
      class_name: 'Sequential',
      config: {
        name: 's',
        layers: [{ class_name: 'Sequential', config: { name: 'base', layers: [first] } }, layer('Flatten', 'f')],
      },
    };
    const network = load(topology, mixing);
    expect(network.inputShape).toEqual([1, 1, 2]);
    expect(await answer(network, 3, 5)).toEqual([6, 8]);
  });

  it('are a bare list of layers in an old Sequential, and camelCase elsewhere', async () => {
    const layers = [
      { className: 'Dense', config: { name: 'mix', units: 2, useBias: false, batchInputShape: [null, 1, 1, 2] } },
      { className: 'Flatten', config: { name: 'flat' } },
    ];
    expect(await answer(load({ model_config: { class_name: 'Sequential', config: layers } }, mixing), 3, 5)).toEqual([
      6, 8,
    ]);
  });

  it('may be wrapped in a text, as older converters left them', async () => {
    const topology = functional([input, layer('Flatten', 'flat', {}, [on('in')])], ['flat', 0, 0]);
    expect(await answer(load({ model_config: JSON.stringify(topology), keras_version: '2.1.6' }, {}), 3, 5)).toEqual([
      3, 5,
    ]);
  });

  it('of Keras 3 refer to tensors by their history', async () => {
    const tensor = (name: string) => ({
      class_name: '__keras_tensor__',
      config: { shape: [null], dtype: 'float32', keras_history: [name, 0, 0] },
    });
    const call = (...args: unknown[]) => [{ args, kwargs: {} }];
    const layers = [
      layer('InputLayer', 'in', { batch_shape: [null, 1, 1, 2] }),
      mix(call(tensor('in'))),
      layer('Add', 'sum', {}, call([tensor('mix'), tensor('in')])),
      layer('Activation', 'squash', { activation: 'hard_sigmoid' }, call(tensor('sum'))),
      layer('Flatten', 'flat', {}, call(tensor('squash'))),
    ];
    const topology = { model_config: functional(layers, ['flat', 0, 0]), keras_version: '3.4.1' };
    // (0.5, −0.8) → (1, −0.3), with itself (1.5, −1.1); Keras 3's hard sigmoid is x/6 + ½, cut at 0 and 1.
    const keras3 = await answer(load(topology, mixing), 0.5, -0.8);
    expect(keras3[0]).toBeCloseTo(1.5 / 6 + 0.5, 6);
    const keras2 = await answer(load({ ...topology, keras_version: '2.11.0' }, mixing), 0.5, -0.8);
    expect(keras2[0]).toBeCloseTo(1.5 * 0.2 + 0.5, 6);
  });

  it('drop a final softmax with reshapes around it, and flatten what has pixels left', async () => {
    const layers = [
      input,
      layer('Activation', 'soft', { activation: 'softmax' }, [on('in')]),
      layer('Reshape', 'shape', { target_shape: [2] }, [on('soft')]),
    ];
    expect(await answer(load(functional(layers, ['shape', 0, 0]), {}), 3, 5)).toEqual([3, 5]);
    const network = load(functional([input, layer('Softmax', 'soft', {}, [on('in')])], ['soft', 0, 0]), {});
    expect(network.classes).toBe(2);
    expect(await answer(network, 3, 5)).toEqual([3, 5]);
  });

  it('keep a softmax in the middle', async () => {
    const layers = [
      input,
      layer('Softmax', 'soft', {}, [on('in')]),
      layer('Rescaling', 'scale', { scale: 10 }, [on('soft')]),
      layer('Flatten', 'flat', {}, [on('scale')]),
    ];
    const [a = 0, b = 0] = await answer(load(functional(layers, ['flat', 0, 0]), {}), 0, Math.log(3));
    expect(a).toBeCloseTo(2.5, 5);
    expect(b).toBeCloseTo(7.5, 5);
  });

  it('that leave the picture size open are made for 224 × 224', () => {
    const open = layer('InputLayer', 'in', { batch_input_shape: [null, null, null, 3] });
    const network = load(functional([open, layer('GlobalMaxPooling2D', 'top', {}, [on('in')])], ['top', 0, 0]), {});
    expect(network.inputShape).toEqual([224, 224, 3]);
    expect(network.classes).toBe(3);
    network.dispose();
  });

  const single = (...layers: unknown[]) =>
    functional([input, ...layers, layer('Flatten', 'flat', {}, [on('n')])], ['flat', 0, 0]);

  it('subtract, rescale and normalise', async () => {
    const twice = layer('Rescaling', 'twice', { scale: 2, offset: [1, -1] }, [on('in')]);
    expect(await answer(load(single(twice, layer('Subtract', 'n', {}, [on('twice', 'in')])), {}), 3, 5)).toEqual([
      4, 4,
    ]);
    const fixed = layer('Normalization', 'n', { axis: -1, mean: [1, 2], variance: [4, 9] }, [on('in')]);
    expect(await answer(load(single(fixed), {}), 3, 5)).toEqual([1, 1]);
    const stored: Weights = { 'n/mean': [[2], [1, 2]], 'n/variance': [[2], [4, 0.25]] };
    expect(await answer(load(single(layer('Normalization', 'n', { axis: -1 }, [on('in')])), stored), 3, 5)).toEqual([
      1, 6,
    ]);
  });

  it.each<[string, unknown, readonly number[]]>([
    ['a name', 'relu', [0, 9]],
    ['a serialised layer', { class_name: 'ReLU', config: { max_value: 6 } }, [0, 6]],
    [
      'a serialised leaky layer with a maximum',
      { class_name: 'ReLU', config: { max_value: 6, negative_slope: 0.5 } },
      [-2, 6],
    ],
    ['a serialised function', { class_name: 'function', config: 'relu6' }, [0, 6]],
    ['nothing', null, [-4, 9]],
  ])('have an activation given as %s', async (_, activation, expected) => {
    const network = load(single(layer('Activation', 'n', { activation }, [on('in')])), {});
    expect(await answer(network, -4, 9)).toEqual(expected);
  });
});
