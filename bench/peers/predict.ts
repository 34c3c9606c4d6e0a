/** TensorFlow.js's own way to run a model file, `model.predict`, in this thread. */
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import type { ModelArtifacts } from '../../src/network/graph.ts';
import type { Peer } from './peer.ts';

/** A layers model that ends in a softmax, as classifiers from Keras do; inputs are 224 × 224 where its file leaves the size open. */
export async function openPredict({ topology, weightSpecs, weightData }: ModelArtifacts): Promise<Peer> {
  const specs = weightSpecs as tf.io.WeightsManifestEntry[];
  const model = await loadLayersModel(
    tf.io.fromMemory({ modelTopology: topology as object, weightSpecs: specs, weightData }),
  );
  const [, height, width, channels] = model.inputs[0]?.shape ?? [];
  return {
    name: 'tfjs model.predict in one thread',
    channelsFirst: false,
    probabilities: true,
    async run(pictures, count) {
      const answer = tf.tidy(
        () => model.predict(tf.tensor4d(pictures, [count, height ?? 224, width ?? 224, channels ?? 3])) as tf.Tensor,
      );
      const values = await answer.data<'float32'>();
      answer.dispose();
      return Float32Array.from(values);
    },
    close() {
      model.dispose();
      return Promise.resolve();
    },
  };
}
