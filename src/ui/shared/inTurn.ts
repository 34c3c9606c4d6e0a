/**
 * Work that may wait until the page has had its turn.
 *
 * What a finding changes is drawn in a dozen places. Done at once it is one long task in
 * which a click goes unheard; so each drawing takes a task of its own, in the order asked
 * for. A timer for each, because timers that ask for timers are slowed to 4 ms (HTML
 * standard, timer initialisation steps).
 */

/** Returns how to take it back. */
export function inTurn(work: () => void): () => void {
  const timer = setTimeout(work, 0);
  return () => {
    clearTimeout(timer);
  };
}
