import { describe, expect, it } from 'vitest';
import { engineChip, engineFacts, finishedLine, mapLine, openingLine, searchLine, stoppedLine } from './stages.ts';

describe('the way to an answer', () => {
  it('a download says how much of what, and as a share', () => {
    const line = openingLine('MobileNet V2', { stage: 'download', bytes: 7e6, total: 14e6 });
    expect(line).toEqual({ text: 'Loading MobileNet V2: 7.0\u202fMB of 14.0\u202fMB', share: 0.5 });
  });

  it('a download of unknown size has no share', () => {
    const line = openingLine('V2', { stage: 'download', bytes: 7e6, total: 0 });
    expect(line.share).toBeNull();
    expect(line.text).not.toContain('of');
  });

  it('a download that brings more than promised stays within its bar', () => {
    expect(openingLine('V2', { stage: 'download', bytes: 15, total: 10 }).share).toBe(1);
  });

  it('every stage has its own name', () => {
    const stages = ['fetch', 'import', 'warm-up', 'classify'] as const;
    expect(new Set(stages.map((stage) => openingLine('V2', { stage }).text)).size).toBe(4);
  });
});

describe('the search', () => {
  it('says where it is, what it tried and what is enough', () => {
    expect(searchLine({ stage: 'search', level: 4, distinct: 220, explanations: 15 })).toBe(
      'Searching among sets of 4 regions · 220 combinations tried · 15 are enough',
    );
  });

  it('speaks of one as of one', () => {
    expect(searchLine({ stage: 'search', level: 1, distinct: 1, explanations: 1 })).toBe(
      'Searching among sets of 1 region · 1 combination tried · 1 is enough',
    );
  });

  it('ends with the number tried and the time it took', () => {
    expect(finishedLine(343, 4100)).toBe('343 combinations tried in 4.1\u202fs');
    expect(finishedLine(343, null)).toBe('343 combinations tried');
  });

  it('says what was kept when a person stopped it', () => {
    expect(stoppedLine(120, 1)).toBe('Stopped after 120 combinations; 1 that is enough kept');
    expect(stoppedLine(120, 2)).toContain('2 that are enough kept');
    expect(stoppedLine(120, 0)).toBe('Stopped after 120 combinations; none was enough yet');
  });
});

describe('a map', () => {
  it('counts its iterations as soon as there is one', () => {
    expect(mapLine('I-GOS', null)).toEqual({ text: 'Making the I-GOS map', short: 'beginning', share: null });
    expect(mapLine('I-GOS', { step: 9, steps: 15 })).toEqual({
      text: 'I-GOS: iteration 9 / 15',
      short: 'iteration 9 / 15',
      share: 0.6,
    });
  });
});

describe('the engine', () => {
  const report = { backend: 'wasm', reason: 'no WebGPU adapter', adapter: '', workers: 2, version: '4.22.0' } as const;

  it('is one short name, with its threads when there are several', () => {
    expect(engineChip(report)).toBe('WebAssembly × 2');
    expect(engineChip({ ...report, workers: 1 })).toBe('WebAssembly');
  });

  it('gives its reason, and says so where the device is not named', () => {
    const facts = engineFacts(report);
    expect(facts).toContainEqual({ term: 'Because', value: 'no WebGPU adapter' });
    expect(facts).toContainEqual({ term: 'On', value: 'a device the browser does not name' });
  });
});
