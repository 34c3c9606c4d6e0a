/** A comparison made by hand: two methods and a floor on two pictures. */
import { everyMeasure } from '../../src/core/measures/cards.ts';
import type { MeasureId } from '../../src/core/measures/measureCard.ts';
import type { Outcome } from './measure.ts';
import { parseRequest } from './request.ts';
import type { ComparedPicture, Comparison } from './run.ts';

function measured(values: Partial<Record<MeasureId, number | null>>, silent = false): Outcome {
  const confidences = [0, values.insertion ?? 0, 1];
  return {
    measures: {
      values: everyMeasure((id) => values[id] ?? null),
      insertion: { shares: [0, 0.5, 1], confidences, area: values.insertion ?? 0 },
      ...{ deletion: null, sensitivity: null },
    },
    silent,
    cost: { forwards: 10, backwards: 2, milliseconds: 500 },
  };
}

function picture(name: string, right: boolean, outcomes: Record<string, Outcome>): ComparedPicture {
  return {
    ...{ name, sha256: name, fit: 'squash', right, boxShare: 0.25 },
    answer: { index: 3, label: 'chain saw', confidence: 0.75 },
    outcomes: new Map(Object.entries(outcomes)),
  };
}

const args = ['--pictures', 'photos', '--boxes', 'm.json', '--model', 'small', '--out', 'table.json'];

export function byHand(): Comparison {
  const request = parseRequest([...args, '--measures', 'insertion,drop,pointing']);
  return {
    ...{ request, model: 'Small', size: 112 },
    rows: [
      { id: 'chance', name: 'Chance', kind: 'floor' },
      { id: 'poor', name: 'Poor, or so', kind: 'method' },
      { id: 'good', name: 'Good', kind: 'method' },
      { id: 'none', name: 'None', kind: 'method' },
    ],
    pictures: [
      picture('a.jpg', true, {
        chance: measured({ insertion: 0.9, drop: 0.1, pointing: 0 }),
        poor: measured({ insertion: 0.2, drop: 0.5, pointing: 0 }, true),
        good: measured({ insertion: 0.6, drop: 0.25, pointing: 1 }),
        none: { failed: 'None cannot explain Small: it has no head.' },
      }),
      picture('b.jpg', false, {
        chance: measured({ insertion: 0.7, drop: null }),
        poor: measured({ insertion: 0.4, drop: 0.7 }),
        good: measured({ insertion: 0.8, drop: 0.35 }),
        none: { failed: 'None cannot explain Small: it has no head.' },
      }),
    ],
  };
}
