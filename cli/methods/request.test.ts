import { expect, test } from 'vitest';
import { UsageError } from '../settings.ts';
import { parseRequest } from './request.ts';

test('nothing said means the document of the built-in networks', () => {
  expect(parseRequest([])).toMatchObject({ model: 'toyworld', models: null, out: 'docs/methods.md' });
});

test('every flag is heard', () => {
  const flags = { picture: 'a.png', caption: 'a cat', model: 'm', models: 'dir', out: 'x.md' };
  expect(parseRequest(Object.entries(flags).flatMap(([key, value]) => [`--${key}`, value]))).toEqual(flags);
});

test('what is not understood is refused', () => {
  expect(() => parseRequest(['--colour', 'red'])).toThrow(UsageError);
});
