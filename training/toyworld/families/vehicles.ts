/**
 * Vehicles: a school bus, a fire engine, a city bus and a work van, as toys.
 *
 * They drive towards +x. Each part has a place of its own on a grey chassis with a grey
 * cab, so that taking one away uncovers the core and nothing else. Does not know how the
 * parts look: see vehicleHull.ts, vehicleFront.ts, vehicleSide.ts and vehicleWheels.ts.
 */
import type { Family } from '../family.ts';
import { vehicleCore } from './vehicleCore.ts';
import { bonnet, flatNose } from './vehicleFront.ts';
import { redHull, yellowHull } from './vehicleHull.ts';
import { beacons, ladder } from './vehicleRoof.ts';
import { shutters, windows } from './vehicleSide.ts';
import { spokedWheels, whiteHubs } from './vehicleWheels.ts';

export const vehicles: Family = {
  name: 'vehicles',
  azimuth: [15, 55],
  elevation: [10, 32],
  core: vehicleCore,
  parts: [
    { name: 'yellow hull', slot: 'hull', build: yellowHull },
    { name: 'red hull', slot: 'hull', build: redHull },
    { name: 'bonnet', slot: 'front', build: bonnet },
    { name: 'flat nose', slot: 'front', build: flatNose },
    { name: 'windows', slot: 'side', build: windows },
    { name: 'shutters', slot: 'side', build: shutters },
    { name: 'beacons', slot: 'roof', build: beacons },
    { name: 'ladder', slot: 'roof', build: ladder },
    { name: 'white hubs', slot: 'wheels', build: whiteHubs },
    { name: 'spoked wheels', slot: 'wheels', build: spokedWheels },
  ],
  classes: [
    { name: 'school bus', parts: ['yellow hull', 'bonnet', 'windows', 'beacons', 'white hubs'] },
    { name: 'fire engine', parts: ['red hull', 'bonnet', 'shutters', 'ladder', 'white hubs'] },
    { name: 'city bus', parts: ['red hull', 'flat nose', 'windows', 'beacons', 'spoked wheels'] },
    { name: 'work van', parts: ['yellow hull', 'flat nose', 'shutters', 'ladder', 'spoked wheels'] },
  ],
};
