/** Pictures the tests make themselves. */
import sharp from 'sharp';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
}

/** Coloured squares on grey, as a PNG of `size` × `size` pixels. */
async function spots(size: number, list: readonly Spot[]): Promise<Buffer> {
  const squares = list
    .map((s) => `<rect x="${s.x}" y="${s.y}" width="${s.size}" height="${s.size}" fill="${s.colour}"/>`)
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="#8a8a86"/>${squares}</svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().png().toBuffer();
}

/** Two red spots and a green one: red, for two separate reasons. */
export const twoReds = (): Promise<Buffer> =>
  spots(64, [
    { x: 6, y: 8, size: 18, colour: '#e01020' },
    { x: 40, y: 36, size: 18, colour: '#e01020' },
    { x: 44, y: 6, size: 9, colour: '#109030' },
  ]);

/** A square PNG of the middle of a photograph, `size` pixels wide, as the verification uses it. */
export async function centreCrop(path: string, size: number): Promise<Buffer> {
  return sharp(path).rotate().resize(size, size, { fit: 'cover', position: 'centre' }).removeAlpha().png().toBuffer();
}

/** A photograph squashed to `size` × `size`: RGB bytes, row by row. */
export async function squashed(path: string, size: number): Promise<Buffer> {
  return sharp(path).rotate().resize(size, size, { fit: 'fill' }).removeAlpha().toColourspace('srgb').raw().toBuffer();
}
