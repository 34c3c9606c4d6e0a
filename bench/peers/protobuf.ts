/**
 * Protocol Buffers as bytes, as far as an ONNX file needs them: whole numbers, text, bytes
 * and messages, each under its field number
 * (https://protobuf.dev/programming-guides/encoding/). Writes only.
 */
import { concatenate } from '../../src/engine/catalogue/download.ts';

/** A message or part of one; several are put together by `message`. */
export type Encoded = Uint8Array;

/** Wire types: how long a value is. */
const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** @param value a whole number of at least 0, exact up to 2⁵³ */
export function integer(field: number, value: number): Encoded {
  return Uint8Array.from([...varint(field * 8 + VARINT), ...varint(value)]);
}

export function text(field: number, value: string): Encoded {
  return bytes(field, new TextEncoder().encode(value));
}

export function bytes(field: number, value: Uint8Array): Encoded {
  return message([Uint8Array.from([...varint(field * 8 + LENGTH_DELIMITED), ...varint(value.length)]), value]);
}

/** A message within a message. */
export function nested(field: number, parts: readonly Encoded[]): Encoded {
  return bytes(field, message(parts));
}

/** Fields in the order given. */
export function message(parts: readonly Encoded[]): Encoded {
  return concatenate(parts);
}

/** The numbers as the file wants them; every computer that runs this keeps them so already. */
export function littleEndian(values: Float32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Seven bits a byte, the lowest first; all but the last have the top bit set. */
function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))];
}
