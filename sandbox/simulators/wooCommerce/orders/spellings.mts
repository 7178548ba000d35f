/** Where a Brazilian shop keeps CPF or CNPJ, house number and district: every plugin has its own words. */
import { formatCnpj, formatCpf, writtenPhone } from '../../../brazil/index.mts';
import type { Shopper } from '../../../shop/shopper.mts';
import type { Random } from '../../../world/random.mts';
import type { BrazilianFields } from './model.mts';

/**
 * `market`: Brazilian Market with its fields in the answers and the metadata; `metadata`: the metadata alone; `blocks`: the block
 * checkout's copies; the others are plugins with one field for the document, which know no house number.
 */
export const spellings = ['market', 'market', 'metadata', 'blocks', 'cpfCnpj', 'bareCpf', 'shortCpf'] as const;
export type Spelling = (typeof spellings)[number];

export interface Spelt {
  readonly address_1: string;
  readonly address_2: string;
  readonly brazilian: BrazilianFields | undefined;
  readonly meta: readonly (readonly [string, string])[];
}

/** Fields of their own for number and district. */
const knowsNumber: readonly Spelling[] = ['market', 'metadata', 'blocks'];

export function spell(random: Random, spelling: Spelling, shopper: Shopper): Spelt {
  const { home } = shopper;
  const separate = knowsNumber.includes(spelling);
  const lines = separate
    ? { address_1: home.street, address_2: home.complement ?? '' }
    : { address_1: `${home.street}, ${home.number}`, address_2: [home.complement, home.district].filter(Boolean).join(', ') };
  const meta = metaOf[spelling](random, shopper, typed(random, shopper.taxId));
  return { ...lines, brazilian: spelling === 'market' ? marketFields(shopper) : undefined, meta };
}

const isCpf = (taxId: string): boolean => taxId.length === 11;

/** Half the buyers type the punctuation. */
function typed(random: Random, taxId: string): string {
  if (random.chance(0.5)) return taxId;
  return isCpf(taxId) ? formatCpf(taxId) : formatCnpj(taxId);
}

type Entries = readonly (readonly [string, string])[];

const metaOf: Readonly<Record<Spelling, (random: Random, shopper: Shopper, taxId: string) => Entries>> = {
  market: marketMeta,
  metadata: marketMeta,
  blocks: (_random, { taxId: bare, home }, taxId) => [
    [isCpf(bare) ? '_wc_other/csbmw/cpf' : '_wc_other/csbmw/cnpj', taxId],
    ['_wc_billing/csbmw/number', home.number],
    ['_wc_billing/csbmw/neighborhood', home.district],
    ['_wc_shipping/csbmw/number', home.number],
    ['_wc_shipping/csbmw/neighborhood', home.district],
  ],
  cpfCnpj: (_random, _shopper, taxId) => [['_billing_cpf_cnpj', taxId]],
  bareCpf: (_random, { taxId: bare }, taxId) => [[isCpf(bare) ? 'billing_cpf' : 'billing_cnpj', taxId]],
  shortCpf: (_random, { taxId: bare }, taxId) => [[isCpf(bare) ? '_cpf' : '_cnpj', taxId]],
};

/** The kind of person is kept only where the shop lets the buyer choose. */
function marketMeta(random: Random, { taxId: bare, home, person, company }: Shopper, taxId: string): Entries {
  const entries: [string, string][] = [
    [isCpf(bare) ? '_billing_cpf' : '_billing_cnpj', taxId],
    ['_billing_number', home.number],
    ['_billing_neighborhood', home.district],
    ['_billing_cellphone', writtenPhone(person.phone, random.int(0, 5))],
    ['_shipping_number', home.number],
    ['_shipping_neighborhood', home.district],
  ];
  if (random.chance(0.5)) entries.push(['_billing_persontype', isCpf(bare) ? '1' : '2']);
  if (company) entries.push(['_billing_ie', company.stateRegistration]);
  return entries;
}

function marketFields({ taxId, home, person, company }: Shopper): BrazilianFields {
  return {
    billing: {
      persontype: isCpf(taxId) ? 'F' : 'J',
      cpf: isCpf(taxId) ? taxId : '',
      rg: '',
      cnpj: isCpf(taxId) ? '' : taxId,
      ie: company?.stateRegistration ?? '',
      birthdate: '',
      gender: '',
      number: home.number,
      neighborhood: home.district,
      cellphone: person.phone.slice(3),
      phone_e164: person.phone,
      cellphone_e164: person.phone,
    },
    shipping: { number: home.number, neighborhood: home.district },
  };
}
