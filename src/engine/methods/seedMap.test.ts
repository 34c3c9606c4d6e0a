import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { classTarget } from '../../core/methods/target.ts';
import { baselineOf } from '../../core/regions/composite.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import { setOf } from '../../core/regions/regionSet.ts';
import type { ModelCard } from '../../core/modelCard.ts';
import type { Network } from '../../network/graph.ts';
import { importModel } from '../../network/import/importModel.ts';
import { hasShared, sharedArtifacts, sharedCard } from '../catalogue/sharedCards.fixture.ts';
import { inputTensor } from '../inputTensor.ts';
import { inspectSets } from '../scorer/inspect.ts';
import { seedMap } from './seedMap.ts';

const grid = { rows: 7, cols: 7 };
const PEACOCK = 84;

describe.skipIf(!hasShared)('seeds from MobileNet V1 0.25 for a peacock', () => {
  let empty: number;
  let network: Network;
  let card: ModelCard;
  let picture: SeenPicture;

  beforeAll(async () => {
    setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    await tf.setBackend('wasm');
    empty = tf.memory().numTensors;
    network = importModel(sharedArtifacts('mobilenet_v1_025_224'));
    card = sharedCard('mobilenet_v1_025_224');
    const photo = readFileSync('../shared/photos/imagenet_sample/n01806143_peacock.jpg');
    const rgb = await sharp(photo).resize(224, 224, { fit: 'cover' }).removeAlpha().raw().toBuffer();
    picture = { width: 224, height: 224, rgb: new Uint8ClampedArray(rgb) };
  });
  afterAll(() => {
    network.dispose();
    expect(tf.memory().numTensors).toBe(empty);
  });

  test.each(['i-gos', 'grad-cam'] as const)('%s: the ten best regions matter more than the ten worst', async (kind) => {
    const { preprocess } = card;
    const baseline = baselineOf('mean', picture);
    const input = inputTensor(picture, preprocess);
    const context = { network, picture, preprocess, input, target: classTarget(PEACOCK) };
    const seed = await seedMap(kind, context, { grid, baseline });
    input.dispose();
    expect(seed).toHaveLength(49);
    const order = [...seed.keys()].sort((a, b) => seed[b]! - seed[a]!);
    const subject = { network, picture, preprocess, grid, footprint: 'tent', baseline } as const;
    const [best, worst] = await inspectSets(subject, [setOf(order.slice(0, 10)), setOf(order.slice(-10))]);
    expect(best![PEACOCK]).toBeGreaterThan(2 * worst![PEACOCK]!);
  });
});
