/**
 * A page without a browser and without an engine: a store whose ports are plain
 * objects and whose engine answers when the test says so.
 */
import { methodCards } from '../core/methods/cards.ts';
import { classTarget } from '../core/methods/target.ts';
import type { ModelCard } from '../core/modelCard.ts';
import { setOf } from '../core/regions/regionSet.ts';
import type { Findings } from '../core/search/findings.ts';
import type { Jobs, MapResult, PictureRef, Prediction } from '../worker/protocol.ts';
import { createAppStore, type AppStore } from './appStore.ts';
import { FakeEngine, settle } from './engine.fixture.ts';
import type { Ports, Setup } from './ports.ts';

export { settle };

/** A network's card; `change` makes it another. */
export const card = (id: string, change: Partial<ModelCard> = {}): ModelCard => ({
  id,
  name: id,
  format: 'layers-model',
  address: `https://models.test/${id}/model.json`,
  query: '',
  inputSize: [4, 4],
  preprocess: { order: 'rgb', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] },
  classes: ['bus', 'cat', 'dog'],
  backgroundClass: null,
  outputs: 'logits',
  bytes: 10,
  sha256: null,
  files: [],
  licence: 'MIT',
  source: 'made for this test',
  note: '',
  ...change,
});

export const prediction = (): Prediction => ({
  width: 8,
  height: 6,
  seen: { width: 4, height: 4, rgb: new Uint8ClampedArray(48).fill(100) },
  classes: [
    { index: 1, label: 'cat', confidence: 0.7 },
    { index: 0, label: 'bus', confidence: 0.2 },
    { index: 2, label: 'dog', confidence: 0.1 },
  ],
  modelSha256: 'cd'.repeat(32),
  layers: [],
});

/** 64 hexadecimal digits that tell names apart. */
const fingerprint = (name: string): string =>
  Array.from({ length: 64 }, (_, i) => ((name.codePointAt(i % name.length) ?? 0) % 16).toString(16)).join('');

export const pictureRef = (name: string, blob = new Blob([name])): PictureRef => ({
  sha256: fingerprint(name),
  name,
  blob,
});

export const findings = (...explanations: number[][]): Findings => ({
  stage: 'done',
  level: 2,
  whole: { confidence: 0.7, margin: 0.5 },
  occlusion: Float32Array.from({ length: 49 }, (_, i) => (i === 16 ? 0.5 : 0)),
  necessary: [24],
  explanations: explanations.map((regions) => ({ set: setOf(regions), confidence: 0.5, margin: 0.2 })),
  roots: explanations.map((_, i) => i),
  complement: null,
  graph: null,
  exhaustiveUpTo: 1,
  evaluations: 60,
  distinct: 60,
});

export const explained = (...explanations: number[][]): Jobs['explain']['output'] => ({
  ...findings(...explanations),
  baseline: { kind: 'mean', rgb: [100, 100, 100] },
  milliseconds: 1234,
});

export const mapResult = (method: string): MapResult => ({
  raw: { width: 1, height: 1, signed: false, values: Float32Array.of(1) },
  map: { width: 4, height: 4, signed: false, values: new Float32Array(16).fill(1) },
  provenance: {
    method,
    options: {},
    target: classTarget(1),
    seed: 1,
    backend: 'wasm',
    forwards: 1,
    backwards: 1,
    milliseconds: 1,
    completeness: null,
  },
});

export interface Page extends AppStore {
  readonly engine: FakeEngine;
  readonly storage: Map<string, string>;
  readonly copied: string[];
  readonly downloads: { readonly content: Blob; readonly name: string }[];
}

export function openPage(
  options: { fragment?: string; storage?: Map<string, string>; ports?: Partial<Ports>; setup?: Partial<Setup> } = {},
): Page {
  const engine = new FakeEngine();
  const storage = options.storage ?? new Map<string, string>();
  const copied: string[] = [];
  const downloads: Page['downloads'] = [];
  const ports: Ports = {
    client: engine,
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => {
        storage.set(key, value);
      },
    },
    location: { page: () => 'https://sag.test/', fragment: () => options.fragment ?? '' },
    clipboard: {
      writeText: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
    },
    download: (content, name) => downloads.push({ content, name }),
    shrink: () => Promise.resolve(new Blob(['small'], { type: 'image/webp' })),
    fetchFile: (address) => Promise.reject(new Error(`no file at ${address}`)),
    preview: () => Promise.resolve(prediction().seen),
    ...options.ports,
  };
  const setup: Setup = {
    catalogueAddress: 'https://sag.test/models/catalogue.json',
    samples: Promise.resolve([{ name: 'bus', address: 'https://sag.test/bus.webp', caption: 'A bus' }]),
    methods: methodCards,
    mapsAtStart: ['grad-cam', 'i-gos'],
    prefer: null,
    ...options.setup,
  };
  return { ...createAppStore(ports, setup), engine, storage, copied, downloads };
}

type ReadyOptions = Parameters<typeof openPage>[0] & { readonly models?: readonly ModelCard[] };

/** A page whose engine and catalogue are there. */
export async function openReadyPage({
  models = [card('one'), card('two')],
  ...options
}: ReadyOptions = {}): Promise<Page> {
  const page = openPage(options);
  void page.actions.start();
  await page.engine
    .last('start-engine')
    .done({ backend: 'wasm', reason: '', adapter: '', workers: 2, version: '4.22.0' });
  await page.engine.last('read-catalogue').done({ version: 1, models });
  return page;
}

/** Drops a picture and lets the network answer. */
export async function showPicture(page: Page, name = 'bus.jpg'): Promise<void> {
  void page.actions.openPicture(new Blob([name]), name);
  await settle();
  await page.engine.last('identify-picture').done(pictureRef(name));
  await page.engine.last('predict').done(prediction());
}

/** A finished page about a picture from the person's own disk. */
export async function openLocalPage(): Promise<Page> {
  const page = await openFinishedPage();
  const blob = new Blob(['bytes'], { type: 'image/png' });
  void page.actions.openPicture(blob, 'My bus.png');
  await settle();
  await page.engine.last('identify-picture').done(pictureRef('My bus.png', blob));
  await page.engine.last('predict').done(prediction());
  await page.engine.last('map').done(mapResult('grad-cam'));
  await page.engine.last('explain').done(explained([16], [3, 4]));
  return page;
}

/** A page with a picture on which everything has been computed. */
export async function openFinishedPage(options: ReadyOptions = {}): Promise<Page> {
  const page = await openReadyPage(options);
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  await page.engine.last('explain').done(explained([24], [3, 4]));
  await page.engine.last('map').done(mapResult('i-gos'));
  await page.engine.last('inspect').done([{ set: setOf([24]), confidence: 0.5, margin: 0.2, top: [] }]);
  return page;
}
