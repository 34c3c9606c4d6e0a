/// <reference types="./wasmUrl.d.ts" />
/** Where the built page keeps the one WASM binary it uses; imported by workers only, Node reads the file itself. */
import url from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

/** Relative to the page's base; single-threaded SIMD, which needs no cross-origin isolation. */
export const wasmBinaryUrl: string = url;
