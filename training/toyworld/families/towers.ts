/**
 * Towers: a lighthouse, a windmill, a church and a castle.
 *
 * Door, openings and sails face +z. Everything on the front goes through to the grey
 * inner tower and stands out of either shell, so that a part looks the same whatever
 * stands beside it and taking one away uncovers the core. Only the windmill has the
 * sixth slot: alone, it says which class this is. Does not know how the parts look.
 */
import type { Family } from '../family.ts';
import { towerCore } from './towerCore.ts';
import { archedDoor, gate, roundWindows, slitWindows } from './towerFront.ts';
import { sails } from './towerSails.ts';
import { roundShell, squareShell } from './towerShell.ts';
import { parapet, pointedRoof } from './towerTop.ts';
import { stoneCourses, whiteBands } from './towerWall.ts';

export const towers: Family = {
  name: 'towers',
  azimuth: [-35, 35],
  elevation: [6, 28],
  core: towerCore,
  parts: [
    { name: 'round shell', slot: 'shape', build: roundShell },
    { name: 'square shell', slot: 'shape', build: squareShell },
    { name: 'white bands', slot: 'wall', build: whiteBands },
    { name: 'stone courses', slot: 'wall', build: stoneCourses },
    { name: 'pointed roof', slot: 'top', build: pointedRoof },
    { name: 'parapet', slot: 'top', build: parapet },
    { name: 'arched door', slot: 'door', build: archedDoor },
    { name: 'gate', slot: 'door', build: gate },
    { name: 'round windows', slot: 'openings', build: roundWindows },
    { name: 'slit windows', slot: 'openings', build: slitWindows },
    { name: 'sails', slot: 'sails', build: sails },
  ],
  classes: [
    { name: 'lighthouse', parts: ['round shell', 'white bands', 'parapet', 'arched door', 'round windows'] },
    {
      name: 'windmill',
      parts: ['round shell', 'stone courses', 'pointed roof', 'arched door', 'slit windows', 'sails'],
    },
    { name: 'church', parts: ['square shell', 'white bands', 'pointed roof', 'gate', 'round windows'] },
    { name: 'castle', parts: ['square shell', 'stone courses', 'parapet', 'gate', 'slit windows'] },
  ],
};
