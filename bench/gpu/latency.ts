/** How long a read-back takes when nothing else is to be done: a copy of eight bytes and `mapAsync`. */
import { webgpuDevice } from '../../src/engine/backend/webgpuRuntime.ts';

const BYTES = 8;

/** Milliseconds, once per repetition. */
export async function readBackTimes(repetitions: number): Promise<number[]> {
  const device = webgpuDevice();
  if (!device) throw new Error('there is no WebGPU device');
  const from = device.createBuffer({ size: BYTES, usage: GPUBufferUsage.COPY_SRC });
  const to = device.createBuffer({ size: BYTES, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
  const times: number[] = [];
  for (let at = 0; at < repetitions; at++) {
    const before = performance.now();
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(from, 0, to, 0, BYTES);
    device.queue.submit([encoder.finish()]);
    await to.mapAsync(GPUMapMode.READ);
    times.push(performance.now() - before);
    to.unmap();
  }
  from.destroy();
  to.destroy();
  return times;
}
