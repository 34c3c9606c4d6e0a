/**
 * Findings to an explanation file and back.
 *
 * What is written and read again shows like the fresh result: every number survives,
 * those in single precision too. A file of another writer may lack our optional keys;
 * then a margin is the least it can be, for the other classes share what is left.
 */
import { FailureError } from '../failure.ts';
import type { HeatMap } from '../maps/heatMap.ts';
import type { Baseline } from '../regions/baseline.ts';
import type { RegionSet } from '../regions/regionSet.ts';
import { members, setOf } from '../regions/regionSet.ts';
import type { Sag } from '../sag/sag.ts';
import type { Findings } from '../search/findings.ts';
import type { Score } from '../search/scorer.ts';
import type { ExplainSettings } from '../search/settings.ts';
import { ratioOf } from '../search/sufficiency.ts';
import { explanationFrom } from './explanationFields.ts';
import type { ExplanationFile, FileGraph, FileMap, FilePicture, FileSet } from './explanationFormat.ts';
import { FORMAT, VERSION } from './explanationFormat.ts';
import { Field, FieldError } from './field.ts';
import { searchFrom } from './settingsFields.ts';

/** Everything a file is made of. */
export interface ExplanationSource {
  readonly picture: FilePicture;
  readonly model: { readonly id: string; readonly sha256: string };
  readonly engine: { readonly backend: string; readonly version: string };
  readonly target: { readonly index: number; readonly label: string };
  readonly baseline: Baseline;
  readonly settings: ExplainSettings;
  readonly findings: Findings;
  readonly milliseconds: number;
  /** By method id, as the method gave them; a map with a value that is no number is left out. */
  readonly maps?: Readonly<Record<string, HeatMap>>;
}

export function fileOf(source: ExplanationSource): ExplanationFile {
  const { settings, findings } = source;
  const { whole, occlusion, complement } = findings;
  const setFile = (set: RegionSet, score: Score): FileSet => ({
    regions: members(set),
    confidence: score.confidence,
    ratio: ratioOf(score, whole),
    margin: score.margin,
  });
  const { evaluations, distinct, exhaustiveUpTo, stage, level } = findings;
  return {
    format: FORMAT,
    version: VERSION,
    picture: source.picture,
    model: { id: source.model.id, sha256: source.model.sha256 },
    engine: { backend: source.engine.backend, version: source.engine.version },
    target: {
      index: source.target.index,
      label: source.target.label,
      confidence: whole.confidence,
      margin: whole.margin,
    },
    regions: { ...settings.grid, footprint: settings.footprint, baseline: source.baseline },
    sufficiency: settings.sufficiency,
    necessary: findings.necessary,
    search: {
      ...settings.search,
      ...{ evaluations, distinct, exhaustiveUpTo, milliseconds: source.milliseconds, stage, level },
    },
    explanations: findings.explanations.map((explanation) => setFile(explanation.set, explanation)),
    choice: settings.choice,
    roots: findings.roots,
    graph: graphFile(findings.graph, settings),
    ...(occlusion === null ? {} : { occlusion: shortest(occlusion) }),
    ...(complement === null
      ? {}
      : { complement: { ...setFile(complement.set, complement.score), sufficient: complement.sufficient } }),
    ...(source.maps === undefined ? {} : { maps: mapFiles(source.maps) }),
  };
}

/** The text of the file. */
export function writeExplanation(source: ExplanationSource): string {
  return `${JSON.stringify(fileOf(source))}\n`;
}

/** `name` is for whoever reads the failure: 'file-invalid', or 'file-version' for one this program is too old for. */
export function readExplanation(text: string, name: string): ExplanationFile {
  const invalid = (detail: string) => new FailureError({ kind: 'file-invalid', name, detail });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalid('not JSON');
  }
  try {
    const field = new Field(json);
    field.at('format').oneOf([FORMAT]);
    const version = field.at('version').integer(1, Number.MAX_SAFE_INTEGER);
    if (version !== VERSION) throw new FailureError({ kind: 'file-version', name, version });
    return explanationFrom(field);
  } catch (thrown) {
    throw thrown instanceof FieldError ? invalid(thrown.message) : thrown;
  }
}

/** Without a graph where the file has one without nodes. */
export function findingsOf(file: ExplanationFile): Findings {
  const { search, explanations, complement, occlusion } = file;
  const sizes = explanations.map(({ regions }) => regions.length);
  return {
    stage: search.stage ?? 'done',
    level: search.level ?? Math.max(0, ...sizes),
    whole: scoreOf(file.target),
    occlusion: occlusion === undefined ? null : Float32Array.from(occlusion),
    necessary: file.necessary,
    explanations: explanations.map((explanation) => ({ set: setOf(explanation.regions), ...scoreOf(explanation) })),
    roots: file.roots,
    complement:
      complement === undefined
        ? null
        : { set: setOf(complement.regions), score: scoreOf(complement), sufficient: complement.sufficient },
    graph: file.graph.nodes.length === 0 ? null : graphOf(file),
    exhaustiveUpTo: search.exhaustiveUpTo,
    evaluations: search.evaluations,
    distinct: search.distinct,
  };
}

export function settingsOf(file: ExplanationFile): ExplainSettings {
  const { rows, cols, footprint, baseline } = file.regions;
  return {
    grid: { rows, cols },
    footprint,
    baseline: baseline.kind,
    sufficiency: file.sufficiency,
    // Leaves behind what is effort rather than choice.
    search: searchFrom(new Field(file.search)),
    choice: file.choice,
    graph: { budget: file.graph.budget },
  };
}

/** By method id; empty where the file has none. */
export function mapsOf({ maps = {} }: ExplanationFile): Record<string, HeatMap> {
  return Object.fromEntries(
    Object.entries(maps).map(([id, map]) => [id, { ...map, values: Float32Array.from(map.values) }]),
  );
}

function scoreOf({ confidence, margin }: { readonly confidence: number; readonly margin?: number }): Score {
  return { confidence, margin: margin ?? 2 * confidence - 1 };
}

function graphFile(sag: Sag | null, settings: ExplainSettings): FileGraph {
  if (sag === null) return { expandAbove: 0, budget: settings.graph.budget, complete: false, nodes: [], edges: [] };
  return {
    expandAbove: sag.expandAbove,
    budget: sag.budget,
    complete: sag.complete,
    nodes: sag.nodes.map(({ set, confidence, ratio, margin, expanded }) => ({
      ...{ regions: members(set), confidence, ratio, margin, expanded },
    })),
    edges: sag.edges.map(({ parent, child, removed }) => [parent, child, removed]),
  };
}

function graphOf({ graph, roots, explanations }: ExplanationFile): Sag {
  const rootSets = new Set(roots.map((index) => setOf(explanations[index]?.regions ?? [])));
  return {
    nodes: graph.nodes.map((node) => {
      const set = setOf(node.regions);
      return { set, ...scoreOf(node), ratio: node.ratio, root: rootSets.has(set), expanded: node.expanded };
    }),
    edges: graph.edges.map(([parent, child, removed]) => ({ parent, child, removed })),
    expandAbove: graph.expandAbove,
    budget: graph.budget,
    complete: graph.complete,
  };
}

function mapFiles(maps: Readonly<Record<string, HeatMap>>): Record<string, FileMap> {
  const finite = Object.entries(maps).filter(([, { values }]) => values.every(Number.isFinite));
  return Object.fromEntries(finite.map(([id, map]) => [id, { ...map, values: shortest(map.values) }]));
}

/** Nine digits name a number of single precision exactly. */
function shortest(values: Float32Array): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(9)));
}
