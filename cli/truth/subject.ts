/**
 * The network under test: what it answers to a picture, and its classes as the toy world
 * knows them. Class indices are the network's own.
 */
import * as tf from '@tensorflow/tfjs-core';
import { FailureError } from '../../src/core/failure.ts';
import type { SeenPicture } from '../../src/core/regions/picture.ts';
import type { PartsOfClass } from '../../src/core/truth/partSets.ts';
import { checkClassNames } from '../../src/engine/catalogue/classNames.ts';
import { inputValues } from '../../src/engine/inputTensor.ts';
import { logits } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/graph.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { thingClasses } from '../../training/toyworld/families.ts';
import type { ChosenModel } from '../modelSource.ts';
import { chooseModel } from '../modelSource.ts';
import { startWasm } from '../startWasm.ts';

export interface Subject {
  readonly network: Network;
  readonly model: ChosenModel;
  /** Pixels along each side of a picture. */
  readonly size: number;
  /** In the network's order; an output that is no class of the toy world has no parts. */
  readonly classes: readonly PartsOfClass[];
}

/** @throws FailureError where the model cannot be had, takes no square pictures or lacks a class of the toy world */
export async function openSubject(folderOrId: string): Promise<Subject> {
  const model = await chooseModel(folderOrId);
  const { name, inputSize } = model.card;
  const refuse = (detail: string) => new FailureError({ kind: 'model-invalid', model: name, detail });
  const missing = thingClasses.find((thing) => !model.classNames.includes(thing.name));
  if (missing) throw refuse(`it does not know what a ${missing.name} is`);
  const [size, width] = inputSize;
  if (size !== width) throw refuse(`it takes no square pictures, but ${size} × ${width} pixels`);
  await startWasm();
  const network = importModel(model.artifacts);
  checkClassNames(name, model.classNames, network.classes);
  const classes = model.classNames.map(
    (label) => thingClasses.find((thing) => thing.name === label) ?? { name: label, parts: [] },
  );
  return { network, model, size, classes };
}

/** Pictures in one forward pass. */
const BATCH = 16;

/** Logits of every class, by picture. */
export async function answers({ network, model }: Subject, pictures: readonly SeenPicture[]): Promise<number[][]> {
  const rows: number[][] = [];
  for (let at = 0; at < pictures.length; at += BATCH) {
    const batch = pictures.slice(at, at + BATCH);
    const output = tf.tidy(() => {
      const inputs = batch.map((picture) =>
        tf.tensor3d(inputValues(picture, model.card.preprocess), [picture.height, picture.width, 3]),
      );
      return logits(network, tf.stack(inputs) as tf.Tensor4D);
    });
    const values = await output.data<'float32'>();
    output.dispose();
    for (const row of batch.keys()) rows.push([...values.subarray(row * network.classes, (row + 1) * network.classes)]);
  }
  return rows;
}
