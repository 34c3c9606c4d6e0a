import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../failure.ts';
import { small } from './explanation.fixture.ts';
import { readExplanation, writeExplanation } from './explanationFile.ts';
import { refusal } from './refusal.fixture.ts';

type Path = readonly (string | number)[];
type Json = Record<string | number, unknown>;

const written = () => JSON.parse(writeExplanation(small)) as Json;

/** The small file with one value replaced, or taken out. */
function changed(path: Path, value: unknown): string {
  const json = written();
  const parent = path.slice(0, -1).reduce<Json>((object, key) => object[key] as Json, json);
  const last = path.at(-1)!;
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return JSON.stringify(json);
}
const why = (path: Path, value: unknown) =>
  refusal('file-invalid', () => readExplanation(changed(path, value), 'a.json'));

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

describe('the reader', () => {
  it.each<[Path, unknown, string]>([
    [['picture', 'sha256'], 'ABC', 'picture.sha256: must be a SHA-256 of 64 hexadecimal digits, is "ABC"'],
    [['picture', 'width'], 0, 'picture.width: must be a whole number from 1'],
    [['picture', 'data'], 'https://a.example/x.png', 'picture.data: must be a picture as a data address'],
    [['picture', 'data'], 'data:image/svg+xml;base64,PHN2Zz4=', 'picture.data: must be a picture as a data address'],
    [['picture', 'fit'], 'stretch', 'picture.fit: must be "crop" or "squash"'],
    [['model', 'id'], 7, 'model.id: must be a text, is 7'],
    [['target', 'index'], -1, 'target.index: must be a whole number from 0'],
    [['target', 'confidence'], 1.5, 'target.confidence: must be a number'],
    [['regions', 'rows'], 0, 'regions.rows: must be a whole number from 1 to 26, is 0'],
    [['regions', 'rows'], 27, 'regions.rows: must be a whole number from 1 to 26, is 27'],
    [['regions', 'footprint'], 'disc', 'regions.footprint: must be "tent" or "tile", is "disc"'],
    [['regions', 'baseline', 'rgb'], [1, 2], 'regions.baseline.rgb: must be a list of 3, is [1,2]'],
    [['regions', 'baseline', 'rgb', 1], 300, 'regions.baseline.rgb[1]: must be a number from 0 to 255, is 300'],
    [['regions', 'baseline'], { kind: 'blur' }, 'regions.baseline.sigma: must be a number'],
    [['sufficiency', 'topClass'], 1, 'sufficiency.topClass: must be true or false, is 1'],
    [['necessary'], [3, 0], 'necessary[1]: must be more than 3, for regions ascend, is 0'],
    [['necessary'], [4], 'necessary[0]: must be a whole number from 0 to 3, is 4'],
    [['search', 'kind'], 'greedy', 'search.kind: must be "beam" or "combinatorial" or "exhaustive"'],
    [['search', 'width'], undefined, 'search.width: must be a whole number from 1 to 1000, is missing'],
    [['search', 'evaluations'], 1.5, 'search.evaluations: must be a whole number'],
    [['search', 'stage'], 'lunch', 'search.stage: must be'],
    [['explanations', 0, 'regions'], [0, 0], 'explanations[0].regions[1]: must be more than 0, for regions ascend'],
    [['explanations', 1, 'regions'], [0, 3], 'explanations[1].regions: must be another set than those before it'],
    [['explanations', 0, 'confidence'], 'high', 'explanations[0].confidence: must be a number'],
    [['explanations', 0, 'ratio'], -1, 'explanations[0].ratio: must be a number'],
    [['choice', 'overlap', 'kind'], 'area', 'choice.overlap.kind: must be "share" or "count"'],
    [['choice', 'overlap', 'limit'], 2, 'choice.overlap.limit: must be a number from 0 to 1, is 2'],
    [['roots'], [2], 'roots[0]: must be a whole number from 0 to 1, is 2'],
    [['roots'], [1, 1], 'roots: must be a list without repetition'],
    [['graph', 'nodes', 3, 'regions'], [3], 'graph.nodes[3].regions: must be another set than those before it'],
    [['graph', 'nodes', 2, 'regions'], [2], 'graph.edges[0]: must be the deletion of one region of the parent'],
    [['graph', 'nodes', 0, 'expanded'], true, 'graph.nodes[0]: must be a node with 1 edges'],
    [['graph', 'nodes', 1, 'expanded'], false, 'graph.nodes[1]: must be a node with 0 edges'],
    [['graph', 'edges'], [[1, 2, 0]], 'graph.nodes[1]: must be a node with 2 edges'],
    [['graph', 'edges', 1], [1, 2, 0], 'graph.edges[1]: must be another edge than those before it'],
    [['graph', 'edges', 0], [1, 2, 3], 'graph.edges[0]: must be the deletion of one region of the parent'],
    [['graph', 'edges', 0], [1, 9, 0], 'graph.edges[0][1]: must be a whole number from 0 to 3, is 9'],
    [['graph', 'edges', 0], [1, 2], 'graph.edges[0]: must be parent, child and region'],
    [['graph', 'expandAbove'], null, 'graph.expandAbove: must be a number from 0 to 1, is null'],
    [['occlusion'], [0, 0, 0], 'occlusion: must be a list of 4'],
    [['complement', 'sufficient'], undefined, 'complement.sufficient: must be true or false, is missing'],
    [['maps', 'grad-cam', 'values'], [1], 'maps.grad-cam.values: must be a list of 2, is [1]'],
    [['maps', 'grad-cam', 'values', 0], null, 'maps.grad-cam.values[0]: must be a number'],
  ])('refuses %j = %j', (path, value, detail) => {
    expect(why(path, value)).toContain(detail);
  });

  it('knows the other baselines and searches', () => {
    for (const [path, value] of [
      [['regions', 'baseline'], { kind: 'blur', sigma: 20 }],
      [['regions', 'baseline'], { kind: 'black', rgb: [0, 0, 0] }],
      [['choice', 'overlap'], { kind: 'count', limit: 1 }],
    ] satisfies [Path, unknown][])
      expect(why(path, value)).toBeNull();
    const effort = { evaluations: 1, distinct: 1, exhaustiveUpTo: -1, milliseconds: 0 };
    expect(why(['search'], { kind: 'exhaustive', maxSize: 2, ...effort })).toBeNull();
    expect(why(['search'], { kind: 'combinatorial', candidates: 10, size: 4, seed: 'none', ...effort })).toBeNull();
  });

  it('needs every key of the format', () => {
    const ours = ['margin', 'stage', 'level', 'strict', 'occlusion', 'complement', 'maps'];
    const keys = pathsOf(written()).filter((path) => typeof path.at(-1) === 'string' && path[0] !== 'maps');
    for (const path of keys) {
      const own = ours.includes(String(path.at(-1)));
      expect([path, why(path, undefined) === null]).toEqual([path, own]);
    }
  });

  it('is not fooled by keys that every object has', () => {
    const text = writeExplanation(small).replace('"grad-cam"', '"__proto__"');
    const { maps = {} } = readExplanation(text, 'a.json');
    expect(Object.keys(maps)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(maps)).toBe(Object.prototype);
  });

  it('reads or refuses whatever stands anywhere, and never falls', () => {
    const paths = pathsOf(written()).filter((path) => path.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        try {
          readExplanation(changed(path, value), 'a.json');
        } catch (thrown) {
          expect(['file-invalid', 'file-version']).toContain(failureOf(thrown).kind);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
