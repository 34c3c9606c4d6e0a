import { expect, test } from 'vitest';
import { seededRandom } from '../../../core/seededRandom.ts';
import { unevenNumbers } from './linearNetwork.fixture.ts';
import type { FilledMask } from './maskedPictures.ts';
import { createRiseEstimate } from './riseEstimate.ts';
import { spread } from './separableMask.ts';

const SIDE = 4;
const size = { width: SIDE, height: SIDE, cells: 2 };
const identity = {
  pixels: SIDE,
  cells: SIDE,
  weights: Float32Array.from({ length: SIDE * SIDE }, (_, i) => (i % (SIDE + 1) === 0 ? 1 : 0)),
};

/** Masks of one independent cell per pixel. */
function* independent(visible: number): Generator<FilledMask, never, void> {
  const random = seededRandom(5);
  for (;;) {
    const values = Float32Array.from({ length: SIDE * SIDE }, () => (random() < visible ? 1 : 0));
    yield { rows: identity, columns: identity, values };
  }
}

const evidence = unevenNumbers(SIDE * SIDE, 0.4);
const linear = (mask: Float32Array) => mask.reduce((sum, share, i) => sum + share * evidence[i]!, 3);

test.each([0.5, 0.2])('a linear score with shares of %d: E[S] = p f(x) + (1 − p) w x', (visible) => {
  const count = 40_000;
  const estimate = createRiseEstimate(size, visible);
  const masks = independent(visible);
  for (let i = 0; i < count; i++) {
    const mask = masks.next().value;
    estimate.add(mask, linear(mask.values));
  }
  // The offset 3 of the score counts whether a pixel is shown or not: E[3 M]/p = 3.
  const whole = evidence.reduce((sum, value) => sum + value, 0);
  // S_i is a mean of terms at most |f|/p large; five standard errors at 40,000 are below 0.1.
  estimate.map().values.forEach((value, i) => {
    expect(Math.abs(value - (3 + visible * whole + (1 - visible) * evidence[i]!))).toBeLessThan(0.1);
  });
});

test('a constant score gives the mean mask over its expectation: 1 up to chance', () => {
  const estimate = createRiseEstimate(size, 0.5);
  const masks = independent(0.5);
  const sums = new Float64Array(SIDE * SIDE);
  for (let i = 0; i < 1000; i++) {
    const mask = masks.next().value;
    estimate.add(mask, 1);
    spread(mask, mask.values).forEach((share, at) => (sums[at]! += share));
  }
  estimate.map().values.forEach((value, at) => {
    expect(value).toBeCloseTo(sums[at]! / 1000 / 0.5, 5);
    expect(Math.abs(value - 1)).toBeLessThan(5 / Math.sqrt(1000));
  });
  expect(estimate.count).toBe(1000);
});

test('halves are compared when there are twice as many masks as the last time', () => {
  const estimate = createRiseEstimate(size, 0.5);
  const masks = independent(0.5);
  const compared: number[] = [];
  for (let i = 1; i <= 600; i++) {
    const mask = masks.next().value;
    estimate.add(mask, linear(mask.values));
    if (estimate.compareHalves() !== null) compared.push(i);
  }
  expect(compared).toEqual([128, 256, 512]);
});

test('halves agree the better the more there is to see', () => {
  const agreementOf = (score: (mask: Float32Array) => number) => {
    const estimate = createRiseEstimate(size, 0.5);
    const masks = independent(0.5);
    let last = 0;
    for (let i = 1; i <= 2048; i++) {
      const mask = masks.next().value;
      estimate.add(mask, score(mask.values));
      last = estimate.compareHalves() ?? last;
    }
    return last;
  };
  const random = seededRandom(11);
  expect(agreementOf((mask) => linear(mask) - 3)).toBeGreaterThan(0.9);
  expect(agreementOf(() => random())).toBeLessThan(0.7);
});
