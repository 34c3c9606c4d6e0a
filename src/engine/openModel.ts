/**
 * A model card made ready to answer: loaded, checked, imported, run once.
 *
 * The first pass through a network is slow (shaders compile, memory is laid out),
 * so it is taken here, on a grey picture, under its own name. Needs an open back
 * end. The caller frees the model with `dispose`.
 */
import type { ModelCard } from '../core/modelCard.ts';
import { neverStops, type StopSignal } from '../core/stop.ts';
import type { ModelArtifacts, Network } from '../network/graph.ts';
import { importModel } from '../network/import/importModel.ts';
import { spatialLayers } from '../network/layers.ts';
import type { Patterns } from '../network/patterns/patterns.ts';
import { shapesOf } from '../network/shapes.ts';
import { checkClassNames } from './catalogue/classNames.ts';
import { loadModel } from './catalogue/loadModel.ts';
import type { ModelCache } from './catalogue/modelCache.ts';
import { classify } from './classify.ts';
import { loadPatterns } from './patterns/loadPatterns.ts';

export type OpenModelProgress =
  | { readonly stage: 'download'; readonly bytes: number; readonly total: number }
  | { readonly stage: 'import' }
  | { readonly stage: 'warm-up' };

export interface OpenModel {
  readonly card: ModelCard;
  readonly network: Network;
  /** What other threads make the same network from. */
  readonly artifacts: ModelArtifacts;
  readonly sha256: string;
  /** One per output. */
  readonly classNames: readonly string[];
  /** Fetched when first asked for; null where it has none. */
  readonly patterns: () => Promise<Patterns | null>;
  dispose(): void;
}

export interface OpenModelOptions {
  readonly onProgress: (progress: OpenModelProgress) => void;
  readonly signal: StopSignal;
  readonly cache: ModelCache | null;
  readonly fetchFile?: typeof fetch;
}

/** Throws what `loadModel` and `importModel` throw; rejects with the signal's reason where it was stopped. */
export async function openModel(card: ModelCard, options: OpenModelOptions): Promise<OpenModel> {
  const { onProgress, signal } = options;
  const { artifacts, sha256, classNames } = await loadModel(card, {
    ...options,
    onBytes: (bytes, total) => {
      onProgress({ stage: 'download', bytes, total });
    },
  });
  signal.throwIfAborted();
  onProgress({ stage: 'import' });
  const network = importModel(artifacts);
  try {
    checkClassNames(card.name, classNames, network.classes);
    onProgress({ stage: 'warm-up' });
    await classify(network, greyPicture(card.inputSize), card.preprocess);
    signal.throwIfAborted();
  } catch (thrown) {
    network.dispose();
    throw thrown;
  }
  return {
    card,
    network,
    artifacts,
    sha256,
    classNames,
    patterns: onRequest(() =>
      loadPatterns({ card, network, sha256 }, { ...options, signal: neverStops, onBytes: () => undefined }),
    ),
    dispose: () => {
      network.dispose();
    },
  };
}

export interface MapLayer {
  readonly id: string;
  /** `[height, width]` of its feature map. */
  readonly size: readonly [number, number];
}

/** The layers a map may be taken at, in network order. */
export function mapLayers({ card, network }: Pick<OpenModel, 'card' | 'network'>): readonly MapLayer[] {
  const shapes = shapesOf(network.nodes, new Map([[network.input, [...card.inputSize, 3]]]), network.name);
  return spatialLayers(network).map((id) => {
    const [height = 0, width = 0] = shapes.get(id) ?? [];
    return { id, size: [height, width] };
  });
}

/** What `make` gives, made when first asked for; what failed is tried again. */
function onRequest<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((thrown: unknown) => {
      made = null;
      throw thrown;
    });
    return made;
  };
}

function greyPicture([height, width]: readonly [number, number]) {
  return { width, height, rgb: new Uint8ClampedArray(height * width * 3).fill(128) };
}
