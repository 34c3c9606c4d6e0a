import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { mapTile, partsTile, shownTile, strip } from './strip.ts';
import type { StagedScene } from './stagedScene.ts';

const picture = { width: 7, height: 7, rgb: new Uint8ClampedArray(147).fill(100) };
const pixel = (tile: Uint8Array, at: number) => [...tile.slice(3 * at, 3 * at + 3)];

describe('small pictures of a scene', () => {
  it('give every part a colour of its own, and none to what lies around', () => {
    const labels = Uint8Array.of(0, 128, 1, 2, 3, 4, 5, 6, 7);
    const tile = partsTile({ truth: { labels } } as unknown as StagedScene);
    const colours = Array.from(labels, (_, at) => pixel(tile, at).join());
    expect(colours[0]).toBe(colours[1]);
    expect(new Set(colours).size).toBe(8);
  });

  it('are warm where a map is highest and grey where it is not above 0', () => {
    const tile = mapTile(
      Float32Array.from({ length: 49 }, (_, at) => (at === 3 ? 2 : -1)),
      picture,
    );
    expect(pixel(tile, 3)).toEqual([255, 96, 0]);
    expect(pixel(tile, 4)).toEqual([60, 60, 60]);
    expect(pixel(mapTile(new Float32Array(49), picture), 3)).toEqual([60, 60, 60]);
  });

  it('show the picture where the regions do and its mean colour elsewhere', () => {
    const rgb = picture.rgb.map((value, at) => (at < 3 ? 247 : value));
    const tile = shownTile([0], { ...picture, rgb });
    expect(pixel(tile, 0)).toEqual([247, 247, 247]);
    expect(pixel(tile, 48)).toEqual([103, 103, 103]);
  });

  it('stand side by side', async () => {
    const black = new Uint8Array(3 * 16 * 16);
    const file = await strip([black, black.map(() => 255), black], 16);
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([48, 16]);
    const middle = [8, 24, 40].map((x) => data[3 * (8 * 48 + x)] ?? -1);
    expect(middle.map((value) => value > 128)).toEqual([false, true, false]);
  });
});
