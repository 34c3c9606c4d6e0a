/**
 * What the built-in networks are said to see holds before a second way of asking them
 * that shares no code with the project: files that ship, and files made just now.
 */
import * as tf from '@tensorflow/tfjs-core';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExplanationFile } from '../../src/core/share/explanationFormat.ts';
import { asPublished, defaultSettings, type ExplainSettings } from '../../src/core/search/settings.ts';
import { useBackend } from '../../src/network/backends.fixture.ts';
import { explainPicture } from '../job.ts';
import { falseClaims } from './claims.fixture.ts';
import { loadBuiltIn, meanColour, pictureOf, SecondOpinion } from './secondOpinion.fixture.ts';

const folder = join(import.meta.dirname, '../../public/demo_images');
const scenes = readdirSync(folder).flatMap((file) => /^(.*)\.truth\.json$/.exec(file)?.[1] ?? []);

async function opinionOn(file: ExplanationFile, network: string, picture: string): Promise<string[]> {
  const model = await loadBuiltIn(network);
  try {
    const seen = await pictureOf(picture);
    const { kind } = file.regions.baseline;
    const hidden = kind === 'black' ? [0, 0, 0] : meanColour(seen);
    const opinion = new SecondOpinion(model, seen, hidden, [file.regions.rows, file.regions.cols]);
    return await falseClaims(file, opinion);
  } finally {
    model.dispose();
  }
}

const shipped = (name: string): ExplanationFile =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as ExplanationFile;

async function fresh(network: string, picture: string, settings: ExplainSettings): Promise<ExplanationFile> {
  const request = {
    picture,
    model: network,
    out: '',
    settings,
    target: null,
    fit: 'crop',
    workers: 1,
    maps: [],
  } as const;
  return JSON.parse(await explainPicture(request, () => undefined)) as ExplanationFile;
}

const picture = (name: string): string => join(folder, `${name}.webp`);
/** Spread over the list, so that every family is among them. */
const some = scenes.filter((_, i) => i % Math.ceil(scenes.length / 4) === 0);

beforeAll(async () => {
  await useBackend('wasm');
});

describe('the explanations that ship', () => {
  it('are there for every scene', () => {
    expect(scenes.length).toBeGreaterThanOrEqual(24);
    expect(scenes.filter((name) => !existsSync(join(folder, `${name}.json`)))).toEqual([]);
  });

  it.each(some)(
    'claim nothing false: %s',
    async (name) => {
      expect(await opinionOn(shipped(name), 'toyworld', picture(name))).toEqual([]);
    },
    300_000,
  );

  it('would be found out', async () => {
    const file = shipped(some[0]!);
    const [first, ...rest] = file.explanations;
    const tampered = { ...file, explanations: [{ ...first!, confidence: first!.confidence - 0.1 }, ...rest] };
    const bloated = { ...file, explanations: [{ ...first!, regions: [...first!.regions, 48].sort((a, b) => a - b) }] };
    const incomplete = { ...file, graph: { ...file.graph, edges: file.graph.edges.slice(1) } };
    for (const wrong of [tampered, bloated, incomplete])
      expect(await opinionOn(wrong, 'toyworld', picture(some[0]!))).not.toEqual([]);
  }, 300_000);
});

describe('an explanation made now', () => {
  const cases = [
    { network: 'toyworld', settings: defaultSettings, how: 'the defaults' },
    { network: 'toyworld', settings: asPublished, how: 'the published settings' },
    { network: 'everyday-10', settings: defaultSettings, how: 'the defaults' },
  ];
  it.each(cases)(
    'claims nothing false: $network with $how',
    async ({ network, settings }) => {
      const name = some[1]!;
      const file = await fresh(network, picture(name), settings);
      expect(file.explanations.length).toBeGreaterThan(0);
      const before = tf.memory().numTensors;
      expect(await opinionOn(file, network, picture(name))).toEqual([]);
      expect(tf.memory().numTensors).toBe(before);
    },
    300_000,
  );
});
