/**
 * Peacock, turkey, parrot and heron: four birds of the toy world.
 *
 * Every class is told by several small sets of parts and by (almost) no single one. The
 * classes are the toy world's, not a field guide's. Does not know how a part is shaped.
 */
import type { Family } from '../family.ts';
import { core } from './birdFrame.ts';
import { heads } from './birdHeads.ts';
import { legs } from './birdLegs.ts';
import { plumages } from './birdPlumage.ts';
import { tails } from './birdTails.ts';

export const birds: Family = {
  name: 'birds',
  azimuth: [-6, 32],
  elevation: [6, 24],
  core,
  parts: [...tails, ...plumages, ...heads, ...legs],
  classes: [
    { name: 'peacock', parts: ['fan tail', 'blue plumage', 'pointed beak', 'crown', 'short legs'] },
    { name: 'turkey', parts: ['fan tail', 'red plumage', 'hooked beak', 'face mask', 'long legs'] },
    { name: 'parrot', parts: ['long tail', 'red plumage', 'hooked beak', 'crown', 'short legs'] },
    { name: 'heron', parts: ['long tail', 'blue plumage', 'pointed beak', 'face mask', 'long legs'] },
  ],
};
