import { describe, expect, it } from 'vitest';
import { noConvergence } from '../../state/convergence.ts';
import type { MapState } from '../../state/mapState.ts';
import { classTarget } from '../../core/methods/target.ts';
import { shownMap } from './shownMap.ts';

const heat = (values: number[], signed = false) => ({
  width: values.length,
  height: 1,
  signed,
  values: Float32Array.from(values),
});
const provenance = {
  method: 'grad-cam',
  options: {},
  target: classTarget(0),
  seed: 1,
  backend: 'cpu',
  forwards: 1,
  backwards: 1,
  milliseconds: 1,
  completeness: null,
};
const state = (changes: Partial<MapState>): MapState => ({
  status: 'done',
  options: {},
  snapshot: null,
  convergence: noConvergence,
  result: null,
  failure: null,
  measures: null,
  randomised: null,
  ...changes,
});

describe('what there is to see of a map', () => {
  it('nothing yet while nothing is computed, which is not the same as no evidence', () => {
    expect(shownMap('grad-cam', undefined)).toMatchObject({ map: null, nothing: false });
  });

  it('the snapshot of a running method, its negative side as no effect', () => {
    const running = state({ status: 'running', snapshot: { raw: heat([-1, 1], true), step: 1, steps: 2 } });
    expect(shownMap('i-gos', running).map).toMatchObject({ signed: false, width: 2 });
  });

  it('the result once there is one, even if a snapshot is still there', () => {
    const done = state({
      snapshot: { raw: heat([0, 0]), step: 2, steps: 2 },
      result: { raw: heat([1, 2]), map: heat([0, 1]), provenance },
    });
    expect([...(shownMap('grad-cam', done).map?.values ?? [])]).toEqual([0, 1]);
  });

  it('a result without positive evidence says so', () => {
    const empty = state({ result: { raw: heat([-1], true), map: null, provenance } });
    expect(shownMap('grad-cam', empty)).toMatchObject({ map: null, nothing: true });
  });

  it('masks are aligned with the corners, feature maps with pixel centres', () => {
    expect(shownMap('i-gos', undefined).convention).toBe('align-corners');
    expect(shownMap('grad-cam', undefined).convention).toBe('half-pixel');
  });
});
