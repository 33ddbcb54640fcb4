/** Unsigned numbers, seven bits to a byte and the lowest first, as lib0 writes them; its own code weighs more than a child's whole wire. */
const bytesMax = 7; // 49 bits: every one of them is exact in a JavaScript number

export function varUintBytes(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

/** The number that begins at `from` and where the next thing begins; null when the bytes end before it or it is too long. */
export function readVarUint(
  bytes: Uint8Array,
  from: number,
): { readonly value: number; readonly next: number } | null {
  let value = 0;
  for (let index = 0; index < bytesMax; index++) {
    const byte = bytes[from + index];
    if (byte === undefined) return null;
    value += (byte % 128) * 128 ** index;
    if (byte < 128) return { value, next: from + index + 1 };
  }
  return null;
}
