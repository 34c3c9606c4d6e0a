/**
 * What the page and the worker say to each other. Types only, no behaviour.
 *
 * Every job is one id: the page sends `start`, hears any number of `progress`,
 * then exactly one of `done`, `failed` or `stopped`. `stop` may be sent at any
 * time; the answer may still be `done` if the last step had already finished.
 *
 * Jobs carry everything they need (a `Blob` is only a handle), so a worker that
 * crashed and was replaced can take any job; it keeps decoded pictures and loaded
 * models by key to be quick, never to be correct.
 */
import type { Failure } from '../core/failure.ts';
import type { MapMeasures, MeasureSettings } from '../core/measures/mapMeasures.ts';
import type { MethodOptions } from '../core/methods/methodCard.ts';
import type { Target } from '../core/methods/target.ts';
import type { Catalogue, ModelCard } from '../core/modelCard.ts';
import type { Baseline } from '../core/regions/baseline.ts';
import type { Fit, SeenPicture } from '../core/regions/picture.ts';
import type { RegionSet } from '../core/regions/regionSet.ts';
import type { Findings } from '../core/search/findings.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { BackendName, EngineReport } from '../engine/backend/backend.ts';
import type { JudgedMap } from '../engine/measures/judgement.ts';
import type { JudgeProgress } from '../engine/measures/judgeMap.ts';
import type { MapProvenance, MapResult, MapSnapshot } from '../engine/methods/method.ts';

/** The page takes these from here: it never imports from the engine. */
export type { BackendName, EngineReport, JudgeProgress, MapProvenance, MapResult, MapSnapshot };

export interface PictureRef {
  readonly sha256: string;
  readonly name: string;
  readonly blob: Blob;
}

/** A picture as one network takes it. */
export interface Subject {
  readonly picture: PictureRef;
  readonly fit: Fit;
  /** Addresses already absolute. */
  readonly model: ModelCard;
}

export interface ClassScore {
  readonly index: number;
  readonly label: string;
  /** 0–1. */
  readonly confidence: number;
}

export interface Prediction {
  /** Size of the picture as decoded, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly seen: SeenPicture;
  /** Every class that is an answer (no background), most confident first. */
  readonly classes: readonly ClassScore[];
  readonly modelSha256: string;
  /** Layers a map may be taken at, in network order, with `[height, width]`. */
  readonly layers: readonly { readonly id: string; readonly size: readonly [number, number] }[];
}

export type LoadProgress =
  | { readonly stage: 'download'; readonly bytes: number; readonly total: number }
  | { readonly stage: 'import' }
  | { readonly stage: 'warm-up' };

/** A method asked about a picture. */
export interface MapQuestion extends Subject {
  readonly method: string;
  readonly options: MethodOptions;
  readonly target: Target;
  /**
   * Share of the network's layers, from the logits down, that forget what they learnt (the sanity check of
   * Adebayo et al. 2018); null leaves the network as it is.
   */
  readonly randomise: number | null;
}

/** What one region set looks like to the network. */
export interface Inspection {
  readonly set: RegionSet;
  readonly confidence: number;
  readonly margin: number;
  /** The five most confident classes of the masked picture. */
  readonly top: readonly ClassScore[];
}

export interface Jobs {
  /** Picks and tests a back end, starts the scoring threads. `prefer` is for people who know better and for tests. */
  'start-engine': {
    input: { readonly prefer: BackendName | null };
    progress: { readonly trying: BackendName };
    output: EngineReport;
  };
  'load-model': { input: { readonly model: ModelCard }; progress: LoadProgress; output: { readonly sha256: string } };
  /** The cards at an address, checked, every address in them made absolute. */
  'read-catalogue': { input: { readonly address: string }; progress: never; output: Catalogue };
  /** Fetches a picture by address; needs CORS. */
  'fetch-picture': { input: { readonly address: string }; progress: never; output: PictureRef };
  /** Gives a picture the name its content has; decodes nothing. */
  'identify-picture': { input: Omit<PictureRef, 'sha256'>; progress: never; output: PictureRef };
  predict: { input: Subject; progress: LoadProgress; output: Prediction };
  map: {
    input: MapQuestion;
    progress: MapSnapshot;
    output: MapResult;
  };
  /** What a finished map is worth, by measures that ask the network again. */
  'judge-map': {
    input: Subject & {
      readonly target: Target;
      readonly judged: JudgedMap;
      readonly settings: MeasureSettings;
      /** What made the map, for max-sensitivity, which makes it again; null for a map of another origin. */
      readonly madeBy: { readonly method: string; readonly options: MethodOptions } | null;
    };
    progress: JudgeProgress;
    output: MapMeasures;
  };
  explain: {
    input: Subject & { readonly settings: ExplainSettings; readonly target: number };
    progress: Findings;
    output: Findings & { readonly baseline: Baseline; readonly milliseconds: number };
  };
  inspect: {
    input: Subject & {
      readonly settings: ExplainSettings;
      readonly target: number;
      readonly sets: readonly RegionSet[];
    };
    progress: never;
    output: readonly Inspection[];
  };
}

export type JobName = keyof Jobs;

export type ToWorker =
  | {
      [N in JobName]: {
        readonly type: 'start';
        readonly id: number;
        readonly job: N;
        readonly input: Jobs[N]['input'];
      };
    }[JobName]
  | { readonly type: 'stop'; readonly id: number };

export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly type: 'done'; readonly id: number; readonly output: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'stopped'; readonly id: number }
  /** Not about one job: the GPU went away, or a back end gave up. */
  | { readonly type: 'engine'; readonly failure: Failure };
