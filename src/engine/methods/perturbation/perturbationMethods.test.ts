import { expect, test } from 'vitest';
import { testBackends, useBackend } from '../../../network/backends.fixture.ts';
import { imported, mobilenet } from '../../../network/keras.fixture.ts';
import type { Network, NetworkNode } from '../../../network/graph.ts';
import { classTarget } from '../../../core/methods/target.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import { linearNetwork, unevenNumbers } from './linearNetwork.fixture.ts';
import { perturbationMethods } from './methods.ts';

const quick = { iterations: 2, masks: 40, window: 56, stride: 56, cells: 4 };

/** The same network with one node that has no gradient. */
function opaque(network: Network): Network {
  const nodes = network.nodes.map((node): NetworkNode =>
    node.id === 'flat'
      ? { id: node.id, origin: { name: 'strange', op: 'Mystery' }, inputs: node.inputs, kind: 'opaque', ...nothing }
      : node,
  );
  return { ...network, nodes, byId: new Map(nodes.map((node) => [node.id, node])) };
}
const nothing = {
  run: () => {
    throw new Error('never run');
  },
  shapeAfter: () => [48],
};

test('the two that descend need a gradient and say which node has none; the two that only ask do not', async () => {
  await useBackend('cpu');
  const plain = linearNetwork([4, 4], [unevenNumbers(48, 0.3)]);
  const network = opaque(plain);
  for (const method of perturbationMethods) {
    const question = { network, target: classTarget(0), options: settleOptions(method.card, {}) };
    const refusal = method.refusal(question);
    if (!method.card.needs.includes('gradient')) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ kind: 'unsupported-node', node: 'strange', op: 'Mystery' });
    expect(method.refusal({ ...question, network: plain })).toBeNull();
  }
  expect(perturbationMethods.map((method) => method.card.needs.length)).toEqual([0, 1, 0, 1]);
  plain.dispose();
});

test('a node’s mean is explained like a class', async () => {
  await useBackend('cpu');
  const network = await imported(mobilenet(true));
  const node = network.nodes.find((one) => one.kind === 'activation')!.id;
  const context = contextFor(network, { target: { kind: 'node', node } });
  for (const method of perturbationMethods) {
    const { raw } = (await runMethod(method, context, quick)).result;
    expect(Math.max(...raw.values)).toBeGreaterThan(0);
    await expectNoLeak(method, context, { ...quick, iterations: 1, masks: 10 });
  }
  context.input.dispose();
  network.dispose();
});

test('both back ends give one map', async () => {
  const maps: Float32Array[][] = [];
  for (const backend of testBackends) {
    await useBackend(backend);
    const network = await imported(mobilenet(true));
    const context = contextFor(network);
    const values = [];
    for (const method of perturbationMethods) values.push((await runMethod(method, context, quick)).result.raw.values);
    maps.push(values);
    context.input.dispose();
    network.dispose();
  }
  maps[0]!.forEach((cpu, place) => {
    const largest = Math.max(...cpu.map(Math.abs));
    cpu.forEach((value, i) => {
      expect(Math.abs(maps[1]![place]![i]! - value)).toBeLessThan(1e-3 * largest);
    });
  });
});
