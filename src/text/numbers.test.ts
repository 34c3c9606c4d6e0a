import { describe, expect, it } from 'vitest';
import {
  bytes,
  count,
  counted,
  duration,
  listed,
  percent,
  percentNumber,
  setInWords,
  signedPoints,
} from './numbers.ts';

describe('numbers', () => {
  it('shows a share as per cent with a space that does not break', () => {
    expect(percent(0.6784)).toBe('67.8\u202f%');
    expect(percent(0.5, 0)).toBe('50\u202f%');
    expect(percentNumber(0.0071)).toBe('0.7');
  });

  it('gives a difference its sign, and a rounded nought none', () => {
    expect(signedPoints(-0.056)).toBe('−5.6');
    expect(signedPoints(0.012)).toBe('+1.2');
    expect(signedPoints(-0.0004)).toBe('0.0');
    expect(signedPoints(0.0004)).toBe('0.0');
  });

  it('groups thousands', () => {
    expect(count(1234567)).toBe('1,234,567');
  });

  it('counts one thing in the singular and none in the plural', () => {
    expect(counted(1, 'combination')).toBe('1 combination');
    expect(counted(0, 'combination')).toBe('0 combinations');
    expect(counted(2, 'class', 'classes')).toBe('2 classes');
  });

  it('chooses the unit of a size by its magnitude', () => {
    expect(bytes(812)).toBe('812\u202fbytes');
    expect(bytes(8192)).toBe('8.2\u202fKB');
    expect(bytes(81_920)).toBe('82\u202fKB');
    expect(bytes(13_900_000)).toBe('13.9\u202fMB');
    expect(bytes(548_000_000)).toBe('548\u202fMB');
  });

  it('shows seconds with one decimal and short times in milliseconds', () => {
    expect(duration(4100)).toBe('4.1\u202fs');
    expect(duration(38.4)).toBe('38\u202fms');
    expect(duration(123_456)).toBe('123\u202fs');
  });

  it('joins names with commas and one “and”', () => {
    expect(listed([])).toBe('');
    expect(listed(['D4'])).toBe('D4');
    expect(listed(['D4', 'E3'])).toBe('D4 and E3');
    expect(listed(['D4', 'E3', 'F1'])).toBe('D4, E3 and F1');
  });

  it('says so where no region is visible', () => {
    expect(setInWords([])).toBe('no region');
    expect(setInWords(['C6', 'D6'])).toBe('C6 and D6');
  });
});
