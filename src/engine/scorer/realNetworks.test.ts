import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { baselineOf } from '../../core/regions/composite.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { fullSet, setOf } from '../../core/regions/regionSet.ts';
import { neverStops } from '../../core/stop.ts';
import { importModel } from '../../network/import/importModel.ts';
import { hasShared, sharedArtifacts, sharedCard } from '../catalogue/sharedCards.fixture.ts';
import { classify } from '../classify.ts';
import { seePicture } from '../picture/resize.ts';
import { createLocalEvaluator } from './localEvaluator.ts';
import { createRegionScorer } from './regionScorer.ts';

const regions = 49;
const sets: RegionSet[] = [
  fullSet(regions),
  ...Array.from({ length: 10 }, (_, i) => setOf(Array.from({ length: 20 }, (__, k) => (i * 11 + k * k) % regions))),
];

describe.skipIf(!hasShared)('real networks on WASM', () => {
  beforeAll(async () => {
    setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    await tf.setBackend('wasm');
  });

  test.each([
    'mobilenet_v1_025_224',
    'mobilenet_v1_100_224_quant_1001',
    'resnet20_cifar10_32',
    'googlenet_caffe_224',
  ] as const)('%s: batches equal single pictures, the whole picture equals classifying it', async (id) => {
    const before = tf.memory().numTensors;
    const network = importModel(sharedArtifacts(id));
    const { preprocess, inputSize } = sharedCard(id);
    const photo = readFileSync('../shared/photos/imagenet_sample/n02391049_zebra.jpg');
    const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const decoded = { width: info.width, height: info.height, rgb: new Uint8ClampedArray(data) };
    const picture = seePicture(decoded, inputSize, 'crop');
    const probabilities = await classify(network, picture, preprocess);
    const target = probabilities.indexOf(Math.max(...probabilities));
    const subject = {
      picture,
      preprocess,
      grid: { rows: 7, cols: 7 },
      footprint: 'tent',
      baseline: baselineOf('mean', picture),
      target,
      network,
    } as const;
    const open = [1, 5, 2].map((batchSize) => createLocalEvaluator({ ...subject, batchSize }));
    const single = await createRegionScorer(regions, open.slice(0, 1)).score(sets, neverStops);
    const shared = await createRegionScorer(regions, open.slice(1)).score(sets, neverStops);
    shared.forEach((score, i) => {
      expect(score.confidence).toBeCloseTo(single[i]!.confidence, 5);
      expect(score.margin).toBeCloseTo(single[i]!.margin, 5);
    });
    expect(single[0]!.confidence).toBeCloseTo(probabilities[target]!, 5);
    expect(new Set(single.map((score) => score.confidence)).size).toBe(sets.length);
    for (const evaluator of open) evaluator.dispose();
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
