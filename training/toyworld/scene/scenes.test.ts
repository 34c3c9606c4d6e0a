import { describe, expect, it } from 'vitest';
import { families, thingClasses } from '../families.ts';
import { project, viewOf } from '../render/camera.ts';
import { drawLabels } from '../render/draw.ts';
import { compatibleClasses } from './compatible.ts';
import { frameOf } from './framing.ts';
import { firstObjectLabel, objectPieces } from './objects.ts';
import { renderScene } from './renderScene.ts';
import { sampleScene } from './sampleScene.ts';
import { firstPartLabel, thingNamed, thingPieces } from './thing.ts';

const size = 96;
const scenes = thingClasses.map(({ name }, i) => sampleScene(70 + i, { className: name }));
const wholeScenes = thingClasses.map(({ name }, i) => sampleScene(170 + i, { className: name, whole: true }));

describe('the classes', () => {
  it('are sixteen, in the order of their families', () => {
    expect(thingClasses).toHaveLength(16);
    expect(thingClasses[0]?.name).toBe('school bus');
    expect(thingClasses.at(-1)?.name).toBe('mandolin');
  });

  it('are named only where they exist', () => {
    expect(() => thingNamed('submarine')).toThrow(RangeError);
  });

  it.each(thingClasses)('$name is the only one left when all its parts are there', ({ name, family, parts }) => {
    expect(compatibleClasses({ name: family }, parts)).toEqual([
      thingClasses.findIndex((thing) => thing.name === name),
    ]);
  });

  it('are all possible in a family of which only the core is there, and none of another family', () => {
    expect(families.map((family) => compatibleClasses(family, []))).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10, 11],
      [12, 13, 14, 15],
    ]);
  });

  it('share each part with exactly one other, the sails aside', () => {
    expect(compatibleClasses({ name: 'vehicles' }, ['bonnet'])).toEqual([0, 1]);
    expect(compatibleClasses({ name: 'vehicles' }, ['red hull', 'flat nose'])).toEqual([2]);
    expect(compatibleClasses({ name: 'towers' }, ['sails'])).toEqual([9]);
  });
});

describe('a sampled scene', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(sampleScene(5)).toEqual(sampleScene(5));
    expect(sampleScene(5)).not.toEqual(sampleScene(6));
  });

  it('survives being written down', () => {
    const [scene] = scenes;
    expect(JSON.parse(JSON.stringify(scene))).toEqual(scene);
  });

  it('misses 1 to 4 parts or none, and none when it is to be whole', () => {
    const counts = Array.from({ length: 24 }, (_, seed) => sampleScene(seed).missing.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(4);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(4);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(4);
    expect(wholeScenes.flatMap(({ missing }) => missing)).toEqual([]);
  });

  it.each(wholeScenes)('$className is wholly in the picture, and fills 45 to 90 % of it', (scene) => {
    const frame = frameOf(viewOf(scene.camera), thingPieces(scene.className, scene.shapes, []));
    for (const edge of [frame.left, frame.right, frame.bottom, frame.top]) expect(Math.abs(edge)).toBeLessThan(1);
    const longer = Math.max(frame.right - frame.left, frame.top - frame.bottom) / 2;
    expect(longer).toBeGreaterThan(0.45);
    expect(longer).toBeLessThan(0.9);
  });

  it.each(wholeScenes)('$className shows every part at 224 pixels', (scene) => {
    const labels = drawLabels(thingPieces(scene.className, scene.shapes, []), scene.camera, 224);
    thingNamed(scene.className).thing.parts.forEach((_, i) => {
      expect(labels.filter((label) => label === firstPartLabel + i).length).toBeGreaterThanOrEqual(40);
    });
  });

  it.each(scenes)('$className is not hidden by its background', (scene) => {
    const thing = thingPieces(scene.className, scene.shapes, scene.missing);
    const around = scene.objects.flatMap((object, j) => objectPieces(object, firstObjectLabel + j));
    const alone = drawLabels(thing, scene.camera, size);
    const among = drawLabels([...around, ...thing], scene.camera, size);
    alone.forEach((label, p) => {
      if (label > 0) expect(among[p]).toBe(label);
    });
  });

  it('has a sun above the ground and a camera that looks down', () => {
    for (const { light, camera } of scenes) {
      expect(Math.hypot(...light.sun)).toBeCloseTo(1);
      expect(light.sun[1]).toBeGreaterThan(0.5);
      expect(camera.eye[1]).toBeGreaterThan(camera.target[1]);
    }
  });
});

describe('a rendered scene', () => {
  const scene = wholeScenes[0]!;
  const whole = renderScene(scene, { size });

  it('is the same picture every time', () => {
    const again = renderScene(sampleScene(170, { className: 'school bus', whole: true }), { size });
    expect(again.pixels).toEqual(whole.pixels);
    expect(again.labels).toEqual(whole.labels);
  });

  it('names each part by its place in the class, and nothing that is left out', () => {
    const { parts } = thingNamed(scene.className).thing;
    parts.forEach((part, i) => {
      expect(whole.labels).toContain(firstPartLabel + i);
      expect(renderScene(scene, { size, without: { parts: [part] } }).labels).not.toContain(firstPartLabel + i);
    });
  });

  it('without a part has other labels only where the part was', () => {
    const { labels } = renderScene(scene, { size, without: { parts: ['beacons'] } });
    const beacons = firstPartLabel + 3;
    const changed = labels.reduce(
      (places: number[], label, p) => (label === whole.labels[p] ? places : [...places, p]),
      [],
    );
    expect(changed.length).toBeGreaterThan(0);
    for (const p of changed) expect(whole.labels[p]).toBe(beacons);
  });

  it('without a part changes colours only where the part, its shadow or its closeness to the ground was', () => {
    const { pixels } = renderScene(scene, { size, without: { parts: ['beacons'] } });
    let elsewhere = 0;
    for (let p = 0; p < size * size; p++) {
      const same = [0, 1, 2].every((k) => pixels[p * 3 + k] === whole.pixels[p * 3 + k]);
      // Only the shadow's place is left: on the ground it, and on the thing below the beacons, few pixels.
      if (!same && whole.labels[p] !== firstPartLabel + 3) elsewhere++;
    }
    expect(elsewhere).toBeLessThan(0.1 * size * size);
  });

  it('without an object shows nothing of it', () => {
    const crowded = scenes.find(({ objects }) => objects.length > 2)!;
    const labels = renderScene(crowded, { size, without: { objects: [1] } }).labels;
    expect(labels).not.toContain(firstObjectLabel + 1);
    expect(labels).toContain(1);
  });

  it('does not change when parts that are missing anyway are left out', () => {
    const holed = scenes.find(({ missing }) => missing.length > 0)!;
    expect(renderScene(holed, { size, without: { parts: holed.missing } }).pixels).toEqual(
      renderScene(holed, { size }).pixels,
    );
  });

  it('averaged from four samples looks like the one with one, only smoother', () => {
    const smooth = renderScene(scene, { size, samples: 2 });
    const distance =
      smooth.pixels.reduce((sum, value, i) => sum + Math.abs(value - whole.pixels[i]!), 0) / smooth.pixels.length;
    expect(distance).toBeGreaterThan(0);
    expect(distance).toBeLessThan(8);
  });

  it('is what its camera sees: the middle of the thing is labelled', () => {
    const [x, y, depth] = project(viewOf(scene.camera), [0, 0.8, 0]);
    const p = Math.floor(((1 - y) / 2) * size) * size + Math.floor(((1 + x) / 2) * size);
    expect(depth).toBeGreaterThan(0);
    expect(whole.labels[p]).toBeGreaterThan(0);
  });
});
