/**
 * Guitar, violin, banjo and mandolin: four instruments of the toy world.
 *
 * Every class is told by several small sets of parts and by (almost) no single one. The
 * classes are the toy world's, not a music shop's. Does not know how a part is shaped.
 */
import type { Family } from '../family.ts';
import { bodies } from './instrumentBodies.ts';
import { core } from './instrumentFrame.ts';
import { fronts } from './instrumentFronts.ts';
import { necks } from './instrumentNecks.ts';

export const instruments: Family = {
  name: 'instruments',
  azimuth: [-28, 28],
  elevation: [5, 24],
  core,
  parts: [...bodies, ...fronts, ...necks],
  classes: [
    { name: 'guitar', parts: ['waisted body', 'flat head', 'sound hole', 'bridge', 'dark neck'] },
    { name: 'violin', parts: ['waisted body', 'scroll', 'f-holes', 'tailpiece', 'light neck'] },
    { name: 'banjo', parts: ['round body', 'flat head', 'f-holes', 'tailpiece', 'dark neck'] },
    { name: 'mandolin', parts: ['round body', 'scroll', 'sound hole', 'bridge', 'light neck'] },
  ],
};
