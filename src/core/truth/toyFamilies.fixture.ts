/** Two families of the toy world, by their parts, and a drawing of one thing with its truth. */
import type { PictureTruth } from './pictureTruth.ts';

export const vehicles = [
  { name: 'school bus', parts: ['yellow hull', 'bonnet', 'windows', 'beacons', 'white hubs'] },
  { name: 'fire engine', parts: ['red hull', 'bonnet', 'shutters', 'ladder', 'white hubs'] },
  { name: 'city bus', parts: ['red hull', 'flat nose', 'windows', 'beacons', 'spoked wheels'] },
  { name: 'work van', parts: ['yellow hull', 'flat nose', 'shutters', 'ladder', 'spoked wheels'] },
];

export const towers = [
  { name: 'lighthouse', parts: ['round shell', 'white bands', 'parapet', 'arched door', 'round windows'] },
  {
    name: 'windmill',
    parts: ['round shell', 'stone courses', 'pointed roof', 'arched door', 'slit windows', 'sails'],
  },
  { name: 'church', parts: ['square shell', 'white bands', 'pointed roof', 'gate', 'round windows'] },
  { name: 'castle', parts: ['square shell', 'stone courses', 'parapet', 'gate', 'slit windows'] },
];

/**
 * A square picture of side 8 in four quarters: bonnet top left, windows top right,
 * ladder bottom left, grass bottom right.
 */
export const quarters: PictureTruth = {
  class: 'toy',
  width: 8,
  height: 8,
  parts: [
    { name: 'bonnet', label: 2 },
    { name: 'windows', label: 3 },
    { name: 'ladder', label: 4 },
  ],
  sufficient: [['bonnet', 'windows'], ['ladder']],
  note: 'Four quarters.',
  labels: Uint8Array.from({ length: 64 }, (_, at) => {
    const [right, below] = [at % 8 >= 4, at >= 32];
    if (below) return right ? 0 : 4;
    return right ? 3 : 2;
  }),
};
