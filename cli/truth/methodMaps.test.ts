import { dirname } from 'node:path';
import { rmSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeatMap } from '../../src/core/maps/heatMap.ts';
import { gradCamCard } from '../../src/core/methods/activation/gradCam.ts';
import type { MethodCard } from '../../src/core/methods/methodCard.ts';
import { classTarget } from '../../src/core/methods/target.ts';
import type { Method } from '../../src/engine/methods/method.ts';
import { methodMap } from './methodMaps.ts';
import type { Subject } from './subject.ts';
import { openSubject } from './subject.ts';
import { writeToyNetwork } from './toyNetwork.fixture.ts';

let model: string;
let subject: Subject;
beforeAll(async () => {
  model = await writeToyNetwork();
  subject = await openSubject(model);
}, 30_000);
afterAll(() => {
  subject.network.dispose();
  rmSync(dirname(model), { recursive: true });
});

const picture = { width: 4, height: 4, rgb: new Uint8ClampedArray(48) };
const raw = (...values: number[]): HeatMap => ({
  width: 2,
  height: 1,
  signed: true,
  values: Float32Array.from(values),
});
const shown = (value: number): HeatMap => ({ ...raw(), width: 4, height: 4, values: new Float32Array(16).fill(value) });

/** A method that always answers the same. */
function method(card: Partial<MethodCard>, from: HeatMap, map: HeatMap | null): Method {
  return {
    card: { ...gradCamCard, ...card },
    refusal: () => null,
    async *run() {
      yield { raw: from, step: 1, steps: 1 };
      const cost = { forwards: 1, backwards: 0, milliseconds: 1 };
      return await Promise.resolve({
        raw: from,
        map,
        provenance: {
          method: 'x',
          options: {},
          target: classTarget(0),
          seed: 1,
          backend: 'wasm',
          completeness: null,
          ...cost,
        },
      });
    },
  };
}
const mapOf = (card: Partial<MethodCard>, from: HeatMap, map: HeatMap | null) =>
  methodMap(method(card, from, map), subject, picture, 0);

describe("a method's map, to be summed over parts", () => {
  it('is what the page shows at the scale of the method', async () => {
    expect([...(await mapOf({ signed: false }, raw(0, 8), shown(0.5)))]).toEqual(new Array(16).fill(4));
  });

  it('keeps what speaks for the class of a class activation map', async () => {
    const map = await mapOf({ family: 'class activation', signed: true }, raw(-6, 2), shown(1));
    expect([...map]).toEqual(new Array(16).fill(2));
  });

  it('keeps the signs of other evidence', async () => {
    const map = await mapOf({ family: 'relevance', signed: true }, raw(-6, 2), shown(1));
    expect([...map.slice(0, 4)]).toEqual([-6, -4, 0, 2]);
  });

  it('is empty where there is nothing to show', async () => {
    expect([...(await mapOf({ signed: false }, raw(-1, 0), null))]).toEqual(new Array(16).fill(0));
  });

  it('leaves no tensor behind, even where the method fails', async () => {
    const before = tf.memory().numTensors;
    await mapOf({ signed: false }, raw(0, 1), null);
    const broken: Method = {
      ...method({}, raw(0, 1), null),
      async *run() {
        return await Promise.reject(new Error('no'));
      },
    };
    await expect(methodMap(broken, subject, picture, 0)).rejects.toThrow('no');
    expect(tf.memory().numTensors).toBe(before);
  });
});
