import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useBackend } from '../backends.fixture.ts';
import type { NetworkNode } from '../graph.ts';
import { imported, mobilenet, resnet, vgg } from '../keras.fixture.ts';
import { shapesOf } from '../shapes.ts';
import type { AxisWindow } from './locality.ts';
import { changedBy, neededFor, windowOf } from './locality.ts';

/** A window that fits: every output sees at least one input. */
const axis = fc
  .record({
    stride: fc.integer({ min: 1, max: 3 }),
    reach: fc.integer({ min: 1, max: 5 }),
    input: fc.integer({ min: 5, max: 14 }),
  })
  .chain(({ stride, reach, input }) =>
    fc.integer({ min: 0, max: reach - 1 }).map((before): AxisWindow => {
      const output = Math.floor((input - 1 + before) / stride) + 1;
      return { stride, reach, before, input, output };
    }),
  );
const within = (length: number) =>
  fc.tuple(fc.nat(length - 1), fc.nat(length - 1)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
/** Inputs that an output looks at, beyond the edges too. */
const seenBy = (output: number, { stride, reach, before }: AxisWindow): number[] =>
  Array.from({ length: reach }, (_, tap) => output * stride - before + tap);
const dot: AxisWindow = { stride: 1, reach: 1, before: 0, input: 1, output: 1 };
const one = { from: 0, to: 1 };

test('outputs are changed by an input exactly where their window sees it', () => {
  fc.assert(
    fc.property(
      axis.chain((window) => within(window.input).map((changed) => ({ window, changed }))),
      ({ window, changed }) => {
        const { rows } = changedBy({ rows: changed, columns: one }, { rows: window, columns: dot });
        const expected = Array.from({ length: window.output }, (_, output) => output).filter((output) =>
          seenBy(output, window).some((input) => input >= changed.from && input < changed.to),
        );
        const found = Array.from({ length: rows.to - rows.from }, (_, i) => rows.from + i);
        if (expected.length > 0) expect(found).toEqual(expected);
        else expect(found).toEqual([]);
      },
    ),
  );
});

test('what outputs need is what their windows see, and padding where that is beyond the edge', () => {
  fc.assert(
    fc.property(
      axis.chain((window) => within(window.output).map((wanted) => ({ window, wanted }))),
      ({ window, wanted }) => {
        const { rect, padding } = neededFor({ rows: wanted, columns: one }, { rows: window, columns: dot });
        const seen = [...seenBy(wanted.from, window), ...seenBy(wanted.to - 1, window)];
        const [least, most] = [Math.min(...seen), Math.max(...seen)];
        expect(rect.rows).toEqual({ from: Math.max(0, least), to: Math.min(window.input, most + 1) });
        expect([padding.top, padding.bottom]).toEqual([Math.max(0, -least), Math.max(0, most + 1 - window.input)]);
      },
    ),
  );
});

test('convolutions, pools, sums and concatenations have windows; flattening, global pools and dense layers have none', async () => {
  await useBackend('cpu');
  for (const model of [vgg(true), resnet(true), mobilenet(false)]) {
    const network = await imported(model);
    const shapes = shapesOf(network.nodes, new Map([[network.input, network.inputShape]]), network.name);
    const local = (node: NetworkNode): boolean =>
      windowOf(
        node,
        node.inputs.map((id) => shapes.get(id) ?? []),
        shapes.get(node.id) ?? [],
      ) !== null;
    for (const node of network.nodes) {
      const global = node.kind === 'pool' && 'keepDims' in node;
      const flat = (shapes.get(node.id)?.length ?? 0) !== 3;
      expect([node.id, local(node)]).toEqual([node.id, node.kind !== 'input' && !global && !flat]);
    }
    network.dispose();
    model.dispose();
  }
});
