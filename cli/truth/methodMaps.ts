/**
 * A heat-map method's answer as one number per pixel, ready to be summed over parts.
 *
 * What the page shows, at the scale of the method: enlarged by the method itself, its
 * largest value that of the raw map. A method that gives signed evidence other than a
 * class activation keeps its signs, as in the released protocol, for a sum over pixels
 * is what they are made for; a class activation map keeps what speaks for the class.
 */
import type { HeatMap } from '../../src/core/maps/heatMap.ts';
import { resample } from '../../src/core/maps/resample.ts';
import { classTarget } from '../../src/core/methods/target.ts';
import type { MapResult, Method } from '../../src/engine/methods/method.ts';
import type { SeenPicture } from '../../src/core/regions/picture.ts';
import { localPatterns } from '../localPatterns.ts';
import { runMethod } from '../runMethod.ts';
import type { Subject } from './subject.ts';

/** `[height, width]` of the picture. */
export async function methodMap(
  method: Method,
  { network, model }: Subject,
  picture: SeenPicture,
  target: number,
): Promise<Float32Array> {
  const explained = {
    network,
    preprocess: model.card.preprocess,
    picture,
    target: classTarget(target),
    patterns: localPatterns(model, network),
  };
  return evidence(method, await runMethod(method, explained), picture);
}

function evidence({ card }: Method, { raw, map }: MapResult, { width, height }: SeenPicture): Float32Array {
  if (card.signed && card.family !== 'class activation') return resample(raw, width, height, card.enlarge).values;
  const shown = map ?? nothing(width, height);
  const largest = raw.values.reduce((most, value) => Math.max(most, value), 0);
  return shown.values.map((value) => value * largest);
}

function nothing(width: number, height: number): HeatMap {
  return { width, height, signed: false, values: new Float32Array(width * height) };
}
