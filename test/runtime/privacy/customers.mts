/** Customers and logins by chance, with what a reader would recognise of them. */
import type { Random } from '../../../sandbox/world/random.mts';
import { mod11Digit } from '../../../domain/values/taxId.ts';
import type { Order } from '../../../domain/documents/order.ts';
import { paidOrder } from '../../contracts/support/order.mts';

export const pick = <T,>(random: Random, all: readonly T[]): T => random.pick(all);
const digits = (random: Random, count: number) => Array.from({ length: count }, () => Math.floor(random.next() * 10)).join('');

const firstNames = ['Ana', 'João', 'Conceição', 'Íris', 'Luís', 'Beatriz', 'Zé', 'Raíssa', 'Otávio', 'Maria'];
const lastNames = ['Souza', 'Gonçalves', 'Araújo', "D'Ávila", 'Sant’Anna', 'Wanderley', 'Muñoz', 'Figueirêdo', 'Kubitschek', 'Assunção'];
const streets = [
  'Rua da Bahia',
  'Avenida Tancredo Neves',
  'Travessa Guaicurus',
  'Alameda Lorena',
  'Rua Padre Anchieta',
  'Rua Conceição Pinheiro',
];
const districts = ['Savassi', 'Pinheiros', 'Boa Vista', 'Copacabana'];
const cities = ['Uberlândia', 'Ribeirão Preto', 'Goiânia', 'Caxambu'];

function cpf(random: Random): string {
  const base = digits(random, 9);
  const first = mod11Digit(base, 11);
  return `${base}${first}${mod11Digit(`${base}${first}`, 11)}`;
}

export interface Case {
  readonly order: Order;
  readonly settings: Record<string, unknown>;
  /** What a vendor may echo. */
  readonly echoes: readonly string[];
}

export function caseOf(random: Random): Case {
  const name = [pick(random, firstNames), ...(random.next() < 0.3 ? ['da'] : []), pick(random, lastNames)].join(' ');
  const plain = name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase();
  const email = `${plain.replaceAll(' ', '.')}@provedor.example`;
  const ddd = `${1 + Math.floor(random.next() * 9)}${1 + Math.floor(random.next() * 9)}`;
  const national = `${ddd}9${digits(random, 8)}`;
  const taxId = cpf(random);
  const street = pick(random, streets);
  const district = pick(random, districts);
  const city = pick(random, cities);
  const postalCode = `3${digits(random, 7)}`;
  const address = {
    recipient: name,
    street,
    number: '77',
    complement: 'Fundos do Armazém',
    district,
    city,
    state: 'MG',
    postalCode,
    country: 'BR',
  };
  const order = paidOrder(String(1000 + Math.floor(random.next() * 9000)), {
    customer: { name, email, phone: `+55${national}`, taxId: { type: 'CPF', value: taxId }, stateRegistration: null },
    billingAddress: address,
    shippingAddress: address,
  });
  const secret = `tk${digits(random, 4)}AbXy${digits(random, 12)}zQ`;
  const punctuated = taxId.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, '$1.$2.$3-$4');
  const echoes = [
    name,
    name.split(' ').at(-1)!,
    email,
    taxId,
    punctuated,
    `+55${national}`,
    national,
    national.slice(2),
    `(${ddd}) 9${national.slice(3, 7)}-${national.slice(7)}`,
    street,
    `${street}, 77`,
    district,
    city,
    postalCode,
    secret,
  ];
  return { order, settings: settingsWith(secret), echoes };
}

/** The customer of the contracts' orders. */
export function caseOfContracts(): Case {
  const order = paidOrder('1001');
  const { name, email, phone, taxId } = order.customer;
  const { street, district, city, postalCode } = order.shippingAddress!;
  const national = phone!.replace(/^\+55/, '');
  const echoes = [name, email, phone, national, taxId!.value, street, district, city, postalCode].filter((echo) => echo !== null);
  return { order, settings: settingsWith('tk1234AbXy123456789012zQ'), echoes };
}

/** Whatever a vendor's folder asks for. */
function settingsWith(secret: string): Record<string, unknown> {
  const fields = [
    'token',
    'apiKey',
    'appSecret',
    'accessToken',
    'authToken',
    'instanceToken',
    'clientToken',
    'consumerKey',
    'consumerSecret',
    'secretKey',
    'webhookJwtSecret',
    'webhookHmacSecret',
    'clientSecret',
    'apiToken',
  ];
  return {
    ...Object.fromEntries(fields.map((field) => [field, secret])),
    oauthTokenData: { access_token: secret, token_type: 'Bearer' },
    environment: 'sandbox',
    serverUrl: 'https://gateway.loja.example',
    storeUrl: 'https://loja.example',
    storeId: '1234567',
    instanceName: 'loja',
    session: 'loja',
    instanceId: '3C01',
    phoneNumberId: '109876',
    businessAccountId: '209876',
    accountSid: `AC${'0'.repeat(32)}`,
    sender: '+5511911112222',
    appKey: '38333295000',
    cnpj: '11222333000181',
    applicationName: 'Loja',
    contactEmail: 'loja@loja.example',
    accountEmail: 'loja@loja.example',
    user: 'lojaponte',
    accessSecret: secret,
    postingCard: '0067511082',
    senderPostalCode: '01310100',
    shopSubdomain: 'loja',
    shop: 'loja-ponte',
    companyDomain: 'loja-ponte',
    myDomain: 'loja-ponte.my.salesforce.com',
    taxRegime: '1',
    state: 'MG',
    city: '3106200',
    municipalRegistration: '123456',
    serviceSystem: 'city',
    requestsPerMinute: 120,
    apiVersion: 'v23.0',
  };
}
