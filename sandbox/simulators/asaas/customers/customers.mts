/** Making and changing customers; used by the API and by the panel alike. */
import type { Account } from '../account.mts';
import { isText, textOrNull } from '../fields.mts';
import { bareTaxId } from '../numbers/taxId.mts';
import type { Customer, JsonObject } from '../types.mts';
import { placeOf } from './postalCodes.mts';
import { nationalNumber } from './validate.mts';

const plainFields = [
  'name',
  'email',
  'address',
  'addressNumber',
  'complement',
  'province',
  'additionalEmails',
  'externalReference',
  'observations',
  'municipalInscription',
  'stateInscription',
  'company',
  'groupName',
] as const;

export function createCustomer(account: Account, input: JsonObject): Customer {
  const customer: Customer = {
    object: 'customer',
    id: account.ids.customer(),
    dateCreated: account.today(),
    name: '',
    email: null,
    phone: null,
    mobilePhone: null,
    address: null,
    addressNumber: null,
    complement: null,
    province: null,
    city: null,
    cityName: null,
    state: null,
    country: 'Brasil',
    postalCode: null,
    cpfCnpj: '',
    personType: 'FISICA',
    deleted: false,
    additionalEmails: null,
    externalReference: null,
    notificationDisabled: false,
    observations: null,
    municipalInscription: null,
    stateInscription: null,
    company: null,
    groupName: null,
    foreignCustomer: false,
  };
  changeCustomer(customer, input);
  account.customers.set(customer.id, customer);
  return customer;
}

/** Takes over the fields that were sent, in the vendor's own writing: digits only in phones, codes and tax ids. */
export function changeCustomer(customer: Customer, input: JsonObject): void {
  for (const field of plainFields) if (input[field] !== undefined) Object.assign(customer, { [field]: textOrNull(input[field]) });
  for (const field of ['phone', 'mobilePhone'] as const)
    if (input[field] !== undefined) customer[field] = nationalNumber(input[field] ?? '') || null;
  for (const field of ['notificationDisabled', 'foreignCustomer'] as const)
    if (input[field] !== undefined) customer[field] = input[field] === true;
  if (isText(input.cpfCnpj)) {
    customer.cpfCnpj = bareTaxId(input.cpfCnpj);
    customer.personType = customer.cpfCnpj.length === 11 ? 'FISICA' : 'JURIDICA';
  }
  if (input.postalCode !== undefined) {
    customer.postalCode = String(input.postalCode ?? '').replace(/\D/g, '') || null;
    const place = placeOf(customer.postalCode ?? '');
    Object.assign(customer, place ?? { city: null, cityName: null, state: null });
  }
}

export function liveCustomer(account: Account, id: unknown): Customer | undefined {
  const customer = account.customers.get(String(id));
  return customer?.deleted ? undefined : customer;
}
