import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FailureError } from '../core/failure.ts';
import { distance, leaked, testBackends, useBackend } from './backends.fixture.ts';
import { logits, run } from './forward.ts';
import type { Network } from './graph.ts';
import { imported, mobilenet, noise, resnet, vgg } from './keras.fixture.ts';

const idOf = (network: Network, kind: string, place = 0): string =>
  network.nodes.filter((node) => node.kind === kind).at(place)?.id ?? '';

describe.each(testBackends)('a network run forward on %s', (backend) => {
  let picture: tf.Tensor4D;
  let network: Network;
  beforeAll(async () => {
    await useBackend(backend);
    picture = noise([2, 8, 8, 3], 7) as tf.Tensor4D;
    network = await imported(mobilenet(true));
  });
  afterAll(() => {
    network.dispose();
    picture.dispose();
  });

  it.each([
    ['V', vgg],
    ['R', resnet],
    ['M', mobilenet],
  ] as const)('gives what tfjs-layers gives for %s, with and without bias', async (_, build) => {
    for (const bias of [false, true]) {
      const model = build(bias);
      const own = await imported(model);
      const [mine, theirs] = [tf.softmax(logits(own, picture)), model.predict(picture) as tf.Tensor];
      expect(mine.shape).toEqual([2, 4]);
      expect(await distance(mine, theirs)).toBeLessThan(1e-5);
      tf.dispose([mine, theirs]);
      own.dispose();
    }
  });

  it('starts at any node and ends at any node, with the same result as in one go', async () => {
    const whole = logits(network, picture);
    for (const { id } of network.nodes) {
      const [middle] = run(network, new Map([[network.input, picture]]), [id]);
      const feeds = new Map([[id, middle!]]);
      // Where a branch leaves before the fed node, the picture is needed as well.
      const [end] = run(network, new Map([...feeds, [network.input, picture]]), [network.output]);
      expect(await distance(end!, whole)).toBeLessThan(1e-5);
      tf.dispose([middle!, end!]);
    }
    whole.dispose();
  });

  it('shows the activation before a rectifier when asked, though it is usually fused away', async () => {
    const rectifier = network.nodes.find((node) => node.kind === 'activation')!;
    const [before, after] = run(network, new Map([[network.input, picture]]), [rectifier.inputs[0]!, rectifier.id]);
    expect((await tf.min(before!).data())[0]).toBeLessThan(0);
    expect(await distance(tf.relu6(before!), after!)).toBeLessThan(1e-6);
    tf.dispose([before!, after!]);
  });

  it('lets a filter replace an activation, also one that would be fused and one that is fed', async () => {
    const linear = idOf(network, 'linear');
    const flip = new Map([[linear, (y: tf.Tensor) => tf.neg(y)]]);
    const [plain] = run(network, new Map([[network.input, picture]]), [linear]);
    const [filtered] = run(network, new Map([[network.input, picture]]), [linear], flip);
    expect(await distance(tf.neg(plain!), filtered!)).toBe(0);
    const [end] = run(network, new Map([[network.input, picture]]), [network.output], flip);
    const [same] = run(network, new Map([[linear, plain!]]), [network.output], flip);
    expect(await distance(end!, same!)).toBeLessThan(1e-5);
    const changed = logits(network, picture);
    expect(await distance(end!, changed)).toBeGreaterThan(1e-3);
    tf.dispose([plain!, filtered!, end!, same!, changed]);
  });

  it('takes any picture size where a global pool ends the feature maps', () => {
    for (const [height, width] of [
      [5, 8],
      [13, 16],
      [1, 1],
    ] as const) {
      const shape = tf.tidy(() => logits(network, tf.zeros([1, height, width, 3])).shape);
      expect(shape).toEqual([1, 4]);
    }
  });

  it('refuses a picture size that the topology does not allow, naming the node', async () => {
    const fixed = await imported(vgg(true));
    const wrong = tf.zeros([1, 12, 8, 3]);
    try {
      logits(fixed, wrong as tf.Tensor4D);
      expect.unreachable();
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(FailureError);
      expect((thrown as FailureError).failure).toMatchObject({
        kind: 'unsupported-node',
        model: 'V',
        op: 'Dense',
        detail: 'takes 20 values where it is given 40, for a picture of 12 × 8 × 3 instead of 8 × 8 × 3',
      });
    }
    wrong.dispose();
    fixed.dispose();
  });

  it('leaves nothing behind but what was asked for, also when a filter throws', async () => {
    const [input, middle] = [network.input, idOf(network, 'sum')];
    expect(
      await leaked(() => {
        tf.dispose(run(network, new Map([[input, picture]]), [middle, network.output, middle, input]));
        const broken = new Map([[middle, () => expect.unreachable('stop here') as tf.Tensor]]);
        expect(() => run(network, new Map([[input, picture]]), [network.output], broken)).toThrow(/stop here/);
      }),
    ).toBe(0);
    expect(picture.isDisposed).toBe(false);
  });

  it('holds a few feature maps at a time, not all of them', () => {
    let most = 0;
    const count = new Map(
      network.nodes.map(({ id }) => {
        const note = (y: tf.Tensor): tf.Tensor => {
          most = Math.max(most, tf.memory().numTensors);
          return y;
        };
        return [id, note] as const;
      }),
    );
    const before = tf.memory().numTensors;
    tf.dispose(run(network, new Map([[network.input, picture]]), [network.output], count));
    expect(most - before).toBeLessThanOrEqual(4);
  });

  it('refuses nodes it does not have and runs without a picture', () => {
    expect(() => run(network, new Map([[network.input, picture]]), ['nowhere'])).toThrow(/no node \\"nowhere/);
    expect(() => run(network, new Map(), [network.output])).toThrow(/without a picture/);
  });
});
