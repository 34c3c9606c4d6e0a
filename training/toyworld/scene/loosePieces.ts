/**
 * The meshes of a part that belongs to nothing: set down on the ground beside the thing.
 * Its pixels count as background. Does not know whose part it would be.
 */
import { seededRandom } from '../../../src/core/seededRandom.ts';
import { families } from '../families.ts';
import type { Mesh, Vec3 } from '../render/mesh.ts';
import { moved, scaled, turned } from '../render/placing.ts';
import type { Labelled } from '../render/soup.ts';
import type { LoosePart } from './scene.ts';

/** Middle of the foot of some meshes: halfway in x and z, the lowest point in y. */
function footOf(meshes: readonly Mesh[]): Vec3 {
  const axis = (which: number): number[] =>
    meshes.flatMap(({ positions }) => [...positions].filter((_, i) => i % 3 === which));
  const middle = (values: readonly number[]): number =>
    (values.reduce((a, b) => Math.min(a, b), Infinity) + values.reduce((a, b) => Math.max(a, b), -Infinity)) / 2;
  return [middle(axis(0)), axis(1).reduce((a, b) => Math.min(a, b), Infinity), middle(axis(2))];
}

/**
 * @param label what its pixels are called
 * @throws RangeError for a part that the family has not
 */
export function loosePieces({ family, part, at, size, turn }: LoosePart, label: number): Labelled[] {
  const model = families.find(({ name }) => name === family)?.parts.find(({ name }) => name === part);
  if (model === undefined) throw new RangeError(`No ${part} among the ${family}.`);
  const meshes = model.build(seededRandom(1));
  const [x, y, z] = footOf(meshes);
  return meshes.map((mesh) => {
    const free = moved(mesh, [-x, -y, -z]);
    return { mesh: moved(turned(scaled(free, [size, size, size]), 'y', turn), at), label };
  });
}
