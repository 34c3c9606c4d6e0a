/**
 * Moves numbers from where they are to where they should be.
 *
 * One move at a time: a new one starts from wherever the last had come, so a graph
 * that grows every few hundred milliseconds glides instead of restarting. With no
 * duration the last step happens at once, for people who asked for less motion.
 */
export interface Motion {
  /** Calls `step` with 0 < share ≤ 1, eased, each frame, and with 1 exactly once at the end. */
  run(duration: number, step: (share: number) => void): void;
  readonly stop: () => void;
}

export function createMotion(): Motion {
  let frame = 0;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  return {
    stop,
    run: (duration, step) => {
      stop();
      if (duration <= 0) {
        step(1);
        return;
      }
      const start = performance.now();
      const next = (): void => {
        const share = Math.min(1, (performance.now() - start) / duration);
        frame = share < 1 ? requestAnimationFrame(next) : 0;
        step(easeOut(share));
      };
      frame = requestAnimationFrame(next);
    },
  };
}

/** Fast first, then settling: cubic, 0 → 0 and 1 → 1. */
export function easeOut(share: number): number {
  return 1 - (1 - share) ** 3;
}

export function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
