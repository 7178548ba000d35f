/** Amounts are whole numbers of the currency's smallest unit, which is not always a hundredth. */
const withoutDecimals = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const withThree = 'bhd jod kwd omr tnd'.split(' ');

export function decimalsOf(currency: string): number {
  if (withoutDecimals.includes(currency)) return 0;
  return withThree.includes(currency) ? 3 : 2;
}

/** Three-decimal currencies are charged in tens of their smallest unit. */
export function inSmallest(currency: string, amount: number): number {
  const decimals = decimalsOf(currency);
  const smallest = Math.round(amount * 10 ** decimals);
  return decimals === 3 ? Math.round(smallest / 10) * 10 : smallest;
}

export const inWhole = (currency: string, smallest: number): number => smallest / 10 ** decimalsOf(currency);
