import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { readPicture } from './picture.ts';

const folder = mkdtempSync(join(tmpdir(), 'picture-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

/** Two pixels side by side: red, blue. */
const redBlue = () => sharp(Uint8Array.of(255, 0, 0, 0, 0, 255), { raw: { width: 2, height: 1, channels: 3 } });

test('pixels of a PNG come as they are, with name and hash of the file', async () => {
  const picture = await readPicture(file('two.png', await redBlue().png().toBuffer()));
  expect(picture).toMatchObject({ name: 'two.png', width: 2, height: 1 });
  expect([...picture.rgb]).toEqual([255, 0, 0, 0, 0, 255]);
  expect(picture.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('a turned photograph is set upright', async () => {
  const turned = await redBlue().withMetadata({ orientation: 6 }).png().toBuffer();
  const picture = await readPicture(file('turned.png', turned));
  expect([picture.width, picture.height]).toEqual([1, 2]);
});

test('grey becomes RGB, transparency white', async () => {
  const grey = await sharp(Uint8Array.of(90), { raw: { width: 1, height: 1, channels: 1 } })
    .png()
    .toBuffer();
  expect([...(await readPicture(file('grey.png', grey))).rgb]).toEqual([90, 90, 90]);
  const clear = await sharp(Uint8Array.of(9, 9, 9, 0), { raw: { width: 1, height: 1, channels: 4 } })
    .png()
    .toBuffer();
  expect([...(await readPicture(file('clear.png', clear))).rgb]).toEqual([255, 255, 255]);
});

test('a text, a cut-off photograph and a missing file are told apart', async () => {
  const failure = (kind: string) => ({ failure: { kind } });
  await expect(readPicture(file('letter.png', Buffer.from('Dear all')))).rejects.toMatchObject(
    failure('picture-undecodable'),
  );
  const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  await expect(readPicture(file('cut.jpg', photo.subarray(0, photo.length / 2)))).rejects.toMatchObject(
    failure('picture-undecodable'),
  );
  await expect(readPicture(join(folder, 'none.png'))).rejects.toMatchObject(failure('picture-unreachable'));
});
