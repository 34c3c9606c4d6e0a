/** The three ways a picture is named, as wishes. */
import { FailureError } from '../core/failure.ts';
import type { PictureRef } from '../worker/protocol.ts';
import type { PictureSource } from './appState.ts';
import { plainArrival, type Arrival } from './arrival.ts';
import { isDemo, readTruth } from './beforehand.ts';
import type { Context } from './context.ts';
import type { PictureWish } from './opening.ts';

type ArrivalOf = (picture: PictureRef) => Arrival;

const plain: ArrivalOf = () => plainArrival;

export function localPicture(blob: Blob, name: string, arrival = plain): PictureWish {
  return { name, source: { kind: 'local' }, content: { kind: 'blob', blob }, arrival };
}

export function pictureAt(address: string, arrival = plain): PictureWish {
  const source: PictureSource = { kind: 'address', address };
  return { name: address, source, content: { kind: 'address', address }, arrival };
}

/** Throws *picture-unreachable* for a name that no sample has. */
export function samplePicture(context: Context, name: string, arrival = plain): PictureWish {
  const sample = context.get().samples.find((one) => one.name === name);
  if (sample === undefined) throw new FailureError({ kind: 'picture-unreachable', address: name });
  return {
    name,
    source: { kind: 'sample', name },
    content: { kind: 'address', address: sample.address },
    arrival,
    truth: () => readTruth(context, sample),
    ...(isDemo(sample) ? { demo: sample } : {}),
  };
}
