/** Every method runs on every network that its card and the table say it can explain. */
import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settleOptions } from '../../src/core/methods/cards.ts';
import { classTarget } from '../../src/core/methods/target.ts';
import { methods } from '../../src/engine/methods/registry.ts';
import { seePicture } from '../../src/engine/picture/resize.ts';
import type { Patterns } from '../../src/network/patterns/patterns.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { localPatterns } from '../localPatterns.ts';
import { chooseModel } from '../modelSource.ts';
import { readPicture } from '../picture.ts';
import type { Explained } from '../runMethod.ts';
import { runMethod } from '../runMethod.ts';
import { startWasm } from '../startWasm.ts';
import { leastOptions } from './least.fixture.ts';

const shared = '../shared/models';
const networks = [
  'toyworld',
  'everyday-10',
  ...['resnet20_cifar10_32', 'tiny_vgg_64', 'mobilenet_v1_025_128_quant', 'mobilenet_v1_025_224'],
  // The wide MobileNet V1 has the graph of the narrow one, so it is left to the table.
  ...['mobilenet_v2_100_224', 'squeezenet_v11_onnx_224', 'googlenet_caffe_224'],
].map((name, place) => ({ name, model: place < 2 ? name : `${shared}/${name}` }));

describe.each(networks)('on $name', ({ name, model }) => {
  const absent = model !== name && !existsSync(model);
  let explained: Explained;
  let patterns: Patterns | null;
  let empty: number;

  beforeAll(async () => {
    if (absent) return;
    await startWasm();
    empty = tf.memory().numTensors;
    const chosen = await chooseModel(model);
    const { card, artifacts } = chosen;
    const network = importModel(artifacts);
    patterns = await localPatterns(chosen, network)();
    const picture = seePicture(await readPicture('public/demo_images/peacock.webp'), card.inputSize, 'crop');
    const asked = { network, preprocess: card.preprocess, picture, target: classTarget(1) };
    explained = { ...asked, patterns: () => Promise.resolve(patterns) };
  });
  afterAll(() => {
    if (absent) return;
    explained.network.dispose();
    expect(tf.memory().numTensors).toBe(empty);
  });

  test.skipIf(absent).each([...methods])('%s gives a map, or says why not', async (_, method) => {
    const options = leastOptions(method.card);
    const { network, target, picture } = explained;
    if (method.refusal({ network, target, options: settleOptions(method.card, options), patterns }) !== null) return;
    const { raw, map, provenance } = await runMethod(method, explained, options);
    expect(raw.values).toHaveLength(raw.width * raw.height);
    expect(raw.values.every(Number.isFinite)).toBe(true);
    if (!method.card.signed) expect(Math.min(...raw.values)).toBeGreaterThanOrEqual(0);
    expect(provenance.forwards).toBeGreaterThan(0);
    if (map === null) return;
    expect([map.width, map.height]).toEqual([picture.width, picture.height]);
    expect(Math.max(...map.values)).toBeLessThanOrEqual(1);
  });
});
