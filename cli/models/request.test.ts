import { describe, expect, it } from 'vitest';
import { UsageError } from '../settings.ts';
import { parseRequest, usage } from './request.ts';

describe('parseRequest', () => {
  it('reads the three commands', () => {
    expect(parseRequest(['list'])).toEqual({ command: 'list' });
    expect(parseRequest(['remove', 'tiny'])).toEqual({ command: 'remove', id: 'tiny' });
    expect(parseRequest(['add', 'folder'])).toMatchObject({ command: 'add', add: { where: 'folder', preprocess: {} } });
  });

  it('reads fractions, one number for all channels, and three', () => {
    const args = ['add', 'f', '--order', 'bgr', '--scale', '1/127.5', '--mean', '104,117,123', '--std', '2'];
    expect(parseRequest(args)).toMatchObject({
      add: { preprocess: { order: 'bgr', scale: 1 / 127.5, mean: [104, 117, 123], std: [2, 2, 2] } },
    });
  });

  it.each([
    [[], /Say what to do/],
    [['add'], /Say what to do/],
    [['list', 'all'], /Say what to do/],
    [['add', 'a', 'b'], /Too much: b/],
    [['remove', 'a', '--name', 'x'], /belong to "add"/],
    [['add', 'f', '--colour', 'red'], /--colour/],
    [['add', 'f', '--order', 'grb'], /--order is one of: rgb, bgr/],
    [['add', 'f', '--scale', 'much'], /--scale much is no number/],
    [['add', 'f', '--scale', '1/0'], /is no number/],
    [['add', 'f', '--scale', '1/2/3'], /is no number/],
    [['add', 'f', '--scale', ''], /is no number/],
    [['add', 'f', '--mean', '1,2'], /one number or three/],
    [['add', 'f', '--std', '1,2,3,4'], /one number or three/],
  ])('refuses %j', (args, message) => {
    expect(() => parseRequest(args)).toThrow(UsageError);
    expect(() => parseRequest(args)).toThrow(message);
  });

  it('explains every option it takes', () => {
    const flags = [
      'classes',
      'order',
      'scale',
      'mean',
      'std',
      'id',
      'name',
      'licence',
      'source',
      'note',
      'background',
      'outputs',
      'query',
    ];
    for (const flag of flags) {
      expect(usage).toContain(`--${flag}`);
      const value = { order: 'rgb', outputs: 'logits' }[flag] ?? '1';
      expect(parseRequest(['add', 'f', `--${flag}`, value])).toMatchObject({ command: 'add' });
    }
  });
});
