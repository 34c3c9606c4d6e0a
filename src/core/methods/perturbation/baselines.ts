/**
 * What may show where a perturbation hides the picture.
 *
 * The kinds of the regions, and *zero*: the network's input set to 0, which is what multiplying
 * a preprocessed picture by a mask does; mid-grey, black or the training mean, as the network was trained.
 */
export const perturbationBaselines = ['mean', 'zero', 'blur', 'black'] as const;
