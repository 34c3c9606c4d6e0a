/**
 * What the network says of a scene with every set of parts, and with every background
 * object, taken away: 2ⁿ + m forward passes that answer all protocols.
 */
import type { Experiment } from '../../src/core/truth/experiment.ts';
import { partBits } from '../../src/core/truth/experiment.ts';
import type { StagedScene } from './stagedScene.ts';
import type { Subject } from './subject.ts';
import { answers } from './subject.ts';

/** Logits of every class, plain so that they can be kept in a file. */
export interface Interventions {
  /** By set of removed parts, as bits. */
  readonly parts: readonly (readonly number[])[];
  /** By removed object. */
  readonly objects: readonly (readonly number[])[];
}

export async function intervene(subject: Subject, scene: StagedScene): Promise<Interventions> {
  const sets = Array.from({ length: 2 ** scene.parts.length }, (_, removed) =>
    scene.parts.filter((__, at) => (removed >> at) & 1),
  );
  const objects = Array.from({ length: scene.objects }, (_, at) => at);
  return {
    parts: await answers(
      subject,
      sets.map((parts) => scene.without({ parts })),
    ),
    objects: await answers(
      subject,
      objects.map((object) => scene.without({ objects: [object] })),
    ),
  };
}

export function experimentOf(subject: Subject, scene: StagedScene, { parts, objects }: Interventions): Experiment {
  return {
    shows: subject.classes.findIndex(({ name }) => name === scene.truth.class),
    parts: scene.parts.length,
    objects: scene.objects,
    sufficient: scene.truth.sufficient.map((set) => partBits(scene.parts, set)),
    withoutParts: (removed) => parts[removed] ?? [],
    withoutObject: (object) => objects[object] ?? [],
  };
}
