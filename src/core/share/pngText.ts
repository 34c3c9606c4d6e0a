/**
 * A text inside a PNG, in a chunk of its own.
 *
 * Written as uncompressed iTXt (UTF-8) before the end, one per keyword; read from
 * iTXt and from plain tEXt (PNG specification §11.3.4). The picture itself is not
 * touched, and every other program shows it as before. Knows nothing of what the
 * text says.
 */
import { FailureError } from '../failure.ts';
import { crc32 } from './crc32.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, type and checksum around the data of a chunk. */
const FRAME = 12;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** The whole chunk with its frame. */
  readonly bytes: Uint8Array;
}

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/**
 * A copy with the text in it, in place of any it had under this keyword.
 * `keyword`: 1–79 Latin letters, digits or spaces. Throws 'file-invalid' for anything but a whole PNG.
 */
export function putPngText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const chunks = chunksOf(png, 'PNG').filter((chunk) => keywordOf(chunk) !== keyword);
  const body = encodeUtf8(text);
  // After the keyword: a zero; not compressed, method 0; no language, no translated keyword.
  const head = [...encodeUtf8(keyword), 0, 0, 0, 0, 0];
  const data = new Uint8Array(head.length + body.length);
  data.set(head);
  data.set(body, head.length);
  const end = chunks.findIndex(({ type }) => type === 'IEND');
  const parts = [
    Uint8Array.from(SIGNATURE),
    ...chunks.toSpliced(end, 0, makeChunk('iTXt', data)).map(({ bytes }) => bytes),
  ];
  return joined(parts);
}

/** The text under this keyword; null where the picture has none. Throws 'file-invalid' for a file that is no whole PNG or whose text is damaged. */
export function getPngText(png: Uint8Array, keyword: string, name: string): string | null {
  const chunk = chunksOf(png, name).find((other) => keywordOf(other) === keyword);
  if (chunk === undefined) return null;
  const start = keyword.length + 1;
  const text =
    chunk.type === 'tEXt' ? latin1(chunk.data.subarray(start)) : internationalText(chunk.data.subarray(start));
  if (text === null || crc32(chunk.bytes.subarray(4, -4)) !== readUint32(chunk.bytes, chunk.bytes.length - 4))
    throw invalid(name, 'the text in the PNG is damaged');
  return text;
}

function invalid(name: string, detail: string): FailureError {
  return new FailureError({ kind: 'file-invalid', name, detail });
}

/** All chunks, the last being IEND. */
function chunksOf(png: Uint8Array, name: string): Chunk[] {
  if (!isPng(png)) throw invalid(name, 'not a PNG: it does not begin like one');
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + FRAME <= png.length;) {
    const end = at + FRAME + readUint32(png, at);
    if (end > png.length) break;
    const bytes = png.subarray(at, end);
    const chunk = { type: latin1(bytes.subarray(4, 8)), data: bytes.subarray(8, -4), bytes };
    chunks.push(chunk);
    if (chunk.type === 'IEND') return chunks;
    at = end;
  }
  throw invalid(name, 'the PNG is cut short');
}

function makeChunk(type: string, data: Uint8Array): Chunk {
  const bytes = new Uint8Array(FRAME + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(encodeUtf8(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return { type, data, bytes };
}

function keywordOf({ type, data }: Chunk): string | null {
  const end = data.indexOf(0);
  return (type === 'iTXt' || type === 'tEXt') && end > 0 ? latin1(data.subarray(0, end)) : null;
}

/** What follows the keyword of an iTXt chunk; null where it is compressed or not UTF-8. */
function internationalText(rest: Uint8Array): string | null {
  if (rest[0] !== 0) return null;
  const language = rest.indexOf(0, 2);
  const translated = rest.indexOf(0, language + 1);
  return language < 0 || translated < 0 ? null : decodeUtf8(rest.subarray(translated + 1));
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function readUint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
