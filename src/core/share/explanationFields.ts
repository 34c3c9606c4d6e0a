/**
 * Foreign JSON to an explanation file, or a refusal that names the place.
 *
 * Strict about what it knows: kinds, ranges, ascending regions, one entry per set,
 * edges that delete the region they say, expanded nodes with all their children.
 * Blind to what it does not know. Checks the file against itself only; whether its
 * numbers are the network's takes the network.
 */
import type { Baseline } from '../regions/baseline.ts';
import type { Grid } from '../regions/grid.ts';
import { regionCount } from '../regions/grid.ts';
import type { SearchStage } from '../search/findings.ts';
import type { ExplanationFile, FileEffort, FileMap, FilePicture } from './explanationFormat.ts';
import { FORMAT, VERSION } from './explanationFormat.ts';
import type { Field } from './field.ts';
import { graphFrom } from './graphFields.ts';
import { choiceFrom, footprints, gridFrom, searchFrom, sufficiencyFrom } from './settingsFields.ts';
import { distinctSets, regionsFrom, scoreFrom, setFrom } from './setFields.ts';

const HASH = /^[0-9a-f]{64}$/;
/** Pictures only, and none that could hold a script. */
const PICTURE_DATA = /^data:image\/(?:png|jpeg|webp|gif|avif|bmp);base64,[A-Za-z0-9+/]+={0,2}$/;
const MOST_CLASSES = 1_000_000;
const MOST_PIXELS = 100_000;
const MOST_SETS = Number.MAX_SAFE_INTEGER;
/** Sides of a map: those of the largest input a network takes. */
const MOST_CELLS = 4096;
/** A whole confidence, and its rounding in single precision. */
const LARGEST_DROP = 1.000001;
const stages: readonly SearchStage[] = ['whole', 'occlusion', 'search', 'diversity', 'graph', 'done'];

/** Format and version must have been looked at. */
export function explanationFrom(field: Field): ExplanationFile {
  const grid = gridFrom(field.at('regions'));
  const count = regionCount(grid);
  const explanations = distinctSets(field.at('explanations').items(), (item) => setFrom(item, count));
  const occlusion = field.maybe('occlusion');
  const complement = field.maybe('complement');
  const maps = field.maybe('maps');
  return {
    format: FORMAT,
    version: VERSION,
    picture: pictureFrom(field.at('picture')),
    model: { id: field.at('model').at('id').text(), sha256: hashFrom(field.at('model').at('sha256')) },
    engine: { backend: field.at('engine').at('backend').text(), version: field.at('engine').at('version').text() },
    target: targetFrom(field.at('target')),
    regions: { ...grid, ...maskingFrom(field.at('regions')) },
    sufficiency: sufficiencyFrom(field.at('sufficiency')),
    necessary: regionsFrom(field.at('necessary'), count),
    search: { ...searchFrom(field.at('search')), ...effortFrom(field.at('search'), grid) },
    explanations,
    choice: choiceFrom(field.at('choice')),
    roots: rootsFrom(field.at('roots'), explanations.length),
    graph: graphFrom(field.at('graph'), count),
    ...(occlusion === null
      ? {}
      : { occlusion: listOf(occlusion, count).map((item) => item.number(-LARGEST_DROP, LARGEST_DROP)) }),
    ...(complement === null
      ? {}
      : { complement: { ...setFrom(complement, count), sufficient: complement.at('sufficient').truth() } }),
    ...(maps === null ? {} : { maps: Object.fromEntries(maps.entries().map(([id, map]) => [id, mapFrom(map)])) }),
  };
}

function pictureFrom(field: Field): FilePicture {
  const data = field.maybe('data');
  const fit = field.maybe('fit');
  return {
    name: field.at('name').text(),
    sha256: hashFrom(field.at('sha256')),
    width: field.at('width').integer(1, MOST_PIXELS),
    height: field.at('height').integer(1, MOST_PIXELS),
    ...(data === null ? {} : { data: data.text(PICTURE_DATA, 'a picture as a data address') }),
    ...(fit === null ? {} : { fit: fit.oneOf(['crop', 'squash']) }),
  };
}

function hashFrom(field: Field): string {
  return field.text(HASH, 'a SHA-256 of 64 hexadecimal digits');
}

function targetFrom(field: Field): ExplanationFile['target'] {
  return { index: field.at('index').integer(0, MOST_CLASSES), label: field.at('label').text(), ...scoreFrom(field) };
}

function maskingFrom(field: Field): Pick<ExplanationFile['regions'], 'footprint' | 'baseline'> {
  return { footprint: field.at('footprint').oneOf(footprints), baseline: baselineFrom(field.at('baseline')) };
}

function baselineFrom(field: Field): Baseline {
  const kind = field.at('kind').oneOf(['black', 'mean', 'blur']);
  if (kind === 'blur') return { kind, sigma: field.at('sigma').number(0, MOST_PIXELS) };
  const [red, green, blue] = listOf(field.at('rgb'), 3).map((channel) => channel.number(0, 255));
  return { kind, rgb: [red ?? 0, green ?? 0, blue ?? 0] };
}

function effortFrom(field: Field, grid: Grid): FileEffort {
  const stage = field.maybe('stage');
  const level = field.maybe('level');
  return {
    evaluations: field.at('evaluations').integer(0, MOST_SETS),
    distinct: field.at('distinct').integer(0, MOST_SETS),
    exhaustiveUpTo: field.at('exhaustiveUpTo').integer(-1, regionCount(grid)),
    milliseconds: field.at('milliseconds').number(0, Number.MAX_VALUE),
    ...(stage === null ? {} : { stage: stage.oneOf(stages) }),
    ...(level === null ? {} : { level: level.integer(0, regionCount(grid)) }),
  };
}

function rootsFrom(field: Field, explanations: number): number[] {
  const roots = field.items().map((item) => item.integer(0, explanations - 1));
  return new Set(roots).size === roots.length ? roots : field.refuse('a list without repetition');
}

function mapFrom(field: Field): FileMap {
  const width = field.at('width').integer(1, MOST_CELLS);
  const height = field.at('height').integer(1, MOST_CELLS);
  const values = listOf(field.at('values'), width * height).map((item) =>
    item.number(-Number.MAX_VALUE, Number.MAX_VALUE),
  );
  return { width, height, signed: field.at('signed').truth(), values };
}

function listOf(field: Field, length: number): Field[] {
  const items = field.items();
  return items.length === length ? items : field.refuse(`a list of ${length}`);
}
