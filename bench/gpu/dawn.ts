/**
 * WebGPU in Node: Dawn, the implementation that Chromium has, from the package `webgpu`.
 *
 * No dependency of the project: installed into this folder when the bench wants it, and
 * loaded by path, so neither the lock file nor the checks know of it. It makes Node look
 * like a browser to TensorFlow.js, so it comes before the back end is loaded.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = import.meta.dirname;
const entry = join(folder, 'node_modules/webgpu/index.js');

interface Dawn {
  readonly create: (options: readonly string[]) => GPU;
  /** `GPUBuffer`, `GPUBufferUsage` and so on. */
  readonly globals: Readonly<Record<string, unknown>>;
}

/** Drivers keep compiled shaders on disk; what a first visit waits for is compiled anew. */
const withoutShaderCaches = { __GL_SHADER_DISK_CACHE: '0', MESA_SHADER_CACHE_DISABLE: 'true' };

/** Puts `navigator.gpu` in place; null, or the reason why not. */
export async function startDawn(): Promise<string | null> {
  if (!existsSync(entry)) {
    console.error('Installing webgpu into bench/gpu …');
    const install = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-package-lock'];
    if (spawnSync('npm', install, { cwd: folder, stdio: 'ignore', shell: process.platform === 'win32' }).status !== 0) {
      return 'needs the package webgpu, which could not be installed';
    }
  }
  Object.assign(process.env, withoutShaderCaches);
  const { create, globals } = (await import(pathToFileURL(entry).href)) as Dawn;
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  return adapter ? null : 'needs a GPU with a Vulkan, Metal or Direct3D 12 driver; see bench/gpu/README.md';
}
