/**
 * What the bytes of a dropped file look like, whatever its name says.
 *
 * Read from the first bytes ("magic numbers"); used only to word a refusal, so a
 * wrong guess costs a sentence. Says nothing of whether a browser can decode it.
 */
const signatures: readonly (readonly [magic: string, offset: number, kind: string])[] = [
  ['\xff\xd8\xff', 0, 'a JPEG picture'],
  ['\x89PNG\r\n\x1a\n', 0, 'a PNG picture'],
  ['GIF8', 0, 'a GIF picture'],
  ['WEBP', 8, 'a WebP picture'],
  ['BM', 0, 'a BMP picture'],
  ['II*\0', 0, 'a TIFF picture or a raw photograph'],
  ['MM\0*', 0, 'a TIFF picture or a raw photograph'],
  ['8BPS', 0, 'a Photoshop document'],
  ['%PDF', 0, 'a PDF document'],
  ['PK\x03\x04', 0, 'a ZIP archive or an office document'],
  ['\x1f\x8b', 0, 'a compressed archive'],
  ['\x1aE\xdf\xa3', 0, 'a video'],
];

/** Brands of ISO base media files (ISO/IEC 14496-12 §4.3; HEIF: ISO/IEC 23008-12 §10). */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

function isoMediaKind(head: string): string | null {
  if (head.slice(4, 8) !== 'ftyp') return null;
  const brand = head.slice(8, 12);
  if (brand.startsWith('avi')) return 'an AVIF picture';
  return heicBrands.includes(brand) ? 'a HEIC photograph' : 'a video';
}

function textKind(bytes: Uint8Array): string | null {
  try {
    // A multi-byte character may be cut at the end of what was read: `stream` forgives that one.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }).trimStart();
    // Nothing below the tab occurs in a text file.
    if (bytes.some((byte) => byte < 9)) return null;
    if (/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)?<svg[\s>]/i.test(text)) return 'an SVG drawing';
    if (/^<(!doctype html|html)/i.test(text)) return 'a web page';
    return text === '' ? 'an empty file' : 'a text file';
  } catch {
    return null;
  }
}

/** A noun phrase with its article ("a HEIC photograph"), or null where nothing is recognised. */
export function fileKind(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'an empty file';
  const start = bytes.subarray(0, 1024);
  const head = String.fromCharCode(...start.subarray(0, 16));
  const known = signatures.find(([magic, offset]) => head.startsWith(magic, offset));
  return known?.[2] ?? isoMediaKind(head) ?? textKind(start);
}
