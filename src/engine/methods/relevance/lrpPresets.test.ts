import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import { logits } from '../../../network/forward.ts';
import type { Network } from '../../../network/graph.ts';
import { imported, mobilenet, resnet, vgg } from '../../../network/keras.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { Method } from '../method.ts';
import { scoreOf } from '../score.ts';
import { lrp } from './lrp.ts';
import { gap, mapOf, sum } from './lrp.fixture.ts';
import { lrpAFlat, lrpBFlat, lrpEpsilon, lrpEpsilonPlusFlat, lrpGamma, lrpZ, lrpZPlus } from './lrpPresets.ts';

const presets = [lrpZ, lrpEpsilon, lrpGamma, lrpZPlus, lrpAFlat, lrpBFlat, lrpEpsilonPlusFlat, lrp];
const networks = new Map<string, Network>();
const networkOf = (name: string): Network => networks.get(name)!;
let target: ReturnType<typeof classTarget>;

beforeAll(async () => {
  await useBackend('cpu');
  for (const [name, build] of Object.entries({ V: vgg, R: resnet, M: mobilenet })) {
    networks.set(name, await imported(build(true)));
  }
  const { best, worst } = await extremes(networkOf('V'));
  expect(best.logit).toBeGreaterThan(0);
  expect(worst.logit).toBeLessThan(0);
  target = classTarget(best.index);
});
afterAll(() => {
  for (const network of networks.values()) network.dispose();
});

async function extremes(network: Network) {
  const { input } = contextFor(network);
  const given = logits(network, input);
  const ranked = Array.from(await given.data(), (logit, index) => ({ logit, index })).sort((a, b) => b.logit - a.logit);
  tf.dispose([input, given]);
  return { best: ranked[0]!, worst: ranked.at(-1)! };
}

describe.each(presets.map((method) => [method.card.id, method] as const))('%s', (_, method) => {
  it('gives a signed, finite map of the picture’s size on networks of every shape', async () => {
    for (const network of networks.values()) {
      expect(method.refusal({ network, target, options: {} })).toBeNull();
      const { raw, provenance } = await mapOf(method, network, {}, { target });
      expect([raw.width, raw.height, raw.signed]).toEqual([8, 8, true]);
      expect(raw.values.every(Number.isFinite)).toBe(true);
      expect(Math.max(...raw.values.map(Math.abs))).toBeGreaterThan(0);
      expect(provenance).toMatchObject({ method: method.card.id, backend: 'cpu', target });
      expect(provenance.forwards).toBeGreaterThanOrEqual(2);
      expect(provenance.backwards).toBeGreaterThanOrEqual(1);
      expect(provenance.completeness!.sum).toBeCloseTo(sum(raw.values), 4);
    }
  });

  it('explains a lead by the difference of the two maps', async () => {
    const network = networkOf('R');
    const lead = await mapOf(method, network, {}, { target: classTarget(2, 0) });
    const [own, other] = [
      await mapOf(method, network, {}, { target: classTarget(2) }),
      await mapOf(method, network, {}, { target: classTarget(0) }),
    ];
    const difference = own.raw.values.map((value, i) => value - other.raw.values[i]!);
    expect(gap(lead.raw.values, difference)).toBeLessThan(1e-4);
  });

  it('leaves nothing behind, finished or left early', async () => {
    const context = contextFor(networkOf('R'));
    await expectNoLeak(method, context);
    context.input.dispose();
  });
});

test('LRP-0 is Input × Gradient, summed over channels', async () => {
  for (const network of networks.values()) {
    if (network.name === 'M') continue; // its ReLU6 may saturate, where the two rightly differ
    const { raw } = await mapOf(lrpZ, network, { affine: 'z' });
    const { input } = contextFor(network);
    const product = tf.tidy(() =>
      tf.sum(tf.mul(input, scoreOf(network, classTarget(1), 'logit').valueAndGradient(input).gradient), 3),
    );
    expect(gap(raw.values, await product.data())).toBeLessThan(1e-5);
    tf.dispose([input, product]);
  }
});

const a = { convolution: 'alpha-beta', dense: 'epsilon', alpha: 1, first: 'flat', epsilon: 0.1, unit: 'absolute' };
const same: readonly (readonly [Method, MethodOptions])[] = [
  [lrpZ, { convolution: 'z', dense: 'z', first: 'as the others', addends: 'all' }],
  [
    lrpEpsilon,
    { convolution: 'epsilon', dense: 'epsilon', first: 'as the others', epsilon: 0.25, unit: 'rms', addends: 'all' },
  ],
  [
    lrpGamma,
    { convolution: 'gamma', dense: 'epsilon', first: 'z-box', epsilon: 1e-6, unit: 'absolute', addends: 'all' },
  ],
  [lrpZPlus, { convolution: 'z-plus', dense: 'z-plus', first: 'as the others' }],
  [lrpAFlat, a],
  [lrpBFlat, { ...a, alpha: 2 }],
  [lrpEpsilonPlusFlat, { ...a, convolution: 'z-plus', epsilon: 1e-6 }],
];

test.each(same.map(([method, options]) => [method.card.name, method, options] as const))(
  '%s is what its name says, put together rule by rule',
  async (_, method, options) => {
    const network = networkOf('V');
    const [named, assembled] = [await mapOf(method, network), await mapOf(lrp, network, options)];
    expect(gap(named.raw.values, assembled.raw.values)).toBe(0);
  },
);

test.each(['z', 'epsilon', 'gamma', 'z-plus', 'alpha-beta', 'z-sign', 'w-square', 'flat'])(
  'the rule %s can be had in every place, and is another than its neighbour',
  async (rule) => {
    const network = networkOf('R');
    for (const place of ['first', 'convolution', 'dense']) {
      const other = rule === 'flat' ? 'w-square' : 'flat';
      const [one, two] = [await mapOf(lrp, network, { [place]: rule }), await mapOf(lrp, network, { [place]: other })];
      expect(one.raw.values.every(Number.isFinite)).toBe(true);
      expect(gap(one.raw.values, two.raw.values)).toBeGreaterThan(1e-3);
    }
  },
);

test('every snapshot is finer than the one before, and the last is the map', async () => {
  const context = contextFor(networkOf('V'));
  const { snapshots, result } = await runMethod(lrpAFlat, context);
  const sizes = snapshots.map(({ raw }) => raw.values.length);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes).toEqual(sizes.toSorted((left, right) => left - right));
  expect(snapshots.at(-1)!.raw).toBe(result.raw);
  expect(snapshots.at(-1)!.step).toBe(snapshots.at(-1)!.steps);
  context.input.dispose();
});

test('a node’s mean is shared out as a class is', async () => {
  const network = networkOf('V');
  const node = network.nodes.find(({ kind }) => kind === 'pool')!.id;
  const { raw, provenance } = await mapOf(lrpZPlus, unbiased(network), {}, { target: { kind: 'node', node } });
  expect(provenance.completeness!.due).toBeGreaterThan(0);
  expect(sum(raw.values) / provenance.completeness!.due).toBeCloseTo(1, 4);
});

test('a negative logit is handed back negative, and leaves nothing to show where only its own sign counts', async () => {
  const network = networkOf('V');
  const { worst } = await extremes(network);
  const { raw, map, provenance } = await mapOf(lrpZPlus, network, {}, { target: classTarget(worst.index) });
  expect(provenance.completeness!.due).toBeCloseTo(worst.logit, 4);
  expect(Math.max(...raw.values)).toBeLessThanOrEqual(0);
  expect(map).toBeNull();
});

test('without biases z⁺ hands the whole logit to the pixels', async () => {
  const network = unbiased(networkOf('V'));
  const { best } = await extremes(network);
  const { raw } = await mapOf(lrpZPlus, network, {}, { target: classTarget(best.index) });
  expect(sum(raw.values) / best.logit).toBeCloseTo(1, 4);
});

function unbiased(network: Network): Network {
  const nodes = network.nodes.map((node) => (node.kind === 'linear' ? { ...node, bias: null } : node));
  return { ...network, nodes, byId: new Map(nodes.map((node) => [node.id, node])) };
}
