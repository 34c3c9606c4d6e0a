/**
 * The scores of one question as bytes, and back.
 *
 * A record holds sets and two numbers each, nothing of the picture. It is sealed: a
 * SHA-256 over the question's text and the scores comes first, so that a record that
 * is cut short, changed, or filed under another question is no record. Confidence and
 * margin are read back from single precision, so they come out bit by bit as they were.
 *
 * Knows nothing of where records are kept (see `scoreCache.ts`).
 */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { KnownScore } from '../../core/search/memo.ts';
import { sha256Of } from '../../engine/sha256.ts';

/** SHA-256 in hexadecimal digits. */
const SEAL = 64;
const WORD = 4;

/** @param regions how many the grid has; decides how long a set is */
export async function writeScores(
  question: string,
  regions: number,
  scores: Iterable<KnownScore>,
): Promise<Uint8Array<ArrayBuffer>> {
  const entries = [...scores];
  const words = wordsOf(regions);
  const body = new DataView(new ArrayBuffer(entries.length * lengthOf(words)));
  let at = 0;
  for (const [set, { confidence, margin }] of entries) {
    for (let word = 0; word < words; word++, at += WORD)
      body.setUint32(at, Number(BigInt.asUintN(32, set >> BigInt(32 * word))), true);
    body.setFloat32(at, confidence, true);
    body.setFloat32(at + WORD, margin, true);
    at += 2 * WORD;
  }
  const bytes = new Uint8Array(body.buffer);
  return joined(new TextEncoder().encode(await sealOf(question, bytes)), bytes);
}

/** Null for anything that `writeScores` did not give for this very question. */
export async function readScores(
  question: string,
  regions: number,
  record: Uint8Array<ArrayBuffer>,
): Promise<readonly KnownScore[] | null> {
  const bytes = record.subarray(SEAL);
  const words = wordsOf(regions);
  if (record.length < SEAL || bytes.length % lengthOf(words) !== 0) return null;
  if (new TextDecoder().decode(record.subarray(0, SEAL)) !== (await sealOf(question, bytes))) return null;
  const body = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / lengthOf(words) }, (_, i): KnownScore => {
    const at = i * lengthOf(words);
    let set = 0n;
    for (let word = words - 1; word >= 0; word--) set = (set << 32n) | BigInt(body.getUint32(at + word * WORD, true));
    const numbers = at + words * WORD;
    return [
      set as RegionSet,
      { confidence: body.getFloat32(numbers, true), margin: body.getFloat32(numbers + WORD, true) },
    ];
  });
}

const wordsOf = (regions: number): number => Math.ceil(regions / 32);

/** Bytes of one set with its score. */
const lengthOf = (words: number): number => (words + 2) * WORD;

function sealOf(question: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return sha256Of(joined(new TextEncoder().encode(question), bytes));
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
