import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { record } from '../../backward.ts';
import { gradient, picture } from '../../gradient.fixture.ts';
import type { Network } from '../../graph.ts';
import { importModel } from '../../import/importModel.ts';
import { artifactsOf, imported, mobilenet, randomise, resnet, vgg } from '../../keras.fixture.ts';
import { boundsAt, coverageAt, type PictureBounds } from './bounds.ts';
import { alphaBeta, flat, gamma, wSquare, zBox, zero, zPlus, zPlusOrSign, zSign } from './linear.ts';
import { accounted, bornOfBias, keptByBias, keptByGamma, perSample } from './accounts.fixture.ts';
import { dampened, everywhere, plain, relevance } from './lrp.fixture.ts';
import { lrpRules } from './lrp.ts';

type Build = (bias: boolean, seed?: number) => tfl.LayersModel;

/** Batch norms that stand before their rectifiers (ResNet V2): nothing to fold them into. */
function preActivated(bias: boolean, seed = 4): tfl.LayersModel {
  const { conv2d, batchNormalization, reLU, globalAveragePooling2d, dense } = tfl.layers;
  const shared = { filters: 4, kernelSize: 3, useBias: bias } as const;
  const layers = [
    conv2d({ ...shared, inputShape: [8, 8, 3], activation: 'relu' }),
    batchNormalization({}),
    reLU({}),
    conv2d(shared),
    globalAveragePooling2d({}),
    dense({ units: 4, activation: 'softmax', useBias: bias }),
  ];
  return randomise(tfl.sequential({ name: 'P', layers }), seed);
}

const builds: readonly (readonly [string, Build])[] = [
  ['V', vgg],
  ['R', resnet],
  ['M', mobilenet],
];
const withAndWithout = builds.flatMap(([name, build]) =>
  [false, true].map((bias) => [`${name} ${bias ? 'with' : 'without'} bias`, build, bias] as const),
);

/** Small enough that no ReLU6 saturates. */
const dim = (): tf.Tensor4D => tf.mul(picture(), 0.3);
const bounds: PictureBounds = { low: [-5, -5, -5], high: [5, 5, 5], size: [8, 8] };

/** Largest difference, in units of what is due. */
const gap = (found: tf.Tensor, due: tf.Tensor): Promise<number> => distance(tf.div(found, due), tf.onesLike(due));

describe('LRP-0', () => {
  beforeAll(() => useBackend('cpu'));

  it.each([...withAndWithout, ['a network with batch norms that stand alone', preActivated, true] as const])(
    'is Input × Gradient on %s',
    async (_, build, bias) => {
      const network = await imported(build(bias));
      const x = dim();
      await expectUnsaturated(network, x);
      const { map } = relevance(network, x, lrpRules(plain()));
      const [slopes] = gradient(network, x, [network.input]);
      const product = tf.mul(x, slopes!);
      const scale = Math.max(...(await tf.abs(product).data()));
      expect(await distance(map, product)).toBeLessThan(1e-5 * scale);
      network.dispose();
    },
  );

  it.each(builds)('sums to the logit on %s where there is no bias', async (name, build) => {
    const network = unbiased(await imported(build(false)));
    const { map, due } = relevance(network, dim(), lrpRules(plain()));
    expect(await gap(perSample(map), due), name).toBeLessThan(1e-3);
  });

  it('passes a batch norm that stands alone by default, which moves its scale into the next layer', async () => {
    const network = await imported(preActivated(false));
    const x = dim();
    const passed = relevance(network, x, lrpRules({ ...plain(), affine: 'pass' }));
    const shared = relevance(network, x, lrpRules(plain()));
    expect(await distance(passed.map, shared.map)).toBeGreaterThan(1e-3);
    // What the shift would have kept goes on to the picture.
    const kept = accounted(lrpRules({ ...plain(), affine: 'pass' }), (visit) =>
      visit.node.op === 'affine' ? tf.zerosLike(visit.state) : keptByBias(visit, 0),
    );
    const { map, due } = relevance(network, x, kept.rules);
    expect(await gap(tf.add(perSample(map), kept.total()), due)).toBeLessThan(1e-3);
    network.dispose();
  });
});

describe('what is handed back and what is kept add up to the logit', () => {
  beforeAll(() => useBackend('cpu'));

  it.each(withAndWithout)('under the ε rule, where bias and ε keep some: %s', async (_, build, bias) => {
    const network = await imported(build(bias));
    const { rules, total } = accounted(lrpRules(dampened), (visit) => keptByBias(visit, 1e-2));
    const { map, due } = relevance(network, picture(), rules);
    const kept = total();
    expect(await gap(tf.add(perSample(map), kept), due)).toBeLessThan(1e-4);
    expect(Math.min(...(await tf.abs(kept).data()))).toBeGreaterThan(1e-4);
    network.dispose();
  });

  it.each(withAndWithout)(
    'under z^sgn and α-β, where only what a bias alone fired is kept: %s',
    async (_, build, bias) => {
      const network = await imported(build(bias));
      for (const rule of [zSign, alphaBeta(2, 'ignored'), alphaBeta(1, 'ignored')]) {
        const { rules, total } = accounted(lrpRules(everywhere(rule, { affine: 'pass' })), bornOfBias);
        const { map, due } = relevance(network, picture(), rules);
        expect(await gap(tf.add(perSample(map), total()), due)).toBeLessThan(1e-4);
      }
      network.dispose();
    },
  );

  it.each([
    ['V', vgg],
    ['R', resnet],
  ] as const)('under z⁺ and every rule of the first layer, with nothing kept: %s without bias', async (_, build) => {
    const network = unbiased(await imported(build(false)));
    const firsts = [
      null,
      flat((visit) => coverageAt(visit, bounds)),
      wSquare((visit) => coverageAt(visit, bounds)),
      zBox((visit) => boundsAt(visit, bounds)),
    ];
    for (const first of firsts) {
      const { map, due } = relevance(network, picture(), lrpRules(everywhere(zPlusOrSign, { first, affine: 'pass' })));
      expect(await gap(perSample(map), due)).toBeLessThan(1e-4);
    }
  });

  it('a split bias and γ keep no more than their accounts say', async () => {
    const network = await imported(vgg(true));
    const factor = 0.25;
    const { rules, total } = accounted(
      lrpRules(everywhere(gamma(factor, { epsilon: 0, unit: 'absolute' }), { addends: 'all' })),
      (visit) => keptByGamma(visit, factor),
    );
    const { map, due } = relevance(network, picture(), rules);
    expect(await gap(tf.add(perSample(map), total()), due)).toBeLessThan(1e-3);
    network.dispose();
  });
});

describe('signs and places', () => {
  beforeAll(() => useBackend('cpu'));

  it.each(withAndWithout)('Deep Taylor’s rules give no pixel less than nothing: %s', async (_, build, bias) => {
    const network = await imported(build(bias));
    const first = zBox((visit) => boundsAt(visit, bounds));
    const { map, due } = relevance(network, picture(), lrpRules(everywhere(zPlusOrSign, { first, affine: 'pass' })));
    const towards = tf.mul(map, tf.reshape(tf.sign(due), [-1, 1, 1, 1]));
    expect(Math.min(...(await towards.data()))).toBeGreaterThanOrEqual(-1e-6);
    network.dispose();
  });

  it('a 1 × 1 convolution of one pixel has the rule of dense layers', async () => {
    const { conv2d, globalAveragePooling2d, reshape } = tfl.layers;
    const layers = [
      conv2d({ inputShape: [8, 8, 3], filters: 4, kernelSize: 3, activation: 'relu' }),
      globalAveragePooling2d({}),
      reshape({ targetShape: [1, 1, 4] }),
      conv2d({ filters: 4, kernelSize: 1 }),
      reshape({ targetShape: [4] }),
    ];
    const network = await imported(randomise(tfl.sequential({ name: 'C', layers }), 5));
    const mixed = relevance(network, picture(), lrpRules({ ...everywhere(zPlus), dense: zero }));
    const same = relevance(network, picture(), lrpRules({ ...everywhere(zPlus), dense: zSign }));
    expect(await distance(mixed.map, same.map)).toBeGreaterThan(1e-3);
    network.dispose();
  });
});

describe('on every back end', () => {
  const recipes = [plain(), dampened, everywhere(zPlus), everywhere(alphaBeta(2, 'split')), everywhere(zSign)];
  const references: Float32Array[] = [];
  const models: Awaited<ReturnType<typeof artifactsOf>>[] = [];
  let pixels: Float32Array;
  beforeAll(async () => {
    await useBackend('cpu');
    pixels = (await picture().data()) as Float32Array;
    for (const [, build] of builds) models.push(await artifactsOf(build(true)));
  });
  afterAll(() => useBackend('cpu'));

  it.each(testBackends)('the maps are those of cpu, and no tensor is left behind: %s', async (backend) => {
    await useBackend(backend);
    for (const [m, artifacts] of models.entries()) {
      const network = importModel(artifacts);
      const x = tf.tensor4d(pixels, [2, 8, 8, 3]);
      for (const [r, recipe] of recipes.entries()) {
        const once = relevance(network, x, lrpRules(recipe));
        const values = (await once.map.data()) as Float32Array;
        references[m * recipes.length + r] ??= values;
        const reference = references[m * recipes.length + r]!;
        const scale = Math.max(...reference.map(Math.abs));
        values.forEach((value, i) => {
          expect(Math.abs(value - reference[i]!)).toBeLessThan(1e-3 * scale);
        });
        tf.dispose(once);
        const lost = await leaked(() => {
          tf.dispose(relevance(network, x, lrpRules(recipe)));
        });
        expect(lost).toBe(0);
      }
      network.dispose();
    }
  });
});

/** A batch norm makes biases even where a model has none; here they are taken away. */
function unbiased(network: Network): Network {
  const nodes = network.nodes.map((node) => (node.kind === 'linear' ? { ...node, bias: null } : node));
  return { ...network, nodes, byId: new Map(nodes.map((node) => [node.id, node])) };
}

async function expectUnsaturated(network: Network, x: tf.Tensor4D): Promise<void> {
  const recording = record(network, x);
  for (const node of network.nodes) {
    if (node.kind !== 'activation' || node.name === 'relu') continue;
    expect(Math.max(...(await recording.values.get(node.id)!.data()))).toBeLessThan(6);
  }
  recording.dispose();
}
