/** Reais to cents and back. */
export const toCents = (reais: number): number => Math.round((reais + Number.EPSILON * Math.sign(reais)) * 100);
export const toReais = (cents: number): number => cents / 100;
/** `12.30`, as the fiscal XML wants it. */
export const decimal = (cents: number): string => (cents / 100).toFixed(2);
