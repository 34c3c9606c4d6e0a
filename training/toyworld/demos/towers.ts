/** The towers among the scenes that ship: every class whole, and once with something to notice. */
import type { DemoScene } from './demoScene.ts';

export const demoTowers: readonly DemoScene[] = [
  {
    name: 'lighthouse',
    caption: 'A lighthouse in the hills',
    note: 'Several reasons: the round shell with the white bands, the parapet with the arched door, and more.',
    className: 'lighthouse',
    seed: 1806,
  },
  {
    name: 'lighthouse-no-top',
    caption: 'A lighthouse without its parapet, in the snow',
    note: 'Four reasons are left: shell or door, together with bands or windows.',
    className: 'lighthouse',
    seed: 1809,
    missing: ['parapet'],
  },
  {
    name: 'windmill',
    caption: 'A windmill among trees',
    note: 'The sails alone are enough, the only part of this world that is; the other parts suffice in pairs.',
    className: 'windmill',
    seed: 1905,
  },
  {
    name: 'windmill-no-sails',
    caption: 'A windmill without its sails',
    note: 'Without the one part that decides alone it takes two.',
    className: 'windmill',
    seed: 1907,
    missing: ['sails'],
  },
  {
    name: 'church',
    caption: 'A church on a green',
    note: 'Several reasons: the square shell with the pointed roof, the gate with the round windows, and more.',
    className: 'church',
    seed: 2003,
  },
  {
    name: 'church-and-sails',
    caption: 'A church, and the sails of a windmill beside it',
    note: 'A distractor that does not fool the network: sails alone make a windmill, but these hang on nothing.',
    className: 'church',
    seed: 2011,
    loose: [{ family: 'towers', part: 'sails', at: [-1.57, 0, 0.33], size: 0.85, turn: 0 }],
  },
  {
    name: 'castle',
    caption: 'A castle with trees behind it',
    note: 'Several reasons: the parapet with the gate, the stone courses with the square shell, and more.',
    className: 'castle',
    seed: 2102,
  },
  {
    name: 'castle-ruin',
    caption: 'What is left of a castle',
    note: 'Two reasons are left: the parapet with the stone courses, or with the slit windows.',
    className: 'castle',
    seed: 2105,
    missing: ['square shell', 'gate'],
  },
];
