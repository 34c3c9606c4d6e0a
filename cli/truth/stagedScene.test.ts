import { describe, expect, it } from 'vitest';
import { thingClasses } from '../../training/toyworld/families.ts';
import { stageScene } from './stagedScene.ts';

const scene = stageScene(7, 1, 32);

describe('a test scene', () => {
  it('shows the classes in turn, whole', () => {
    expect(scene.truth.class).toBe(thingClasses[1]?.name);
    expect(scene.parts).toEqual(thingClasses[1]?.parts);
    expect(scene.truth.parts.map(({ name }) => name)).toEqual(scene.parts);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(stageScene(7, 1, 32).key).toBe(scene.key);
    expect(stageScene(8, 1, 32).key).not.toBe(scene.key);
  });

  it('knows where each part is, grown', () => {
    for (const [at, { label }] of scene.truth.parts.entries()) {
      const place = new Set(scene.places.parts[at]);
      const own = [...scene.truth.labels.keys()].filter((pixel) => scene.truth.labels[pixel] === label);
      expect(own.every((pixel) => place.has(pixel))).toBe(true);
      expect(place.size).toBeGreaterThan(own.length);
    }
  });

  it('differs only where a part was when it is taken away, and in its shadow', () => {
    const { rgb } = scene.without({ parts: scene.parts.slice(0, 1) });
    expect(rgb).not.toEqual(scene.seen.rgb);
    expect(scene.without({}).rgb).toEqual(scene.seen.rgb);
  });

  it('names small sets of its own parts that are enough', () => {
    expect(scene.truth.sufficient.length).toBeGreaterThan(0);
    for (const set of scene.truth.sufficient) expect(set.every((part) => scene.parts.includes(part))).toBe(true);
  });
});
