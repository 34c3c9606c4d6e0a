import { describe, expect, it } from 'vitest';
import {
  changeInWords,
  combinationAnnouncement,
  combinationLabel,
  foldedLabel,
  foundAnnouncement,
  maskedPictureLabel,
  parentLabel,
  regionLabel,
} from './combinations.ts';

const pair = { names: ['D4', 'E3'], ratio: 0.92, role: 'node', enough: true } as const;

describe('a combination in words', () => {
  it('has a label with regions, share and verdict', () => {
    expect(combinationLabel(pair)).toBe('D4 and E3: 92\u202f% of the whole picture’s confidence, enough');
  });

  it('roots and the own one say so first', () => {
    expect(combinationLabel({ ...pair, role: 'root' })).toMatch(/^Root, D4/);
    expect(combinationLabel({ ...pair, role: 'own', enough: false })).toMatch(/^Your own, .*not enough$/);
  });

  it('is announced with its size', () => {
    expect(combinationAnnouncement({ ...pair, names: ['D4'], enough: false })).toBe(
      'D4. 1 region, 92\u202f% of the whole picture’s confidence, not enough.',
    );
  });

  it('new findings are announced in number', () => {
    expect(foundAnnouncement(1)).toBe('One combination found that is enough.');
    expect(foundAnnouncement(3)).toBe('3 combinations found that are enough.');
  });

  it('a change names its sign, its unit and what it is against', () => {
    expect(changeInWords(-0.056, 'the whole picture')).toBe('−5.6 points against the whole picture');
  });

  it('a parent names the region that went', () => {
    expect(parentLabel('F4', ['C6', 'F4'])).toBe('Without F4, from C6 and F4');
  });

  it('folded children are counted', () => {
    expect(foldedLabel(8)).toBe('8 more combinations folded');
    expect(foldedLabel(1)).toBe('1 more combination folded');
  });

  it('a region says where it belongs, to the own combination first', () => {
    expect(regionLabel('D4', { inOwn: false, inSelected: false })).toBe('Region D4');
    expect(regionLabel('D4', { inOwn: false, inSelected: true })).toContain('selected');
    expect(regionLabel('D4', { inOwn: true, inSelected: true })).toContain('your combination');
  });

  it('a masked picture has an alternative text, the empty one too', () => {
    expect(maskedPictureLabel(['D4', 'E3'])).toContain('only D4 and E3 visible');
    expect(maskedPictureLabel([])).toContain('every region hidden');
  });
});
