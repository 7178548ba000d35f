/** Reads the body of `POST /cart` as strictly as the vendor does. */
import { isAccessKey, isCnpj, isCpf, isPostalCode, stateOf } from '../../carriers/brazil.mts';
import type { Checker } from '../../carriers/checker.mts';
import { readBox } from './calculate.mts';
import { findService, maxVolumes } from './services.mts';
import type { Service } from './services.mts';
import type { AccessToken, CartDetails, OrderProduct, Party, Tag, Volume } from './state.mts';

export interface CartBody extends CartDetails {
  readonly service: Service;
}

/** Undefined where the checker holds failures. */
export function readCartBody(checker: Checker, token: AccessToken): CartBody | undefined {
  const service = readService(checker);
  const nonCommercial = checker.flag('options.non_commercial');
  const body = {
    agencyId: readAgency(checker, service, token),
    from: readParty(checker, 'from'),
    to: readParty(checker, 'to'),
    products: readProducts(checker),
    volumes: readVolumes(checker, service),
    insuranceValue: checker.number('options.insurance_value', { required: true, min: 0 }) ?? 0,
    receipt: checker.flag('options.receipt'),
    ownHand: checker.flag('options.own_hand'),
    reverse: checker.flag('options.reverse'),
    nonCommercial,
    invoiceKey: readInvoiceKey(checker, nonCommercial),
    platform: checker.text('options.platform', { max: 255 }),
    tags: readTags(checker),
  };
  return service && !checker.failed ? { ...body, service } : undefined;
}

function readService(checker: Checker): Service | undefined {
  const id = checker.number('service', { required: true, integer: true });
  const service = id === null ? undefined : findService(id);
  if (id !== null && !service) checker.fail('service', 'O campo service selecionado é inválido.');
  return service;
}

/** Vendor documentation: the agency is mandatory for LATAM, Azul and Buslog with a token made in the panel. */
function readAgency(checker: Checker, service: Service | undefined, token: AccessToken): number | null {
  return checker.number('agency', { required: service?.agencyRequired === true && token.panel, integer: true });
}

function readParty(checker: Checker, side: 'from' | 'to'): Party {
  const needed = (name: string, max = 255) => checker.text(`${side}.${name}`, { required: true, max }) ?? '';
  const optional = (name: string, max = 255) => checker.text(`${side}.${name}`, { max });
  const postalCode = needed('postal_code');
  if (postalCode !== '' && !isPostalCode(postalCode))
    checker.fail(`${side}.postal_code`, `O campo ${side}.postal_code não é um CEP válido.`);
  return {
    name: needed('name'),
    phone: readPhone(checker, side),
    email: readEmail(checker, side),
    ...readDocuments(checker, side),
    state_register: optional('state_register', 20),
    economic_activity_code: optional('economic_activity_code', 10),
    postal_code: postalCode.replace(/\D/g, ''),
    address: needed('address'),
    number: needed('number', 20),
    complement: optional('complement'),
    district: needed('district'),
    city: needed('city'),
    state_abbr: readState(checker, side, postalCode),
    country_id: optional('country_id', 2) ?? 'BR',
    note: optional('note'),
  };
}

function readPhone(checker: Checker, side: string): string {
  const phone = checker.text(`${side}.phone`, { required: true }) ?? '';
  if (phone !== '' && !/^(\+?55)?\d{10,11}$/.test(phone.replace(/[\s().-]/g, '')))
    checker.fail(`${side}.phone`, `O campo ${side}.phone não é um telefone válido.`);
  return phone;
}

function readEmail(checker: Checker, side: string): string | null {
  const email = checker.text(`${side}.email`, { max: 255 });
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    checker.fail(`${side}.email`, `O campo ${side}.email deve ser um endereço de e-mail válido.`);
  return email;
}

/** Vendor documentation: a person has `document` (CPF), a company `company_document` (CNPJ). */
function readDocuments(checker: Checker, side: string): { document: string | null; company_document: string | null } {
  const document = checker.text(`${side}.document`);
  const companyDocument = checker.text(`${side}.company_document`);
  if (document === null && companyDocument === null) checker.fail(`${side}.document`, `O campo ${side}.document é obrigatório.`);
  if (document !== null && !isCpf(document)) checker.fail(`${side}.document`, `O campo ${side}.document não é um CPF válido.`);
  if (companyDocument !== null && !isCnpj(companyDocument))
    checker.fail(`${side}.company_document`, `O campo ${side}.company_document não é um CNPJ válido.`);
  return { document, company_document: companyDocument };
}

/** Vendor documentation: a state that is given must be the postal code's. */
function readState(checker: Checker, side: string, postalCode: string): string {
  const state = checker.text(`${side}.state_abbr`);
  const expected = stateOf(postalCode);
  if (state !== null && expected !== undefined && state !== expected)
    checker.fail(`${side}.state_abbr`, `O campo ${side}.state_abbr não corresponde ao CEP informado.`);
  return state ?? expected ?? '';
}

const readProducts = (checker: Checker): OrderProduct[] =>
  Array.from({ length: checker.list('products', { required: true }) }, (_, index) => ({
    name: checker.text(`products.${index}.name`, { required: true, max: 255 }) ?? '',
    quantity: checker.number(`products.${index}.quantity`, { required: true, min: 1, integer: true }) ?? 0,
    unitary_value: checker.number(`products.${index}.unitary_value`, { required: true, min: 0.01 }) ?? 0,
  }));

/** Vendor documentation: Correios, J&T and Loggi take one volume a label. */
function readVolumes(checker: Checker, service: Service | undefined): Volume[] {
  const length = checker.list('volumes', { required: true });
  if (service && !service.severalVolumes && length > 1)
    checker.fail('volumes', `A transportadora ${service.company.name} aceita apenas um volume por envio.`);
  if (length > maxVolumes) checker.fail('volumes', `A transportadora aceita até ${maxVolumes} volumes por envio.`);
  return Array.from({ length }, (_, index) => readBox(checker, `volumes.${index}`));
}

function readInvoiceKey(checker: Checker, nonCommercial: boolean): string | null {
  const key = checker.text('options.invoice.key');
  if (nonCommercial) {
    if (key !== null) checker.fail('options.invoice.key', 'O campo options.invoice.key não deve ser informado em envios não comerciais.');
    return null;
  }
  if (key === null) checker.fail('options.invoice.key', 'O campo options.invoice.key é obrigatório em envios comerciais.');
  else if (!isAccessKey(key)) checker.fail('options.invoice.key', 'O campo options.invoice.key não é uma chave de NF-e válida.');
  if (checker.text('from.state_register') === null)
    checker.fail('from.state_register', 'O campo from.state_register é obrigatório em envios comerciais.');
  return key;
}

const readTags = (checker: Checker): Tag[] =>
  Array.from({ length: checker.list('options.tags') }, (_, index) => ({
    tag: checker.text(`options.tags.${index}.tag`, { required: true, max: 255 }) ?? '',
    url: checker.text(`options.tags.${index}.url`),
  }));
