/**
 * A small assembler: functions in the text format of WebAssembly, to the bytes of a module.
 *
 * The module imports one memory, `env.memory`, and exports every function under its name. Encoding after the
 * WebAssembly core specification 2.0, chapter 5. It knows the instructions of our own kernels and no more, and
 * leaves checking to the engine that compiles the bytes.
 */

type ValueType = 'i32' | 'f32' | 'v128';

/** Without result; locals are named, in the body with a `$` before. */
export interface FunctionText {
  readonly parameters: Readonly<Record<string, ValueType>>;
  readonly locals: Readonly<Record<string, ValueType>>;
  /** Instructions one after the other; what an instruction takes from the stack is written before it. */
  readonly body: string;
}

const valueTypes: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** Bytes of an instruction; of loads and stores with an alignment of four bytes and no offset. */
const opcodes: Readonly<Record<string, readonly number[]>> = {
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  end: [0x0b],
  br: [0x0c],
  br_if: [0x0d],
  select: [0x1b],
  'local.get': [0x20],
  'local.set': [0x21],
  'i32.const': [0x41],
  'i32.eqz': [0x45],
  'i32.lt_u': [0x49],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.or': [0x72],
  'f32.load': [0x2a, 2, 0],
  'f32.store': [0x38, 2, 0],
  'f32.eq': [0x5b],
  'f32.le': [0x5f],
  'f32.ge': [0x60],
  'f32.add': [0x92],
  'f32.mul': [0x94],
  'f32.convert_i32_s': [0xb2],
  'v128.load': [0xfd, 0x00, 2, 0],
  'v128.store': [0xfd, 0x0b, 2, 0],
  'v128.and': [0xfd, 0x4e],
  'v128.andnot': [0xfd, 0x4f],
  'v128.or': [0xfd, 0x50],
  'f32x4.splat': [0xfd, 0x13],
  'f32x4.eq': [0xfd, 0x41],
  'f32x4.le': [0xfd, 0x45],
  'f32x4.ge': [0xfd, 0x46],
  'f32x4.add': [0xfd, 0xe4, 0x01],
  'f32x4.sub': [0xfd, 0xe5, 0x01],
  'f32x4.mul': [0xfd, 0xe6, 0x01],
  'f32x4.convert_i32x4_s': [0xfd, 0xfa, 0x01],
};

/** @throws Error for a word that is no instruction, number or local */
export function assemble(functions: Readonly<Record<string, FunctionText>>): Uint8Array<ArrayBuffer> {
  const [names, texts] = [Object.keys(functions), Object.values(functions)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(texts.map(({ parameters }) => [0x60, ...list(typesOf(parameters)), 0x00]))),
    // A memory of any size that threads do not share.
    ...section(2, list([[...name('env'), ...name('memory'), 0x02, 0x00, 0x00]])),
    ...section(3, list(texts.map((_, index) => unsigned(index)))),
    ...section(7, list(names.map((text, index) => [...name(text), 0x00, ...unsigned(index)]))),
    ...section(10, list(texts.map((text) => sized(code(text))))),
  ]);
}

function code({ parameters, locals, body }: FunctionText): number[] {
  const declared = list(typesOf(locals).map((type) => [1, ...type]));
  const places = new Map(Object.keys({ ...parameters, ...locals }).map((local, index) => [`$${local}`, index]));
  const instructions = body
    .trim()
    .split(/\s+/)
    .flatMap((word) => encoded(word, places));
  return [...declared, ...instructions, 0x0b];
}

function encoded(word: string, places: ReadonlyMap<string, number>): readonly number[] {
  if (/^-?\d+$/.test(word)) return signed(Number(word));
  const place = places.get(word);
  const bytes = place === undefined ? opcodes[word] : unsigned(place);
  if (bytes === undefined) throw new Error(`"${word}" is no instruction and no local`);
  return bytes;
}

const typesOf = (locals: FunctionText['locals']): number[][] => Object.values(locals).map((type) => [valueTypes[type]]);
const section = (id: number, content: readonly number[]): number[] => [id, ...sized(content)];
const sized = (content: readonly number[]): number[] => [...unsigned(content.length), ...content];
const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const name = (text: string): number[] => sized(Array.from(text, (letter) => letter.charCodeAt(0)));

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** LEB128 with a sign; the same as `unsigned` for the labels 0–63 that `br` takes. */
function signed(value: number): number[] {
  const isLast = value >= -0x40 && value < 0x40;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
