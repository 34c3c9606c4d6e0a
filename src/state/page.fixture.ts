/**
 * A page without a browser and without an engine: a store whose ports are plain
 * objects and whose engine answers when the test says so.
 */
import { methodCards } from '../core/methods/cards.ts';
import type { Failure } from '../core/failure.ts';
import { FailureError } from '../core/failure.ts';
import type { ModelCard } from '../core/modelCard.ts';
import { setOf } from '../core/regions/regionSet.ts';
import type { Findings } from '../core/search/findings.ts';
import type { EngineClient, RunOptions } from '../worker/client.ts';
import type { JobName, Jobs, MapResult, PictureRef, Prediction } from '../worker/protocol.ts';
import { createAppStore, type AppStore } from './appStore.ts';
import type { Ports, Setup } from './ports.ts';

/** One job under way, to be ended by the test. */
export interface Call<N extends JobName = JobName> {
  readonly job: N;
  readonly input: Jobs[N]['input'];
  readonly signal: AbortSignal | undefined;
  progress(progress: Jobs[N]['progress']): void;
  done(output: Jobs[N]['output']): Promise<void>;
  fail(failure: Failure): Promise<void>;
}

/** Lets everything that can go on go on. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class FakeEngine implements EngineClient {
  readonly calls: Call[] = [];
  #listeners: ((failure: Failure) => void)[] = [];
  #open = new Map<Call, (reason: Error) => void>();

  run<N extends JobName>(job: N, input: Jobs[N]['input'], options: RunOptions<N> = {}): Promise<Jobs[N]['output']> {
    return new Promise((resolve, reject) => {
      const { signal, onProgress } = options;
      const end = (how: () => void): Promise<void> => {
        this.#open.delete(call);
        how();
        return settle();
      };
      const call: Call<N> = {
        job,
        input,
        signal,
        progress: (progress) => {
          if (signal?.aborted !== true) onProgress?.(progress);
        },
        done: (output) =>
          end(() => {
            resolve(output);
          }),
        fail: (failure) =>
          end(() => {
            reject(new FailureError(failure));
          }),
      };
      signal?.addEventListener(
        'abort',
        () =>
          void end(() => {
            reject(signal.reason as Error);
          }),
      );
      this.#open.set(call, reject);
      this.calls.push(call);
    });
  }
  onEngineFailure(listener: (failure: Failure) => void): void {
    this.#listeners.push(listener);
  }
  close(): void {
    this.#open.clear();
  }
  /** As the client does: everything under way fails, then whoever listens is told. */
  async losesDevice(): Promise<void> {
    const failure: Failure = { kind: 'device-lost', backend: 'webgpu', detail: 'reset' };
    for (const reject of this.#open.values()) reject(new FailureError(failure));
    this.#open.clear();
    for (const listener of this.#listeners) listener(failure);
    await settle();
  }
  /** The latest call of that name. */
  last<N extends JobName>(job: N): Call<N> {
    const call = this.calls.findLast((one) => one.job === job);
    if (call === undefined) throw new Error(`nobody asked for ${job}`);
    return call as unknown as Call<N>;
  }
  count(job: JobName): number {
    return this.calls.filter((one) => one.job === job).length;
  }
  /** Names of the jobs that are under way. */
  get running(): string[] {
    return [...this.#open.keys()].map((call) =>
      call.job === 'map' ? (call.input as Jobs['map']['input']).method : call.job,
    );
  }
}

export const card = (id: string): ModelCard => ({
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
  modelSha256: 'model-sha',
  layers: [],
});

export const pictureRef = (name: string, blob = new Blob([name])): PictureRef => ({
  sha256: `sha of ${name}`,
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
  provenance: { method, options: {}, backend: 'wasm', forwards: 1, backwards: 1, milliseconds: 1 },
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
    ...options.ports,
  };
  const setup: Setup = {
    catalogueAddress: 'https://sag.test/models/catalogue.json',
    samples: [{ name: 'bus', address: 'https://sag.test/bus.webp', caption: 'A bus' }],
    methods: methodCards,
    mapsAtStart: ['grad-cam', 'i-gos'],
    prefer: null,
    ...options.setup,
  };
  return { ...createAppStore(ports, setup), engine, storage, copied, downloads };
}

/** A page whose engine and catalogue are there. */
export async function openReadyPage(options: Parameters<typeof openPage>[0] = {}): Promise<Page> {
  const page = openPage(options);
  void page.actions.start();
  await page.engine
    .last('start-engine')
    .done({ backend: 'wasm', reason: '', adapter: '', workers: 2, version: '4.22.0' });
  await page.engine.last('read-catalogue').done({ version: 1, models: [card('one'), card('two')] });
  return page;
}

/** Drops a picture and lets the network answer. */
export async function showPicture(page: Page, name = 'bus.jpg'): Promise<void> {
  void page.actions.openPicture(new Blob([name]), name);
  await settle();
  await page.engine.last('identify-picture').done(pictureRef(name));
  await page.engine.last('predict').done(prediction());
}

/** A page with a picture on which everything has been computed. */
export async function openFinishedPage(options: Parameters<typeof openPage>[0] = {}): Promise<Page> {
  const page = await openReadyPage(options);
  await showPicture(page);
  await page.engine.last('map').done(mapResult('grad-cam'));
  await page.engine.last('explain').done(explained([24], [3, 4]));
  await page.engine.last('map').done(mapResult('i-gos'));
  await page.engine.last('inspect').done([{ set: setOf([24]), confidence: 0.5, margin: 0.2, top: [] }]);
  return page;
}
