/** `POST /cart`: a label that waits for its payment. */
import type { Answer } from '../../http/answer.mts';
import { isAccessKey, isCnpj, isCpf } from '../../carriers/brazil.mts';
import { createChecker, type Checker } from '../../carriers/checker.mts';
import { letters } from '../../world/randomText.mts';
import { invalid, refuse, refuseFaults } from './answers.mts';
import { normalized } from './boxes.mts';
import type { Call, Order, Party, Product, Simulation, Tag } from './context.mts';
import { readBox } from './quotes.mts';
import { isServed, priceOf, serviceOf, whyNot, type Service } from './services.mts';
import { notify } from './webhooks.mts';

export function addToCart({ simulation, body }: Call): Answer {
  const checker = createChecker(body);
  const service = readService(checker);
  const nonCommercial = checker.flag('options.non_commercial');
  const label = {
    from: readParty(checker, 'from', 60),
    to: readRecipient(checker, service),
    products: readProducts(checker, nonCommercial),
    box: normalized(readVolume(checker)),
    insuranceValue: checker.number('options.insurance_value', { min: 0 }),
    receipt: checker.flag('options.receipt'),
    ownHand: checker.flag('options.own_hand'),
    nonCommercial,
    invoice: readInvoice(checker, nonCommercial),
    tags: readTags(checker),
    platform: checker.text('platform', { required: true }) ?? '',
  };
  refuseFaults(simulation, checker, 'cart-body');
  if (nonCommercial && checker.at('options.invoice') !== undefined)
    simulation.violation('cart-body', 'an invoice beside a declaration of content');
  const order = create(simulation, service!, label);
  simulation.state.orders.set(order.id, order);
  notify(simulation, order, 'order.created');
  const { id, status, tags } = order;
  return { status: 200, body: { id, price: order.priceCents / 100, protocol: id, self_tracking: '', status, tags } };
}

type Label = Pick<
  Order,
  'from' | 'to' | 'products' | 'box' | 'insuranceValue' | 'receipt' | 'ownHand' | 'nonCommercial' | 'invoice' | 'tags' | 'platform'
>;

function create({ random, world }: Simulation, service: Service, label: Label): Order {
  const insured = label.insuranceValue ?? 0;
  const reason = whyNot(service, label.box, insured);
  if (reason !== undefined) refuse(invalid({ volumes: [reason] }));
  const shipment = { ...label, from: label.from.postal_code, to: label.to.postal_code, insuranceValue: insured };
  const { cents, days } = priceOf(service, shipment);
  const now = world.clock.now();
  return {
    ...label,
    id: letters(random, 20),
    serviceId: service.id,
    priceCents: cents,
    days,
    createdAt: now,
    updatedAt: now,
    moments: {},
    status: 'pending',
    tracking: null,
  };
}

function readService(checker: Checker): Service | undefined {
  if (typeof checker.at('service') === 'string') checker.fail('service', 'O campo service deve ser um inteiro.');
  const id = checker.number('service', { required: true, integer: true });
  const service = id === null ? undefined : serviceOf(id);
  if (id !== null && !service) checker.fail('service', 'Serviço inválido.');
  return service;
}

function readParty(checker: Checker, side: 'from' | 'to', longestDistrict: number): Party {
  const needed = (name: string, max: number) => checker.text(`${side}.${name}`, { required: true, max }) ?? '';
  const name = needed('name', 50);
  if (name !== '' && !/\S\s+\S/.test(name.trim())) checker.fail(`${side}.name`, 'Informe nome e sobrenome.');
  const state = needed('state_abbr', 2);
  if (state !== '' && !/^[A-Z]{2}$/.test(state)) checker.fail(`${side}.state_abbr`, 'A UF deve estar em letras maiúsculas.');
  const postalCode = needed('postal_code', 9);
  if (postalCode !== '' && !isServed(postalCode)) checker.fail(`${side}.postal_code`, 'CEP inválido.');
  const document = checker.text(`${side}.document`);
  if (document !== null && !isCpf(document) && !isCnpj(document)) checker.fail(`${side}.document`, 'CPF/CNPJ inválido.');
  return {
    name,
    document,
    address: needed('address', 50),
    number: checker.text(`${side}.number`, { max: 10 }) ?? '',
    complement: checker.text(`${side}.complement`, { max: 20 }) ?? '',
    district: needed('district', longestDistrict),
    city: needed('city', 50),
    state_abbr: state,
    postal_code: postalCode.replace(/\D/g, ''),
    email: checker.text(`${side}.email`),
    phone: checker.text(`${side}.phone`),
  };
}

function readRecipient(checker: Checker, service: Service | undefined): Party {
  const party = readParty(checker, 'to', 50);
  if (party.document === null) checker.fail('to.document', 'Campo CPF/CNPJ do destinatário é obrigatório.');
  if (service?.needsPhone && !/^\d{11}$/.test(party.phone ?? '')) checker.fail('to.phone', 'O telefone deve ter exatamente 11 dígitos.');
  return party;
}

/** One box, not a list. */
function readVolume(checker: Checker) {
  if (Array.isArray(checker.at('volumes'))) checker.fail('volumes', 'O campo volumes deve ser um objeto.');
  return readBox(checker, 'volumes');
}

const readProducts = (checker: Checker, required: boolean): Product[] =>
  Array.from({ length: checker.list('products', { required }) }, (_, index) => ({
    name: checker.text(`products.${index}.name`, { required: true }) ?? '',
    quantity: checker.number(`products.${index}.quantity`, { required: true, min: 1, integer: true }) ?? 0,
    unitaryValue: checker.number(`products.${index}.unitary_value`, { required: true, min: 0.01 }) ?? 0,
  }));

/** Without a declaration of content the invoice is mandatory; its number has 44 digits, which is the key. */
function readInvoice(checker: Checker, nonCommercial: boolean): Order['invoice'] {
  if (nonCommercial) return null;
  const number = checker.text('options.invoice.number');
  if (number === null) checker.fail('options.invoice.number', 'A nota fiscal é obrigatória.');
  else if (!isAccessKey(number)) checker.fail('options.invoice.number', 'Número da nota fiscal inválido: informe os 44 dígitos.');
  return { number: number ?? '', key: checker.text('options.invoice.key') };
}

/** Seen under `options` and documented beside it. */
function readTags(checker: Checker): Tag[] {
  const path = Array.isArray(checker.at('options.tags')) ? 'options.tags' : 'tags';
  return Array.from({ length: checker.list(path) }, (_, index) => ({
    tag: checker.text(`${path}.${index}.tag`, { required: true }) ?? '',
    url: checker.text(`${path}.${index}.url`),
  }));
}
