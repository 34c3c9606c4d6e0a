/**
 * Many pictures through the network, a few at a time.
 *
 * A reverse walk keeps all activations of a batch, so memory says how many go at once on a GPU: eight of 224 × 224
 * (some 650 MB for MobileNet V2). The processor gains next to nothing from more than one, and Stop is heard sooner.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';

const PIXELS = 224 * 224;
/** Also of small pictures, so that a part takes less than half a second. */
const MOST = 16;

/** `items` in order, cut into lists that may go through the network together with pictures of the size of `like`. */
export function* inParts<T>(items: readonly T[], like: Tensor4D): Generator<readonly T[], void, void> {
  const [, height, width] = like.shape;
  const pictures = ['webgpu', 'webgl'].includes(tf.getBackend()) ? 8 : 1;
  const size = Math.min(MOST, Math.max(1, Math.floor((pictures * PIXELS) / (height * width))));
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** The numbers of a tensor, which is disposed however reading ends. */
export async function take(tensor: tf.Tensor): Promise<Float32Array> {
  try {
    return await tensor.data<'float32'>();
  } finally {
    tensor.dispose();
  }
}
