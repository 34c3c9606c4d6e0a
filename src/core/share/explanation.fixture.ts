/** Everything a file is made of: findings as a search leaves them, over any set function. */
import fc from 'fast-check';
import { anyMap } from '../maps/heatMap.fixture.ts';
import { fullSet, setOf } from '../regions/regionSet.ts';
import { growth } from '../sag/graph.fixture.ts';
import { scoreIn, setsOver, tables } from '../sag/lookUp.fixture.ts';
import type { Findings } from '../search/findings.ts';
import { defaultSettings } from '../search/settings.ts';
import type { ExplanationSource } from './explanationFile.ts';
import { anySettings } from './settings.fixture.ts';

const GRID = { rows: 2, cols: 3 };
const REGIONS = 6;

const findings: fc.Arbitrary<() => Promise<Findings>> = fc
  .record({
    table: tables(REGIONS).map((table) => table.map((value) => Math.fround(value / 1.7))),
    sets: fc.uniqueArray(setsOver(REGIONS), { minLength: 1, maxLength: 6 }),
    roots: fc.integer({ min: 1, max: 3 }),
    stage: fc.constantFrom('search' as const, 'graph' as const, 'done' as const),
    occlusion: fc.option(
      fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: REGIONS, maxLength: REGIONS }),
    ),
    necessary: fc.uniqueArray(fc.nat(REGIONS - 1)),
    rest: fc.option(setsOver(REGIONS)),
  })
  .map(({ table, sets, roots, stage, occlusion, necessary, rest }) => async () => {
    const chosen = sets.slice(0, roots);
    const graph = stage === 'search' ? null : ((await growth(table, chosen)).at(-1) ?? null);
    return {
      stage,
      level: 4,
      whole: scoreIn(table, fullSet(REGIONS)),
      occlusion: occlusion === null ? null : Float32Array.from(occlusion, Math.fround).map((value) => value + 0),
      necessary: necessary.sort((a, b) => a - b),
      explanations: sets.map((set) => ({ set, ...scoreIn(table, set) })),
      roots: chosen.map((_, index) => index),
      complement: rest === null ? null : { set: rest, score: scoreIn(table, rest), sufficient: false },
      graph,
      exhaustiveUpTo: 1,
      evaluations: 60,
      distinct: 64,
    };
  });

const baselines = fc.oneof(
  fc.constant({ kind: 'black' as const, rgb: [0, 0, 0] as const }),
  fc.constant({ kind: 'mean' as const, rgb: [112.3, 98, 80.1] as const }),
  fc.constant({ kind: 'blur' as const, sigma: 20 }),
);

/** A source, once its graph has been grown. */
export const sources: fc.Arbitrary<() => Promise<ExplanationSource>> = fc
  .record({
    settings: anySettings,
    baseline: baselines,
    findings,
    map: anyMap(true),
    name: fc.string(),
    data: fc.boolean(),
  })
  .map(({ settings, baseline, findings: grown, map, name, data }) => async () => {
    const result = await grown();
    const graph = { budget: result.graph?.budget ?? settings.graph.budget };
    return {
      picture: {
        name: name.replaceAll('\0', ''),
        sha256: 'a1'.repeat(32),
        width: 640,
        height: 480,
        ...(data ? { data: 'data:image/webp;base64,UklGRg==', fit: 'squash' as const } : {}),
      },
      model: { id: 'mobilenet_v2_100_224', sha256: '0f'.repeat(32) },
      engine: { backend: 'wasm', version: '4.22.0' },
      target: { index: 84, label: 'peacock' },
      baseline,
      settings: { ...settings, grid: GRID, baseline: baseline.kind, graph },
      findings: result,
      milliseconds: 4100.5,
      maps: { 'grad-cam': map },
    };
  });

/** One small file, worked out by hand: two roots over a 2 × 2 grid. */
export const small: ExplanationSource = {
  picture: { name: 'bus.png', sha256: 'a1'.repeat(32), width: 224, height: 224 },
  model: { id: 'tiny', sha256: '0f'.repeat(32) },
  engine: { backend: 'wasm', version: '4.22.0' },
  target: { index: 779, label: 'school bus' },
  baseline: { kind: 'mean', rgb: [112.3, 98, 80.1] },
  settings: { ...defaultSettings, grid: { rows: 2, cols: 2 } },
  findings: {
    stage: 'done',
    level: 2,
    whole: { confidence: 0.8, margin: 0.7 },
    occlusion: Float32Array.of(0.5, 0.25, 0, -0.125),
    necessary: [0],
    explanations: [
      { set: setOf([0, 3]), confidence: 0.6, margin: 0.4 },
      { set: setOf([1]), confidence: 0.5, margin: 0.2 },
    ],
    roots: [1, 0],
    complement: { set: setOf([2]), score: { confidence: 0.1, margin: -0.3 }, sufficient: false },
    graph: {
      nodes: [
        { set: setOf([1]), confidence: 0.5, margin: 0.2, ratio: 0.625, root: true, expanded: false },
        { set: setOf([0, 3]), confidence: 0.6, margin: 0.4, ratio: 0.75, root: true, expanded: true },
        { set: setOf([3]), confidence: 0.1, margin: -0.2, ratio: 0.125, root: false, expanded: false },
        { set: setOf([0]), confidence: 0.2, margin: -0.1, ratio: 0.25, root: false, expanded: false },
      ],
      edges: [
        { parent: 1, child: 2, removed: 0 },
        { parent: 1, child: 3, removed: 3 },
      ],
      expandAbove: 0.2,
      budget: 300,
      complete: true,
    },
    exhaustiveUpTo: 1,
    evaluations: 14,
    distinct: 14,
  },
  milliseconds: 4100,
  maps: { 'grad-cam': { width: 2, height: 1, signed: false, values: Float32Array.of(0.1, 1) } },
};

/** What is left of the small file when nothing was found. */
export const nothingFound: ExplanationSource = {
  ...small,
  findings: { ...small.findings, explanations: [], roots: [], complement: null, graph: null, necessary: [] },
};
