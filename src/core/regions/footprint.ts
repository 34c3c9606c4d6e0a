/**
 * How one region covers pixels.
 *
 * *tent*: bilinear with aligned corners, as published (overlapping, the weights of
 * all regions sum to 1 at every pixel); *tile*: hard cells. Both are separable, so
 * a mask is the product of one weight per row and one per column.
 */
export type Footprint = 'tent' | 'tile';
