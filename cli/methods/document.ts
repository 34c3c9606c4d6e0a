/**
 * All methods as a document, from their cards: what each shows and cannot show, its options
 * and cost, one picture, and which networks it can explain.
 *
 * Holds no times and no dates, so that the same cards give the same document anywhere.
 */
import type { MethodCard, MethodFamily, OptionSpec } from '../../src/core/methods/methodCard.ts';
import type { Suits } from './suits.ts';

export interface Illustration {
  /** Relative to the document. */
  readonly file: string;
  /** Nothing speaks for the class, so there is no map to see. */
  readonly nothing: boolean;
}

export interface MethodsReport {
  readonly cards: readonly MethodCard[];
  /** In the order of the columns. */
  readonly suits: readonly Suits[];
  /** By method id; a method without one is not shown. */
  readonly pictures: ReadonlyMap<string, Illustration>;
  /** What the pictures are of. */
  readonly subject: { readonly picture: string; readonly network: string; readonly label: string };
  readonly command: string;
}

const families: readonly (readonly [family: MethodFamily, heading: string, words: string])[] = [
  ['class activation', 'Class activation', 'They weigh the channels of a feature map by what these mean to the class.'],
  ['gradient', 'Gradients', 'They ask how the score would change if a pixel changed a little.'],
  ['relevance', 'Relevance', 'They hand the score back through the network, layer by layer, by rules of sharing.'],
  ['perturbation', 'Perturbation', 'They hide parts of the picture and ask the network again.'],
  ['optimised mask', 'Optimised masks', 'They search for a small part of the picture that decides the answer.'],
  [
    'attention filter',
    'Attention filters',
    'They search for a filter over the places of a feature map that keeps the answer.',
  ],
  ['unfolding', 'Unfolding', 'They take another method closer to the picture, piece by piece.'],
];

export function methodsDocument(report: MethodsReport): string {
  const { subject, cards } = report;
  return `# The heat maps

${cards.length} methods run on one engine: the same network graph, the same reverse walk, the same picture.
Each is a card and a file of its own; what follows is written from the cards. The pictures show
${subject.picture}, as ${subject.network} sees it, explained as “${subject.label}”; orange is
where a method finds most. How maps are measured and compared is in [measures.md](measures.md); how
they fare where the truth is known, in [truth.md](truth.md).

Made by \`${report.command}\`.

${families.map((family) => familySection(report, family)).join('\n\n')}

## Which network

Reasons are below the table; a method that cannot explain a network says so before it starts.

${suitsTable(report)}
`;
}

function familySection(report: MethodsReport, [family, heading, words]: (typeof families)[number]): string {
  const cards = report.cards.filter((card) => card.family === family);
  return [`## ${heading}`, words, ...cards.map((card) => methodSection(card, report.pictures.get(card.id)))].join(
    '\n\n',
  );
}

function methodSection(card: MethodCard, picture: Illustration | undefined): string {
  const lines = [`### ${card.name}`];
  if (picture?.nothing === true) lines.push('*No positive evidence in this picture.*');
  else if (picture) lines.push(`![${card.name}](${picture.file})`);
  lines.push(`${card.idea} *${card.limit}*`);
  lines.push([`- Source: ${card.citation}.`, `- ${costLine(card)}`, ...optionLines(card)].join('\n'));
  return lines.join('\n\n');
}

function costLine({ id, cost, signed, needs }: MethodCard): string {
  const sign = signed ? 'for and against the class' : 'for the class only';
  const needed = needs.length === 0 ? 'any network that runs' : needs.map((need) => needWords[need]).join(', ');
  return `\`${id}\`: evidence ${sign}; needs ${needed}; costs about ${cost} forward ${cost === 1 ? 'pass' : 'passes'}.`;
}

const needWords: Readonly<Record<MethodCard['needs'][number], string>> = {
  gradient: 'a way back through every node',
  'spatial layer': 'a feature map',
  'average head': 'a head of an average and one linear layer',
  patterns: 'patterns of the network’s training pictures',
};

function optionLines({ options }: MethodCard): string[] {
  return Object.entries(options).map(([key, spec]) => `- Option \`${key}\`: ${spec.label}, ${rangeWords(spec)}.`);
}

function rangeWords(spec: OptionSpec): string {
  switch (spec.kind) {
    case 'number':
      return `${spec.default} (${spec.min} to ${spec.max})`;
    case 'choice':
      return spec.choices.map((choice) => (choice === spec.default ? `**${choice}**` : choice)).join(', ');
    case 'layer':
      return 'the last feature map unless named';
    case 'layers':
      return 'the last feature map unless named, one or several';
  }
}

/** Networks across, methods down; a cell is a tick or the number of a reason. */
export function suitsTable({ cards, suits }: Pick<MethodsReport, 'cards' | 'suits'>): string {
  const reasons: string[] = [];
  const cell = (id: string, { reasons: own }: Suits): string => {
    const reason = own.get(id) ?? null;
    if (reason === null) return '✓';
    if (!reasons.includes(reason)) reasons.push(reason);
    return `(${reasons.indexOf(reason) + 1})`;
  };
  const rows = cards.map(({ id, name }) => `| ${name} | ${suits.map((column) => cell(id, column)).join(' | ')} |`);
  const table = [
    `| | ${suits.map(({ network }) => network).join(' | ')} |`,
    `|---|${suits.map(() => ':-:|').join('')}`,
    ...rows,
  ];
  return [table.join('\n'), ...reasons.map((reason, at) => `(${at + 1}) ${reason}.`)].join('\n\n');
}
