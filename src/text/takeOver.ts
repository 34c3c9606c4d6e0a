/** What is shown beforehand, and how its network came to stand behind it, in the words of one quiet line. */

/** Nothing is said where nothing was shown beforehand. */
export const takeOverSentences = {
  none: null,
  waiting: 'Computed beforehand. The network is loading and then answers whatever you ask.',
  done: 'The network is here and says the same: everything you see is live now.',
  differs: 'The network here does not say what was computed beforehand, so all of it is computed anew.',
  failed: 'The network could not be loaded. What you see was computed beforehand; nothing new can be asked.',
  stopped: 'The network was not loaded. What you see was computed beforehand; nothing new can be asked.',
} as const satisfies Readonly<Record<string, string | null>>;
