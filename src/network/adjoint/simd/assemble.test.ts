import { describe, expect, it } from 'vitest';
import { assemble, type FunctionText } from './assemble.ts';
import { kernelTexts } from './kernels.ts';

/** Stores a number that `body` leaves on the stack. */
const storing = (body: string): FunctionText => ({
  parameters: { address: 'i32', left: 'f32', right: 'f32' },
  locals: { count: 'i32' },
  body: `local.get $address ${body} f32.store`,
});

type Exports = Record<string, (address: number, left: number, right: number) => void>;

function run(body: string, left = 0, right = 0): number {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new WebAssembly.Module(assemble({ other: storing('local.get $left'), store: storing(body) }));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  (exports as Exports)['store']!(64, left, right);
  return new Float32Array(memory.buffer)[16]!;
}

describe('the assembler', () => {
  it('writes functions that do what their text says, exported by name', () => {
    expect(run('local.get $left local.get $right f32.mul', 3, -2.5)).toBe(-7.5);
    expect(run('local.get $left local.get $right local.get $left local.get $right f32.le select', 3, 4)).toBe(3);
  });

  it('encodes constants of every length, below zero too', () => {
    for (const value of [0, 63, 64, -1, -64, -65, 127, 128, 8191, 8192, -8193, 1_000_000, -1_000_000]) {
      expect(run(`i32.const ${value} f32.convert_i32_s`)).toBe(value);
    }
  });

  it('jumps to the label it names', () => {
    const body = `
      i32.const 3 local.set $count
      block loop
        local.get $count i32.eqz br_if 1
        local.get $left local.get $left f32.add local.set $left
        local.get $count i32.const -1 i32.add local.set $count
        br 0
      end end
      local.get $left`;
    expect(run(body, 5)).toBe(40);
  });

  it('makes of our kernels a module that the engine accepts', () => {
    expect(WebAssembly.validate(assemble(kernelTexts))).toBe(true);
  });

  it('refuses words it does not know', () => {
    expect(() => run('f32.frobnicate')).toThrow(/"f32.frobnicate" is no instruction/);
    expect(() => run('local.get $nowhere')).toThrow(/no local/);
  });
});
