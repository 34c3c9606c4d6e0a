/**
 * Lets everything that waits for this thread have its turn, messages included.
 *
 * WASM computes without ever yielding: awaiting its results only runs
 * microtasks, so a `stop` message would not be seen before the work is over. A
 * message to oneself is a full turn of the event loop and, unlike a timer, is
 * not slowed to 4 ms when repeated (HTML standard, timer initialisation steps).
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
