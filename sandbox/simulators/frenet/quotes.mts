/** `POST /shipping/quote` and `GET /shipping/info`. */
import { createChecker, type Checker } from '../../carriers/checker.mts';
import { stateOf } from '../../carriers/brazil.mts';
import type { Answer } from '../../http/answer.mts';
import type { Call, Simulation } from './context.mts';
import { isServed, priceOf, services, whyNot, type Service, type Shipment } from './services.mts';

/** What the account's own rules take off the carrier's price (a tenth) and add to its time. */
const discount = 0.9;
const handlingDays = 1;

export function quote({ simulation, body }: Call): Answer {
  const checker = createChecker(body);
  const shipment = readShipment(checker);
  if (checker.failed) {
    simulation.violation('quote-body', Object.keys(checker.errors).join(', '));
    // HTTP 200, as everything else that is refused.
    return { status: 200, body: { ShippingSevicesArray: [], Message: Object.values(checker.errors).flat().join(' '), Timeout: 0 } };
  }
  const wanted = checker.text('ShippingServiceCode');
  const own = active(simulation).filter(({ code }) => wanted === null || code === wanted);
  const answering = own.filter(({ carrierCode }) => !simulation.state.silent.has(carrierCode));
  return {
    status: 200,
    body: {
      ShippingSevicesArray: answering.map((service) => row(service, shipment)),
      Timeout: own.length - answering.length,
      Message: null,
    },
  };
}

const active = ({ state }: Simulation): Service[] => services.filter(({ code }) => !state.off.has(code));

function readShipment(checker: Checker): Shipment {
  const [from, to] = ['SellerCEP', 'RecipientCEP'].map((name) => {
    const code = checker.text(name, { required: true }) ?? '';
    if (code !== '' && !isServed(code)) checker.fail(name, `${name} inválido.`);
    return code;
  });
  const items = readItems(checker);
  const greatest = (of: (item: Item) => number) => items.reduce((max, item) => Math.max(max, of(item)), 0);
  return {
    from: from ?? '',
    to: to ?? '',
    value: checker.number('ShipmentInvoiceValue', { required: true, min: 0 }) ?? 0,
    weight: items.reduce((sum, { weight, quantity }) => sum + weight * quantity, 0),
    volume: items.reduce((sum, { height, width, length, quantity }) => sum + height * width * length * quantity, 0),
    side: greatest(({ height, width, length }) => Math.max(height, width, length)),
    sum: greatest(({ height, width, length }) => height + width + length),
  };
}

interface Item {
  readonly height: number;
  readonly width: number;
  readonly length: number;
  readonly weight: number;
  readonly quantity: number;
}

const readItems = (checker: Checker): Item[] =>
  Array.from({ length: checker.list('ShippingItemArray', { required: true }) }, (_, index) => {
    const number = (name: string, integer = false) =>
      checker.number(`ShippingItemArray.${index}.${name}`, { required: true, min: integer ? 1 : 0.001, integer }) ?? 0;
    return {
      height: number('Height'),
      width: number('Width'),
      length: number('Length'),
      weight: number('Weight'),
      quantity: number('Quantity', true),
    };
  });

function row(service: Service, shipment: Shipment): Record<string, unknown> {
  const head = {
    ServiceCode: service.code,
    ServiceDescription: service.name,
    Carrier: service.carrier,
    CarrierCode: service.carrierCode,
    ResponseTime: 312,
  };
  const reason = whyNot(service, shipment);
  if (reason !== undefined) return { ...head, Error: true, Msg: reason };
  const { cents, days } = priceOf(service, shipment);
  return {
    ...head,
    ShippingPrice: ((cents * discount) / 100).toFixed(2),
    OriginalShippingPrice: (cents / 100).toFixed(2),
    DeliveryTime: String(days + handlingDays),
    OriginalDeliveryTime: String(days),
    Error: false,
    // A notice may stand beside a good price.
    ...(stateOf(shipment.to) === 'RJ' ? { Msg: 'Área com entrega sujeita a prazo diferenciado.' } : {}),
  };
}

export const info = ({ simulation }: Call): Answer => ({
  status: 200,
  body: {
    Message: null,
    ShippingSeviceAvailableArray: active(simulation).map(({ code, name, carrier, carrierCode }) => ({
      ServiceCode: code,
      ServiceDescription: name,
      Carrier: carrier,
      CarrierCode: carrierCode,
    })),
  },
});

const streets: Readonly<Record<string, string>> = { SP: 'Avenida Paulista', RJ: 'Rua da Assembleia', PR: 'Rua XV de Novembro' };

/** Of a city that has one postal code, street and district are empty. */
export function addressOf({ params }: Call): Answer {
  const cep = (params.cep ?? '').replace('-', '');
  const state = /^\d{8}$/.test(cep) ? stateOf(cep) : undefined;
  if (state === undefined)
    return { status: 200, body: { CEP: cep, UF: null, City: null, District: null, Street: null, Message: 'CEP não encontrado.' } };
  const whole = cep.endsWith('000');
  const street = whole ? '' : (streets[state] ?? 'Rua das Flores');
  return { status: 200, body: { CEP: cep, UF: state, City: `Cidade de ${state}`, District: whole ? '' : 'Centro', Street: street } };
}
