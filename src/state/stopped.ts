/**
 * Why work was told to stop; the two mean opposite things to whoever waits.
 *
 * *replaced*: a newer wish made it pointless, say nothing. *pressed*: a person
 * wanted it to end, keep what was found.
 */
export class Stopped extends Error {
  readonly why: 'replaced' | 'pressed';
  constructor(why: 'replaced' | 'pressed') {
    super(why);
    this.name = 'Stopped';
    this.why = why;
  }
}
