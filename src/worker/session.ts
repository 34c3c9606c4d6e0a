/**
 * What one worker keeps between jobs, to be quick: the open engine, decoded
 * pictures, open models. Nothing here is needed to be correct; a fresh session
 * gives the same answers.
 *
 * The engine opens with the first job that needs it, or with `start-engine`, which
 * may say which back end to prefer.
 */
import type { Failure } from '../core/failure.ts';
import type { ModelCard } from '../core/modelCard.ts';
import type { Fit, SeenPicture } from '../core/regions/picture.ts';
import type { BackendName, EngineReport } from '../engine/backend/backend.ts';
import type { ModelCache } from '../engine/catalogue/modelCache.ts';
import { openModel, type OpenModel, type OpenModelProgress } from '../engine/openModel.ts';
import type { Port } from '../engine/scorer/port.ts';
import { seePicture, type DecodedPicture } from '../engine/picture/resize.ts';
import { ScoringPool, threadCount } from './pool.ts';
import type { PictureRef, Subject } from './protocol.ts';
import type { ScoreCache } from './scores/scoreCache.ts';
import { Shelf, type Lease } from './shelf.ts';
import { warmForScoring } from './warming.ts';

/** A model and the one before, so that two can be compared without loading either twice. */
const keptModels = 2;
/** Up to 72 MB, and only needed to see it at another size. */
const keptDecoded = 1;
const keptSeen = 8;

/** What the platform gives; plain functions in tests. */
export interface Platform {
  readonly openBackend: (options: {
    readonly prefer: BackendName | null;
    readonly onTrying: (name: BackendName) => void;
    readonly onLost: (failure: Failure) => void;
  }) => Promise<Omit<EngineReport, 'workers'>>;
  /** Starts a scoring thread; rejects where there can be none. */
  readonly startThread: () => Promise<Port>;
  readonly cores: number | undefined;
  readonly decode: (blob: Blob, name: string) => Promise<DecodedPicture>;
  readonly modelCache: () => Promise<ModelCache | null>;
  readonly scoreCache: () => Promise<ScoreCache | null>;
  readonly fetchFile: typeof fetch;
}

export interface Engine {
  readonly report: EngineReport;
  /** Empty where scoring is done in this thread. */
  readonly pool: ScoringPool;
}

export interface SeenAs {
  /** Size in pixels as the file has it, upright. */
  readonly width: number;
  readonly height: number;
  readonly seen: SeenPicture;
}

export class Session {
  readonly platform: Platform;
  /** Set once by whoever tells the page. */
  onEngineFailure: (failure: Failure) => void = () => undefined;
  #engine: Promise<Engine> | null = null;
  readonly #decoded = new Shelf<DecodedPicture>(keptDecoded, () => undefined);
  readonly #seen = new Shelf<SeenAs>(keptSeen, () => undefined);
  readonly #models = new Shelf<OpenModel>(keptModels, (model) => {
    model.dispose();
  });
  readonly #loadListeners = new Map<string, Set<(progress: OpenModelProgress) => void>>();

  constructor(platform: Platform) {
    this.platform = platform;
  }

  /** Opens the engine unless it is open already; one that could not be opened is tried again. */
  openEngine(prefer: BackendName | null, onTrying: (name: BackendName) => void = () => undefined): Promise<Engine> {
    this.#engine ??= this.#open(prefer, onTrying).catch((thrown: unknown) => {
      this.#engine = null;
      throw thrown;
    });
    return this.#engine;
  }

  /** The model, loaded at most once; everybody who waits for it hears of its progress. */
  async model(
    card: ModelCard,
    signal: AbortSignal,
    onProgress: (progress: OpenModelProgress) => void = () => undefined,
  ): Promise<Lease<OpenModel>> {
    await this.openEngine(null);
    const key = JSON.stringify(card);
    const listeners = this.#loadListeners.get(key) ?? new Set();
    this.#loadListeners.set(key, listeners.add(onProgress));
    const tellAll = (progress: OpenModelProgress): void => {
      for (const listener of listeners) listener(progress);
    };
    try {
      return await this.#models.take(key, (stop) => this.#load(card, stop, tellAll), signal);
    } finally {
      listeners.delete(onProgress);
      if (listeners.size === 0) this.#loadListeners.delete(key);
    }
  }

  /** The picture as the network takes it. */
  async see({ picture, fit, model }: Subject, signal: AbortSignal): Promise<SeenAs> {
    const key = JSON.stringify([picture.sha256, fit, model.inputSize]);
    return borrow(this.#seen, key, () => this.#see(picture, model.inputSize, fit, signal), signal);
  }

  async #open(prefer: BackendName | null, onTrying: (name: BackendName) => void): Promise<Engine> {
    const { platform } = this;
    const onLost = (failure: Failure): void => {
      this.onEngineFailure(failure);
    };
    const report = await platform.openBackend({ prefer, onTrying, onLost });
    const pool =
      report.backend === 'wasm'
        ? await ScoringPool.start(threadCount(platform.cores), () => platform.startThread())
        : ScoringPool.none();
    return { report: { ...report, workers: Math.max(1, pool.size) }, pool };
  }

  async #load(
    card: ModelCard,
    signal: AbortSignal,
    onProgress: (progress: OpenModelProgress) => void,
  ): Promise<OpenModel> {
    const { fetchFile } = this.platform;
    const model = await openModel(card, { signal, onProgress, cache: await this.platform.modelCache(), fetchFile });
    await warmForScoring(await this.openEngine(null), model);
    return model;
  }

  async #see(picture: PictureRef, size: readonly [number, number], fit: Fit, signal: AbortSignal): Promise<SeenAs> {
    const decode = (): Promise<DecodedPicture> => this.platform.decode(picture.blob, picture.name);
    const decoded = await borrow(this.#decoded, picture.sha256, decode, signal);
    const [width, height] = decoded.shrunkFrom ?? [decoded.width, decoded.height];
    return { width, height, seen: seePicture(decoded, size, fit) };
  }
}

/** Plain data needs no lease: it stays valid however long it is used. */
async function borrow<Value>(
  shelf: Shelf<Value>,
  key: string,
  make: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  const { value, release } = await shelf.take(key, make, signal);
  release();
  return value;
}
