import { describe, expect, it } from 'vitest';
import { loosePieces } from './loosePieces.ts';
import { renderScene } from './renderScene.ts';
import { sampleScene } from './sampleScene.ts';
import type { LoosePart, Scene } from './scene.ts';

const ladder: LoosePart = { family: 'vehicles', part: 'ladder', at: [1.2, 0, 0.4], size: 0.8, turn: 20 };
const lowest = (part: LoosePart): number =>
  loosePieces(part, 130).reduce(
    (low, { mesh }) => mesh.positions.reduce((least, y, i) => (i % 3 === 1 ? Math.min(least, y) : least), low),
    Infinity,
  );

describe('a part that belongs to nothing', () => {
  it('stands on the ground where it is put', () => {
    expect(lowest(ladder)).toBeCloseTo(0, 5);
    expect(lowest({ ...ladder, at: [0, 0.5, 0] })).toBeCloseTo(0.5, 5);
  });

  it('has the label it is given', () => {
    expect(new Set(loosePieces(ladder, 131).map(({ label }) => label))).toEqual(new Set([131]));
  });

  it('is refused where the family has no such part', () => {
    expect(() => loosePieces({ ...ladder, part: 'beak' }, 128)).toThrow(RangeError);
    expect(() => loosePieces({ ...ladder, family: 'fish' }, 128)).toThrow(RangeError);
  });
});

describe('a scene with a loose part', () => {
  const plain = sampleScene(4, { className: 'city bus', whole: true });
  const scene: Scene = { ...plain, objects: plain.objects.slice(0, 2), loose: [ladder] };
  const label = 128 + scene.objects.length;

  it('shows it among the background objects, after them', () => {
    expect(renderScene(scene, { size: 112 }).labels.includes(label)).toBe(true);
  });

  it('can leave it out like any other object', () => {
    const without = renderScene(scene, { size: 112, without: { objects: [scene.objects.length] } });
    const never = renderScene({ ...scene, loose: [] }, { size: 112 });
    expect(without.labels.includes(label)).toBe(false);
    expect(without.pixels).toEqual(never.pixels);
  });
});
