import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import { classTarget } from '../../../core/methods/target.ts';
import { distance, useBackend } from '../../../network/backends.fixture.ts';
import { logits, run } from '../../../network/forward.ts';
import type { Network } from '../../../network/graph.ts';
import { importModel } from '../../../network/import/importModel.ts';
import { hasShared, sharedArtifacts } from '../../../network/shared.fixture.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import { contextFor, expectNoLeak, noisePicture, plainPreprocess, runMethod } from '../method.fixture.ts';
import { deepLiftReference } from './deepLiftReference.ts';
import { deepLiftRescale } from './deepLiftRescale.ts';
import { deepLiftRevealCancel } from './deepLiftRevealCancel.ts';

let network: Network;
beforeAll(async () => {
  await useBackend('cpu');
  network = tinyNetwork();
});
afterAll(() => {
  network.dispose();
});

const both = [deepLiftRescale, deepLiftRevealCancel];

async function change(one: Network, of: (output: readonly number[]) => number, reference: tf.Tensor4D, at: string) {
  const context = contextFor(one);
  const [here, there] = await Promise.all(
    [context.input, reference].map(async (x) => {
      const [output] = run(one, new Map([[one.input, x]]), [at]);
      const values = Array.from(await output!.data());
      output!.dispose();
      return of(values);
    }),
  );
  tf.dispose([context.input, reference]);
  return here! - there!;
}

const black = (one: Network) => deepLiftReference({ picture: noisePicture(one), preprocess: plainPreprocess }, 'black');

describe.each(both.map((method) => [method.card.name, method] as const))('%s', (_, method) => {
  const explain = async (options: MethodOptions = {}, given: Parameters<typeof contextFor>[1] = {}) => {
    const context = contextFor(network, given);
    const finished = await runMethod(method, context, options);
    context.input.dispose();
    return finished;
  };

  it('gives a signed map of the picture that sums to the change of the logit, and says so', async () => {
    const { result } = await explain();
    const { raw, provenance } = result;
    expect([raw.width, raw.height, raw.signed]).toEqual([14, 12, true]);
    const due = await change(network, (output) => output[1]!, black(network), network.output);
    expect(provenance.completeness!.due).toBeCloseTo(due, 5);
    expect(provenance.completeness!.sum).toBeCloseTo(due, 5);
    expect(provenance).toMatchObject({ method: method.card.id, options: { reference: 'black', score: 'logit' } });
  });

  it('explains the lead over another class, and a node', async () => {
    const lead = await explain({}, { target: classTarget(2, 0) });
    const due = await change(network, (output) => output[2]! - output[0]!, black(network), network.output);
    expect(lead.result.provenance.completeness!.sum).toBeCloseTo(due, 5);
    const mean = await explain({}, { target: { kind: 'node', node: 'relu' } });
    const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const dueThere = await change(network, average, black(network), 'relu');
    expect(mean.result.provenance.completeness!.sum).toBeCloseTo(dueThere, 5);
  });

  it('takes the mean of all classes away where it is asked to, so that all maps together are nothing', async () => {
    const score = 'logit less the mean of all';
    const all = await Promise.all([0, 1, 2, 3].map((index) => explain({ score }, { target: classTarget(index) })));
    const [first] = all;
    expect(Math.max(...first!.result.raw.values.map(Math.abs))).toBeGreaterThan(1e-4);
    first!.result.raw.values.forEach((__, place) => {
      const sum = all.reduce((total, { result }) => total + result.raw.values[place]!, 0);
      expect(Math.abs(sum)).toBeLessThan(1e-6);
    });
  });

  it('shows each feature map on the way, and each sums to the same', async () => {
    const { snapshots, result } = await explain();
    expect(snapshots.length).toBeGreaterThan(1);
    expect(snapshots.at(-1)!.step).toBe(snapshots.at(-1)!.steps);
    for (const { raw } of snapshots)
      expect(raw.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(result.provenance.completeness!.due, 4);
  });

  it('gives nothing to a picture that is its own reference', async () => {
    const picture = { ...noisePicture(network), rgb: new Uint8ClampedArray(12 * 14 * 3).fill(255) };
    const { result } = await explain({ reference: 'white' }, { picture });
    expect(result.map).toBeNull();
    expect(result.raw.values.every((value) => value === 0)).toBe(true);
    expect((await explain({ reference: 'mean' }, { picture })).result.map).toBeNull();
  });

  it('leaves no tensor behind, stopped or not', async () => {
    const context = contextFor(network);
    await expectNoLeak(method, context);
    context.input.dispose();
  });

  it.skipIf(!hasShared)('is complete on a photograph-sized MobileNet within 1e-4', async () => {
    await useBackend('wasm');
    const mobile = importModel(sharedArtifacts('mobilenet_v1_025_128_quant'));
    const context = contextFor(mobile);
    expect(method.refusal({ network: mobile, target: context.target, options: {} })).toBeNull();
    const { result } = await runMethod(method, context);
    const { sum, due } = result.provenance.completeness!;
    const scores = logits(mobile, context.input);
    expect(Math.abs(due)).toBeGreaterThan(1e-3);
    expect(Math.abs(sum - due)).toBeLessThan(1e-4 * Math.max(1, Math.abs(due)));
    tf.dispose([scores, context.input]);
    mobile.dispose();
    await useBackend('cpu');
  });
});

describe('RevealCancel', () => {
  it('after dense layers only is Rescale on a network without hidden dense layers', async () => {
    const context = contextFor(network);
    const rescale = await runMethod(deepLiftRescale, context);
    const dense = await runMethod(deepLiftRevealCancel, context, { after: 'dense layers' });
    const every = await runMethod(deepLiftRevealCancel, context);
    const gap = ({ result }: typeof dense) =>
      Math.max(...result.raw.values.map((value, place) => Math.abs(value - rescale.result.raw.values[place]!)));
    expect(gap(dense)).toBeLessThan(1e-6);
    expect(gap(every)).toBeGreaterThan(1e-4);
    context.input.dispose();
  });
});

describe('a reference', () => {
  it('is what its name says, preprocessed as the picture is', async () => {
    const picture = { width: 2, height: 1, rgb: Uint8ClampedArray.of(0, 100, 255, 100, 100, 55) };
    const values = { black: [-1, -1, -1], white: [1, 1, 1], mean: [50 / 127.5 - 1, 100 / 127.5 - 1, 155 / 127.5 - 1] };
    for (const [kind, colour] of Object.entries(values) as ['black' | 'white' | 'mean', number[]][]) {
      const reference = deepLiftReference({ picture, preprocess: plainPreprocess }, kind);
      const expected = tf.tensor4d([...colour, ...colour], [1, 1, 2, 3]);
      expect(await distance(reference, expected)).toBeLessThan(1e-6);
      tf.dispose([reference, expected]);
    }
  });
});
