/** The field of 256 elements that QR codes reckon in, made by x^8 + x^4 + x^3 + x^2 + 1. */
const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);

let power = 1;
for (let exponent = 0; exponent < 255; exponent += 1) {
  EXP[exponent] = power;
  LOG[power] = exponent;
  power = power << 1;
  if (power >= 256) power ^= 0x11d;
}
for (let exponent = 255; exponent < 512; exponent += 1) EXP[exponent] = EXP[exponent - 255] ?? 0;

function times(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return EXP[(LOG[left] ?? 0) + (LOG[right] ?? 0)] ?? 0;
}

/** The polynomial whose roots are the first `degree` powers of 2, without its leading 1. */
function generator(degree: number): Uint8Array {
  const factors = new Uint8Array(degree);
  factors[degree - 1] = 1;
  let root = 1;
  for (let done = 0; done < degree; done += 1) {
    for (let at = 0; at < degree; at += 1) {
      factors[at] = times(factors[at] ?? 0, root) ^ (factors[at + 1] ?? 0);
    }
    root = times(root, 2);
  }
  return factors;
}

/** The error correction bytes of one block. */
export function correction(data: Uint8Array, count: number): Uint8Array {
  const factors = generator(count);
  const rest = new Uint8Array(count);
  for (const byte of data) {
    const lead = byte ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[count - 1] = 0;
    for (let at = 0; at < count; at += 1) rest[at] = (rest[at] ?? 0) ^ times(factors[at] ?? 0, lead);
  }
  return rest;
}
