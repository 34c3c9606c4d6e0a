import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import { baselineOf } from '../../../core/regions/composite.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import { importModel } from '../../../network/import/importModel.ts';
import { hasShared, sharedArtifacts, sharedCard } from '../../catalogue/sharedCards.fixture.ts';
import { hiddenTensor, inputTensor } from '../../inputTensor.ts';
import { contextFor, runMethod } from '../method.fixture.ts';
import { scoreOf } from '../score.ts';
import { iGosPlusPlus } from './iGosPlusPlus.ts';
import { createIntegratedScore, wholePart } from './integratedScore.ts';
import { createMaskEnlarger } from './maskEnlarger.ts';

const PEACOCK = 84;
/** Few and coarse steps, and smoothness that fits so few cells. */
const options = { size: 7, iterations: 3, steps: 3, smoothness: 5 };
const photo = '../shared/photos/imagenet_sample/n01806143_peacock.jpg';

describe.skipIf(!hasShared)('iGOS++ of a peacock, MobileNet V1 0.25 on WASM', () => {
  test('a few steps find what costs most of the confidence when it goes, and is enough when it stays', async () => {
    await useBackend('wasm');
    const before = tf.memory().numTensors;
    const network = importModel(sharedArtifacts('mobilenet_v1_025_224'));
    const { preprocess } = sharedCard('mobilenet_v1_025_224');
    const rgb = await sharp(readFileSync(photo)).resize(224, 224, { fit: 'cover' }).removeAlpha().raw().toBuffer();
    const picture = { width: 224, height: 224, rgb: new Uint8ClampedArray(rgb) };
    const input = inputTensor(picture, preprocess);
    const context = contextFor(network, { picture, preprocess, input, target: classTarget(PEACOCK) });
    const { result } = await runMethod(iGosPlusPlus, context, options);

    const hidden = hiddenTensor(picture, preprocess, baselineOf('blur', picture));
    const score = scoreOf(network, context.target, 'confidence');
    const kept = createMaskEnlarger({ rows: 7, cols: 7 }, 224, 224).enlarge(result.raw.values.map((v) => 1 - v));
    const deletion = createIntegratedScore({ score, from: hidden, to: input, steps: 1 });
    const insertion = createIntegratedScore({ score, from: input, to: hidden, steps: 1 });
    const whole = await deletion.sum(new Float32Array(kept.length).fill(1), wholePart);
    const [deleted, inserted] = [await deletion.sum(kept, wholePart), await insertion.sum(kept, wholePart)];
    deletion.dispose();
    insertion.dispose();
    tf.dispose([hidden, input]);
    network.dispose();

    expect(whole).toBeGreaterThan(0.7);
    expect(deleted).toBeLessThan(0.5 * whole);
    expect(inserted).toBeGreaterThan(0.7 * whole);
    expect(kept.reduce((sum, share) => sum + 1 - share, 0) / kept.length).toBeLessThan(0.35);
    expect(tf.memory().numTensors).toBe(before);
  });
});
