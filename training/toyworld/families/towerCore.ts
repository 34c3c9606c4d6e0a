/**
 * What every tower has: a grey base, a plain inner tower and a small cap, the same for
 * all. Says nothing about the class. Does not know the parts around it.
 */
import type { Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved } from '../render/placing.ts';
import { cylinder } from '../render/solids.ts';
import { coreGrey } from './placed.ts';
import { shell } from './towerFrame.ts';

export function towerCore(random: Random): readonly Mesh[] {
  const grey = coreGrey(random);
  const base = cylinder(0.74, 0.7, shell.bottom, grey, 32);
  const inner = moved(cylinder(0.38, 0.36, shell.top - shell.bottom, grey, 32), [0, shell.bottom, 0]);
  const cap = moved(cylinder(0.36, 0.14, 0.22, grey, 32), [0, shell.top, 0]);
  return [base, inner, cap];
}
