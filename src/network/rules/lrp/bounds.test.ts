import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import type { LinearNode, Network, NetworkNode } from '../../graph.ts';
import { boundsAt, coverageAt } from './bounds.ts';

const origin = { name: 'n', op: 'test' };
const picture = { low: [-1, 0], high: [1, 4], size: [2, 2] } as const;

/** Picture → scale and shift per channel → frame of zeros → convolution. */
function framed(): { network: Network; node: LinearNode } {
  const node: LinearNode = {
    id: 'conv',
    origin,
    inputs: ['frame'],
    kind: 'linear',
    op: 'conv',
    weights: tf.ones([3, 3, 2, 1]),
    bias: null,
    geometry: { strides: [1, 1], dilations: [1, 1], padding: 'valid' },
  };
  const weights = tf.tensor1d([-2, 1]);
  const padding = { top: 1, bottom: 0, left: 1, right: 0 };
  const nodes: NetworkNode[] = [
    { id: 'picture', origin, inputs: [], kind: 'input' },
    { id: 'scale', origin, inputs: ['picture'], kind: 'linear', op: 'affine', weights, bias: tf.tensor1d([3, 0]) },
    { id: 'frame', origin, inputs: ['scale'], kind: 'shape', op: 'pad', padding, value: 0 },
    node,
  ];
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const network = { name: 'framed', nodes, byId, input: 'picture', output: 'conv', inputShape: [2, 2, 2], classes: 1 };
  return { network: network as unknown as Network, node };
}

const visitOf = ({ network, node }: ReturnType<typeof framed>) => ({
  network,
  node,
  state: tf.ones([1, 1, 1, 1]),
  inputs: [tf.ones([1, 3, 3, 2])],
  output: undefined,
  wanted: [true],
});

describe.each(testBackends)('bounds of the first linear node on %s', (backend) => {
  beforeEach(() => useBackend(backend));

  it('are those of the picture, scaled as it is, and in order though a scale is negative', async () => {
    const { low, high } = boundsAt(visitOf(framed()), picture);
    const centre = (map: tf.Tensor) => tf.slice(map, [0, 2, 2, 0], [1, 1, 1, 2]).data();
    expect(Array.from(await centre(low))).toEqual([1, 0]);
    expect(Array.from(await centre(high))).toEqual([5, 4]);
  });

  it('are the same at padding, which the picture therefore does not cover', async () => {
    const covered = Array.from(await coverageAt(visitOf(framed()), picture).data());
    const pixels = Array.from({ length: 9 }, (_, p) => covered[2 * p]);
    expect(pixels).toEqual([0, 0, 0, 0, 1, 1, 0, 1, 1]);
    expect(Array.from({ length: 9 }, (_, p) => covered[2 * p + 1])).toEqual(pixels);
  });

  it('are the picture’s own where nothing stands before the node', async () => {
    const { network, node } = framed();
    const first = { ...node, inputs: ['picture'] };
    const { low, high } = boundsAt({ ...visitOf({ network, node }), node: first }, picture);
    expect(low.shape).toEqual([1, 2, 2, 2]);
    expect(Array.from(await low.data())).toEqual([-1, 0, -1, 0, -1, 0, -1, 0]);
    expect(Array.from(await high.data())).toEqual([1, 4, 1, 4, 1, 4, 1, 4]);
  });

  it('leave no tensor behind', async () => {
    const visit = visitOf(framed());
    const lost = await leaked(() => {
      tf.tidy(() => coverageAt(visit, picture)).dispose();
    });
    expect(lost).toBe(0);
  });
});
