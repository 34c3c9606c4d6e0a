import '@tensorflow/tfjs-backend-cpu';
import { expect, test } from 'vitest';
import { classTarget } from '../../core/methods/target.ts';
import { run, setUp, spotsCard, subject } from '../session.fixture.ts';

const address = new URL('patterns.json', spotsCard.address).href;
const asked = (method: string, model = spotsCard) => ({
  ...subject(model),
  ...{ method, options: {}, target: classTarget(0), randomise: null },
});

test('a network without patterns is refused before anything is computed, by a sentence that says what to do', async () => {
  const bench = setUp();
  await expect(run(bench, 'map', asked('pattern-net'))).rejects.toMatchObject({
    failure: { kind: 'method-unsuited', method: 'PatternNet' },
  });
});

test('patterns are fetched for a method that needs them, again after a failure, and for no other', async () => {
  const bench = setUp();
  const card = { ...spotsCard, patterns: address };
  await run(bench, 'map', asked('deeplift-rescale', card));
  expect(bench.asked).not.toContain(address);
  for (let i = 0; i < 2; i++)
    await expect(run(bench, 'map', asked('pattern-attribution', card))).rejects.toMatchObject({
      failure: { kind: 'model-unreachable', address },
    });
  expect(bench.asked.filter((one) => one === address)).toHaveLength(2);
});
