/** Who buys: a person with a CPF or a company with a CNPJ, and where the shop keeps that number. */
import { company, formatCnpj, formatCpf, person, type Person } from '../../../brazil/index.mts';
import type { Random } from '../../../world/random.mts';
import type { OrderTraits } from './options.mts';

export interface BuyerData {
  readonly person: Person;
  readonly companyName: string | null;
  /** Bare characters. */
  readonly taxId: string;
  readonly stateRegistration: string | null;
}

export interface TaxIdMarks {
  readonly localizedFields: { key: string; value: string }[];
  readonly attributes: { key: string; value: string }[];
  readonly company: string | null;
}

/** Shops and their checkout apps all have their own name for it. */
const attributeNames = [
  'cpf',
  'cnpj',
  'cpf_cnpj',
  'CPF/CNPJ',
  'additional_cpf_cnpj',
  'customer_document',
  'documento',
  'Documento (CPF/CNPJ)',
];

export function makeBuyer(random: Random, traits: OrderTraits, areaCode: string): BuyerData {
  const human = person(random, areaCode);
  if (traits.buyer === 'person') return { person: human, companyName: null, taxId: human.cpf, stateRegistration: null };
  const firm = company(random, traits.buyer === 'alphanumericCompany');
  return { person: human, companyName: firm.name, taxId: firm.cnpj, stateRegistration: firm.stateRegistration };
}

/** The last digit turned: right in form, wrong by its check digit. */
const spoiled = (taxId: string): string => taxId.slice(0, -1) + String((Number(taxId.at(-1)) + 1) % 10);

export function taxIdMarks(random: Random, traits: OrderTraits, buyer: BuyerData): TaxIdMarks {
  if (traits.awkward === 'noTaxId') return { localizedFields: [], attributes: [], company: buyer.companyName };
  const taxId = traits.awkward === 'badTaxId' ? spoiled(buyer.taxId) : buyer.taxId;
  const punctuated = taxId.length === 11 ? formatCpf(taxId) : formatCnpj(taxId);
  const value = random.chance(0.5) ? punctuated : taxId;
  if (traits.taxIdPlace === 'localizedField') {
    const fields = [{ key: 'TAX_CREDENTIAL_BR', value }, ...(random.chance(0.5) ? [{ key: 'SHIPPING_CREDENTIAL_BR', value }] : [])];
    return { localizedFields: fields, attributes: [], company: buyer.companyName };
  }
  if (traits.taxIdPlace === 'company') return { localizedFields: [], attributes: [], company: value };
  const suitable = attributeNames.filter((name) => (taxId.length === 11 ? name !== 'cnpj' : name !== 'cpf'));
  const attributes = [{ key: random.pick(suitable), value }];
  if (buyer.stateRegistration) attributes.push({ key: 'inscricao_estadual', value: buyer.stateRegistration });
  return { localizedFields: [], attributes, company: buyer.companyName };
}
