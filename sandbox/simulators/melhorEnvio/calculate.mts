/** The quote: `POST /shipment/calculate`. */
import { Hono } from 'hono';
import { isPostalCode } from '../../carriers/brazil.mts';
import { createChecker } from '../../carriers/checker.mts';
import type { Checker } from '../../carriers/checker.mts';
import type { Simulation, Variables } from './context.mts';
import { needs } from './guard.mts';
import { pack } from './packing.mts';
import type { Box, QuotedProduct } from './packing.mts';
import { priceOf, whyNot } from './pricing.mts';
import { invalid, json } from './replies.mts';
import { services } from './services.mts';
import type { Service } from './services.mts';

/** The account's own settings: what the shop adds to prices (cents) and times (days) before a customer sees them. */
const surchargeCents = 150;
const handlingDays = 1;

interface Request {
  readonly from: string;
  readonly to: string;
  readonly products: readonly QuotedProduct[];
  readonly volumes: readonly Box[];
  readonly receipt: boolean;
  readonly ownHand: boolean;
  readonly serviceIds: readonly number[];
}

export function calculateRoutes(simulation: Simulation): Hono<Variables> {
  const app = new Hono<Variables>();
  app.post('/shipment/calculate', needs(simulation, 'shipping-calculate'), (call) => {
    const checker = createChecker(call.get('body'));
    const request = read(checker);
    if (checker.failed) {
      simulation.violation('calculate-body', Object.keys(checker.errors).join(', '));
      return invalid(checker.errors);
    }
    const wanted = services.filter(({ id }) => request.serviceIds.length === 0 || request.serviceIds.includes(id));
    return json(wanted.map((service) => quote(service, request)));
  });
  return app;
}

function read(checker: Checker): Request {
  const [from, to] = ['from.postal_code', 'to.postal_code'].map((path) => {
    const code = checker.text(path, { required: true });
    if (code !== null && !isPostalCode(code)) checker.fail(path, `O campo ${path} não é um CEP válido.`);
    return code ?? '';
  });
  const hasVolumes = Array.isArray(checker.at('volumes'));
  const services = checker.text('services');
  return {
    from: from ?? '',
    to: to ?? '',
    products: hasVolumes ? [] : readProducts(checker),
    volumes: hasVolumes ? readVolumes(checker) : [],
    receipt: checker.flag('options.receipt'),
    ownHand: checker.flag('options.own_hand'),
    serviceIds: (services ?? '').split(',').filter(Boolean).map(Number),
  };
}

const readProducts = (checker: Checker): QuotedProduct[] =>
  Array.from({ length: checker.list('products', { required: true }) }, (_, index) => {
    const path = `products.${index}`;
    return {
      id: checker.text(`${path}.id`) ?? '',
      ...readBox(checker, path),
      quantity: checker.number(`${path}.quantity`, { required: true, min: 1, integer: true }) ?? 0,
      insuranceValue: checker.number(`${path}.insurance_value`, { min: 0 }) ?? 0,
    };
  });

const readVolumes = (checker: Checker): Box[] =>
  Array.from({ length: checker.list('volumes', { required: true }) }, (_, index) => ({
    ...readBox(checker, `volumes.${index}`),
    insuranceValue: checker.number(`volumes.${index}.insurance`, { min: 0 }) ?? 0,
    products: [],
  }));

export function readBox(checker: Checker, path: string) {
  const side = (name: string) => checker.number(`${path}.${name}`, { required: true, min: 0.001 }) ?? 0;
  return { height: side('height'), width: side('width'), length: side('length'), weight: side('weight') };
}

function quote(service: Service, request: Request): Record<string, unknown> {
  const boxes = request.volumes.length > 0 ? request.volumes : pack(request.products, service);
  const head = { id: service.id, name: service.name };
  const shipment = (volumes: readonly Box[]) => ({
    ...request,
    volumes,
    insuranceValue: volumes.reduce((sum, box) => sum + box.insuranceValue, 0),
  });
  const error = whyNot(service, shipment(boxes));
  if (error) return { ...head, error, company: service.company };
  const prices = boxes.map((box) => priceOf(service, shipment([box])));
  const cents = service.severalVolumes ? priceOf(service, shipment(boxes)).cents : prices.reduce((sum, price) => sum + price.cents, 0);
  const days = prices[0]?.days ?? { min: 1, max: 1 };
  const write = (value: number): number | string => (service.numericPrices ? value / 100 : (value / 100).toFixed(2));
  return {
    ...head,
    price: write(cents),
    custom_price: write(cents + surchargeCents),
    discount: write(Math.round(cents * 0.18)),
    currency: 'R$',
    delivery_time: days.max,
    delivery_range: days,
    custom_delivery_time: days.max + handlingDays,
    custom_delivery_range: { min: days.min + handlingDays, max: days.max + handlingDays },
    packages: boxes.map((box, index) => packageBody(box, write(prices[index]?.cents ?? 0))),
    additional_services: { receipt: request.receipt, own_hand: request.ownHand, collect: false },
    company: service.company,
  };
}

const packageBody = (box: Box, price: number | string) => ({
  price,
  format: 'box',
  dimensions: { height: box.height, width: box.width, length: box.length },
  weight: box.weight.toFixed(2),
  insurance_value: box.insuranceValue.toFixed(2),
  products: box.products,
});
