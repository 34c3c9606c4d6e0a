import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { Network, NodeId } from '../../../network/graph.ts';
import { imported, mobilenet, resnet, vgg } from '../../../network/keras.fixture.ts';
import { stagesOf } from './stages.ts';

beforeAll(() => useBackend('cpu'));

/** Whether a way leads from the picture to `end` that does not touch `avoided`. */
function hasWayAround(network: Network, end: NodeId, avoided: NodeId): boolean {
  const reached = new Set([network.input]);
  for (const { id, inputs } of network.nodes) {
    if (id !== avoided && inputs.some((input) => reached.has(input))) reached.add(id);
  }
  return reached.has(end);
}

describe.each([
  ['V', vgg],
  ['R', resnet],
  ['M', mobilenet],
] as const)('stages of %s', (_, build) => {
  it('are nodes that everything passes through, and end with the picture', async () => {
    const network = await imported(build(true));
    const stages = stagesOf(network, network.output, () => true);
    expect(stages.at(-1)).toBe(network.input);
    expect(stages.length).toBeGreaterThan(3);
    expect(stages.length).toBeLessThanOrEqual(12);
    for (const id of stages.slice(0, -1)) expect(hasWayAround(network, network.output, id)).toBe(false);
    network.dispose();
  });

  it('lead from the end to the picture, in that order and without the end itself', async () => {
    const network = await imported(build(true));
    const places = stagesOf(network, network.output, () => true).map((id) =>
      network.nodes.findIndex((node) => node.id === id),
    );
    expect(places).toEqual(places.toSorted((a, b) => b - a));
    expect(new Set(places).size).toBe(places.length);
    expect(places).not.toContain(network.nodes.findIndex(({ id }) => id === network.output));
    network.dispose();
  });
});

it('a node between the branches of a sum is none', async () => {
  const network = await imported(resnet(true));
  const sum = network.nodes.find(({ kind }) => kind === 'sum')!;
  const [branch] = sum.inputs;
  const stages = stagesOf(network, network.output, () => true);
  expect(hasWayAround(network, network.output, branch!)).toBe(true);
  expect(stages).not.toContain(branch);
  network.dispose();
});

it('a node that was not recorded is none', async () => {
  const network = await imported(vgg(true));
  const isRecorded = (id: NodeId) => network.byId.get(id)?.kind !== 'linear';
  expect(stagesOf(network, network.output, isRecorded).every(isRecorded)).toBe(true);
  network.dispose();
});

it('a long chain is cut into twelve', () => {
  const nodes = Array.from({ length: 100 }, (_, i) => ({ id: `${i}`, inputs: i === 0 ? [] : [`${i - 1}`] }));
  const chain = { nodes, input: '0', output: '99' } as unknown as Network;
  const stages = stagesOf(chain, '99', () => true);
  expect(stages.length).toBe(12);
  expect(stages.at(-1)).toBe('0');
  expect(stagesOf(chain, '3', () => true)).toEqual(['2', '1', '0']);
});
