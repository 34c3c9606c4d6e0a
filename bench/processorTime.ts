/**
 * Processor time of this process: what others do on the machine is not in it.
 *
 * The measure for work of a single thread, where the wall clock makes a kernel that the scheduler interrupts look ten
 * times as slow. All threads of the process count, so it is no measure for work that is shared out.
 */

/** Milliseconds since the process began, to the microsecond. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Seconds that `work` takes. */
export async function charged(work: () => Promise<unknown>): Promise<number> {
  const before = processorTime();
  await work();
  return (processorTime() - before) / 1000;
}
