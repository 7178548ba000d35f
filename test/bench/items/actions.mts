/** The actions that are measured, each on the vendor that the templates have. */
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { Appointment } from '../../../nodes/Appointment/Appointment.node.ts';
import { Asaas } from '../../../nodes/Asaas/Asaas.node.ts';
import { CarrierShipment } from '../../../nodes/CarrierShipment/CarrierShipment.node.ts';
import { CrmLead } from '../../../nodes/CrmLead/CrmLead.node.ts';
import { ErpInvoice } from '../../../nodes/ErpInvoice/ErpInvoice.node.ts';
import { NuvemshopOrder } from '../../../nodes/NuvemshopOrder/NuvemshopOrder.node.ts';
import { OrderFromOtherNodes } from '../../../nodes/OrderFromOtherNodes/OrderFromOtherNodes.node.ts';
import { ShopifyOrder } from '../../../nodes/ShopifyOrder/ShopifyOrder.node.ts';
import { StockUpdate } from '../../../nodes/StockUpdate/StockUpdate.node.ts';
import { StripePayment } from '../../../nodes/StripePayment/StripePayment.node.ts';
import { WhatsAppNotify } from '../../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';
import { WooCommerceOrder } from '../../../nodes/WooCommerceOrder/WooCommerceOrder.node.ts';
import type { Shipment } from '../../../domain/documents/shipment.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { openParcelDesk } from '../../../vendors/nuvemshop/orders/parcelDesk.ts';
import { openOrderDesk } from '../../../vendors/wooCommerce/orders/orderDesk.ts';
import { asaasWorld } from '../../contracts/support/asaasWorld.mts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { googleCalendarWorld } from '../../contracts/support/googleCalendarWorld.mts';
import { hubSpotWorld } from '../../contracts/support/hubSpotWorld.mts';
import { melhorEnvioWorld } from '../../contracts/support/melhorEnvioWorld.mts';
import { nuvemshopWorld } from '../../contracts/support/nuvemshopWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { stripeWorld } from '../../contracts/support/stripeWorld.mts';
import { whatsappCloudWorld } from '../../contracts/support/whatsappCloudWorld.mts';
import { wooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';
import { paidOrders } from '../../vendors/shopify/support/paidOrders.mts';

export interface Action {
  readonly node: INodeType;
  readonly parameters: INodeParameters;
  /** Types of credentials. */
  readonly credentials: readonly string[];
  /** A vendor to whom the work on one item is news; `number`: for that item's order, where the vendor has none of its own. */
  open(number: string): Promise<Example> | Example;
}

interface Example {
  connect(): Connection;
  json: object;
  /** The texts that are another item's own where it is about another item. */
  marks: readonly string[];
}

const shipment: Shipment = {
  vendor: 'melhorEnvio',
  id: 'b7e2a7a6-0000-4000-8000-000000000001',
  carrier: 'Correios',
  service: 'PAC',
  status: 'posted',
  price: 21.5,
  trackingNumber: 'AA123456785BR',
  trackingUrl: 'https://rastreio.example/AA123456785BR',
  labelUrl: null,
  estimatedDelivery: null,
  events: [],
  found: false,
};

const inShopify = (operation: string, more: INodeParameters = {}): Action => ({
  node: new ShopifyOrder(),
  parameters: { resource: 'order', operation, ...more },
  credentials: ['ponteShopifyApi', 'ponteShopifyAccessTokenApi'],
  async open() {
    const world = shopifyWorld();
    const [order] = await paidOrders(world, 1);
    return { connect: () => world.connect(), json: { order, shipment }, marks: [order!.sourceId, order!.number] };
  },
});

export const actions: Readonly<Record<string, Action>> = {
  'ERP Invoice, issue (Bling)': {
    node: new ErpInvoice(),
    parameters: { vendor: 'bling', resource: 'invoice', operation: 'issue' },
    credentials: ['ponteBlingOAuth2Api'],
    open(number) {
      const world = blingWorld();
      return { connect: () => world.connect(), json: { order: paidOrder(number) }, marks: [number] };
    },
  },
  'Carrier Shipment, create (Melhor Envio)': {
    node: new CarrierShipment(),
    parameters: { vendor: 'melhorEnvio', resource: 'shipment', operation: 'create' },
    credentials: ['ponteMelhorEnvioApi'],
    open(number) {
      const world = melhorEnvioWorld();
      const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };
      return { connect: () => world.connect({ settings }), json: { order: paidOrder(number) }, marks: [number] };
    },
  },
  'Stock Update, deduct order (Bling)': {
    node: new StockUpdate(),
    parameters: { vendor: 'bling', resource: 'stock', operation: 'deductOrder' },
    credentials: ['ponteBlingOAuth2Api'],
    async open(number) {
      const world = blingWorld();
      const order = paidOrder(number);
      await openInvoiceIssuer(world.connect()).issue({ order, orderNumber: number, key: number, model: 55, sendEmail: false });
      await world.clock.sleep(60_000);
      return { connect: () => world.connect(), json: { order }, marks: [number] };
    },
  },
  'Shopify Order, fulfill': inShopify('fulfill'),
  'Shopify Order, add tags': inShopify('addTags', { tags: 'ponte-ok' }),
  'WhatsApp Notify, send template (Cloud API)': {
    node: new WhatsAppNotify(),
    parameters: {
      vendor: 'whatsappCloud',
      resource: 'message',
      operation: 'sendTemplate',
      template: { __rl: true, mode: 'list', value: 'pedido_pago|pt_BR' },
    },
    credentials: ['ponteWhatsAppCloudApi'],
    open(number) {
      const world = whatsappCloudWorld();
      return { connect: () => world.connect({ settings: world.settings }), json: { order: paidOrder(number) }, marks: [number] };
    },
  },
  'WooCommerce Order, add note': {
    node: new WooCommerceOrder(),
    parameters: { resource: 'order', operation: 'addNote', note: 'Saiu para entrega', noteFor: 'shop' },
    credentials: ['ponteWooCommerceApi'],
    async open() {
      const world = wooCommerceWorld();
      const connect = () => world.connect({ settings: world.settings });
      const { id } = world.simulator.placeOrder();
      const order = await openOrderDesk(connect()).get({ id: String(id) });
      return { connect, json: { order }, marks: [String(id)] };
    },
  },
  'Nuvemshop Order, set tracking': {
    node: new NuvemshopOrder(),
    parameters: { resource: 'order', operation: 'setTracking' },
    credentials: ['ponteNuvemshopApi'],
    async open() {
      const world = nuvemshopWorld();
      const connect = () => world.connect({ settings: world.settings });
      const { id } = world.simulator.placeOrder();
      const order = await openParcelDesk(connect()).get({ id: String(id) });
      return { connect, json: { order, shipment }, marks: [String(id)] };
    },
  },
  'Stripe, get payment': {
    node: new StripePayment(),
    parameters: { resource: 'payment', operation: 'get' },
    credentials: ['ponteStripeApi'],
    open() {
      const world = stripeWorld();
      const { paymentIntentId } = world.simulator.checkOut({ overrides: { method: 'card' } });
      const json = { payment: { vendor: 'stripe', id: paymentIntentId } };
      return { connect: () => world.connect({ settings: world.settings }), json, marks: [paymentIntentId!] };
    },
  },
  // Asaas grants 25,000 calls in twelve hours: an operation of one call.
  'Asaas, get payment': {
    node: new Asaas(),
    parameters: { resource: 'payment', operation: 'get' },
    credentials: ['ponteAsaasApi'],
    open() {
      const world = asaasWorld();
      const { id } = world.simulator.createCharge({ value: 129.9, billingType: 'PIX', externalReference: 'shopify:1001' });
      return { connect: () => world.connect(), json: { payment: { vendor: 'asaas', id } }, marks: [id] };
    },
  },
  'CRM Lead, capture (HubSpot)': {
    node: new CrmLead(),
    parameters: { vendor: 'hubSpot', resource: 'lead', operation: 'capture' },
    credentials: ['ponteHubSpotApi'],
    open(number) {
      const world = hubSpotWorld();
      const json = { Nome: 'Maria Silva', 'E-mail': `maria${number}@loja.example`, formMode: 'production' };
      return { connect: () => world.connect(), json, marks: [number] };
    },
  },
  'Appointment, create (Google Calendar)': {
    node: new Appointment(),
    parameters: {
      vendor: 'googleCalendar',
      resource: 'appointment',
      operation: 'create',
      calendar: 'primary',
      bookingFrom: 'fields',
      start: '27/11/2026 10:00',
      minutes: 45,
      customerName: 'Maria Silva',
      customerEmail: 'maria7000000@loja.example',
    },
    credentials: ['ponteGoogleCalendarOAuth2Api'],
    open(number) {
      const world = googleCalendarWorld();
      return { connect: () => world.connect(), json: { formName: 'site' }, marks: [number] };
    },
  },
  'Order From Other Nodes, recognize (WooCommerce)': {
    node: new OrderFromOtherNodes(),
    parameters: { resource: 'order', operation: 'recognize' },
    credentials: [],
    open() {
      const { simulator, connect } = wooCommerceWorld();
      const { id, orderNumber } = simulator.placeOrder();
      return { connect, json: simulator.payload(orderNumber), marks: [String(id)] };
    },
  },
};
