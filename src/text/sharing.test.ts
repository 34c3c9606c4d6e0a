import { describe, expect, it } from 'vitest';
import { awaitedSentence, doneSentences, figureNotes, linkLength, linkPicture } from './sharing.ts';

describe('links in words', () => {
  it('a comfortable length is only counted, a long one is warned of', () => {
    expect(linkLength(300)).toBe('300 characters');
    expect(linkLength(1500)).toBe('1,500 characters; some programs cut long links');
  });

  it('says what the link holds of the picture, by where it came from', () => {
    expect(linkPicture({ source: 'sample', pictureBytes: null })).toContain('by name');
    expect(linkPicture({ source: 'address', pictureBytes: null })).toContain('by its address');
  });

  it('a local picture is out unless it was put in, and then its size is said', () => {
    expect(linkPicture({ source: 'local', pictureBytes: null })).toContain('not in the link');
    expect(linkPicture({ source: 'local', pictureBytes: 8000 })).toContain('8.0\u202fKB');
  });

  it('the receiver is asked for the file by name, and told when it is another', () => {
    expect(awaitedSentence({ name: 'bus.jpg', mismatch: false })).toContain('Open the same file');
    expect(awaitedSentence({ name: 'bus.jpg', mismatch: true })).toMatch(/^That is another picture .*“bus.jpg”/);
  });

  it('what is done is said in a full sentence', () => {
    for (const sentence of Object.values(doneSentences)) expect(sentence).toMatch(/[.]$/);
  });

  it('a figure says what it was made with, one line each', () => {
    const notes = figureNotes({
      network: 'MobileNet V2',
      picture: 'bird.jpg',
      className: 'peacock',
      confidence: '67.8\u202f%',
      rule: 'Enough: still its first answer.',
      grid: { rows: 7, cols: 5 },
      baseline: 'blur',
      backend: 'wasm',
    });
    expect(notes).toContain('MobileNet V2: peacock, 67.8\u202f% on the whole picture');
    expect(notes).toContain('7 × 5 regions; hidden ones show a blurred copy');
    expect(notes.at(-1)).toBe('SAG Explorer, wasm');
  });
});
