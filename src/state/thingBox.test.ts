import { expect, test } from 'vitest';
import type { PictureTruth } from '../core/truth/pictureTruth.ts';
import type { AppState, Shown } from './appState.ts';
import { openFinishedPage } from './page.fixture.ts';
import { thingBoxes } from './thingBox.ts';

/** Eight pixels wide and high; the thing fills columns 2–5 and rows 1–3, another object the last row. */
const truth = (change: Partial<PictureTruth> = {}): PictureTruth => ({
  class: 'cat',
  width: 8,
  height: 8,
  parts: [{ name: 'ear', label: 2 }],
  sufficient: [['ear']],
  note: '',
  labels: Uint8Array.from({ length: 64 }, (_, at) => {
    const [x, y] = [at % 8, Math.floor(at / 8)];
    if (y === 7) return 128;
    return x >= 2 && x <= 5 && y >= 1 && y <= 3 ? 1 + (x % 2) : 0;
  }),
  ...change,
});

const stateWith = async (known: PictureTruth | null): Promise<AppState> => {
  const state = (await openFinishedPage()).getState();
  return { ...state, shown: { ...(state.shown as Shown), truth: known } };
};

test('the thing, core and parts, is boxed in pixels of what the network sees; other objects are not the thing', async () => {
  expect(thingBoxes(await stateWith(truth()))).toEqual([[1, 0.5, 3, 2]]);
});

test('nobody knows: no box', async () => {
  expect(thingBoxes(await stateWith(null))).toEqual([]);
});

test('of another class than the truth speaks of there is no box', async () => {
  expect(thingBoxes(await stateWith(truth({ class: 'bus' })))).toEqual([]);
});

test('a truth without the thing has no box', async () => {
  expect(thingBoxes(await stateWith(truth({ labels: new Uint8Array(64) })))).toEqual([]);
});
