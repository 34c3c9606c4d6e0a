/**
 * The inner loops of the reverse walk that the WASM back end has no fast kernel for, in 128-bit SIMD.
 *
 * Addresses are byte offsets into the back end's memory, where its tensors lie; lengths are in bytes too. What is
 * left after the last four numbers of a length goes one by one. Called by the other files of this folder.
 */
import type { FunctionText } from './assemble.ts';

/** As the assembled module exports them. */
export interface Kernels {
  /** Copies `length` bytes of `state` to `result`, with 0 where `activation` ≤ `low` or ≥ `high`; NaN bounds nothing. */
  pass(state: number, activation: number, result: number, length: number, low: number, high: number): void;
  /**
   * Adds `weights ⊙ state` to `result` for each of `pixels`, all of `length` bytes of channels. The next pixel of the
   * result is `step` bytes on, that of the state follows at once.
   */
  spread(result: number, state: number, weights: number, pixels: number, length: number, step: number): void;
  /** Adds 1 to `counts` where `input` equals `maximum`; the next pixel of the input is `step` bytes on. */
  tally(counts: number, input: number, maximum: number, pixels: number, length: number, step: number): void;
  /** Adds `share` to `result` there; the next pixels of result and input are `step` bytes on. */
  award(
    result: number,
    input: number,
    maximum: number,
    share: number,
    pixels: number,
    length: number,
    step: number,
  ): void;
}

const at = (base: string): string => `local.get $${base} local.get $place i32.add`;
const advance = (local: string, by: string): string => `local.get $${local} ${by} i32.add local.set $${local}`;

/** Repeats `body` while `length` has `bytes` more beyond `place`, and moves `place` on. */
const stepwise = (bytes: 4 | 16, body: string): string => `
  block loop
    local.get $length local.get $place i32.sub i32.const ${bytes} i32.lt_u br_if 1
    ${body}
    ${advance('place', `i32.const ${bytes}`)}
    br 0
  end end`;

const pass: FunctionText = {
  parameters: { state: 'i32', activation: 'i32', result: 'i32', length: 'i32', low: 'f32', high: 'f32' },
  locals: { place: 'i32', lows: 'v128', highs: 'v128' },
  body: `
    local.get $low f32x4.splat local.set $lows
    local.get $high f32x4.splat local.set $highs
    ${stepwise(
      16,
      `${at('result')}
       ${at('state')} v128.load
       ${at('activation')} v128.load local.get $lows f32x4.le
       ${at('activation')} v128.load local.get $highs f32x4.ge
       v128.or v128.andnot v128.store`,
    )}
    ${stepwise(
      4,
      `${at('result')}
       i32.const 0 f32.convert_i32_s
       ${at('state')} f32.load
       ${at('activation')} f32.load local.get $low f32.le
       ${at('activation')} f32.load local.get $high f32.ge
       i32.or select f32.store`,
    )}`,
};

/**
 * A function that works through `pixels` of `length` bytes each, with a body for four channels and one for a single one.
 * @param values its addresses, and by what each moves on from pixel to pixel
 */
function pixelwise(
  values: Readonly<Record<string, 'step' | 'length' | null>>,
  body: (type: 'v128' | 'f32', lanes: 'f32x4' | 'f32') => string,
): FunctionText {
  const moved = Object.entries(values).map(([local, by]) => (by === null ? '' : advance(local, `local.get $${by}`)));
  return {
    parameters: Object.fromEntries(
      [...Object.keys(values), 'pixels', 'length', 'step'].map((local) => [local, 'i32'] as const),
    ),
    locals: { place: 'i32' },
    body: `
      block loop
        local.get $pixels i32.eqz br_if 1
        i32.const 0 local.set $place
        ${stepwise(16, body('v128', 'f32x4'))}
        ${stepwise(4, body('f32', 'f32'))}
        ${moved.join(' ')}
        ${advance('pixels', 'i32.const -1')}
        br 0
      end end`,
  };
}

const spread = pixelwise(
  { result: 'step', state: 'length', weights: null },
  (type, lanes) =>
    `${at('result')}
     ${at('result')} ${type}.load
     ${at('state')} ${type}.load
     ${at('weights')} ${type}.load
     ${lanes}.mul ${lanes}.add ${type}.store`,
);

const tally = pixelwise({ counts: 'length', input: 'step', maximum: 'length' }, (type, lanes) => {
  // Four lanes that are equal are −1 as whole numbers, a single one is 1.
  const counted = type === 'v128' ? 'f32x4.convert_i32x4_s f32x4.sub' : 'f32.convert_i32_s f32.add';
  return `${at('counts')}
          ${at('counts')} ${type}.load
          ${at('input')} ${type}.load ${at('maximum')} ${type}.load ${lanes}.eq
          ${counted} ${type}.store`;
});

const award = pixelwise({ result: 'step', input: 'step', maximum: 'length', share: 'length' }, (type, lanes) => {
  const isMaximum = `${at('input')} ${type}.load ${at('maximum')} ${type}.load ${lanes}.eq`;
  const share = `${at('share')} ${type}.load`;
  const awarded =
    type === 'v128' ? `${share} ${isMaximum} v128.and` : `${share} i32.const 0 f32.convert_i32_s ${isMaximum} select`;
  return `${at('result')} ${at('result')} ${type}.load ${awarded} ${lanes}.add ${type}.store`;
});

export const kernelTexts: Readonly<Record<keyof Kernels, FunctionText>> = { pass, spread, tally, award };
