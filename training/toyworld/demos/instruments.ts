/** The instruments among the scenes that ship: every class whole, and once with something to notice. */
import type { DemoScene } from './demoScene.ts';

export const demoInstruments: readonly DemoScene[] = [
  {
    name: 'guitar',
    caption: 'A guitar against an evening sky',
    note: 'Several reasons: the waisted body with the sound hole, the flat head with the bridge, and more.',
    className: 'guitar',
    seed: 2203,
  },
  {
    name: 'guitar-no-body',
    caption: 'A guitar without a body',
    note: 'Four reasons are left: head or neck, together with sound hole or bridge.',
    className: 'guitar',
    seed: 2209,
    missing: ['waisted body'],
  },
  {
    name: 'violin',
    caption: 'A violin before the hills',
    note: 'Several reasons: the waisted body with the scroll, the f-holes with the light neck, and more.',
    className: 'violin',
    seed: 2304,
  },
  {
    name: 'violin-no-neck',
    caption: 'A violin without scroll and neck',
    note: 'Two reasons are left: the waisted body with the f-holes, or with the tailpiece.',
    className: 'violin',
    seed: 2308,
    missing: ['scroll', 'light neck'],
  },
  {
    name: 'banjo',
    caption: 'A banjo before the hills',
    note: 'Several reasons: the round body with the flat head, the dark neck with the tailpiece, and more.',
    className: 'banjo',
    seed: 2403,
  },
  {
    name: 'banjo-and-a-body',
    caption: 'A banjo without a front, and the body of a guitar',
    note: 'A distractor that makes the network less sure: the waisted body beside it belongs to guitars and violins.',
    className: 'banjo',
    seed: 2406,
    missing: ['f-holes', 'tailpiece'],
    loose: [{ family: 'instruments', part: 'waisted body', at: [-1.12, 0, 0.09], size: 1, turn: 0 }],
  },
  {
    name: 'mandolin',
    caption: 'A mandolin under a tree',
    note: 'Several reasons: the round body with the sound hole, the scroll with the bridge, and more.',
    className: 'mandolin',
    seed: 2504,
  },
  {
    name: 'mandolin-no-front',
    caption: 'A mandolin without sound hole and bridge',
    note: 'Two reasons are left: the round body with the scroll, or with the light neck.',
    className: 'mandolin',
    seed: 2506,
    missing: ['sound hole', 'bridge'],
  },
];
