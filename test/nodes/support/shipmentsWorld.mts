/** A WooCommerce shop and a carrier on one clock: who sells, who buys labels, who posts them. It begins at midnight in São Paulo. */
import { orderKeyOf, type Order } from '../../../domain/documents/order.ts';
import type { LabelSeller, ShipmentRequest } from '../../../domain/ports/carrier.ts';
import type { Shipment } from '../../../domain/documents/shipment.ts';
import { createWooCommerce } from '../../../sandbox/simulators/wooCommerce/index.mts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import { openOrderDesk } from '../../../vendors/wooCommerce/orders/orderDesk.ts';
import { simulatedVendor, type SimulatedVendor } from '../../contracts/support/simulatedVendor.mts';
import { sharedClock, type Party, type SharedClock } from './reconcileHost.mts';

export const start = Date.parse('2026-11-01T00:00:00-03:00');
export const hour = 3_600_000;

export interface CarrierSide {
  id: string;
  world: SimulatedVendor<Simulator>;
  settings: Record<string, unknown>;
  credential: string;
  host: string;
  open(): LabelSeller;
  post(label: Shipment): void;
  cancel(label: Shipment): void;
}

export function wooShop(clock: SharedClock) {
  const woo = simulatedVendor({
    clock,
    create: (services) => createWooCommerce(services),
    login: ({ secrets: { consumerKey, consumerSecret } }) => ({
      authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`,
    }),
  });
  clock.join(woo);
  const { shopUrl } = woo.simulator.fixtures;
  const settings = { storeUrl: shopUrl, ...woo.simulator.secrets };
  const party: Party = {
    credential: 'ponteWooCommerceApi',
    owns: ({ host }) => host === new URL(shopUrl).host,
    connect: () => woo.connect({ settings }),
  };
  const desk = () => openOrderDesk(woo.connect({ settings }));
  const place = async (): Promise<Order> => {
    const { orderNumber } = woo.simulator.placeOrder({ overrides: { items: [{ sku: 'CAM-ALG-M', quantity: 2 }] } });
    return await desk().get({ number: orderNumber });
  };
  /** Sent with these codes, as the owner or the flow does it. */
  const send = async (order: Order, ...labels: Pick<Shipment, 'trackingNumber'>[]) => {
    for (const label of labels) await desk().setTracking(order, { ...anyShipment, ...label });
    await desk().setStatus(order, 'completed');
  };
  return { woo, party, desk, place, send };
}

export function shipmentsWorld(openCarrier: (clock: SharedClock) => CarrierSide) {
  const clock = sharedClock(start);
  const shop = wooShop(clock);
  const carrier = openCarrier(clock);
  clock.join(carrier.world);
  const connect = () => carrier.world.connect({ settings: carrier.settings });
  const party: Party = { credential: carrier.credential, owns: ({ host }) => host.endsWith(carrier.host), connect };
  /** Bought, and made a minute later. */
  const buy = async (order: Order, over: Partial<ShipmentRequest> = {}): Promise<Shipment> => {
    const parcel = { heightCm: 4, widthCm: 20, lengthCm: 25, weightGrams: 400 };
    const request = { order, parcel, serviceIds: [], key: `${orderKeyOf(order)}:shipment`, invoice: null, choose: 'cheapest' as const };
    const { id } = await carrier.open().create({ ...request, ...over });
    await clock.sleep(60_000);
    return await carrier.open().get({ id });
  };
  /** Three in the morning after so many days. */
  const night = async (days: number) => await clock.sleep(start + (days * 24 + 3) * hour - clock.now());
  return { clock, ...shop, carrier, parties: [shop.party, party], buy, night };
}

const anyShipment: Shipment = {
  vendor: 'anywhere',
  id: '1',
  carrier: 'Correios',
  service: null,
  status: 'posted',
  price: null,
  trackingNumber: null,
  trackingUrl: null,
  labelUrl: null,
  estimatedDelivery: null,
  events: [],
  found: false,
};
