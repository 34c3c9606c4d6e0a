import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { tinyCard } from '../../../e2e/tinyModel.ts';
import { serverOf } from '../../engine/catalogue/modelFiles.fixture.ts';
import { run, setUp } from '../session.fixture.ts';

const bytes = new Uint8Array([1, 2, 3]);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const address = 'https://pictures.test/walks/bus.jpg?size=large#top';
const catalogue = { version: 1, models: [tinyCard] };

const bench = setUp(
  serverOf({
    [address]: bytes,
    'https://pictures.test/none.jpg': 404,
    'https://pictures.test/models/catalogue.json': new TextEncoder().encode(JSON.stringify(catalogue)),
  }),
);

test('a picture is named by its content', async () => {
  const blob = new Blob([bytes]);
  expect((await run(bench, 'identify-picture', { blob, name: 'a.png' })).output).toEqual({
    blob,
    name: 'a.png',
    sha256,
  });
});

test('a fetched picture has the name in its address', async () => {
  const { output } = await run(bench, 'fetch-picture', { address });
  expect(output).toMatchObject({ name: 'bus.jpg', sha256 });
  expect(new Uint8Array(await output.blob.arrayBuffer())).toEqual(bytes);
});

test.each(['https://pictures.test/none.jpg', 'https://nobody.test/a.jpg', 'no address'])(
  'a picture that cannot be fetched is named: %s',
  async (unreachable) => {
    await expect(run(bench, 'fetch-picture', { address: unreachable })).rejects.toMatchObject({
      failure: { kind: 'picture-unreachable', address: unreachable },
    });
  },
);

test('the catalogue comes with absolute addresses', async () => {
  const { output } = await run(bench, 'read-catalogue', { address: 'https://pictures.test/models/catalogue.json' });
  expect(output.models.map((model) => model.address)).toEqual([
    'https://pictures.test/models/colour_counter/model.json',
  ]);
});

test('a catalogue that is not there is said so', async () => {
  await expect(run(bench, 'read-catalogue', { address: 'https://pictures.test/none.jpg' })).rejects.toMatchObject({
    failure: { kind: 'catalogue-unreadable' },
  });
});
