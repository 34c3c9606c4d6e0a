/**
 * The table of `docs/performance.md`: what it keeps, and how it is written.
 *
 * A part that is run replaces its lines; every other line stays as it was, with the day,
 * the version and the machine it was measured on. Pure: files are read and written by
 * `tableFile.ts`.
 */
import type { Row } from './row.ts';
import { NOT_MEASURED } from './row.ts';

/** When and where rows were measured. */
export interface Circumstances {
  /** As `2026-11-21`. */
  readonly date: string;
  /** Of the project. */
  readonly version: string;
  /** Processor, cores, versions of Node and browser. */
  readonly machine: string;
}

export interface Entry extends Row, Circumstances {
  /** Name of the part that measures it. */
  readonly part: string;
}

const BEGIN = '<!-- written by `npm run bench -- --write`, like all that follows up to the next such mark -->';
const END = '<!-- up to here -->';

/**
 * The entries once `part` has been run. A row that could not be measured this time does not push out one that was.
 * @param order all parts, in the order of the table; entries of any other part are dropped
 */
export function renew(
  before: readonly Entry[],
  part: string,
  rows: readonly Row[],
  now: Circumstances,
  order: readonly string[],
): Entry[] {
  const fresh = rows.map((row) => {
    const last = before.find((one) => one.part === part && one.what === row.what && one.against === row.against);
    return row.measured === NOT_MEASURED && last !== undefined ? last : { part, ...row, ...now };
  });
  const all = [...before.filter((one) => one.part !== part), ...fresh];
  return order.flatMap((name) => all.filter((one) => one.part === name));
}

/** `document` with the table between its two marks written anew. @throws Error where a mark is missing */
export function withTable(document: string, entries: readonly Entry[]): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The document needs the marks "${BEGIN}" and "${END}", in this order.`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${tableOf(entries)}\n\n${document.slice(end)}`;
}

function tableOf(entries: readonly Entry[]): string {
  const machines = [...new Set(entries.map(({ machine }) => machine))];
  const letter = (machine: string): string => String.fromCharCode(65 + machines.indexOf(machine));
  const lines = entries.map(({ part, what, against, goal, measured, spread, met, date, version, machine }) =>
    line([`\`${part}\``, what, against, goal, measured, spread, mark(met), `${date}, ${version}, ${letter(machine)}`]),
  );
  const legend = machines.map((machine) => `- ${letter(machine)}: ${machine}`);
  return [line(titles), line(titles.map(() => '---')), ...lines, '', ...legend].join('\n');
}

const titles = ['Part', 'What', 'Against', 'Goal', 'Measured', 'Spread', 'Goal met', 'Date, version, machine'];

/** A missed goal stands out. */
function mark(met: boolean | null): string {
  if (met === null) return '–';
  return met ? 'yes' : '**no**';
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
