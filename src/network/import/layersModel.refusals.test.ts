import { beforeAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { useBackend } from '../backends.fixture.ts';
import { functional, input, layer, load, mix, on, type Weights } from './kerasJson.fixture.ts';

describe('Keras models', () => {
  beforeAll(() => useBackend('cpu'));

  const refusal = (topology: unknown, weights: Weights = {}): unknown => {
    try {
      load(topology, weights);
    } catch (thrown) {
      return thrown instanceof FailureError ? thrown.failure : thrown;
    }
    return null;
  };

  it('with a layer unknown here are refused by name', () => {
    const layers = [input, layer('Conv3D', 'odd', {}, [on('in')])];
    expect(refusal(functional(layers, ['odd', 0, 0]))).toMatchObject({
      kind: 'unsupported-node',
      model: 'hand-made',
      node: 'odd',
      op: 'Conv3D',
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['channels first', layer('Conv2D', 'n', { data_format: 'channels_first' }, [on('in')]), /channels come first/],
    ['grouped convolutions', layer('Conv2D', 'n', { groups: 2 }, [on('in')]), /grouped/],
    [
      'an unknown activation',
      layer('Activation', 'n', { activation: 'sine' }, [on('in')]),
      /unknown activation "sine"/,
    ],
    ['a rectifier with a threshold', layer('ReLU', 'n', { threshold: 1 }, [on('in')]), /threshold/],
    ['weights that are not there', layer('Dense', 'n', { units: 2 }, [on('in')]), /no weight "kernel"/],
  ])('with %s are refused, saying so', (_, odd, sentence) => {
    expect(refusal(functional([input, odd], ['n', 0, 0]))).toMatchObject({
      kind: 'unsupported-node',
      node: 'n',
      detail: expect.stringMatching(sentence) as string,
    });
  });

  it.each<[string, unknown]>([
    ['no model at all', null],
    ['an unknown kind of model', { class_name: 'Pipeline', config: {} }],
    ['no layers', functional([], ['in', 0, 0])],
    ['a reference to nowhere', functional([input], ['ghost', 0, 0])],
    [
      'two inputs',
      functional([input, { ...input, name: 'in2' }, layer('Add', 'sum', {}, [on('in', 'in2')])], ['sum', 0, 0]),
    ],
    [
      'an input that is no picture',
      functional([layer('InputLayer', 'in', { batch_input_shape: [null, 7] })], ['in', 0, 0]),
    ],
    ['a layer nobody calls', functional([input, mix([])], ['mix', 0, 0])],
  ])('with %s are invalid', (_, topology) => {
    expect(refusal(topology)).toMatchObject({ kind: 'model-invalid', model: 'hand-made' });
  });
});
