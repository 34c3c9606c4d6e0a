/**
 * Colours for the parts of one picture, apart from each other for every kind of
 * colour vision (Okabe and Ito 2008). Never alone: a number stands with each.
 */
const colours = ['#e69f00', '#56b4e9', '#f0e442', '#cc79a7', '#009e73', '#d55e00', '#0072b2'] as const;

/** Of the part at that place in the list; begins again after seven. */
export function partColour(at: number): string {
  return colours[at % colours.length] ?? colours[0];
}
