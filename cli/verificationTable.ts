/** The table of `docs/verification.md`: one row per explanation that was recomputed by the independent check. */
export interface Row {
  readonly network: string;
  readonly photo: string;
  readonly settings: string;
  readonly label: string;
  /** Of the whole picture, 0–1. */
  readonly confidence: number;
  /** What the check objected to; 0 is the claim of the table. */
  readonly findings: number;
  readonly explanations: number;
  readonly roots: number;
  readonly nodes: number;
  readonly edges: number;
  readonly forwards: number;
  readonly seconds: number;
  /** Lines the check printed before its verdict. */
  readonly said: readonly string[];
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function summary(rows: readonly Row[]): string[] {
  const groups = [...new Set(rows.map((row) => `${row.network}\t${row.settings}`))];
  return groups.map((group) => {
    const [network = '', settings = ''] = group.split('\t');
    const own = rows.filter((row) => row.network === network && row.settings === settings);
    const findings = own.reduce((sum, row) => sum + row.findings, 0);
    const roots = median(own.map((row) => row.roots));
    return line([network, settings, own.length, findings, roots, median(own.map((row) => row.forwards))]);
  });
}

export function verificationTable(rows: readonly Row[]): string {
  const details = rows.map((row) => {
    const counts = [row.explanations, row.roots, row.nodes, row.edges, row.forwards];
    return line([row.network, row.settings, row.label, row.confidence.toFixed(3), ...counts, row.findings]);
  });
  return `# Verification

Every explanation below was written by \`npm run explain\` and then recomputed by an independent program that uses
TensorFlow.js alone and none of this project's code: every confidence, sufficiency and minimality of every explanation,
the necessary regions, the choice of roots, and every node and edge of the graph. A *finding* is a claim it could not
confirm. Repeat with \`npm run verify\`.

| network | settings | photographs | findings | roots (median) | forwards (median) |
| --- | --- | --- | --- | --- | --- |
${summary(rows).join('\n')}

## Every row

| network | settings | answer | confidence | explanations | roots | nodes | edges | forwards | findings |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${details.join('\n')}
`;
}
