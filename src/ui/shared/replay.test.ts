import { describe, expect, it } from 'vitest';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { noConvergence, withSnapshot } from '../../state/convergence.ts';
import { emptyMap } from '../../state/initialState.ts';
import type { MapState } from '../../state/mapState.ts';
import { mapResult } from '../../state/page.fixture.ts';
import type { MapResult } from '../../worker/protocol.ts';
import { replayOf, stepShown } from './replay.ts';

const heat = (values: readonly number[], signed = false): HeatMap => ({
  width: values.length,
  height: 1,
  signed,
  values: Float32Array.from(values),
});
const shares = (values: readonly number[]): HeatMap => heat(values.map((value) => value / Math.max(...values)));

/** After snapshots of these values, out of a hundred steps planned. */
const converging = (raws: readonly HeatMap[], change: Partial<MapState>): MapState => ({
  ...emptyMap,
  convergence: raws.reduce((all, raw, at) => withSnapshot(all, { raw, step: at + 1, steps: 100 }), noConvergence),
  ...change,
});
const ended = (raw: HeatMap, map: HeatMap | null = shares([...raw.values])): Partial<MapState> => ({
  status: 'done',
  result: { ...mapResult('rise'), raw, map } satisfies MapResult,
});
const growing = [heat([1, 0]), heat([2, 0]), heat([4, 1])];
const plain = { signed: false, endOf: () => null };

describe('what can be replayed', () => {
  it('is every step kept, and the result in the place of the last', () => {
    const replay = replayOf(converging(growing, ended(heat([4, 2]))));
    expect(replay?.steps.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect([...(replay?.steps.at(-1)?.raw.values ?? [])]).toEqual([4, 2]);
  });

  it('ends with the result also where the last snapshot was not kept', () => {
    const many = Array.from({ length: 26 }, (_, at) => heat([at, 1]));
    const steps = replayOf(converging(many, ended(heat([26, 1]))))?.steps.map(({ step }) => step);
    expect(steps?.slice(0, 2)).toEqual([1, 3]);
    expect(steps?.slice(-2)).toEqual([25, 26]);
  });

  it('of a map that was stopped ends where it stood', () => {
    const stopped = converging(growing, { status: 'stopped', snapshot: { raw: heat([4, 1]), step: 3, steps: 100 } });
    expect(replayOf(stopped)?.steps.at(-1)).toMatchObject({ step: 3, steps: 100, raw: { width: 2 } });
  });

  it('is nothing while the map is made, after a failure, without evidence, or of one step or two', () => {
    expect(replayOf(converging(growing, { status: 'running' }))).toBeNull();
    expect(replayOf(converging(growing, { status: 'failed' }))).toBeNull();
    expect(replayOf(converging(growing, ended(heat([-1, -2], true), null)))).toBeNull();
    expect(replayOf(converging(growing.slice(1), ended(heat([4, 1]))))).toBeNull();
    expect(replayOf(converging([], ended(heat([4, 1]))))).toBeNull();
  });

  it('is nothing where a run stopped before its first step and an older map is still shown', () => {
    const old = { ...ended(heat([4, 1])), status: 'stopped' } as const;
    expect(replayOf(converging(growing, old))).toBeNull();
  });
});

describe('a step of a replay', () => {
  const replay = replayOf(converging(growing, ended(heat([4, 1]))))!;

  it('is drawn on the scale of the last, so that growth is seen', () => {
    expect(stepShown(replay, 0, plain)).toMatchObject({ domain: 4 });
    expect([...(stepShown(replay, 0, plain)?.map.values ?? [])]).toEqual([1, 0]);
    expect(stepShown(replay, 1, { ...plain, endOf: ({ values }) => values[1] ?? 0 })?.domain).toBe(1);
  });

  it('has its own scale where it has another size, as relevance inside the network', () => {
    const walked = replayOf(converging([heat([9]), heat([9]), heat([4, 1])], ended(heat([4, 1]))))!;
    expect(stepShown(walked, 0, plain)?.domain).toBe(9);
    expect(stepShown(walked, 2, plain)?.domain).toBe(4);
  });

  it('shows what speaks against the class only where that is wanted', () => {
    const signed = [heat([1, -1], true), heat([2, -1], true), heat([3, -6], true)];
    const both = replayOf(converging(signed, ended(heat([3, -6], true))))!;
    expect(stepShown(both, 0, plain)).toMatchObject({ map: { signed: false }, domain: 3 });
    expect(stepShown(both, 0, { ...plain, signed: true })).toMatchObject({ map: { signed: true }, domain: 6 });
  });

  it('begins at the lowest value where the finished map does', () => {
    const raised = [heat([6, 5]), heat([7, 5]), heat([9, 5])];
    const lifted = replayOf(converging(raised, ended(heat([9, 5]), heat([1, 0]))))!;
    expect([...(stepShown(lifted, 0, plain)?.map.values ?? [])]).toEqual([1, 0]);
    expect(stepShown(lifted, 0, plain)?.domain).toBe(4);
  });

  it('is nothing outside of the replay', () => {
    expect(stepShown(replay, 3, plain)).toBeNull();
  });
});
