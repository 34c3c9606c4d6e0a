import { describe, expect, it } from 'vitest';
import { UsageError } from '../settings.ts';
import { gatherFacts, outputsOf } from './describe.ts';
import type { NeighbourFacts } from './neighbourCard.ts';

const neighbour: NeighbourFacts = {
  inputSize: [8, 8],
  outputs: 'logits',
  preprocess: { order: 'rgb', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] },
  classNames: ['background', 'cat'],
};
const asked = { where: 'tiny', preprocess: {} };
const shelf = 'public/models';

describe('gatherFacts', () => {
  it('lets what a person says go before what lies beside the model', async () => {
    const facts = await gatherFacts({ ...asked, preprocess: { scale: 2 } }, neighbour, shelf, 'Tiny');
    expect(facts).toEqual({
      classNames: ['background', 'cat'],
      backgroundClass: 0,
      preprocess: { ...neighbour.preprocess, scale: 2 },
    });
  });

  it('takes the first class for the background only where it is called so, unless told', async () => {
    const background = async (names: string[], said?: number) =>
      (await gatherFacts({ ...asked, background: said }, { ...neighbour, classNames: names }, shelf, 'T'))
        .backgroundClass;
    expect(await background(['cat', 'background'])).toBeNull();
    expect(await background(['background', 'cat'])).toBe(0);
    expect(await background(['cat', 'dog'], 1)).toBe(1);
  });

  it('knows the names of ImageNet', async () => {
    const { classNames } = await gatherFacts({ ...asked, classes: 'imagenet' }, neighbour, shelf, 'Tiny');
    expect([classNames.length, classNames[0], classNames[779]]).toEqual([1000, 'tench', 'school bus']);
  });

  it('asks for exactly what is missing', async () => {
    const said = { order: 'bgr', mean: [1, 2, 3] } as const;
    const gathering = gatherFacts({ ...asked, preprocess: said }, null, shelf, 'Tiny');
    await expect(gathering).rejects.toThrow(UsageError);
    await expect(gathering).rejects.toThrow(/Still needed: --classes, --scale, --std\.$/);
  });
});

describe('outputsOf', () => {
  it('finds a softmax as an op, a layer or an activation, and in no name', () => {
    expect(outputsOf({ node: [{ name: 'x', op: 'Softmax' }] })).toBe('probabilities');
    expect(outputsOf({ config: { layers: [{ class_name: 'Softmax' }] } })).toBe('probabilities');
    expect(outputsOf({ config: { layers: [{ config: { activation: 'softmax' } }] } })).toBe('probabilities');
    expect(outputsOf({ node: [{ name: 'before_softmax', op: 'Add' }] })).toBe('logits');
  });
});
