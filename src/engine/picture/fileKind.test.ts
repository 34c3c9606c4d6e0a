import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fileKind } from './fileKind.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const isoMedia = (brand: string): Uint8Array => utf8(`\0\0\0\x18ftyp${brand}\0\0\0\0`);
const tiny = sharp({ create: { width: 3, height: 2, channels: 3, background: '#246' } });

describe('fileKind', () => {
  it.each([
    ['jpeg', 'a JPEG picture'],
    ['png', 'a PNG picture'],
    ['webp', 'a WebP picture'],
    ['gif', 'a GIF picture'],
    ['tiff', 'a TIFF picture or a raw photograph'],
    ['avif', 'an AVIF picture'],
  ] as const)('recognises real %s bytes as %s', async (format, kind) => {
    expect(fileKind(await tiny.clone().toFormat(format).toBuffer())).toBe(kind);
  });

  it.each(['heic', 'heix', 'mif1'])('recognises the brand %s of photographs from telephones', (brand) => {
    expect(fileKind(isoMedia(brand))).toBe('a HEIC photograph');
  });

  it.each([
    ['a text file', utf8('This is no picture.\r\n\tReally.')],
    ['a text file', utf8('{ "format": "sag-explanation" }')],
    ['a text file', utf8('é'.repeat(700))],
    ['an empty file', new Uint8Array()],
    ['an empty file', utf8(' \n')],
    ['a web page', utf8('\n<!DOCTYPE html><html></html>')],
    ['an SVG drawing', utf8('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a PDF document', utf8('%PDF-1.7')],
    ['a ZIP archive or an office document', utf8('PK\x03\x04')],
    ['a BMP picture', utf8('BM\0\0')],
    ['a video', isoMedia('isom')],
  ])('says %s', (kind, bytes) => {
    expect(fileKind(bytes)).toBe(kind);
  });

  it('does not guess at bytes it does not know', () => {
    expect(fileKind(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8]))).toBeNull();
    expect(fileKind(new Uint8Array([0xc3, 0x28, 0x41]))).toBeNull();
  });
});
