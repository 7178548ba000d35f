/** Reais in, reais out; the sums are made in whole cents. */
export function toCents(reais: number): number {
  return Math.round(reais * 100);
}

export function fromCents(cents: number): number {
  return cents / 100;
}

export function roundReais(reais: number): number {
  return fromCents(toCents(reais));
}

/** Splits a total into `count` parts of whole cents; the last part takes what is left over. */
export function splitEvenly(total: number, count: number): number[] {
  const cents = toCents(total);
  const part = Math.floor(cents / count);
  return Array.from({ length: count }, (_, index) => fromCents(index === count - 1 ? cents - part * (count - 1) : part));
}
