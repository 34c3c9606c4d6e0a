import { describe, expect, it } from 'vitest';
import { settingsOf } from './settings.ts';

describe('settings of a layer', () => {
  const settings = settingsOf({
    kernelSize: 3,
    strides: [2, 1],
    use_bias: false,
    padding: 'same',
    poolSize: [2],
    maxValue: null,
  });

  it('are found in camelCase as in snake_case', () => {
    expect(settings.pair('kernel_size', [1, 1])).toEqual([3, 3]);
    expect(settings.flag('use_bias', true)).toBe(false);
    expect(settings.text('padding', 'valid')).toBe('same');
  });

  it('are pairs where one number stands for both', () => {
    expect(settings.pair('strides', [1, 1])).toEqual([2, 1]);
    expect(settings.pair('pool_size', [1, 1])).toEqual([2, 2]);
    expect(settings.pair('dilation_rate', [1, 1])).toEqual([1, 1]);
  });

  it('are the default where they are missing or null', () => {
    expect(settings.numbers('max_value')).toBeNull();
    expect(settings.number('max_value', 4)).toBe(4);
    expect(settingsOf(null).text('padding', 'valid')).toBe('valid');
    expect(settingsOf([1, 2]).raw('0')).toBeUndefined();
  });
});
