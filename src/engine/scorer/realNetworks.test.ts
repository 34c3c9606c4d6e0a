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
import { fullSet, setOf, withoutRegion, withRegion } from '../../core/regions/regionSet.ts';
import { neverStops } from '../../core/stop.ts';
import { importModel } from '../../network/import/importModel.ts';
import { layOut } from '../../network/incremental/layout.ts';
import { hasShared, sharedArtifacts, sharedCard, sharedIds } from '../catalogue/sharedCards.fixture.ts';
import { classify } from '../classify.ts';
import { seePicture } from '../picture/resize.ts';
import { incrementalEvaluator } from './incrementalEvaluator.ts';
import { createLocalEvaluator } from './localEvaluator.ts';
import { plainEvaluator } from './plainEvaluator.ts';
import { createRegionScorer } from './regionScorer.ts';

const regions = 49;
/** The whole, one region less, and a family of one region more. */
const parent = setOf([9, 10, 16, 17, 23, 24, 25]);
const sets: RegionSet[] = [
  fullSet(regions),
  withoutRegion(fullSet(regions), 24),
  parent,
  ...[0, 18, 48].map((id) => withRegion(parent, id)),
];
const everyThird = <T>(all: readonly T[]): T[] => all.filter((_, at) => at % 3 === 0);

describe.skipIf(!hasShared)('real networks on WASM', () => {
  beforeAll(async () => {
    setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    await tf.setBackend('wasm');
  });

  test.each(sharedIds)('%s: partial passes equal whole ones, the whole picture equals classifying it', async (id) => {
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
    const whole = plainEvaluator(subject, 1);
    const single: Float32Array[] = [];
    for (const set of sets) single.push(await whole.evaluate([set]));
    const layout = layOut(network, [picture.height, picture.width, 3], [], (_outline, waists) => everyThird(waists));
    const open = [createLocalEvaluator(subject), incrementalEvaluator(subject, layout)];
    for (const evaluator of open) {
      const scores = await createRegionScorer(regions, [evaluator]).score(sets, neverStops);
      scores.forEach((score, i) => {
        expect(Math.abs(score.confidence - (single[i]?.[0] ?? Number.NaN))).toBeLessThan(1e-6);
        expect(Math.abs(score.margin - (single[i]?.[1] ?? Number.NaN))).toBeLessThan(1e-6);
      });
    }
    expect(single[0]?.[0]).toBeCloseTo(probabilities[target]!, 5);
    expect(new Set(single.map(([confidence]) => confidence)).size).toBe(sets.length);
    for (const evaluator of [...open, whole]) evaluator.dispose();
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
