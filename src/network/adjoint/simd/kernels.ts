/**
 * The inner loops of the reverse walk that the WASM back end has no fast kernel for, in 128-bit SIMD.
 *
 * Addresses are byte offsets into the back end's memory, where its tensors lie; lengths are in bytes too. What is
 * left after the last four numbers of a length goes one by one. Called by `passBetween.ts` and `spreadDepthwise.ts`.
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

const multiplyAdd = (value: 'f32' | 'v128', lanes: 'f32' | 'f32x4'): string =>
  `${at('result')}
   ${at('result')} ${value}.load
   ${at('state')} ${value}.load
   ${at('weights')} ${value}.load
   ${lanes}.mul ${lanes}.add ${value}.store`;

const spread: FunctionText = {
  parameters: { result: 'i32', state: 'i32', weights: 'i32', pixels: 'i32', length: 'i32', step: 'i32' },
  locals: { place: 'i32' },
  body: `
    block loop
      local.get $pixels i32.eqz br_if 1
      i32.const 0 local.set $place
      ${stepwise(16, multiplyAdd('v128', 'f32x4'))}
      ${stepwise(4, multiplyAdd('f32', 'f32'))}
      ${advance('result', 'local.get $step')}
      ${advance('state', 'local.get $length')}
      ${advance('pixels', 'i32.const -1')}
      br 0
    end end`,
};

export const kernelTexts: Readonly<Record<keyof Kernels, FunctionText>> = { pass, spread };
