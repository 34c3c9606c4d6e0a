/**
 * The comparison as JSON (everything, picture by picture), CSV (one line per row) and
 * Markdown (to be read).
 */
import { measureCards } from '../../src/core/measures/cards.ts';
import type { MeasureCard } from '../../src/core/measures/measureCard.ts';
import type { Comparison } from './run.ts';
import type { Mean, RowSummary } from './summary.ts';
import { meanOf, summarise } from './summary.ts';

export function jsonTable(comparison: Comparison): string {
  const { request, model, size, pictures } = comparison;
  const table = {
    ...{ version: 1, model, size, fit: request.fit, protocol: { ...request.settings, boxes: undefined } },
    rows: summarise(comparison).map((row) => ({ ...row, measures: Object.fromEntries(row.measures) })),
    pictures: pictures.map(({ outcomes, ...picture }) => ({
      ...picture,
      values: Object.fromEntries([...outcomes].map(([id, one]) => [id, 'failed' in one ? null : one.measures.values])),
    })),
  };
  return `${JSON.stringify(table, null, 1)}\n`;
}

/** Means with standard errors and counts, in full. */
export function csvTable(comparison: Comparison): string {
  const cards = columnsOf(comparison);
  const heads = cards.flatMap(({ id }) => [id, `${id} standard error`, `${id} pictures`]);
  const lines = summarise(comparison).map((row) => {
    const means = cards.map(({ id }) => row.measures.get(id) ?? null);
    return [
      ...[row.id, row.name, row.kind],
      ...means.flatMap((one) => [one?.mean, one?.standardError, one?.count ?? 0]),
      ...[row.silent, row.failures.length, row.forwards, row.backwards, row.seconds],
    ];
  });
  const head = ['id', 'name', 'kind', ...heads, 'silent', 'failed', 'forwards', 'backwards', 'seconds'];
  return [head, ...lines].map((line) => `${line.map(csvCell).join(',')}\n`).join('');
}

function csvCell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function markdownTable(comparison: Comparison): string {
  const cards = columnsOf(comparison);
  const rows = summarise(comparison);
  const heads = [...cards.map(headOf), 'No map', 'Forwards', 'Backwards', 'Seconds'];
  return (
    [
      `# Maps compared`,
      settingOf(comparison),
      [
        `| | ${heads.join(' | ')} |`,
        `|---|${heads.map(() => '---:|').join('')}`,
        ...rows.map((row) => `| ${[row.name, ...cellsOf(row, cards)].join(' | ')} |`),
      ].join('\n'),
      cards.map((card) => `- **${card.name}**: ${card.idea}`).join('\n'),
      ...refusalsOf(rows),
    ].join('\n\n') + '\n'
  );
}

function columnsOf({ request }: Comparison): MeasureCard[] {
  return measureCards.filter(({ id }) => request.settings.measures.includes(id));
}

function headOf({ name, better, unit }: MeasureCard): string {
  const arrow = better === null ? '' : better === 'larger' ? ' ↑' : ' ↓';
  return `${name}${unit === 'share' ? ', %' : ''}${arrow}`;
}

function cellsOf(row: RowSummary, cards: readonly MeasureCard[]): string[] {
  return [
    ...cards.map((card) => meanCell(row.measures.get(card.id) ?? null, card)),
    row.silent === 0 ? '' : String(row.silent),
    ...[row.forwards, row.backwards].map((count) => (count === null ? '–' : count.toFixed(0))),
    row.seconds === null ? '–' : row.seconds.toFixed(2),
  ];
}

function meanCell(mean: Mean | null, { unit }: MeasureCard): string {
  if (mean === null) return '–';
  const [factor, digits] = unit === 'share' ? [100, 1] : [1, 3];
  const number = (value: number) => (value * factor).toFixed(digits);
  return mean.standardError === null ? number(mean.mean) : `${number(mean.mean)} ± ${number(mean.standardError)}`;
}

/** What was measured on what, in words. */
function settingOf({ request, model, size, pictures }: Comparison): string {
  const { steps, blur, removal, squares, noise, seed, measures } = request.settings;
  const right = pictures.filter((one) => one.right === true).length;
  const boxed = pictures.filter((one) => one.right === true && one.boxShare !== null);
  const share = meanOf(boxed.map(({ boxShare }) => boxShare));
  const sentences = [
    `${pictures.length} pictures, ${request.fit === 'squash' ? 'squashed' : 'cropped'} to ${size} × ${size} pixels; the network is ${model}, and every map explains its own answer${pictures.some((one) => one.right !== null) ? ` (right on ${right})` : ''}.`,
    `Hidden is 0 after preprocessing; insertion begins with a blur of ${blur.taps} taps and sigma ${blur.sigma}; curves have ${steps} steps; ties go by index.`,
    `Sensitivity-n: ${removal.cells} × ${removal.cells} cells, ${removal.sizes} numbers of them, ${removal.subsets} sets each; infidelity: ${squares} squares${measures.includes('max-sensitivity') ? `; max-sensitivity: ${noise.draws} draws of radius ${noise.radius}` : ''}; seed ${seed}.`,
    ...(share
      ? [
          `Pointing games: ${boxed.length} pictures with boxes and a right answer; the boxes cover ${(100 * share.mean).toFixed(1)} % of the picture on average.`,
        ]
      : []),
    `Means ± standard errors over pictures; a method with no map for a picture is measured as a map of zeros. How each number is worked out: docs/measures.md.`,
  ];
  return sentences.join(' ');
}

function refusalsOf(rows: readonly RowSummary[]): string[] {
  const reasons = rows.flatMap(({ name, failures }) => [...new Set(failures)].map((reason) => `- ${name}: ${reason}`));
  return reasons.length === 0 ? [] : [`Without a map:\n\n${reasons.join('\n')}`];
}
