/** The profile as tables of plain text: layer by layer in network order, then summed by resolution and by kind. */
import type { Layer, LayerProfile } from './layers.ts';

const heads = ['forward ms', '%', 'GFLOP/s', 'gradient ms', '%', 'GFLOP/s'];

export function layerTable({ layers }: LayerProfile): string {
  const rows = layers.map((layer) => [layer.id, layer.kind, layer.shape.join(' × '), ...figures([layer], layers)]);
  return table(['layer', 'kind', 'output', ...heads], rows, 3);
}

/** Heights of the outputs, the largest first. */
export function resolutionTable({ layers }: LayerProfile): string {
  const height = ({ shape }: Layer): string => (shape.length === 3 ? `${shape[0]} × ${shape[1]}` : 'no map');
  return summary('resolution', height, layers);
}

export function kindTable({ layers }: LayerProfile): string {
  return summary('kind', ({ kind }) => kind.replace(/ \+ .*/, ''), layers);
}

/** Groups in the order in which they first occur. */
function summary(head: string, keyOf: (layer: Layer) => string, layers: readonly Layer[]): string {
  const groups = new Map<string, Layer[]>();
  for (const layer of layers) groups.set(keyOf(layer), [...(groups.get(keyOf(layer)) ?? []), layer]);
  const rows = [...groups].map(([key, group]) => [key, String(group.length), ...figures(group, layers)]);
  const sums = ['all', String(layers.length), ...figures(layers, layers)];
  return table([head, 'layers', ...heads], [...rows, sums], 1);
}

function figures(group: readonly Layer[], all: readonly Layer[]): string[] {
  return (['forward', 'backward'] as const).flatMap((way) => {
    const ms = sum(group, (layer) => layer[way]);
    // A multiply–add is two operations.
    const rate = (2 * sum(group, ({ products }) => products)) / ms / 1e6;
    const share = (100 * ms) / sum(all, (layer) => layer[way]);
    return [ms.toFixed(2), share.toFixed(1), rate > 0 && Number.isFinite(rate) ? rate.toFixed(1) : '–'];
  });
}

const sum = (layers: readonly Layer[], of: (layer: Layer) => number): number =>
  layers.reduce((total, layer) => total + of(layer), 0);

/** Columns as wide as their widest cell; the first `left` ones aligned to the left. */
function table(head: readonly string[], rows: readonly (readonly string[])[], left: number): string {
  const widths = head.map((text, column) => Math.max(text.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
