/**
 * A scene as a picture, and which part each of its pixels belongs to.
 *
 * Labels: 0 ground and backdrop, 1 the core, 2 + i the i-th part of the class, 128 + j the
 * j-th background object, loose parts last. Does not know what a network makes of it.
 */
import { averageDown, type Rendering } from '../render/averageDown.ts';
import { drawLight } from '../render/draw.ts';
import type { Labelled } from '../render/soup.ts';
import { firstObjectLabel, objectPieces } from './objects.ts';
import { loosePieces } from './loosePieces.ts';
import type { Scene } from './scene.ts';
import { thingPieces } from './thing.ts';

export interface Without {
  readonly parts?: readonly string[];
  readonly objects?: readonly number[];
}

function piecesOf(scene: Scene, { parts = [], objects = [] }: Without): Labelled[] {
  const thing = thingPieces(scene.className, scene.shapes, [...scene.missing, ...parts]);
  const around = scene.objects.flatMap((object, j) =>
    objects.includes(j) ? [] : objectPieces(object, firstObjectLabel + j),
  );
  const loose = (scene.loose ?? []).flatMap((part, k) =>
    objects.includes(scene.objects.length + k) ? [] : loosePieces(part, firstObjectLabel + scene.objects.length + k),
  );
  return [...thing, ...around, ...loose];
}

/** @param settings `size` in pixels, `samples` along each side of a pixel (1), `without` what to leave out */
export function renderScene(scene: Scene, settings: { size: number; samples?: number; without?: Without }): Rendering {
  const samples = settings.samples ?? 1;
  return averageDown(drawLight(piecesOf(scene, settings.without ?? {}), scene, settings.size * samples), samples);
}
