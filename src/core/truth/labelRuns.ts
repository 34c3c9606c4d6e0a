/**
 * A picture of labels as runs of equal ones, `[label, run, label, run, …]` row by row.
 *
 * A rendered thing is a few patches of one label each, so the runs are a hundredth of the
 * pixels. Runs of one picture are written in one way only: no run is empty and no two
 * neighbours have the same label. Does not know what a label stands for.
 */
const MOST_LABEL = 255;

/** @param labels one byte per pixel, row by row */
export function encodeLabels(labels: Uint8Array): number[] {
  const runs: number[] = [];
  for (let at = 0, end = 0; at < labels.length; at = end) {
    const label = labels[at] ?? 0;
    while (end < labels.length && labels[end] === label) end++;
    runs.push(label, end - at);
  }
  return runs;
}

/** @throws RangeError where the runs are not of `count` pixels, or not the one way to write them */
export function decodeLabels(runs: readonly number[], count: number): Uint8Array {
  const labels = new Uint8Array(count);
  let end = 0;
  for (let at = 0; at < runs.length; at += 2) {
    const [label = -1, run = 0] = runs.slice(at, at + 2);
    if (!isWhole(label, 0, MOST_LABEL)) throw new RangeError(`${label} is no label from 0 to ${MOST_LABEL}`);
    if (!isWhole(run, 1, count - end)) throw new RangeError(`a run of ${run} where ${count - end} pixels are left`);
    if (runs[at - 2] === label) throw new RangeError(`two runs of label ${label} one after the other`);
    labels.fill(label, end, end + run);
    end += run;
  }
  if (end < count) throw new RangeError(`runs of ${end} pixels for a picture of ${count}`);
  return labels;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
