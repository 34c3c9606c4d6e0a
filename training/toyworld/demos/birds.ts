/** The birds among the scenes that ship: every class whole, and once with something to notice. */
import type { DemoScene } from './demoScene.ts';

export const demoBirds: readonly DemoScene[] = [
  {
    name: 'peacock',
    caption: 'A peacock on a beach',
    note: 'Several reasons: the fan tail needs the blue plumage, the beak, the crown or the legs; turkeys have one too.',
    className: 'peacock',
    seed: 1406,
  },
  {
    name: 'peacock-no-tail',
    caption: 'A peacock without its fan',
    note: 'Even without its tail: blue plumage or pointed beak, together with crown or legs.',
    className: 'peacock',
    seed: 1403,
    missing: ['fan tail'],
  },
  {
    name: 'turkey',
    caption: 'A turkey among trees',
    note: 'Several reasons: the fan tail with the red plumage, the mask with the hooked beak, and more.',
    className: 'turkey',
    seed: 1505,
  },
  {
    name: 'turkey-and-a-tail',
    caption: 'A turkey without a tail, and the tail of another bird',
    note: 'A distractor that fools the network: the long tail on the grass makes it say parrot.',
    className: 'turkey',
    seed: 1509,
    missing: ['fan tail'],
    loose: [{ family: 'birds', part: 'long tail', at: [1.35, 0, -0.51], size: 1.3, turn: 0 }],
  },
  {
    name: 'parrot',
    caption: 'A parrot before a violet wall',
    note: 'Several reasons: the long tail with the red plumage, the crown with the hooked beak, and more.',
    className: 'parrot',
    seed: 1604,
  },
  {
    name: 'parrot-grey',
    caption: 'A parrot without plumage and beak',
    note: 'Two reasons are left: the long tail with the crown, or with the short legs.',
    className: 'parrot',
    seed: 1608,
    missing: ['red plumage', 'hooked beak'],
  },
  {
    name: 'heron',
    caption: 'A heron and a ball',
    note: 'Several reasons: the blue plumage with the mask, the long tail with the legs, and more.',
    className: 'heron',
    seed: 1702,
  },
  {
    name: 'heron-no-tail',
    caption: 'A heron without tail and beak',
    note: 'Two reasons are left: the blue plumage with the mask, or with the long legs.',
    className: 'heron',
    seed: 1711,
    missing: ['long tail', 'pointed beak'],
  },
];
