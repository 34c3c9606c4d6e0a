/** Texts of any code points, halves of surrogate pairs included. */
import fc from 'fast-check';

export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0x10ffff), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 40 })
  .map((points) => String.fromCodePoint(...points));
