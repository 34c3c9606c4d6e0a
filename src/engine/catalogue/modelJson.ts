/**
 * What a `model.json` says: the format, the topology, and which weight files hold
 * which tensors.
 *
 * The size of every group of files follows from shapes and number types, so a file
 * that is too short is found before anything is computed with it. Reads no
 * topology (see `network/import`).
 */
import * as v from 'valibot';
import { FailureError } from '../../core/failure.ts';
import type { ModelCard } from '../../core/modelCard.ts';
import type { ModelArtifacts, WeightSpec } from '../../network/graph.ts';

export interface WeightGroup {
  /** Relative to `model.json`; the files follow one another without gaps. */
  readonly paths: readonly string[];
  readonly specs: readonly WeightSpec[];
  /** What the files hold together. */
  readonly bytes: number;
}

export interface ModelJson {
  readonly format: ModelCard['format'];
  readonly topology: unknown;
  /** What a graph-model says of its inputs and outputs; undefined where it says nothing. */
  readonly signature: unknown;
  readonly groups: readonly WeightGroup[];
}

const size = v.pipe(v.number(), v.integer(), v.minValue(0));

const weightSchema = v.pipe(
  v.object({
    name: v.string(),
    shape: v.array(size),
    dtype: v.string(),
    quantization: v.optional(
      v.object({ dtype: v.string(), scale: v.optional(v.number()), min: v.optional(v.number()) }),
    ),
  }),
  v.transform(({ quantization, ...spec }): WeightSpec => {
    if (!quantization) return spec;
    const { dtype, scale, min } = quantization;
    return {
      ...spec,
      quantization: { dtype, ...(scale === undefined ? {} : { scale }), ...(min === undefined ? {} : { min }) },
    };
  }),
);

const modelSchema = v.object({
  format: v.optional(v.string()),
  modelTopology: v.record(v.string(), v.unknown()),
  signature: v.optional(v.unknown()),
  // Where older converters put it.
  userDefinedMetadata: v.optional(v.object({ signature: v.optional(v.unknown()) })),
  weightsManifest: v.array(v.object({ paths: v.array(v.string()), weights: v.array(weightSchema) })),
});

/** Bytes a number takes in a weight file. */
const numberBytes: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
};

/** Bytes of one tensor as stored, null for types that no classifier needs (strings, complex numbers). */
export function storedBytes(spec: WeightSpec): number | null {
  const each = numberBytes[spec.quantization?.dtype ?? spec.dtype];
  return each === undefined ? null : spec.shape.reduce((product, length) => product * length, each);
}

/** Files written before `format` existed are told by their topology: Keras names classes, TensorFlow lists nodes. */
function formatOf(format: string | undefined, topology: Readonly<Record<string, unknown>>): ModelCard['format'] | null {
  if (format === 'layers-model' || format === 'graph-model') return format;
  if ('model_config' in topology || 'class_name' in topology) return 'layers-model';
  return 'node' in topology ? 'graph-model' : null;
}

/** What stands at an address that ought to hold JSON, as far as it can be told. */
function whyNoJson(text: string): string {
  if (/^\s*</.test(text)) return 'its address answers with a web page, not with a model';
  if (text.startsWith('version https://git-lfs')) return 'its model.json is a Git LFS pointer, not the file itself';
  return 'its model.json is not JSON';
}

/** `model` is the name for messages. Throws *model-invalid* where the text is no model this program can read. */
export function parseModelJson(text: string, model: string): ModelJson {
  const invalid = (detail: string): FailureError => new FailureError({ kind: 'model-invalid', model, detail });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalid(whyNoJson(text));
  }
  const result = v.safeParse(modelSchema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw invalid(`its model.json is no TensorFlow.js model: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
  }
  const { format, modelTopology, weightsManifest, userDefinedMetadata } = result.output;
  const signature = result.output.signature ?? userDefinedMetadata?.signature;
  const known = formatOf(format, modelTopology);
  if (!known) throw invalid(`its format "${format ?? 'not given'}" is neither layers-model nor graph-model`);
  const groups = weightsManifest.map(({ paths, weights }) => {
    const bytes = weights.reduce((sum, spec) => {
      const stored = storedBytes(spec);
      if (stored === null) throw invalid(`its weight "${spec.name}" has the unreadable type ${spec.dtype}`);
      return sum + stored;
    }, 0);
    return { paths, specs: weights, bytes };
  });
  return { format: known, topology: modelTopology, signature, groups };
}

/** The model as the importer takes it; `weights` are all files in manifest order, without gaps. */
export function artifactsOf(json: ModelJson, name: string, weights: ArrayBuffer): ModelArtifacts {
  return {
    name,
    format: json.format,
    topology: json.topology,
    ...(json.signature === undefined ? {} : { signature: json.signature }),
    weightSpecs: json.groups.flatMap(({ specs }) => specs),
    weightData: weights,
  };
}
