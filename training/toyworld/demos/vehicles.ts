/** The vehicles among the scenes that ship: every class whole, and once with something to notice. */
import type { DemoScene } from './demoScene.ts';

export const demoVehicles: readonly DemoScene[] = [
  {
    name: 'school-bus',
    caption: 'A school bus on a lawn',
    note: 'Several reasons: bonnet or white hubs, together with windows or beacons, and more; no part alone is enough.',
    className: 'school bus',
    seed: 1006,
  },
  {
    name: 'school-bus-bare',
    caption: 'A school bus without its yellow hull',
    note: 'The most famous thing about it is gone; what is left still has four reasons.',
    className: 'school bus',
    seed: 1007,
    missing: ['yellow hull'],
  },
  {
    name: 'fire-engine',
    caption: 'A fire engine on a tiled floor',
    note: 'Several reasons: the ladder with the bonnet, the shutters with the red hull, and more.',
    className: 'fire engine',
    seed: 1100,
  },
  {
    name: 'fire-engine-two-parts',
    caption: 'A fire engine of which two parts are left',
    note: 'One reason: only the red hull and the bonnet together say fire engine.',
    className: 'fire engine',
    seed: 1108,
    missing: ['shutters', 'ladder', 'white hubs'],
  },
  {
    name: 'city-bus',
    caption: 'A city bus in a room with a dotted wall',
    note: 'Several reasons: red hull and flat nose, or windows and spoked wheels, and more.',
    className: 'city bus',
    seed: 1200,
  },
  {
    name: 'city-bus-and-a-ladder',
    caption: 'A city bus, and a ladder that is not its own',
    note: 'A distractor that does not fool the network: the ladder belongs to fire engines and work vans.',
    className: 'city bus',
    seed: 1205,
    loose: [{ family: 'vehicles', part: 'ladder', at: [1.4, 0, 1.1], size: 1, turn: 30 }],
  },
  {
    name: 'work-van',
    caption: 'A work van in a striped room',
    note: 'Several reasons: yellow hull and ladder, or shutters and flat nose, and more.',
    className: 'work van',
    seed: 1300,
  },
  {
    name: 'work-van-no-nose',
    caption: 'A work van without nose and wheels',
    note: 'Two reasons are left: the yellow hull with the shutters, or with the ladder.',
    className: 'work van',
    seed: 1302,
    missing: ['flat nose', 'spoked wheels'],
  },
];
