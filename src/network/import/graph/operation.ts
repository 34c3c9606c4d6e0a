/**
 * One node of a graph-model, as the readers of this folder see it.
 *
 * Every input is either data (depends on the picture) or a constant. A reader adds
 * nodes and returns what its outputs are. Does not know in which order it is called.
 */
import type { NodeId, PaddingRule, WindowGeometry } from '../../graph.ts';
import type { Writer } from '../emit.ts';
import type { Settings } from '../settings.ts';
import type { Values } from '../values.ts';

export type Entry = { readonly data: NodeId } | { readonly constant: Values };

export interface Operation extends Writer {
  readonly attributes: Settings;
  readonly inputs: readonly Entry[];
  /** Input `index`, which must depend on the picture. */
  data(index: number): NodeId;
  /** Input `index`, which must not. */
  constant(index: number): Values;
}

/** Adds nodes for an operation and returns the last of them, or one entry per output. */
export type OperationReader = (operation: Operation) => NodeId | readonly Entry[];

export function createOperation(writer: Writer, attributes: Settings, inputs: readonly Entry[]): Operation {
  return {
    ...writer,
    attributes,
    inputs,
    data: (index) => {
      const entry = inputs[index];
      if (entry !== undefined && 'data' in entry) return entry.data;
      return writer.refuse(`input ${index} must depend on the picture`);
    },
    constant: (index) => {
      const entry = inputs[index];
      if (entry !== undefined && 'constant' in entry) return entry.constant;
      return writer.refuse(`input ${index} must be a constant`);
    },
  };
}

/** Numbers of a constant input. */
export function numbersAt(operation: Operation, index: number): number[] {
  return Array.from(operation.constant(index).data);
}

/** `[height, width]` of a `[1, height, width, 1]` attribute. */
export function planarAttribute(operation: Operation, key: string): readonly [number, number] {
  const [, height = 1, width = 1] = operation.attributes.numbers(key) ?? [];
  return [height, width];
}

export function geometryOf(operation: Operation): WindowGeometry {
  return {
    strides: planarAttribute(operation, 'strides'),
    dilations: planarAttribute(operation, 'dilations'),
    padding: paddingRule(operation),
  };
}

function paddingRule(operation: Operation): PaddingRule {
  const padding = operation.attributes.text('padding', 'VALID').toLowerCase();
  if (padding === 'same' || padding === 'valid') return padding;
  const [, , top = 0, bottom = 0, left = 0, right = 0] = operation.attributes.numbers('explicit_paddings') ?? [];
  return padding === 'explicit' ? { top, bottom, left, right } : operation.refuse(`unknown padding "${padding}"`);
}

/** An axis of the data at `index` with the batch as axis 0, from one that may count from the end. */
export function positiveAxis(operation: Operation, data: NodeId, axis: number): number {
  return axis < 0 ? axis + operation.shapeOf(data).length + 1 : axis;
}
