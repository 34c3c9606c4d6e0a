import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { applyLinear } from '../../compute/linear.ts';
import type { LinearNode } from '../../graph.ts';
import { noise } from '../../keras.fixture.ts';
import { alphaBeta, epsilon, flat, gamma, wSquare, zBox, zero, zPlus, zPlusOrSign, zSign } from './linear.ts';
import { bornOfBias, perSample } from './accounts.fixture.ts';
import { aroundNode, denseNode, shares, visitTo } from './lrp.fixture.ts';

const exact = { epsilon: 0, unit: 'absolute' } as const;

function close(found: number[], due: number[]): void {
  expect(found.length).toBe(due.length);
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(due[i]!, 5);
  });
}

describe('one neuron, worked out by hand', () => {
  beforeEach(() => useBackend('cpu'));

  it('LRP-0: products over z, the bias keeps its share', async () => {
    // z = 2·3 − 1·1 + 5 = 10; shares 6/10 and −1/10.
    close(await shares(zero, denseNode([[3], [-1]], [5]), [2, 1], [20]), [12, -2]);
  });

  it('ε: the denominator grows away from 0 on either side', async () => {
    const half = epsilon({ epsilon: 0.5, unit: 'absolute' });
    close(await shares(half, denseNode([[3], [-1]]), [2, 1], [11]), [12, -2]);
    close(await shares(half, denseNode([[-3], [1]]), [2, 1], [11]), [12, -2]);
  });

  it('z⁺: only products above 0, negative inputs by negative weights among them', async () => {
    close(await shares(zPlus, denseNode([[3], [-1], [-2], [1]], [100]), [2, 1, -1, -4], [8]), [6, 0, 2, 0]);
  });

  it('α-β: the vector of iNNvestigate’s issue 273', async () => {
    const node = denseNode([[1], [-1]], [-1]);
    close(await shares(alphaBeta(1, 'split'), node, [1, 1], [-1]), [-1, 0]);
    close(await shares(alphaBeta(2, 'split'), node, [1, 1], [-1]), [-2, 0.5]);
    close(await shares(alphaBeta(2, 'ignored'), node, [1, 1], [-1]), [-2, 1]);
  });

  it('α-β: where one side is empty the other takes all', async () => {
    close(await shares(alphaBeta(2, 'ignored'), denseNode([[1], [3]]), [1, 1], [8]), [2, 6]);
    close(await shares(alphaBeta(2, 'ignored'), denseNode([[-1], [-3]]), [1, 1], [8]), [2, 6]);
    close(await shares(alphaBeta(2, 'ignored'), denseNode([[1], [3]], [1]), [0, 0], [8]), [0, 0]);
  });

  it('γ: products of z’s own sign count more, and so does the bias', async () => {
    // z = 6 − 1 + 1 = 6 > 0; with γ = 1 the products are 12 and −1, the bias 2, and the sum 13.
    close(await shares(gamma(1, exact), denseNode([[3], [-1]], [1]), [2, 1], [13]), [12, -1]);
    // z = −6 < 0: the other way round.
    close(await shares(gamma(1, exact), denseNode([[-3], [1]], [-1]), [2, 1], [13]), [12, -1]);
  });

  it('z^sgn: the output’s own sign picks the side, the bias only helps to pick', async () => {
    close(await shares(zSign, denseNode([[3], [-1]]), [2, 1], [5]), [5, 0]);
    close(await shares(zSign, denseNode([[3], [-1]], [-9]), [2, 1], [5]), [0, 5]);
    close(await shares(zSign, denseNode([[-3], [-1]], [9]), [2, 1], [7]), [6, 1]);
  });

  it('w²: by squared weights, whatever the input', async () => {
    close(await shares(wSquare('everywhere'), denseNode([[3], [-1]], [7]), [0, 5], [10]), [9, 1]);
  });

  it('flat: the same for every input', async () => {
    close(await shares(flat('everywhere'), denseNode([[3], [-1], [0]], [7]), [0, 5, 2], [9]), [3, 3, 3]);
  });

  it('z^B: by the distance to the bound that speaks against the input', async () => {
    const rule = zBox(() => ({ low: tf.tensor2d([[-1, -1]]), high: tf.tensor2d([[2, 2]]) }));
    // (1 + 1)·3 = 6 and (0 − 2)·(−1) = 2.
    close(await shares(rule, denseNode([[3], [-1]], [7]), [1, 0], [8]), [6, 2]);
  });
});

const shared = { id: 'n', origin: { name: 'n', op: 'test' }, inputs: ['x'], kind: 'linear' } as const;
const geometry = { strides: [2, 2], dilations: [1, 1], padding: 'same' } as const;
const convolution = (): LinearNode => ({
  ...shared,
  op: 'conv',
  weights: noise([3, 3, 3, 4], 1) as tf.Tensor4D,
  bias: noise([4], 2) as tf.Tensor1D,
  geometry,
});

describe.each(testBackends)('a convolution under every rule on %s', (backend) => {
  beforeEach(() => useBackend(backend));
  const setting = () => ({ node: convolution(), x: noise([2, 5, 6, 3], 3), state: noise([2, 3, 3, 4], 4) });

  it.each([
    ['α-β', alphaBeta(2, 'ignored')],
    ['z^sgn', zSign],
    ['flat', flat('everywhere')],
    ['w²', wSquare('everywhere')],
  ] as const)('%s hands back all but what a bias alone fired', async (_, rule) => {
    const { node, x, state } = setting();
    const visit = visitTo(node, state, [x]);
    const due = tf.sub(perSample(state), perSample(bornOfBias(visit)));
    expect(await distance(perSample(rule.apply(visit)), due)).toBeLessThan(1e-4);
  });

  it('γ = 0 is the ε rule, and a large γ is z^sgn', async () => {
    const { node, x, state } = setting();
    const visit = visitTo(node, state, [x]);
    const stabiliser = { epsilon: 0.1, unit: 'rms' } as const;
    const [none, whole] = [gamma(0, stabiliser).apply(visit), epsilon(stabiliser).apply(visit)];
    expect(await distance(none, whole)).toBeLessThan(2e-4);
    const free = visitTo({ ...node, bias: null }, state, [x]);
    expect(await distance(gamma(1e6, exact).apply(free), zSign.apply(free))).toBeLessThan(1e-3);
  });

  it('an ε of 0 is LRP-0', async () => {
    const { node, x, state } = setting();
    const visit = visitTo(node, state, [x]);
    expect(await distance(epsilon(exact).apply(visit), zero.apply(visit))).toBeLessThan(1e-5);
  });

  it('a recorded output is as good as one computed again', async () => {
    const { node, x, state } = setting();
    const lean = zero.apply(visitTo(node, state, [x], applyLinear(node, x)));
    expect(await distance(lean, zero.apply(visitTo(node, state, [x])))).toBe(0);
  });

  it('knowing that no input is negative changes the cost and not the map', async () => {
    const { node, x: signed, state } = setting();
    const x = tf.abs(signed);
    for (const rule of [zPlus, alphaBeta(2, 'split'), zSign, gamma(0.25, exact)]) {
      const visit = visitTo(node, state, [x]);
      const lean = rule.apply({ ...visit, network: aroundNode(node, true) });
      expect(await distance(lean, rule.apply(visit))).toBeLessThan(1e-4);
    }
  });

  it('z⁺ for Deep Taylor, unless nothing rectifies the output', async () => {
    const { node, x, state } = setting();
    const visit = visitTo(node, state, [x]);
    expect(await distance(zPlusOrSign.apply(visit), zSign.apply(visit))).toBe(0);
    const around = aroundNode(node);
    const rectifier = { ...around.nodes[0]!, id: 'r', inputs: ['n'], kind: 'activation', name: 'relu' } as never;
    const rectified = { ...around, nodes: [...around.nodes, rectifier], output: 'r' };
    const behind = zPlusOrSign.apply({ ...visit, network: rectified });
    expect(await distance(behind, zPlus.apply(visit))).toBe(0);
  });

  it('z^B gives no input less than nothing', async () => {
    const { node, x, state } = setting();
    const rule = zBox(() => ({ low: tf.fill([1, 5, 6, 3], -5), high: tf.fill([1, 5, 6, 3], 5) }));
    const visit = visitTo(node, tf.abs(state), [x]);
    const map = rule.apply(visit);
    expect(Math.min(...(await map.data()))).toBeGreaterThanOrEqual(-1e-6);
    expect(await distance(perSample(map), perSample(visit.state))).toBeLessThan(1e-4);
  });

  it('flat is even inside every window, and padding gets nothing', async () => {
    const ones = { ...convolution(), bias: null } as LinearNode;
    // One relevant neuron in the corner: its window covers 2 × 2 real pixels of 3 × 3 with 3 channels.
    const corner = tf.tensor4d(
      Array.from({ length: 2 * 2 * 4 }, (_, i) => (i === 15 ? 12 : 0)),
      [1, 2, 2, 4],
    );
    const map = await flat('everywhere')
      .apply(visitTo(ones, corner, [noise([1, 3, 3, 3], 5)]))
      .data();
    const pixels = Array.from({ length: 9 }, (_, p) => Array.from(map.slice(3 * p, 3 * p + 3)));
    pixels.forEach((pixel, p) => {
      close(pixel, [4, 5, 7, 8].includes(p) ? [1, 1, 1] : [0, 0, 0]);
    });
  });

  it('leaves no tensor behind', async () => {
    const { node, x, state } = setting();
    const visit = visitTo(node, state, [x]);
    for (const rule of [zPlus, alphaBeta(2, 'split'), zSign, gamma(0.25, exact), flat('everywhere')]) {
      const lost = await leaked(() => {
        tf.tidy(() => rule.apply(visit)).dispose();
      });
      expect(lost).toBe(0);
    }
  });
});
