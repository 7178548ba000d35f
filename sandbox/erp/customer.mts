/** A customer as an ERP has it, whatever it calls the fields. */
import type { DocumentModel, FiscalAddress, FiscalRecipient } from '../fiscal/document.mts';
import { isState } from '../fiscal/places.mts';
import { bareDocument } from '../fiscal/taxId.mts';
import type { SeedCustomer } from '../world/seed.mts';

export interface Customer {
  readonly id: number;
  readonly name: string;
  /** Bare, letters in upper case; '' where none was given. */
  readonly document: string;
  readonly email: string;
  readonly phone: string;
  /** Whether it pays ICMS. */
  readonly contributor: boolean;
  readonly stateRegistration: string;
  readonly address: FiscalAddress;
}

export const customerOf = (seed: SeedCustomer, id: number): Customer => ({
  id,
  name: seed.name,
  document: bareDocument(seed.document),
  email: seed.email ?? '',
  phone: seed.phone ?? '',
  contributor: Boolean(seed.stateRegistration),
  stateRegistration: seed.stateRegistration ?? '',
  address: {
    street: seed.address?.street ?? '',
    number: seed.address?.number ?? '',
    complement: seed.address?.complement ?? '',
    district: seed.address?.district ?? '',
    city: seed.address?.city ?? '',
    state: seed.address?.state ?? '',
    postalCode: (seed.address?.postalCode ?? '').replace(/\D/g, ''),
  },
});

/** A consumer that gave no document is nobody on an NFC-e. */
export function recipientOf(customer: Customer, model: DocumentModel): FiscalRecipient | undefined {
  const { document, address } = customer;
  if (document === '' && model === 65) return undefined;
  return {
    kind: document.length === 14 ? 'CNPJ' : 'CPF',
    document,
    name: customer.name,
    email: customer.email,
    icms: customer.contributor ? 1 : 9,
    stateRegistration: customer.stateRegistration,
    ...(address.street !== '' && isState(address.state) ? { address } : {}),
  };
}

/** What an NF-e cannot do without and the customer's record lacks, in the words of the fields above. */
export function missingForInvoice({ document, address }: Customer): string[] {
  const short = (['street', 'district', 'city'] as const).filter((name) => address[name].trim().length < 2);
  return [
    ...(document === '' ? ['document'] : []),
    ...short,
    ...(isState(address.state) ? [] : ['state']),
    ...(/^\d{8}$/.test(address.postalCode) ? [] : ['postalCode']),
  ];
}
