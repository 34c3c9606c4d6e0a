/** Vite's `?url` imports, of which the engine has one; its own types would bring the DOM along. */
declare module '*.wasm?url' {
  const url: string;
  export { url as default };
}
