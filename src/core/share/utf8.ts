/**
 * Text as UTF-8 bytes and back (RFC 3629), for a layer that knows no platform.
 *
 * Half a surrogate pair cannot be written and becomes U+FFFD; bytes that are not
 * UTF-8 (overlong, surrogates, above U+10FFFF, cut short) are refused, not mended.
 */
const REPLACEMENT = 0xfffd;

/** Bytes of a sequence by the smallest code point that needs as many, and the mark of its first byte. */
const lengths = [
  { least: 0, mark: 0x00, most: 0x7f },
  { least: 0x80, mark: 0xc0, most: 0xdf },
  { least: 0x800, mark: 0xe0, most: 0xef },
  { least: 0x10000, mark: 0xf0, most: 0xf4 },
] as const;

export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? REPLACEMENT;
    pushPoint(bytes, isSurrogate(point) ? REPLACEMENT : point);
  }
  return Uint8Array.from(bytes);
}

function pushPoint(bytes: number[], point: number): void {
  const more = lengths.findLastIndex(({ least }) => point >= least);
  bytes.push((lengths[more]?.mark ?? 0) | (point >> (6 * more)));
  for (let shift = 6 * (more - 1); shift >= 0; shift -= 6) bytes.push(0x80 | ((point >> shift) & 0x3f));
}

/** Null where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const point = pointAt(bytes, at);
    if (point === null) return null;
    parts.push(String.fromCodePoint(point));
    at += lengths.findLastIndex(({ least }) => point >= least) + 1;
  }
  return parts.join('');
}

function pointAt(bytes: Uint8Array, at: number): number | null {
  const first = bytes[at] ?? 0;
  const more = lengths.findIndex(({ mark, most }) => first >= mark && first <= most);
  const length = lengths[more];
  if (length === undefined) return null;
  let point = first - length.mark;
  for (let next = at + 1; next <= at + more; next++) {
    const byte = bytes[next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  return point < length.least || point > 0x10ffff || isSurrogate(point) ? null : point;
}

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}
