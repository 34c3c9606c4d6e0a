import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import { logits } from '../../../network/forward.ts';
import type { Network, NetworkNode, WeightSpec } from '../../../network/graph.ts';
import { importModel } from '../../../network/import/importModel.ts';
import { imported, mobilenet, resnet, vgg } from '../../../network/keras.fixture.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import { contextFor, expectNoLeak } from '../method.fixture.ts';
import { deepTaylor } from './deepTaylor.ts';
import { gap, mapOf, sum } from './lrp.fixture.ts';
import { lrpAFlat } from './lrpPresets.ts';
import { relevanceMethods } from './methods.ts';

beforeAll(() => useBackend('cpu'));

async function logitsOf(network: Network): Promise<number[]> {
  const { input } = contextFor(network);
  const given = logits(network, input);
  const values = Array.from(await given.data());
  tf.dispose([input, given]);
  return values;
}

describe.each([
  ['V', vgg],
  ['R', resnet],
  ['M', mobilenet],
] as const)('Deep Taylor on %s', (name, build) => {
  let network: Network;
  beforeAll(async () => {
    network = await imported(build(true));
  });
  afterAll(() => {
    network.dispose();
  });

  it('gives no pixel less than nothing, and all together no more than a positive logit', async () => {
    for (const [index, logit] of (await logitsOf(network)).entries()) {
      for (const first of ['z-box', 'w-square']) {
        const { raw, provenance } = await mapOf(deepTaylor, network, { first }, { target: classTarget(index) });
        expect(Math.min(...raw.values), name).toBeGreaterThanOrEqual(-1e-6);
        expect(provenance.completeness!.due).toBeCloseTo(Math.max(0, logit), 4);
        expect(sum(raw.values)).toBeLessThanOrEqual(Math.max(0, logit) * 1.0001);
      }
    }
  });

  it('keeps more of the logit where neurons fired by a bias share theirs too', async () => {
    const given = await logitsOf(network);
    const target = classTarget(given.indexOf(Math.max(...given)));
    const [kept, shared] = [
      await mapOf(deepTaylor, network, {}, { target }),
      await mapOf(deepTaylor, network, { hidden: 'z-sign' }, { target }),
    ];
    expect(sum(shared.raw.values)).toBeGreaterThanOrEqual(sum(kept.raw.values) * 0.9999);
  });

  it('explains a lead by the difference of two maps, each of a positive logit', async () => {
    const [one, other, lead] = [
      await mapOf(deepTaylor, network, {}, { target: classTarget(0) }),
      await mapOf(deepTaylor, network, {}, { target: classTarget(1) }),
      await mapOf(deepTaylor, network, {}, { target: classTarget(0, 1) }),
    ];
    const difference = one.raw.values.map((value, i) => value - other.raw.values[i]!);
    if (difference.some((value) => value !== 0)) expect(gap(lead.raw.values, difference)).toBeLessThan(1e-4);
    else expect(sum(lead.raw.values.map(Math.abs))).toBe(0);
  });

  it('leaves nothing behind', async () => {
    const context = contextFor(network);
    await expectNoLeak(deepTaylor, context);
    context.input.dispose();
  });
});

test('a negative logit gives an empty map that says why', async () => {
  const network = await imported(vgg(true));
  const given = await logitsOf(network);
  const worst = given.indexOf(Math.min(...given));
  expect(given[worst]).toBeLessThan(0);
  const { raw, map, provenance } = await mapOf(deepTaylor, network, {}, { target: classTarget(worst) });
  expect(raw.values.every((value) => value === 0)).toBe(true);
  expect([map, provenance.completeness]).toEqual([null, { sum: 0, due: 0 }]);
  network.dispose();
});

describe('a network with another activation than a rectifier', () => {
  const changed = (network: Network, id: string, node: Partial<NetworkNode>): Network => {
    const nodes = network.nodes.map((one) => (one.id === id ? ({ ...one, ...node } as NetworkNode) : one));
    return { ...network, nodes, byId: new Map(nodes.map((one) => [one.id, one])) };
  };

  it('is refused by the name of that node, unless what is explained lies before it', () => {
    const network = tinyNetwork();
    const smooth = changed(network, 'relu', { name: 'swish' } as never);
    const question = { network: smooth, target: classTarget(1), options: {} };
    expect(deepTaylor.refusal({ ...question, network })).toBeNull();
    expect(deepTaylor.refusal(question)).toMatchObject({ kind: 'unsupported-node', node: 'relu', model: 'tiny' });
    expect(deepTaylor.refusal({ ...question, target: { kind: 'node', node: 'conv' } })).toBeNull();
    network.dispose();
  });

  it('is no obstacle to propagation by rules, but a softmax in the middle is', () => {
    const network = tinyNetwork();
    const smooth = changed(network, 'relu', { name: 'swish' } as never);
    const softmax = changed(network, 'relu', { kind: 'softmax' });
    for (const method of relevanceMethods.filter(({ card }) => card.id.startsWith('lrp'))) {
      expect(method.refusal({ network: smooth, target: classTarget(1), options: {} })).toBeNull();
      const refused = method.refusal({ network: softmax, target: classTarget(1), options: {} });
      expect(refused).toMatchObject({ kind: 'unsupported-node', node: 'relu' });
    }
    network.dispose();
  });
});

test('the network of the toy world is explained on WASM', { timeout: 60_000 }, async () => {
  await useBackend('wasm');
  const folder = new URL('../../../../public/models/toyworld/', import.meta.url);
  const file = JSON.parse(readFileSync(new URL('model.json', folder), 'utf8')) as {
    modelTopology: unknown;
    weightsManifest: { weights: WeightSpec[] }[];
  };
  const weightSpecs = file.weightsManifest.flatMap(({ weights }) => weights);
  const weightData = new Uint8Array(readFileSync(new URL('weights.bin', folder))).buffer;
  const artifacts = { name: 'toyworld', topology: file.modelTopology, weightSpecs, weightData } as const;
  const network = importModel({ ...artifacts, format: 'layers-model' });
  const given = await logitsOf(network);
  const target = classTarget(given.indexOf(Math.max(...given)));
  for (const method of [deepTaylor, lrpAFlat]) {
    expect(method.refusal({ network, target, options: {} })).toBeNull();
    const { raw } = await mapOf(method, network, {}, { target });
    expect([raw.height, raw.width]).toEqual(network.inputShape.slice(0, 2));
    expect(raw.values.every(Number.isFinite)).toBe(true);
    expect(Math.max(...raw.values)).toBeGreaterThan(0);
  }
  network.dispose();
});
