import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDataAddress, toDataAddress } from './dataAddress.ts';

test('bytes survive, however many', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const back = fromDataAddress(await toDataAddress(new Blob([new Uint8Array(bytes)], { type: 'image/webp' })));
      expect(back?.type).toBe('image/webp');
      expect(new Uint8Array(await back!.arrayBuffer())).toEqual(new Uint8Array(bytes));
    }),
  );
  const large = new Uint8Array(100_001).map((_, i) => i);
  const back = fromDataAddress(await toDataAddress(new Blob([large])));
  expect(new Uint8Array(await back!.arrayBuffer())).toEqual(large);
});

test('a type no file may name becomes one it may', async () => {
  expect(await toDataAddress(new Blob(['x'], { type: 'text/html' }))).toMatch(/^data:image\/png;base64,/);
});

test.each([
  '',
  'data:text/html;base64,AAAA',
  'data:image/png,AAAA',
  'data:image/png;base64,A',
  'https://example.org/a.png',
])('anything else is refused: %s', (address) => {
  expect(fromDataAddress(address)).toBeNull();
});
