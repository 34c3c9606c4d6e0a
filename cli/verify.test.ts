/** The command line's explanations hold before a program that shares none of its code. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verificationTable } from './verificationTable.ts';
import { quick, verify } from './verify.ts';

describe.skipIf(!existsSync('../shared/check'))('the independent check of explanation files', () => {
  it.each(quick)(
    'finds nothing: $network, $photo, $settings',
    async (task) => {
      const row = await verify(task);
      expect(row.said).toEqual([]);
      expect(row.findings).toBe(0);
      expect(row.explanations).toBeGreaterThan(0);
      expect(row.nodes).toBeGreaterThan(row.roots);
    },
    600_000,
  );
});

describe('the quick part', () => {
  it('holds both settings on one network and the defaults on each other', () => {
    const count = (network: string): number => quick.filter((task) => task.network === network).length;
    expect(count('mobilenet_v1_025_224')).toBe(2);
    expect(['mobilenet_v2_100_224', 'squeezenet_v11_onnx_224', 'googlenet_caffe_224'].map(count)).toEqual([1, 1, 1]);
  });
});

describe('the table', () => {
  const row = {
    network: 'a',
    photo: 'p',
    settings: 'defaults',
    label: 'tabby',
    confidence: 0.6771,
    findings: 0,
    explanations: 14,
    roots: 2,
    nodes: 14,
    edges: 20,
    forwards: 222,
    seconds: 3,
    said: [],
  };

  it('has a row per explanation and a summary per network and settings', () => {
    const text = verificationTable([row, { ...row, forwards: 224, findings: 3 }]);
    expect(text).toContain('| a | defaults | tabby | 0.677 | 14 | 2 | 14 | 20 | 222 | 0 |');
    expect(text).toContain('| a | defaults | 2 | 3 | 2 | 223 |');
  });
});
