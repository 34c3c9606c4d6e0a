/**
 * What the tour says at each step: a title, what to see, and what to do to see it.
 *
 * Speaks of the very result on the page; whatever depends on it comes as an
 * argument. No step asks for more than one thing.
 */
import { counted, percent } from './numbers.ts';

export type TourStop = 'prediction' | 'maps' | 'roots' | 'graph' | 'inspector' | 'picture';

export interface TourFacts {
  readonly className: string;
  /** 0–1, of the whole picture. */
  readonly confidence: number;
  /** How many combinations are shown as enough. */
  readonly roots: number;
}

export interface TourText {
  readonly title: string;
  readonly text: string;
  /** What to do; null where there is only something to see. */
  readonly ask: string | null;
  /** Said when it is done. */
  readonly done: string;
  /** Where the thing pointed at is folded up on a narrow screen, how to open it; '' elsewhere. */
  readonly narrow: string;
}

const plain = { ask: null, done: '', narrow: '' } as const;

const texts: Readonly<Record<TourStop, (facts: TourFacts) => TourText>> = {
  prediction: ({ className, confidence }) => ({
    ...plain,
    title: 'What the network says',
    text: `It says ${className}, and is ${percent(confidence)} sure. Which parts of the picture are enough for it to say so?`,
  }),
  maps: () => ({
    ...plain,
    title: 'The usual answer: a heat map',
    text: 'It colours what mattered, and each method colours it in its own way.',
    ask: 'Lay one over the picture.',
    done: 'There it lies, over the picture.',
  }),
  roots: ({ roots }) => ({
    ...plain,
    title: 'But this is one reason',
    text:
      roots > 1
        ? `Each of these ${counted(roots, 'combination')} of regions is enough by itself, with all others hidden. One map cannot say that.`
        : 'This combination of regions is enough by itself, with all others hidden. A map cannot say where enough begins.',
    ask: roots > 1 ? 'Press another of them.' : null,
    done: 'Now everything on the page is about this one.',
  }),
  graph: () => ({
    ...plain,
    title: 'All small reasons, as a graph',
    text: 'Heavy frames are enough. Along every line one region is hidden: the further down, the less is left, and the less sure it is.',
    ask: 'Press one further down.',
    done: 'And this is what it costs.',
  }),
  inspector: () => ({
    ...plain,
    title: 'What the network saw',
    text: 'Exactly this picture, hidden regions and all; with how sure it stayed, and what it says of it now.',
    narrow: '“More” raises the sheet.',
  }),
  picture: () => ({
    ...plain,
    title: 'Your turn',
    text: 'What would you leave in? Press regions of the picture, and they become a combination of your own.',
    ask: 'Press a region or two.',
    done: 'Its confidence follows, and it stands in the graph. Try it with a picture of yours.',
  }),
};

export function tourText(stop: TourStop, facts: TourFacts): TourText {
  return texts[stop](facts);
}

/** `2 of 6`. */
export function tourPlace(at: number, of: number): string {
  return `${String(at)} of ${String(of)}`;
}

/** The whole step in one breath, for those who hear it. */
export function tourAloud(place: string, { title, text, ask }: TourText): string {
  return [`Tour, ${place}: ${title}.`, text, ask].filter((part) => part !== null).join(' ');
}
