/** The demos that ship are what `npm run demos` makes, and small enough to open at once. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ExplanationFile } from '../../src/core/share/explanationFormat.ts';
import { minimalPartSets } from '../../src/core/truth/partSets.ts';
import { parseTruth } from '../../src/core/truth/pictureTruth.ts';
import { demoScene } from '../../training/toyworld/demos/demoScene.ts';
import { demoScenes } from '../../training/toyworld/demos/demoScenes.ts';
import { thingClasses } from '../../training/toyworld/families.ts';
import { renderScene } from '../../training/toyworld/scene/renderScene.ts';
import { explainDemo } from './explainDemo.ts';

type Shipped = ExplanationFile & {
  readonly prediction: { readonly classes: readonly { index: number; label: string; confidence: number }[] };
};

const folder = join(import.meta.dirname, '../../public/demo_images');
const path = (file: string): string => join(folder, file);
const json = (file: string): unknown => JSON.parse(readFileSync(path(file), 'utf8'));
const shipped = (name: string): Shipped => json(`${name}.json`) as Shipped;
const names = demoScenes.map(({ name }) => name);
const sets = (file: Shipped): string[] => file.explanations.map(({ regions }) => regions.join());

describe('the list of demos', () => {
  it('has at least 24 scenes, two or more of every class, each under its own name', () => {
    expect(names.length).toBeGreaterThanOrEqual(24);
    expect(new Set(names).size).toBe(names.length);
    for (const { name } of thingClasses)
      expect(demoScenes.filter(({ className }) => className === name).length, name).toBeGreaterThanOrEqual(2);
  });

  it('is what the page reads, toy scenes first', () => {
    const { samples } = json('samples.json') as { samples: Record<string, string>[] };
    expect(samples.slice(0, names.length).map(({ name }) => name)).toEqual(names);
    for (const { file, explanation, truth } of samples)
      for (const one of [file, explanation, truth].filter((given) => given !== undefined))
        expect(existsSync(path(one)), one).toBe(true);
  });

  it.each(names)('%s: picture up to 40 KB, explanation up to 60 KB', (name) => {
    expect(statSync(path(`${name}.webp`)).size).toBeLessThanOrEqual(40_000);
    expect(statSync(path(`${name}.json`)).size).toBeLessThanOrEqual(60_000);
    expect(shipped(name).model.id).toBe('toyworld');
    expect(shipped(name).prediction.classes).toHaveLength(thingClasses.length);
  });
});

describe.each(names)('the truth about %s', (name) => {
  const scene = demoScenes.find((one) => one.name === name)!;
  const truth = parseTruth(json(`${name}.truth.json`), name);

  it('names the parts that can be seen and the sets of them that no other class has', () => {
    const { parts } = thingClasses.find((thing) => thing.name === scene.className)!;
    const present = parts.filter((part) => !(scene.missing ?? []).includes(part));
    expect(truth.parts.map((part) => part.name)).toEqual(present);
    expect(truth.sufficient).toEqual(minimalPartSets(thingClasses, scene.className, present));
  });
});

describe.each([names[0]!, names[9]!, names[21]!])('%s, made again', (name) => {
  it('is the picture that ships, but for what WebP loses', async () => {
    const scene = demoScene(demoScenes.find((one) => one.name === name)!);
    const { pixels } = renderScene(scene, { size: 224, samples: 4 });
    const decoded = await sharp(path(`${name}.webp`))
      .removeAlpha()
      .raw()
      .toBuffer();
    const apart = pixels.reduce((sum, value, i) => sum + Math.abs(value - (decoded[i] ?? 0)), 0) / pixels.length;
    expect(decoded).toHaveLength(pixels.length);
    expect(apart).toBeLessThan(3);
  });

  it('has the same explanations with the same confidences', async () => {
    const now = JSON.parse(await explainDemo(path(`${name}.webp`), name)) as Shipped;
    const then = shipped(name);
    expect(now.picture.sha256).toBe(then.picture.sha256);
    expect(now.model).toEqual(then.model);
    expect(sets(now)).toEqual(sets(then));
    expect(now.roots).toEqual(then.roots);
    expect(now.graph.edges).toEqual(then.graph.edges);
    now.graph.nodes.forEach((node, i) => {
      expect(node.regions).toEqual(then.graph.nodes[i]!.regions);
      expect(node.confidence).toBeCloseTo(then.graph.nodes[i]!.confidence, 3);
    });
    now.prediction.classes.forEach(({ label, confidence }) => {
      const before = then.prediction.classes.find((one) => one.label === label)!;
      expect(confidence).toBeCloseTo(before.confidence, 3);
    });
    expect(Object.keys(now.maps ?? {})).toEqual(Object.keys(then.maps ?? {}));
  }, 120_000);
});
