/**
 * What a process holds for itself, as the Linux kernel counts it: anonymous pages in memory or
 * swapped out (`RssAnon` + `VmSwap`), which Chromium's own task manager calls *memory footprint*.
 *
 * Heaps of JavaScript and of WebAssembly are in it, program text that all share is not.
 */
import { existsSync, readFileSync } from 'node:fs';

/** Short against anything that allocates here: one forward pass takes some 50 ms. */
const EVERY = 20;

export const canReadProcesses = (): boolean => existsSync('/proc/self/status');

/** In MB of 10⁶ bytes; 0 for a process that is over. */
export function footprint(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (field: string): number =>
      Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0);
    return ((kilobytes('RssAnon') + kilobytes('VmSwap')) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

export interface Watch {
  /** The most since the watch began, or since `peak` was last asked. */
  peak(): number;
  stop(): void;
}

/** Looks at a process again and again until stopped. */
export function watch(pid: number): Watch {
  let most = footprint(pid);
  const timer = setInterval(() => {
    most = Math.max(most, footprint(pid));
  }, EVERY);
  return {
    peak() {
      const before = Math.max(most, footprint(pid));
      most = 0;
      return before;
    },
    stop() {
      clearInterval(timer);
    },
  };
}
