/**
 * Whether a photograph's EXIF data turns it by a quarter.
 *
 * Only that: the turning itself is the browser's work (see `decode.ts`), but how
 * wide a picture will be has to be known before it is decoded.
 * EXIF 2.32 §4.6: a TIFF header, a first directory, tag 0x0112 *Orientation*.
 */
const orientationTag = 0x0112;

/** `body`: where the segment's own bytes begin, after marker and length. False for anything malformed. */
export function isQuarterTurned(bytes: DataView, body: number, length: number): boolean {
  const end = Math.min(body + length, bytes.byteLength);
  // "Exif", two zeros, then the TIFF header: byte order, 42, offset of the first directory.
  if (body + 14 > end || bytes.getUint32(body) !== 0x45786966) return false;
  const tiff = body + 6;
  const little = bytes.getUint16(tiff) === 0x4949;
  const directory = tiff + bytes.getUint32(tiff + 4, little);
  if (directory + 2 > end) return false;
  const entries = bytes.getUint16(directory, little);
  for (let i = 0, at = directory + 2; i < entries && at + 12 <= end; i++, at += 12)
    // Orientations 5–8 swap width and height.
    if (bytes.getUint16(at, little) === orientationTag) return bytes.getUint16(at + 8, little) >= 5;
  return false;
}
