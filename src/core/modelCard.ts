/**
 * What there is to know about a classifier before loading it.
 *
 * One card per model in `public/models/catalogue.json`; validated where it enters
 * the program (`engine/catalogue`), plain data everywhere else. Relative paths are
 * resolved against the catalogue's own address.
 */
export interface ModelFile {
  /** Relative to the model's folder: `model.json`, `group1-shard1of4.bin`. */
  readonly path: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
}

export interface ModelCard {
  readonly id: string;
  readonly name: string;
  readonly format: 'layers-model' | 'graph-model';
  /** Address of `model.json`: absolute, or relative to the catalogue. */
  readonly address: string;
  /** Appended to every file's address (`?tfjs-format=file`). */
  readonly query: string;
  /** `[height, width]` in pixels. */
  readonly inputSize: readonly [number, number];
  readonly preprocess: {
    readonly order: 'rgb' | 'bgr';
    readonly scale: number;
    readonly mean: readonly [number, number, number];
    readonly std: readonly [number, number, number];
  };
  /** Class names in output order, or the address of a JSON array of them relative to the catalogue. */
  readonly classes: readonly string[] | string;
  /** Index of a "background" output that is no answer, or null. */
  readonly backgroundClass: number | null;
  /** What the file's own last node gives; we always compute logits and softmax ourselves. */
  readonly outputs: 'logits' | 'probabilities';
  /** Total size in bytes, for the progress bar. */
  readonly bytes: number;
  /** SHA-256 over model.json and all weight files in manifest order, or null where nobody has published it. */
  readonly sha256: string | null;
  readonly files: readonly ModelFile[];
  readonly licence: string;
  readonly source: string;
  /** One honest sentence on what it knows and what it does not. */
  readonly note: string;
  /** Address of the description of its patterns, absolute or relative to the catalogue; left out where there are none. */
  readonly patterns?: string;
  /** Its files lie beside the catalogue and came with the page; left out for what has to be downloaded from elsewhere. */
  readonly builtIn?: true;
}

export interface Catalogue {
  readonly version: 1;
  readonly models: readonly ModelCard[];
}
