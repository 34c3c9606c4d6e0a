import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../failure.ts';
import { nothingFound, small, sources } from './explanation.fixture.ts';
import { fileOf, findingsOf, mapsOf, readExplanation, settingsOf, writeExplanation } from './explanationFile.ts';
import { refusal } from './refusal.fixture.ts';

const written = () => JSON.parse(writeExplanation(small)) as Record<string, unknown>;
const read = (json: unknown) => readExplanation(JSON.stringify(json), 'bus.json');
const failureOfReading = (text: string) => {
  try {
    readExplanation(text, 'bus.json');
  } catch (thrown) {
    return failureOf(thrown);
  }
  return null;
};

describe('an explanation file', () => {
  it('says what the format says, in its order', () => {
    expect(written()).toEqual({
      format: 'sag-explanation',
      version: 1,
      picture: { name: 'bus.png', sha256: 'a1'.repeat(32), width: 224, height: 224 },
      model: { id: 'tiny', sha256: '0f'.repeat(32) },
      engine: { backend: 'wasm', version: '4.22.0' },
      target: { index: 779, label: 'school bus', confidence: 0.8, margin: 0.7 },
      regions: { rows: 2, cols: 2, footprint: 'tent', baseline: { kind: 'mean', rgb: [112.3, 98, 80.1] } },
      sufficiency: { ratio: 0.5, topClass: true },
      necessary: [0],
      search: {
        kind: 'beam',
        width: 3,
        successors: 15,
        limit: 10,
        seed: 'occlusion',
        strict: false,
        evaluations: 14,
        distinct: 14,
        exhaustiveUpTo: 1,
        milliseconds: 4100,
        stage: 'done',
        level: 2,
      },
      explanations: [
        { regions: [0, 3], confidence: 0.6, ratio: 0.6 / 0.8, margin: 0.4 },
        { regions: [1], confidence: 0.5, ratio: 0.625, margin: 0.2 },
      ],
      choice: { roots: 3, overlap: { kind: 'share', limit: 0.5 } },
      roots: [1, 0],
      graph: {
        expandAbove: 0.2,
        budget: 300,
        complete: true,
        nodes: [
          { regions: [1], confidence: 0.5, ratio: 0.625, margin: 0.2, expanded: false },
          { regions: [0, 3], confidence: 0.6, ratio: 0.75, margin: 0.4, expanded: true },
          { regions: [3], confidence: 0.1, ratio: 0.125, margin: -0.2, expanded: false },
          { regions: [0], confidence: 0.2, ratio: 0.25, margin: -0.1, expanded: false },
        ],
        edges: [
          [1, 2, 0],
          [1, 3, 3],
        ],
      },
      occlusion: [0.5, 0.25, 0, -0.125],
      complement: { regions: [2], confidence: 0.1, ratio: 0.1 / 0.8, margin: -0.3, sufficient: false },
      maps: { 'grad-cam': { width: 2, height: 1, signed: false, values: [0.100000001, 1] } },
    });
  });

  it('opens as what was saved: findings, settings and maps', async () => {
    await fc.assert(
      fc.asyncProperty(sources, async (make) => {
        const source = await make();
        const file = readExplanation(writeExplanation(source), 'a.json');
        expect(file).toEqual(fileOf(source));
        expect(findingsOf(file)).toEqual(source.findings);
        expect(settingsOf(file)).toEqual(source.settings);
        expect(mapsOf(file)).toEqual(source.maps);
        expect(file.regions.baseline).toEqual(source.baseline);
      }),
      { numRuns: 150 },
    );
  });

  it('is written the same from what was opened', async () => {
    await fc.assert(
      fc.asyncProperty(sources, async (make) => {
        const source = await make();
        const text = writeExplanation(source);
        const file = readExplanation(text, 'a.json');
        const again = { ...source, findings: findingsOf(file), settings: settingsOf(file), maps: mapsOf(file) };
        expect(writeExplanation(again)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('can say that nothing was found', () => {
    const file = readExplanation(writeExplanation(nothingFound), 'a.json');
    expect(findingsOf(file)).toMatchObject({ explanations: [], roots: [], graph: null, complement: null });
    expect(file.graph).toEqual({ expandAbove: 0, budget: 300, complete: false, nodes: [], edges: [] });
  });

  it('leaves out a map with a value that is no number', () => {
    const broken = { width: 1, height: 1, signed: false, values: Float32Array.of(Number.NaN) };
    expect(fileOf({ ...small, maps: { broken, 'grad-cam': small.maps!['grad-cam']! } }).maps).toHaveProperty(
      'grad-cam',
    );
    expect(fileOf({ ...small, maps: { broken } }).maps).toEqual({});
  });
});

describe('a file of another writer', () => {
  it('may have keys that we do not know', () => {
    const json = { ...written(), remark: 'hello', target: { ...(written()['target'] as object), remark: 1 } };
    expect(read(json)).toEqual(fileOf(small));
  });

  it('may lack what is ours alone; margins are then the least they can be', () => {
    const bare = JSON.parse(
      JSON.stringify(written(), (key, value: unknown) => (key === 'margin' ? undefined : value)),
    ) as Record<string, unknown>;
    for (const key of ['occlusion', 'complement', 'maps']) Reflect.deleteProperty(bare, key);
    for (const key of ['stage', 'level', 'strict']) Reflect.deleteProperty(bare['search'] as object, key);
    const file = read(bare);
    expect(findingsOf(file)).toMatchObject({
      stage: 'done',
      level: 2,
      whole: { confidence: 0.8, margin: 2 * 0.8 - 1 },
      occlusion: null,
      complement: null,
    });
    expect(settingsOf(file).search).toEqual(small.settings.search);
    expect(mapsOf(file)).toEqual({});
  });

  it('of another version is refused as that', () => {
    expect(failureOfReading(JSON.stringify({ ...written(), version: 2 }))).toEqual({
      kind: 'file-version',
      name: 'bus.json',
      version: 2,
    });
  });

  it.each([
    ['no JSON', '{"format":', 'not JSON'],
    ['nothing', '', 'not JSON'],
    ['a number', '7', 'the whole: must be an object, is 7'],
    ['something else', '{"format":"svg","version":1}', 'format: must be "sag-explanation", is "svg"'],
    ['of no version', '{"format":"sag-explanation","version":"1"}', 'version: must be a whole number'],
  ])('is refused where it is %s', (_, text, detail) => {
    expect(refusal('file-invalid', () => readExplanation(text, 'bus.json'))).toContain(detail);
  });
});
