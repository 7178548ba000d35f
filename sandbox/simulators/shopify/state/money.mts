/** Money is whole cents inside; this is how the two interfaces write it. */
export type Cents = number;

export const toCents = (reais: number): Cents => Math.round(reais * 100);

/** The webhooks' form: "404.95". */
export const moneyText = (cents: Cents): string =>
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;

/** The Admin API's Decimal form: "404.95", but "55.0". */
export const decimalText = (cents: Cents): string => moneyText(cents).replace(/0$/, '');

export const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((total, amount) => total + amount, 0);

/** `amount` divided in proportion to `weights`, to the cent: the parts add up to it. */
export function allocate(amount: Cents, weights: readonly Cents[]): Cents[] {
  const total = sum(weights);
  let used = 0;
  let weightSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const upToHere = total === 0 ? 0 : Math.round((amount * weightSoFar) / total);
    const part = upToHere - used;
    used = upToHere;
    return part;
  });
}
