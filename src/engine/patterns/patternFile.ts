/**
 * Patterns as two files: a description that names the network by its SHA-256, and the numbers.
 *
 * Only directions matter, so a neuron's pattern is stored as whole numbers from −127 to
 * 127, its largest being 127: a byte per weight. What it is rounded by never touches
 * wᵀa = 1, which is restored from the weights. Holds statistics only, never a picture.
 */
import * as v from 'valibot';
import type { Network } from '../../network/graph.ts';
import { patternNodes, type PatternNode, type Patterns } from '../../network/patterns/patterns.ts';
import { sha256Of } from '../sha256.ts';

const LARGEST = 127;

const schema = v.strictObject({
  format: v.literal('sag-explorer-patterns'),
  version: v.literal(1),
  /** SHA-256 of the model they were estimated for, as on its card. */
  model: v.string(),
  /** How many pictures they come from, and what those were. */
  pictures: v.number(),
  source: v.string(),
  file: v.string(),
  sha256: v.string(),
  nodes: v.array(v.strictObject({ id: v.string(), shape: v.array(v.number()) })),
});

export type PatternDescription = v.InferOutput<typeof schema>;

/** What is known of patterns beside their numbers. */
export type PatternFacts = Pick<PatternDescription, 'model' | 'pictures' | 'source' | 'file'>;

export async function encodePatterns(
  network: Network,
  patterns: Patterns,
  facts: PatternFacts,
): Promise<{ readonly description: PatternDescription; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const nodes = patternNodes(network);
  const bytes = new Uint8Array(nodes.reduce((sum, one) => sum + sizeOf(one.shape), 0));
  let at = 0;
  for (const one of nodes) {
    const rounded = roundedPattern(one, patterns.get(one.node.id) ?? new Float32Array(sizeOf(one.shape)));
    bytes.set(new Uint8Array(rounded.buffer), at);
    at += rounded.length;
  }
  const { model, pictures, source, file } = facts;
  const listed = nodes.map(({ node, shape }) => ({ id: node.id, shape: [...shape] }));
  const described = { model, pictures, source, file, sha256: await sha256Of(bytes), nodes: listed };
  return { description: { format: 'sag-explorer-patterns', version: 1, ...described }, bytes };
}

/** What a description says, or what is wrong with it for this network. */
export function readDescription(
  text: string,
  network: Network,
  modelSha256: string,
): { readonly description: PatternDescription; readonly bytes: number } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (!result.success) return { problem: `${v.getDotPath(result.issues[0]) ?? ''} ${result.issues[0].message}`.trim() };
  const description = result.output;
  if (description.model !== modelSha256) return { problem: 'it was made for another version of the network' };
  const own = patternNodes(network).map(({ node, shape }) => `${node.id} ${shape.join('×')}`);
  const listed = description.nodes.map(({ id, shape }) => `${id} ${shape.join('×')}`);
  if (own.join() !== listed.join()) return { problem: 'it speaks of other layers than the network has' };
  return { description, bytes: description.nodes.reduce((sum, { shape }) => sum + sizeOf(shape), 0) };
}

/** @param bytes as many as `readDescription` says */
export function decodePatterns({ nodes }: PatternDescription, bytes: Uint8Array): Patterns {
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  return new Map(
    nodes.map(({ id, shape }) => {
      const values = Float32Array.from(signed.subarray(at, at + sizeOf(shape)));
      at += values.length;
      return [id, values];
    }),
  );
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

function roundedPattern({ node, shape }: PatternNode, values: Float32Array): Int8Array {
  // Neurons lie last; of a depthwise kernel the last two axes together.
  const neurons = node.kind === 'linear' && node.op === 'depthwise' ? sizeOf(shape.slice(-2)) : (shape.at(-1) ?? 1);
  const largest = new Float64Array(neurons);
  values.forEach((value, place) => {
    largest[place % neurons] = Math.max(largest[place % neurons] ?? 0, Math.abs(value));
  });
  return Int8Array.from(values, (value, place) => {
    const most = largest[place % neurons] ?? 0;
    return most === 0 ? 0 : Math.round((value / most) * LARGEST);
  });
}
