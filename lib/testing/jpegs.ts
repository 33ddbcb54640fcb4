/** JPEG files built segment by segment: what a browser sends, and what an attacker does. No decoder is asked. */
export type Segments = readonly (readonly number[])[];

export const word = (value: number): number[] => [value >> 8, value & 0xff];
export const segment = (code: number, body: readonly number[]): number[] => [
  0xff,
  code,
  ...word(body.length + 2),
  ...body,
];
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

export const quantization = segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]);
export const huffman = segment(0xc4, [0, ...Array.from({ length: 16 }, () => 0)]);
export const frame = (width: number, height: number, code = 0xc0): number[] =>
  segment(code, [8, ...word(height), ...word(width), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
/** With a stuffed FF and a restart marker inside. */
export const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56];
export const exif = segment(0xe1, [...ascii('Exif\0\0'), ...ascii('GPS 52.37 9.73, Anna')]);
export const comment = segment(0xfe, ascii('<script>alert(1)</script>'));
export const profile = segment(0xe2, ascii('ICC_PROFILE\0'));

export const jpegOf = (segments: Segments, tail: readonly number[] = [0xff, 0xd9]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([0xff, 0xd8, ...segments.flat(), ...tail]);

export const plainJpeg = (width = 640, height = 400): Uint8Array<ArrayBuffer> =>
  jpegOf([quantization, frame(width, height), huffman, scan]);
