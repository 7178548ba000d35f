/** `POST /calculator` and `GET /services/info`. */
import type { Answer } from '../../http/answer.mts';
import { createChecker, type Checker } from '../../carriers/checker.mts';
import { refuseFaults } from './answers.mts';
import { idealBox, normalized } from './boxes.mts';
import type { Box, Call } from './context.mts';
import { isServed, priceOf, serviceOf, services, whyNot, type Service, type Shipment } from './services.mts';

export function calculate({ simulation, body }: Call): Answer {
  const checker = createChecker(body);
  const [from, to] = ['from.postal_code', 'to.postal_code'].map((path) => {
    const code = checker.text(path, { required: true }) ?? '';
    if (code !== '' && !isServed(code)) checker.fail(path, 'CEP inválido.');
    return code;
  });
  const ids = (checker.text('services') ?? '1,2,17').split(',').map(Number);
  const box = readParcel(checker);
  const wanted = ids.flatMap((id) => serviceOf(id) ?? []);
  if (wanted.length < ids.length) checker.fail('services', 'Serviço inválido.');
  const shipment = {
    from: from ?? '',
    to: to ?? '',
    insuranceValue: checker.flag('options.use_insurance_value') ? (checker.number('options.insurance_value', { min: 0 }) ?? 0) : 0,
    receipt: checker.flag('options.receipt'),
    ownHand: checker.flag('options.own_hand'),
  };
  refuseFaults(simulation, checker, 'calculator-body');
  return { status: 200, body: wanted.map((service) => row(service, { ...shipment, box: box! })) };
}

export const readBox = (checker: Checker, path: string): Box => {
  const side = (name: string) => checker.number(`${path}.${name}`, { required: true, min: 0.001 }) ?? 0;
  return { height: side('height'), width: side('width'), length: side('length'), weight: side('weight') };
};

/** A package wins over products. */
function readParcel(checker: Checker): Box | undefined {
  if (checker.at('package') !== undefined) return normalized(readBox(checker, 'package'));
  const length = checker.list('products', { required: true });
  if (length === 0) return undefined;
  return idealBox(
    Array.from({ length }, (_, index) => ({
      ...readBox(checker, `products.${index}`),
      quantity: checker.number(`products.${index}.quantity`, { min: 1, integer: true }) ?? 1,
    })),
  );
}

function row(service: Service, shipment: Shipment): Record<string, unknown> {
  const { id, name, company } = service;
  const error = whyNot(service, shipment.box, shipment.insuranceValue);
  if (error !== undefined) return { id, name, error, has_error: true, company };
  const { cents, days } = priceOf(service, shipment);
  const price = cents / 100;
  const discount = (Math.round(cents * 0.4) / 100).toFixed(2);
  const { height, width, length, weight } = shipment.box;
  return {
    id,
    name,
    price,
    discount,
    currency: 'R$',
    delivery_time: days.max,
    delivery_range: days,
    packages: [
      {
        price,
        discount,
        format: 'box',
        dimensions: { height: String(height), width: String(width), length: String(length) },
        weight: weight.toFixed(2),
        insurance_value: shipment.insuranceValue,
      },
    ],
    additional_services: { receipt: shipment.receipt, own_hand: shipment.ownHand },
    company,
    has_error: false,
  };
}

/** By the service's number. */
export const servicesInfo = (): Answer => ({
  status: 200,
  body: Object.fromEntries(services.filter(({ company }) => company.id === 1).map((service) => [String(service.id), infoOf(service)])),
});

const infoOf = ({ name, limits, insurance, company }: Service) => ({
  name: name.replace(' ', ''),
  type: 'express',
  range: 'interstate',
  restrictions: {
    insurance_value: insurance,
    formats: {
      package: {
        weight: { min: 0.3, max: limits.weight },
        width: { min: 8, max: limits.sides[1] },
        height: { min: 0.4, max: limits.sides[2] },
        length: { min: 13, max: limits.sides[0] },
        sum: limits.sum,
      },
    },
  },
  requirements: ['names', 'addresses'],
  optionals: ['AR', 'MP', 'VD'],
  company: { name: company.name, picture: company.picture },
});
