/** What a fiscal document says, for the ledger: amounts and quantities in clear, people and places as fingerprints. */
import { fingerprint } from '../world/fingerprint.mts';
import type { FiscalDocument } from './document.mts';
import { toReais } from './money.mts';

export interface DocumentDetail {
  readonly issuedTotal: number;
  readonly shippingTotal: number;
  readonly recipient: string | undefined;
  readonly postalCode: string | undefined;
  readonly houseNumber: string | undefined;
  /** Two letters, or '' where no address is named. */
  readonly state: string;
  readonly items: readonly { readonly sku: string; readonly quantity: number }[];
}

export function documentDetail({ totals, recipient, items }: FiscalDocument): DocumentDetail {
  const { address } = recipient ?? {};
  return {
    issuedTotal: toReais(totals.totalCents),
    shippingTotal: toReais(totals.freightCents),
    recipient: fingerprint(recipient?.document),
    postalCode: fingerprint(address?.postalCode),
    houseNumber: fingerprint(address?.number),
    state: address?.state ?? '',
    items: items.map(({ code, quantity }) => ({ sku: code, quantity })),
  };
}
