/**
 * What `StridedSlice` takes along one axis, from its begin, end and stride inputs and its bit masks.
 *
 * TensorFlow's rules (`tf.strided_slice`), without ellipsis and new axes. Knows no tensors.
 */
import { numbersAt, type Operation } from './operation.ts';

export interface StridedRange {
  readonly begin: number;
  /** Exclusive. */
  readonly end: number;
  readonly stride: number;
  /** Whether the axis disappears. */
  readonly shrinks: boolean;
}

/** @param size of the axis; −1 for the batch, which can only be taken whole */
export function stridedRange(operation: Operation, axis: number, size: number): StridedRange {
  const { attributes } = operation;
  if (attributes.number('ellipsis_mask', 0) !== 0 || attributes.number('new_axis_mask', 0) !== 0) {
    operation.refuse('slices with an ellipsis or a new axis');
  }
  const has = (mask: string): boolean => (attributes.number(mask, 0) & (1 << axis)) !== 0;
  const [begins, ends, strides] = [1, 2, 3].map((index) => numbersAt(operation, index));
  const position = (value: number | undefined, otherwise: number): number => {
    if (value === undefined) return otherwise;
    return value < 0 ? value + size : Math.min(value, size < 0 ? value : size);
  };
  const begin = has('begin_mask') ? 0 : position(begins?.[axis], 0);
  if (has('shrink_axis_mask')) return { begin, end: begin + 1, stride: 1, shrinks: true };
  const end = has('end_mask') ? size : position(ends?.[axis], size);
  return { begin, end, stride: strides?.[axis] ?? 1, shrinks: false };
}
