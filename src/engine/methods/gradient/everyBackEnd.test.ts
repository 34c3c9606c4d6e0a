/** Every class activation and gradient method gives the same map on WASM as on cpu (gradient-methods.md §6, T19). */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { ModelArtifacts } from '../../../network/graph.ts';
import { importModel } from '../../../network/import/importModel.ts';
import { artifactsOf, mobilenet, resnet } from '../../../network/keras.fixture.ts';
import { activationMethods } from '../activation/methods.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { MapResult, Method } from '../method.ts';
import { gradientMethods } from './methods.ts';
import { gapOf, largest } from './numbers.fixture.ts';

const models: ModelArtifacts[] = [];
beforeAll(async () => {
  await useBackend('cpu');
  for (const build of [resnet, mobilenet]) models.push(await artifactsOf(build(true)));
});

const options: MethodOptions = { samples: 6, steps: 6, most: 6 };

async function mapOn(backend: 'cpu' | 'wasm', method: Method, artifacts: ModelArtifacts): Promise<MapResult> {
  await useBackend(backend);
  const network = importModel(artifacts);
  const context = contextFor(network, { target: classTarget(3) });
  const { result } = await runMethod(method, context, options);
  if (backend === 'wasm') await expectNoLeak(method, context, options);
  network.dispose();
  context.input.dispose();
  return result;
}

test.each([...activationMethods, ...gradientMethods])('$card.name', async (method) => {
  for (const artifacts of models) {
    const [one, other] = [await mapOn('cpu', method, artifacts), await mapOn('wasm', method, artifacts)];
    expect([one.provenance.backend, other.provenance.backend]).toEqual(['cpu', 'wasm']);
    expect(largest(one.raw.values)).toBeGreaterThan(0);
    expect(gapOf(other.raw.values, one.raw.values)).toBeLessThan(1e-3 * largest(one.raw.values));
    expect(other.map === null).toBe(one.map === null);
  }
  expect(tf.getBackend()).toBe('wasm');
});
