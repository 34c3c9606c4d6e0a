/** Which TensorFlow.js back end computes, and why that one; shown on the page and saved with every result. */
export type BackendName = 'webgpu' | 'wasm' | 'webgl' | 'cpu';

export interface EngineReport {
  readonly backend: BackendName;
  /** One clause: "no WebGPU adapter", "a software adapter is no GPU", "passed the self-test". */
  readonly reason: string;
  /** Adapter or CPU description, '' where the platform does not say. */
  readonly adapter: string;
  /** Threads that score region sets, this one included when it is the only one. */
  readonly workers: number;
  /** TensorFlow.js version. */
  readonly version: string;
}
