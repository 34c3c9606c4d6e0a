import { describe, expect, it } from 'vitest';
import { failureOf } from '../../core/failure.ts';
import { checkClassNames, parseClassNames } from './classNames.ts';
import { card } from './modelFiles.fixture.ts';

const detailOf = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return failureOf(error);
  }
};

describe('parseClassNames', () => {
  it('reads a JSON list', () => {
    expect(parseClassNames(card, '["cat", "dog"]')).toEqual(['cat', 'dog']);
  });

  it.each(['', 'cat\ndog', '["one"]', '{"0": "cat", "1": "dog"}', '[1, 2]'])('refuses %j', (text) => {
    expect(detailOf(() => parseClassNames(card, text))).toMatchObject({ kind: 'model-invalid', model: 'Tiny' });
  });
});

describe('checkClassNames', () => {
  it('wants one name per output', () => {
    expect(
      detailOf(() => {
        checkClassNames('Tiny', ['cat', 'dog'], 2);
      }),
    ).toBeNull();
    expect(
      detailOf(() => {
        checkClassNames('Tiny', ['cat', 'dog'], 3);
      }),
    ).toEqual({
      kind: 'model-invalid',
      model: 'Tiny',
      detail: 'it has 3 outputs, but 2 classes are named',
    });
  });
});
