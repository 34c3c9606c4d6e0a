import { describe, expect, it } from 'vitest';
import { awaitedSentence, doneSentences, linkLength, linkPicture } from './sharing.ts';

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
    expect(awaitedSentence({ name: 'bus.jpg', mismatch: false })).toContain('Drop the same file');
    expect(awaitedSentence({ name: 'bus.jpg', mismatch: true })).toMatch(/^That is another picture .*“bus.jpg”/);
  });

  it('what is done is said in a full sentence', () => {
    for (const sentence of Object.values(doneSentences)) expect(sentence).toMatch(/[.]$/);
  });
});
