import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tfl from '@tensorflow/tfjs-layers';
import { useBackend } from './backends.fixture.ts';
import type { Network } from './graph.ts';
import { imported, mobilenet, resnet, vgg } from './keras.fixture.ts';
import { lastSpatialLayer, spatialLayers } from './layers.ts';

describe('feature maps of a network', () => {
  const networks: Network[] = [];
  beforeAll(async () => {
    await useBackend('cpu');
    networks.push(await imported(vgg(true)), await imported(resnet(true)), await imported(mobilenet(true)));
  });
  afterAll(() => {
    networks.forEach((network) => {
      network.dispose();
    });
  });

  it('are finished ones: after their activation, and with more than one pixel', () => {
    for (const network of networks) {
      for (const id of spatialLayers(network)) {
        const users = network.nodes.filter((node) => node.inputs.includes(id));
        expect(users.length === 1 && users[0]?.kind === 'activation').toBe(false);
        expect(['input', 'shape:flatten', 'softmax']).not.toContain(network.byId.get(id)?.kind);
      }
    }
    const [vggLike] = networks;
    expect(spatialLayers(vggLike!).map((id) => vggLike!.byId.get(id)?.kind)).toEqual([
      'activation',
      'pool',
      'activation',
    ]);
  });

  it('end with the one that enters the flatten or the global pool', () => {
    const kinds = networks.map((network) => network.byId.get(lastSpatialLayer(network)));
    expect(kinds.map((node) => node?.kind)).toEqual(['activation', 'shape', 'activation']);
    expect(kinds[1]).toMatchObject({ op: 'concat' });
  });

  it('end before a pool that only shrinks the last map', async () => {
    const { conv2d, maxPooling2d, flatten, dense } = tfl.layers;
    const layers = [
      conv2d({ inputShape: [8, 8, 3], filters: 2, kernelSize: 3, name: 'last', activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 3 }),
    ];
    const network = await imported(tfl.sequential({ layers }));
    expect(lastSpatialLayer(network)).toBe('last/activation');
    network.dispose();
  });

  it('are refused where there are none', async () => {
    const layers = [tfl.layers.flatten({ inputShape: [4, 4, 3] }), tfl.layers.dense({ units: 3 })];
    const network = await imported(tfl.sequential({ layers }));
    expect(spatialLayers(network)).toEqual([]);
    expect(() => lastSpatialLayer(network)).toThrow(/no feature maps/);
    network.dispose();
  });
});
