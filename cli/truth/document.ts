/**
 * The results as a document: what was measured in words, one table for everything that
 * gives maps, one for what only a list of explanations can be asked, and examples.
 *
 * Holds no times and no dates, so that the same run gives the same document anywhere.
 */
import type { MethodScores, NetworkScores } from '../../src/core/truth/funnyBirdsScores.ts';
import type { Contestant } from './measure.ts';
import type { SearchReport } from './searchReport.ts';

/** What one contestant scored. */
export interface Row extends Contestant {
  readonly scores: MethodScores;
}

export interface Example {
  /** Relative to the document. */
  readonly file: string;
  /** From left to right. */
  readonly shows: readonly string[];
}

export interface TruthReport {
  readonly model: string;
  readonly count: number;
  readonly classes: number;
  /** Pixels along each side. */
  readonly size: number;
  readonly command: string;
  readonly network: NetworkScores;
  readonly rows: readonly Row[];
  readonly search: SearchReport;
  readonly examples: readonly Example[];
}

const columns: readonly (readonly [heading: string, key: keyof MethodScores])[] = [
  ['Overall', 'overall'],
  ['Com', 'completeness'],
  ['Cor', 'correctness'],
  ['Con', 'contrastivity'],
  ['CSDC', 'controlledCheck'],
  ['PC', 'preservation'],
  ['DC', 'deletion'],
  ['D', 'distractibility'],
  ['SD', 'singleDeletion'],
  ['TS', 'targetSensitivity'],
  ['τ', 'tau'],
];

/** What is explained first and the best of it on top, then the measures. */
export function scoreTable(rows: readonly Row[]): string {
  const last = ({ kind }: Row) => Number(kind === 'measure');
  const sorted = [...rows].sort(
    (a, b) => last(a) - last(b) || (b.scores.overall ?? -1) - (a.scores.overall ?? -1) || (a.name < b.name ? -1 : 1),
  );
  return [
    `| | ${columns.map(([heading]) => heading).join(' | ')} |`,
    `|---|${columns.map(() => '---:|').join('')}`,
    ...sorted.map(({ name, scores }) => `| ${name} | ${columns.map(([, key]) => number(scores[key])).join(' | ')} |`),
  ].join('\n');
}

export function searchTable(search: SearchReport): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Scenes that the network answers rightly', String(search.scenes)],
    ['… for which an explanation was found', String(search.explained)],
    ['Explanations of a scene, on average', search.explanations?.toFixed(1) ?? '–'],
    [
      'Known sufficient sets of parts from which alone the network gives the same answer',
      percent(search.networkAgrees),
    ],
    ['Roots that show a known sufficient set', percent(search.rootsCovering)],
    ['Explanations that show a known sufficient set', percent(search.explanationsCovering)],
    ['Known sufficient sets that some explanation of the list shows', percent(search.setsCovered)],
    ['Scenes whose list shows every known sufficient set', percent(search.allCovered)],
    ['Regions of roots beside the point (on no part)', percent(search.beside)],
  ];
  return ['| | |', '|---|---:|', ...rows.map(([what, value]) => `| ${what} | ${value} |`)].join('\n');
}

export function truthDocument(report: TruthReport): string {
  const { network } = report;
  return `# Against the truth

Nobody knows why a network calls a photograph a bus. In a small world that was built, much
of it is known: a thing of the toy world is made of parts, every part can be taken away and
the picture drawn again, and a set of parts says what the thing is exactly when no other
class has all of them. So the network can be asked what each part is really worth, and an
explanation can be held against the answer. This is the protocol of FunnyBirds (Hesse,
Schaub-Meyer and Roth, ICCV 2023), on our own world: ${report.count} scenes of ${report.classes} classes,
${report.size} × ${report.size} pixels, each drawn again without every set of its parts and without each
object in the background. The network is ${report.model}; it answers ${percent(network.accuracy)} of the scenes
rightly, and ${percent(network.backgroundIndependence)} of the background objects do not matter to it.

Made by \`${report.command}\`.

## Maps

The importance of a part is the sum of the map over its pixels, grown by two on every side;
it is important when that is more than the share τ of the whole map, one τ for each row,
the one that serves it best. All scores are from 0 to 1, larger is better.

${scoreTable(report.rows)}

- **CSDC**: how much of some known sufficient set of parts is important.
- **PC**: the answer stays when only the important parts are left. **DC**: it changes when they go.
- **D**: of the parts and objects that do not matter to the network, how many are not important.
- **SD**: how far the order of the parts by importance is the order of what the network loses without each (½ is chance).
- **TS**: asked for another class, the map moves to the parts which that class shares (a map that cannot be asked has 0).
- **Com** = ((CSDC + PC + DC) ÷ 3 + D) ÷ 2, **Cor** = SD, **Con** = TS, and overall their mean.

The last rows measure what is possible: the truth itself painted on the parts, a coarse map
of random numbers, and a map that is always brightest in the middle.

Methods that give signed evidence keep its signs, class activation maps only what speaks for
the class. An explanation is a map of where it shows the picture; a class for which the
search finds none has an empty map.

## Explanations

A map cannot say that there are several reasons, a list of explanations can. A part counts
as shown when the regions show 15 % of it (a region fades out, and most parts are in several
places: random sets of as many regions then show a known set once in eight); a region is beside the point when less
than a twentieth of it lies on any part.

${searchTable(report.search)}
${report.examples.length === 0 ? '' : `\n## Examples\n\n${report.examples.map(exampleText).join('\n\n')}\n`}`;
}

function exampleText({ file, shows }: Example): string {
  return `![${shows.join(', ')}](${file})\n\n${shows.join(' · ')}`;
}

function number(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

function percent(value: number | null): string {
  return value === null ? '–' : `${(100 * value).toFixed(1)} %`;
}
