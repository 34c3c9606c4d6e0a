import { describe, expect, it } from 'vitest';
import type { MethodScores } from '../../src/core/truth/funnyBirdsScores.ts';
import type { Row } from './document.ts';
import { scoreTable, searchTable, truthDocument } from './document.ts';

const scores = (overall: number | null): MethodScores => ({
  ...{ tau: 0.0162, overall, completeness: 0.5834, correctness: 0.546, contrastivity: 0.806 },
  ...{ controlledCheck: 0.7353, preservation: 0.602, deletion: 0.532, distractibility: 0.54372 },
  ...{ singleDeletion: 0.54592, targetSensitivity: 0.806 },
});
const row = (name: string, overall: number | null, kind: Row['kind'] = 'method'): Row => ({
  ...{ id: name, name, kind },
  scores: scores(overall),
});
const search = {
  ...{ scenes: 118, explained: 117, explanations: 14.25, networkAgrees: 0.91 },
  ...{ rootsCovering: 0.5, explanationsCovering: 0.25, setsCovered: 0.125, allCovered: 0, beside: null },
};

describe('the table of scores', () => {
  it('has a column for every score, to three decimals', () => {
    const [head, rule, only] = scoreTable([row('Input × gradient', 0.645)]).split('\n');
    expect(head).toBe('| | Overall | Com | Cor | Con | CSDC | PC | DC | D | SD | TS | τ |');
    expect(rule?.split('|')).toHaveLength(head?.split('|').length ?? 0);
    expect(only).toBe(
      '| Input × gradient | 0.645 | 0.583 | 0.546 | 0.806 | 0.735 | 0.602 | 0.532 | 0.544 | 0.546 | 0.806 | 0.016 |',
    );
  });

  it('has the best on top, what says nothing after it, and the measures last', () => {
    const rows = [row('Truth', 1, 'measure'), row('None', null), row('Poor', 0.2), row('Good', 0.6, 'search')];
    const names = scoreTable(rows)
      .split('\n')
      .slice(2)
      .map((line) => line.split(' | ')[0]);
    expect(names).toEqual(['| Good', '| Poor', '| None', '| Truth']);
    expect(scoreTable(rows)).toContain('| None | – |');
  });
});

describe('the table of the search', () => {
  it('gives shares in percent, and a dash for what was never seen', () => {
    const lines = searchTable(search).split('\n');
    expect(lines).toContain('| Roots that show a known sufficient set | 50.0 % |');
    expect(lines).toContain('| Explanations of a scene, on average | 14.3 |');
    expect(lines).toContain('| Regions of roots beside the point (on no part) | – |');
    expect(lines).toHaveLength(2 + Object.keys(search).length);
  });
});

describe('the document', () => {
  const report = {
    ...{ model: 'Toy world', count: 120, classes: 16, size: 112, command: 'npm run truth -- --count 120' },
    network: { accuracy: 0.98333, backgroundIndependence: 1 },
    rows: [row('Grad-CAM', 0.6)],
    search,
    examples: [{ file: 'truth/heron.webp', shows: ['heron', 'its parts'] }],
  };

  it('says what was measured, on what, and how to do it again', () => {
    const text = truthDocument(report);
    expect(text).toContain('120 scenes of 16 classes,\n112 × 112 pixels');
    expect(text).toContain('answers 98.3 % of the scenes\nrightly, and 100.0 % of the background objects');
    expect(text).toContain('`npm run truth -- --count 120`');
    expect(text).toContain(scoreTable(report.rows));
    expect(text).toContain(searchTable(search));
  });

  it('shows the examples, with words for who cannot see them', () => {
    expect(truthDocument(report)).toContain('![heron, its parts](truth/heron.webp)\n\nheron · its parts\n');
    expect(truthDocument({ ...report, examples: [] })).not.toContain('Examples');
  });
});
