import { describe, expect, it } from 'vitest';
import { bytes, integer, message, nested, text } from './protobuf.ts';

describe('Protocol Buffers', () => {
  // The examples of protobuf.dev/programming-guides/encoding.
  it('writes a whole number as the guide does: field 1, 150', () => {
    expect([...integer(1, 150)]).toEqual([0x08, 0x96, 0x01]);
  });

  it('writes text as the guide does: field 2, "testing"', () => {
    expect([...text(2, 'testing')]).toEqual([0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]);
  });

  it('writes a message within a message as the guide does: field 3, {1: 150}', () => {
    expect([...nested(3, [integer(1, 150)])]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
  });

  it('writes numbers beyond 32 bits', () => {
    expect([...integer(1, 2 ** 35)]).toEqual([0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]);
  });

  it('writes field numbers beyond 15 in two bytes', () => {
    expect([...bytes(20, Uint8Array.of(9))]).toEqual([0xa2, 0x01, 0x01, 9]);
  });

  it('puts fields one after the other', () => {
    expect([...message([integer(1, 0), integer(2, 1)])]).toEqual([0x08, 0, 0x10, 1]);
  });
});
