/**
 * TensorFlow graphs, written by hand: folding, fused operations, shapes, ends and refusals.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FailureError } from '../../core/failure.ts';
import { useBackend } from '../backends.fixture.ts';
import { createGraph, int, type GraphSource } from './graph.fixture.ts';
import { agree, flat, graph, halved, kinds, same } from './graphOracle.fixture.ts';
import { importModel } from './importModel.ts';

describe('graph-models', () => {
  beforeAll(() => useBackend('cpu'));

  it('fold a bias and a batch norm into the convolution before them', async () => {
    const g = flat(
      (b, x) => {
        const conv = b.node('Conv2D', [x, b.random([3, 3, 3, 4])], { ...halved, padding: 'SAME' });
        const biased = b.node('BiasAdd', [conv, b.random([4])]);
        const statistics = [b.random([4]), b.random([4]), b.random([4]), b.positive([4])];
        return b.node('FusedBatchNormV3', [biased, ...statistics], { epsilon: 0.001, is_training: false });
      },
      4 * 3 * 4,
    );
    expect(kinds(await agree(g))).toEqual(['input', 'conv', 'flatten']);
  });

  it('fold a batch norm that was exported as single operations', async () => {
    const g = flat(
      (b, x) => {
        const conv = b.node('DepthwiseConv2dNative', [x, b.random([3, 3, 3, 2])], {
          ...halved,
          padding: 'VALID',
        });
        const deviation = b.node('Rsqrt', [b.node('AddV2', [b.positive([6]), b.constant([], [0.01])])]);
        const scale = b.node('Mul', [deviation, b.random([6])]);
        const shift = b.node('Sub', [b.random([6]), b.node('Mul', [b.random([6]), scale])]);
        return b.node('AddV2', [b.node('Mul', [conv, scale]), shift]);
      },
      3 * 2 * 6,
    );
    expect(kinds(await agree(g))).toEqual(['input', 'depthwise', 'flatten']);
  });

  it('split fused operations into their parts', async () => {
    const g = flat(
      (b, x) => {
        const conv = b.node('_FusedConv2D', [x, b.random([1, 1, 3, 4]), b.random([4])], {
          ...same,
          fused_ops: ['BiasAdd', 'Relu6'],
          num_args: int(1),
        });
        return b.node('FusedDepthwiseConv2dNative', [conv, b.random([3, 3, 4, 1]), b.random([4])], {
          ...same,
          fused_ops: ['BiasAdd', 'Elu'],
          num_args: int(1),
        });
      },
      7 * 6 * 4,
    );
    const network = await agree(g);
    expect(kinds(network)).toEqual(['input', 'conv', 'relu6', 'depthwise', 'elu', 'flatten']);
    expect(network.byId.get(network.nodes[1]!.id)).toMatchObject({ origin: { op: '_FusedConv2D' } });
  });

  it.each(['relu', 'leaky', 'prelu'])('split an operation fused with %s', async (name) => {
    const fused = { relu: 'Relu', leaky: 'LeakyRelu', prelu: 'Prelu' }[name]!;
    const g = flat(
      (b, x) => {
        const extra = name === 'prelu' ? [b.random([4])] : [];
        return b.node('_FusedConv2D', [x, b.random([2, 2, 3, 4]), b.random([4]), ...extra], {
          ...same,
          fused_ops: ['BiasAdd', fused],
          num_args: int(1 + extra.length),
          leakyrelu_alpha: 0.3,
        });
      },
      7 * 6 * 4,
    );
    expect(kinds(await agree(g))).toEqual(['input', 'conv', name, 'flatten']);
  });

  it('end in a dense layer after a mean over height and width, and lose their softmax', () => {
    const g = createGraph([7, 6, 3]);
    const pooled = g.node('Mean', [g.input, g.constant([2], [1, 2], 'int32')], { keep_dims: false });
    const dense = g.node('_FusedMatMul', [pooled, g.random([3, 5]), g.random([5])], {
      fused_ops: ['BiasAdd'],
      num_args: int(1),
      transpose_a: false,
      transpose_b: false,
    });
    g.node('Softmax', [dense]);
    const network = importModel(g.artifacts());
    expect(kinds(network)).toEqual(['input', 'global-average', 'dense']);
    expect(network.classes).toBe(5);
    network.dispose();
  });

  it('multiply by a transposed matrix where the file says so', async () => {
    const g = createGraph([7, 6, 3]);
    const pooled = g.node('Max', [g.input, g.constant([2], [-3, -2], 'int32')], { keep_dims: true });
    const squeezed = g.node('Squeeze', [pooled], { squeeze_dims: [1, 2] });
    g.node('MatMul', [squeezed, g.random([5, 3])], { transpose_a: false, transpose_b: true });
    expect(kinds(await agree(g))).toEqual(['input', 'global-max', 'flatten', 'dense']);
  });

  it('read a shape that is computed while running, whatever the batch', async () => {
    const g = createGraph([7, 6, 3]);
    const shape = g.node('Shape', [g.input]);
    const [zero, one] = [g.constant([1], [0], 'int32'), g.constant([1], [1], 'int32')];
    const masks = {
      shrink_axis_mask: int(1),
      begin_mask: int(0),
      end_mask: int(0),
      ellipsis_mask: int(0),
      new_axis_mask: int(0),
    };
    const batch = g.node('StridedSlice', [shape, zero, one, one], masks);
    const packed = g.node('Pack', [batch, g.constant([], [126], 'int32')], { axis: int(0) });
    g.node('Reshape', [g.input, packed]);
    expect(kinds(await agree(g))).toEqual(['input', 'flatten']);
  });

  it('take their output from the signature where the graph has several ends', () => {
    const g = createGraph([1, 1, 3]);
    g.node('Squeeze', [g.input], { squeeze_dims: [1, 2] }, 'wanted');
    g.node('Relu', [g.input], {}, 'other');
    const artifacts = { ...g.artifacts(), signature: { outputs: { logits: { name: 'wanted:0' } } } };
    const network = importModel(artifacts);
    expect(network.byId.get(network.output)?.origin.name).toBe('wanted');
    network.dispose();
  });

  it.each<[string, (b: GraphSource, x: string) => string, Record<string, unknown>]>([
    ['an unknown op', (b, x) => b.node('Einsum', [x], {}, 'odd'), { node: 'odd', op: 'Einsum' }],
    [
      'channels first',
      (b, x) =>
        b.node('MaxPool', [x], { ksize: [1, 1, 2, 2], strides: [1, 1, 2, 2], padding: 'VALID', data_format: 'NCHW' }),
      { op: 'MaxPool' },
    ],
    ['division by data', (b, x) => b.node('RealDiv', [b.constant([], [1]), x]), { op: 'RealDiv' }],
    [
      'a mean along channels',
      (b, x) => b.node('Mean', [x, b.constant([1], [3], 'int32')], { keep_dims: true }),
      { op: 'Mean' },
    ],
    ['a constant per pixel', (b, x) => b.node('AddV2', [x, b.random([7, 6, 3])]), { op: 'AddV2' }],
    ['a convolution by data', (b, x) => b.node('Conv2D', [x, x], same), { op: 'Conv2D' }],
    [
      'padding of channels',
      (b, x) => b.node('Pad', [x, b.constant([4, 2], [0, 0, 0, 0, 0, 0, 1, 1], 'int32')]),
      { op: 'Pad' },
    ],
    [
      'a fusion unknown here',
      (b, x) =>
        b.node('_FusedConv2D', [x, b.random([1, 1, 3, 2]), b.random([2])], { ...same, fused_ops: ['BiasAdd', 'Erf'] }),
      { op: '_FusedConv2D' },
    ],
    ['a moved batch', (b, x) => b.node('Transpose', [x, b.constant([4], [3, 1, 2, 0], 'int32')]), { op: 'Transpose' }],
  ])('with %s are refused, naming node, op and model', (_, build, expected) => {
    try {
      importModel(graph(build).artifacts());
      expect.unreachable();
    } catch (thrown) {
      expect((thrown as FailureError).failure).toMatchObject({
        kind: 'unsupported-node',
        model: 'hand-made',
        ...expected,
      });
    }
  });

  it('that contradict themselves are invalid', () => {
    const loop = createGraph([1, 1, 3]);
    loop.node('Relu', ['b'], {}, 'a');
    loop.node('Relu', ['a'], {}, 'b');
    const looped = { ...loop.artifacts(), signature: { outputs: { y: { name: 'b:0' } } } };
    expect(() => importModel(looped)).toThrow(/depends on itself/);
    const missing = createGraph([1, 1, 3]);
    missing.node('Relu', ['nowhere'], {}, 'a');
    expect(() => importModel(missing.artifacts())).toThrow(/no node \\"nowhere/);
    expect(() => importModel({ ...missing.artifacts(), topology: {} })).toThrow(/no end/);
    const fixed = createGraph([1, 1, 3]);
    fixed.node('Neg', [fixed.constant([1], [1])], {}, 'c');
    expect(() => importModel(fixed.artifacts())).toThrow(/does not depend on its input/);
  });
});
