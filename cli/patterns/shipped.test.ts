import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { classTarget } from '../../src/core/methods/target.ts';
import { methods } from '../../src/engine/methods/registry.ts';
import { seePicture } from '../../src/engine/picture/resize.ts';
import { useBackend } from '../../src/network/backends.fixture.ts';
import type { Network } from '../../src/network/graph.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { patternNodes } from '../../src/network/patterns/patterns.ts';
import { localPatterns } from '../localPatterns.ts';
import { chooseModel } from '../modelSource.ts';
import { readPicture } from '../picture.ts';
import { runMethod } from '../runMethod.ts';

let network: Network | null = null;
beforeAll(async () => {
  await useBackend('wasm');
});
afterEach(() => {
  network?.dispose();
});

describe.each(['toyworld', 'everyday-10'])('the patterns that ship with %s', (id) => {
  it('are of this very network, a byte per weight, and nearly every neuron has its own', async () => {
    const model = await chooseModel(id);
    network = importModel(model.artifacts);
    const patterns = await localPatterns(model, network)();
    let [neurons, empty] = [0, 0];
    for (const { node, shape } of patternNodes(network)) {
      const values = patterns!.get(node.id)!;
      const count = shape.at(-1)!;
      const largest = new Float32Array(count);
      values.forEach((value, place) => (largest[place % count] = Math.max(largest[place % count]!, Math.abs(value))));
      neurons += count;
      empty += largest.filter((value) => value === 0).length;
    }
    expect(neurons).toBeGreaterThan(1000);
    expect(empty).toBeLessThan(0.01 * neurons);
  });
});

it('with them the parrot of the demos is found where it stands', async () => {
  const model = await chooseModel('toyworld');
  network = importModel(model.artifacts);
  const file = join(import.meta.dirname, '../../public/demo_images/parrot.webp');
  const picture = seePicture(await readPicture(file), model.card.inputSize, 'crop');
  const target = classTarget(model.classNames.indexOf('parrot'));
  const { preprocess } = model.card;
  const explained = { network, preprocess, picture, target, patterns: localPatterns(model, network) };
  const { map } = await runMethod(methods.get('pattern-attribution')!, explained);
  // The bird stands in the middle, in less than two thirds of the picture.
  const { width, height, values } = map!;
  const inside = values.filter((_, place) => {
    const [x, y] = [place % width, Math.floor(place / width)];
    return x > 0.15 * width && x < 0.9 * width && y > 0.1 * height && y < 0.95 * height;
  });
  const sum = (some: Float32Array) => some.reduce((total, value) => total + value, 0);
  expect(sum(inside) / sum(values)).toBeGreaterThan(0.9);
});
