/** The networks that most rows of the table are about: small, medium, and of another make. */
export const networks = [
  { name: 'MobileNet V1 0.25', model: '../shared/models/mobilenet_v1_025_224' },
  { name: 'MobileNet V1 1.0', model: '../shared/models/mobilenet_v1_100_224_quant_1001' },
  { name: 'MobileNet V2', model: '../shared/models/mobilenet_v2_100_224' },
] as const;
