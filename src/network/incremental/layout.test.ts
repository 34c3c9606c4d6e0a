import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rect } from '../../core/regions/rect.ts';
import { wholeRect } from '../../core/regions/rect.ts';
import { useBackend } from '../backends.fixture.ts';
import type { Network } from '../graph.ts';
import { importModel } from '../import/importModel.ts';
import { imported, mobilenet, resnet } from '../keras.fixture.ts';
import { hasShared, sharedArtifacts } from '../shared.fixture.ts';
import { finely } from './finely.fixture.ts';
import { courseFor, layOut, type Layout } from './layout.ts';

const square = (from: number, size: number): Rect => ({
  rows: { from, to: from + size },
  columns: { from, to: from + size },
});

beforeAll(() => useBackend('cpu'));

describe('cuts', () => {
  test('lie only where nothing goes around: never inside a residual block', async () => {
    const model = resnet(true);
    const network = await imported(model);
    const { stretches } = finely(network);
    const sums = network.nodes.filter(({ kind }) => kind === 'sum').map(({ id }) => id);
    const [sum = ''] = sums;
    const before = network.byId.get(sum)?.inputs ?? [];
    const ends = stretches.map(({ to }) => to);
    // The block's input is a cut, its inner convolution is not.
    expect(before.filter((id) => ends.includes(id))).toHaveLength(1);
    expect(stretches.some(({ steps }) => steps.some(({ node }) => node.id === sum))).toBe(true);
    network.dispose();
    model.dispose();
  });

  test('follow one another from the picture to the last map of more than one pixel', async () => {
    const model = mobilenet(true);
    const network = await imported(model);
    const { stretches, rest } = finely(network);
    expect(stretches[0]?.from).toBe(network.input);
    for (const [i, stretch] of stretches.entries()) {
      if (i > 0) expect(stretch.from).toBe(stretches[i - 1]?.to);
      expect(rest(i)).toBeLessThan(rest(i - 1));
    }
    network.dispose();
    model.dispose();
  });

  test('are not made where calling kernels costs more than what they compute', async () => {
    const model = mobilenet(true);
    const network = await imported(model);
    expect(layOut(network, network.inputShape, [square(0, 3)]).stretches).toEqual([]);
    network.dispose();
    model.dispose();
  });
});

describe.skipIf(!hasShared)('MobileNet V1 0.25', () => {
  let network: Network;
  let layout: Layout;
  beforeAll(() => {
    network = importModel(sharedArtifacts('mobilenet_v1_025_224'));
    layout = layOut(network, network.inputShape, [square(75, 74), square(0, 37)]);
  });
  afterAll(() => {
    network.dispose();
  });

  test('is cut several times, and one region costs less than three quarters of the whole', () => {
    expect(layout.stretches.length).toBeGreaterThan(2);
    for (const rect of [square(75, 74), square(0, 37)]) {
      const { costs } = courseFor(layout, rect);
      expect(Math.min(...costs)).toBeLessThan((3 / 4) * layout.rest(-1));
    }
  });

  test('costs more the more is changed, and where all is changed nothing is saved', () => {
    const least = (rect: Rect) => Math.min(...courseFor(layout, rect).costs);
    const sizes = [20, 60, 100, 160].map((size) => least(square(30, size)));
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    expect(least(wholeRect(224, 224))).toBe(layout.rest(-1));
  });
});
