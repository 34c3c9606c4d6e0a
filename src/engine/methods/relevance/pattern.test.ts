import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import { testBackends, useBackend } from '../../../network/backends.fixture.ts';
import { run } from '../../../network/forward.ts';
import type { Network } from '../../../network/graph.ts';
import { patternNodes, weightsOf, type Patterns } from '../../../network/patterns/patterns.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import { patternAttribution } from './patternAttribution.ts';
import { patternNet } from './patternNet.ts';

let network: Network;
beforeAll(async () => {
  await useBackend('cpu');
  network = tinyNetwork();
});
afterAll(() => {
  network.dispose();
});

/** The weights themselves: then the walk is that of the gradient, with every neuron's weights scaled. */
async function likeWeights(one: Network): Promise<Patterns> {
  const made = patternNodes(one).map(async (each) => {
    const weights = tf.tidy(() => tf.clone(weightsOf(each)));
    const values = await weights.data<'float32'>();
    weights.dispose();
    return [each.node.id, Float32Array.from(values)] as const;
  });
  return new Map(await Promise.all(made));
}

describe.each([
  ['PatternNet', patternNet],
  ['PatternAttribution', patternAttribution],
] as const)('%s', (_, method) => {
  it('refuses a network without patterns and names the command that makes them', () => {
    const refused = method.refusal({ network, target: classTarget(1), options: {} });
    expect(refused).toMatchObject({ kind: 'method-unsuited', model: 'tiny' });
    expect(JSON.stringify(refused)).toContain('npm run patterns');
    const patterns: Patterns = new Map();
    expect(method.refusal({ network, target: classTarget(1), options: {}, patterns })).toBeNull();
  });

  it('gives a map at the size of the picture, shown cut at its outliers', async () => {
    const context = contextFor(network, { patterns: await likeWeights(network) });
    const { result, snapshots } = await runMethod(method, context);
    expect([result.raw.width, result.raw.height, result.raw.signed]).toEqual([14, 12, method.card.signed]);
    expect(Math.max(...result.raw.values)).toBeGreaterThan(0);
    expect(Math.max(...result.map!.values)).toBe(1);
    expect(snapshots.length).toBeGreaterThan(1);
    expect(result.provenance).toMatchObject({ method: method.card.id, forwards: 1, backwards: 1, completeness: null });
    context.input.dispose();
  });

  it('leaves no tensor behind, stopped or not', async () => {
    const context = contextFor(network, { patterns: await likeWeights(network) });
    await expectNoLeak(method, context);
    context.input.dispose();
  });

  it('is the same on both back ends within 1e-3', async () => {
    const found: Float32Array[] = [];
    for (const backend of testBackends) {
      await useBackend(backend);
      const one = tinyNetwork();
      const context = contextFor(one, { patterns: await likeWeights(one) });
      found.push((await runMethod(method, context)).result.raw.values);
      context.input.dispose();
      one.dispose();
    }
    await useBackend('cpu');
    const [cpu, wasm] = found;
    const scale = Math.max(...cpu!.map(Math.abs));
    cpu!.forEach((value, place) => {
      expect(Math.abs(value - wasm![place]!)).toBeLessThan(1e-3 * scale);
    });
  });
});

describe('what is handed back', () => {
  const total = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);

  it('by PatternAttribution is the logit, or the lead, while no rectifier takes any', async () => {
    // The dense layer alone: its input is the mean of the rectified map, where nothing more is lost.
    const context = contextFor(network, { patterns: await likeWeights(network), target: classTarget(2, 0) });
    const { snapshots } = await runMethod(patternAttribution, context);
    const [output] = run(network, new Map([[network.input, context.input]]), [network.output]);
    const logits = await output!.data();
    expect(total(snapshots[0]!.raw.values)).toBeCloseTo(logits[2]! - logits[0]!, 4);
    tf.dispose([output!, context.input]);
  });

  it('by PatternNet has the length 1 at every stage, so that it never overflows', async () => {
    const patterns = await likeWeights(network);
    const huge = new Map([...patterns].map(([id, values]) => [id, values.map((value) => value * 1e-30)]));
    const context = contextFor(network, { patterns });
    const [plain, scaled] = [
      await runMethod(patternNet, context),
      await runMethod(patternNet, { ...context, patterns: huge }),
    ];
    expect(Math.max(...plain.result.raw.values)).toBeLessThanOrEqual(3);
    expect(Math.max(...plain.result.raw.values)).toBeGreaterThanOrEqual(1);
    expect(scaled.result.raw.values.every(Number.isFinite)).toBe(true);
    context.input.dispose();
  });
});
