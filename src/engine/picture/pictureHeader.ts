/**
 * What a picture file says about itself before it is decoded: how large it is,
 * and whether its end is there.
 *
 * Browsers decode a truncated picture to grey without a word, and allocate a
 * gigapixel without asking; both are answered here from a few bytes. Formats that
 * are not known here give `null` and `true`: then the browser decides.
 */
import { isQuarterTurned } from './exif.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

interface Format {
  readonly is: (bytes: DataView) => boolean;
  readonly size: (bytes: DataView) => PictureSize | null;
  readonly complete: (bytes: DataView) => boolean;
}

const ascii = (bytes: DataView, offset: number, length: number): string =>
  offset + length <= bytes.byteLength
    ? String.fromCharCode(...new Uint8Array(bytes.buffer, bytes.byteOffset + offset, length))
    : '';

/** Calls `visit(type, offset of the body, length of the body)` per chunk until it returns something. */
function pngChunk<T>(bytes: DataView, visit: (type: string, body: number, length: number) => T | null): T | null {
  for (let at = 8; at + 12 <= bytes.byteLength;) {
    const length = bytes.getUint32(at);
    if (at + 12 + length > bytes.byteLength) return null;
    const found = visit(ascii(bytes, at + 4, 4), at + 8, length);
    if (found !== null) return found;
    at += 12 + length;
  }
  return null;
}

const png: Format = {
  is: (bytes) => ascii(bytes, 1, 3) === 'PNG',
  size: (bytes) =>
    pngChunk(bytes, (type, body) =>
      type === 'IHDR' ? { width: bytes.getUint32(body), height: bytes.getUint32(body + 4) } : null,
    ),
  complete: (bytes) => pngChunk(bytes, (type) => type === 'IEND' || null) ?? false,
};

/** Start-of-frame markers (ITU-T T.81 table B.1): C0–CF without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const turn = (size: PictureSize | null): PictureSize | null => size && { width: size.height, height: size.width };

/** Walks the marker segments up to the first scan; embedded thumbnails are inside segments and are stepped over. */
function jpegHeader(bytes: DataView): { readonly size: PictureSize | null; readonly scan: number | null } {
  let size: PictureSize | null = null;
  let turned = false;
  for (let at = 2; at + 4 <= bytes.byteLength;) {
    const marker = bytes.getUint8(at + 1);
    if (bytes.getUint8(at) !== 0xff) break;
    if (marker === 0xff) {
      at++; // fill byte
      continue;
    }
    if (marker === 0xda) return { size: turned ? turn(size) : size, scan: at };
    const length = bytes.getUint16(at + 2);
    if (marker === 0xe1) turned ||= isQuarterTurned(bytes, at + 4, length - 2);
    if (isFrame(marker) && at + 9 <= bytes.byteLength)
      size = { height: bytes.getUint16(at + 5), width: bytes.getUint16(at + 7) };
    at += 2 + length;
  }
  return { size, scan: null };
}

const jpeg: Format = {
  is: (bytes) => bytes.byteLength > 2 && bytes.getUint16(0) === 0xffd8,
  size: (bytes) => jpegHeader(bytes).size,
  complete: (bytes) => {
    const { scan } = jpegHeader(bytes);
    if (scan === null) return false;
    // Inside a scan FF is followed by 00 or a restart marker (T.81 §B.1.1.5), so FFD9 can only be the end of image.
    for (let at = scan; at + 1 < bytes.byteLength; at++)
      if (bytes.getUint8(at) === 0xff && bytes.getUint8(at + 1) === 0xd9) return true;
    return false;
  },
};

/** WebP container: developers.google.com/speed/webp/docs/riff_container. */
const webp: Format = {
  is: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP',
  size: (bytes) => {
    if (bytes.byteLength < 30) return null;
    const uint24 = (at: number): number => bytes.getUint16(at, true) + (bytes.getUint8(at + 2) << 16);
    switch (ascii(bytes, 12, 4)) {
      case 'VP8X':
        return { width: uint24(24) + 1, height: uint24(27) + 1 };
      case 'VP8 ':
        return { width: bytes.getUint16(26, true) & 0x3fff, height: bytes.getUint16(28, true) & 0x3fff };
      case 'VP8L': {
        const bits = bytes.getUint32(21, true);
        return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
      }
      default:
        return null;
    }
  },
  complete: (bytes) => bytes.byteLength >= 8 + bytes.getUint32(4, true),
};

const gif: Format = {
  is: (bytes) => ascii(bytes, 0, 4) === 'GIF8',
  size: (bytes) =>
    bytes.byteLength < 10 ? null : { width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) },
  // The first frame is all that is shown, so a cut animation is still whole enough: the browser decides.
  complete: () => true,
};

const bmp: Format = {
  is: (bytes) => ascii(bytes, 0, 2) === 'BM',
  size: (bytes) =>
    bytes.byteLength < 26 ? null : { width: bytes.getInt32(18, true), height: Math.abs(bytes.getInt32(22, true)) },
  complete: (bytes) => bytes.byteLength >= 6 && bytes.byteLength >= bytes.getUint32(2, true),
};

const formats: readonly Format[] = [png, jpeg, webp, gif, bmp];

function viewOf(bytes: Uint8Array): { readonly view: DataView; readonly format: Format | undefined } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { view, format: formats.find(({ is }) => is(view)) };
}

/** Upright, as far as a JPEG's EXIF data turns it; null where the header is unknown or cut. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const { view, format } = viewOf(bytes);
  return format?.size(view) ?? null;
}

/** False only where the format is known and its end is missing. */
export function isComplete(bytes: Uint8Array): boolean {
  const { view, format } = viewOf(bytes);
  return format?.complete(view) ?? true;
}
