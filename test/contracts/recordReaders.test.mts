/**
 * What n8n's own triggers hand on is the vendor's delivery as it came. Out of it comes the document that the trigger of this package makes of
 * the same delivery, under the same names: a flow that changes its trigger does nothing twice.
 */
import { describe, expect, test } from 'vitest';
import type { BookingDocuments } from '../../domain/documents/appointment.ts';
import type { Order } from '../../domain/documents/order.ts';
import type { Delivery, EventSource, SourceEvent } from '../../domain/ports/eventSource.ts';
import type { DocumentKind, ReadingOptions, RecordDocuments } from '../../domain/ports/recordReader.ts';
import type { PaymentDocuments } from '../../domain/ports/paymentSource.ts';
import { recognize } from '../../runtime/records/recognize.ts';
import { recordReaders } from '../../vendors/index.ts';
import { openAppointmentSource } from '../../vendors/googleCalendar/events/appointmentSource.ts';
import { openOrderSource as openShopify } from '../../vendors/shopify/orders/orderSource.ts';
import { openPaymentSource } from '../../vendors/stripe/events/paymentSource.ts';
import { openOrderSource as openWooCommerce } from '../../vendors/wooCommerce/events/orderSource.ts';
import { calComWorld, calendlyWorld, type BookingWorld } from './support/bookingWorlds.mts';
import { googleCalendarWorld } from './support/googleCalendarWorld.mts';
import { hubSpotWorld } from './support/hubSpotWorld.mts';
import { salesforceWorld } from './support/salesforceWorld.mts';
import { shopifyWorld } from './support/shopifyWorld.mts';
import { stripeWorld } from './support/stripeWorld.mts';
import { wooCommerceWorld } from './support/wooCommerceWorld.mts';

const url = 'https://n8n.loja.example/webhook/1f/webhook';
const options = (change: Partial<ReadingOptions> = {}): ReadingOptions => ({
  account: null,
  happened: null,
  now: Date.parse('2026-11-24T15:00:00Z'),
  timeZone: 'America/Sao_Paulo',
  ...change,
});

type Item = Record<string, unknown>;

/** As n8n parses JSON: long ids of the examples lose their last digits. Real ones are shorter. */
const withoutRounded = (order: Order): Order => ({
  ...order,
  items: order.items.map(({ productId: _product, variantId: _variant, ...item }) => item),
});

const bodyOf = ({ rawBody }: Delivery) => JSON.parse(rawBody.toString()) as Item;
const theirs = async (item: Item, kind: DocumentKind, change?: Partial<ReadingOptions>) =>
  await recognize(recordReaders, item, kind, options(change));
/** A plain Webhook node keeps the headers. */
const byWebhookNode = (delivery: Delivery): Item => ({ headers: delivery.headers, params: {}, query: {}, body: bodyOf(delivery) });

async function ours<Document>(source: EventSource<Document>, delivery: Delivery, topics: string[]): Promise<SourceEvent<Document>> {
  const [event] = await source.read(delivery, { url, topics });
  return event!;
}

describe('Shopify', () => {
  async function paid() {
    const world = shopifyWorld();
    const source = openShopify(world.connect());
    await source.registerWebhooks({ url, topics: ['ORDERS_PAID'] });
    world.simulator.placeOrder({ overrides: { taxIdPlace: 'noteAttribute', lineCount: 3 } });
    const delivery = world.deliveries(url).find(({ headers }) => headers['x-shopify-topic'] === 'orders/paid')!;
    const own = await ours(source, delivery, ['ORDERS_PAID']);
    return { delivery, own, shop: own.document.order.account! };
  }

  test('an order of Shopify Trigger is the order of our own, once the shop is said', async () => {
    const { delivery, own, shop } = await paid();
    const { documents, recognizedAs } = await theirs(bodyOf(delivery), 'order', { account: `${shop}.myshopify.com`, happened: 'paid' });
    expect(documents.order).toEqual(withoutRounded(own.document.order));
    expect(documents.event).toMatchObject({ occasion: own.event.occasion, type: 'order.paid', correlationId: own.event.correlationId });
    expect(recognizedAs).toMatchObject({ record: 'order of Shopify', vendor: 'shopify', test: false, doubts: [] });
    expect(recognizedAs.missing).not.toContain('order.customer.taxId');
  });

  test('a plain Webhook node has kept the shop and what happened', async () => {
    const { delivery, own } = await paid();
    const { documents } = await theirs(byWebhookNode(delivery), 'order');
    expect(documents.order).toEqual(withoutRounded(own.document.order));
    expect(documents.event).toMatchObject({ id: own.event.id, occasion: own.event.occasion, type: own.event.type });
  });

  test('the shop is asked for where nothing says it, and two that differ are refused', async () => {
    const { delivery } = await paid();
    const item = { ...bodyOf(delivery), order_status_url: 'https://www.loja.com.br/1/orders/2/authenticate' };
    await expect(theirs(item, 'order')).rejects.toMatchObject({
      failure: { code: 'accountUnknown', hint: expect.stringContaining('"Shop"') },
    });
    await expect(theirs(byWebhookNode(delivery), 'order', { account: 'outra-loja' })).rejects.toMatchObject({
      failure: { code: 'accountContradicts' },
    });
    await expect(theirs(item, 'order', { account: 'not a shop!' })).rejects.toMatchObject({ failure: { code: 'accountUnreadable' } });
  });

  test('what did not happen is not told', async () => {
    const { delivery, shop } = await paid();
    const open = { ...bodyOf(delivery), financial_status: 'pending' };
    await expect(theirs(open, 'order', { account: shop, happened: 'paid' })).rejects.toMatchObject({ failure: { code: 'notHappened' } });
    expect((await theirs(open, 'order', { account: shop })).documents.order).toMatchObject({ financialStatus: 'pending' });
    await expect(theirs({ ...byWebhookNode(delivery), body: open }, 'order')).rejects.toMatchObject({ failure: { code: 'recordUnfit' } });
  });
});

describe('WooCommerce', () => {
  async function placed() {
    const world = wooCommerceWorld();
    const source = openWooCommerce(world.connect({ settings: world.settings }));
    await source.registerWebhooks({ url, topics: ['paid'] });
    const { orderNumber } = world.simulator.placeOrder();
    const delivery = world.deliveries(url, 'order.updated').at(-1)!;
    return { world, orderNumber, delivery, own: await ours(source, delivery, ['paid']) };
  }

  test('an order of WooCommerce Trigger says itself which store it is of, and is the order of our own', async () => {
    const { delivery, own } = await placed();
    const { documents, recognizedAs } = await theirs(bodyOf(delivery), 'order', { happened: 'paid' });
    const { order } = own.document;
    // Our own reads the order once more, a moment later.
    expect({ ...documents.order, updatedAt: order.updatedAt }).toEqual(order);
    expect(documents.event).toMatchObject({ occasion: own.event.occasion, type: own.event.type });
    expect(recognizedAs).toMatchObject({ record: 'order of WooCommerce', doubts: [] });
  });

  test('an order of a shop that shows no cents is refused: its sums agree and are not what was paid', async () => {
    const { world, orderNumber } = await placed();
    world.simulator.setHost({ priceDecimals: 0 });
    await expect(theirs(world.simulator.payload(orderNumber), 'order')).rejects.toMatchObject({
      failure: { code: 'recordUnfit', hint: expect.stringContaining('WooCommerce Order') },
    });
  });

  test('an order that was refunded in part is refused: which goods went back it does not say', async () => {
    const { delivery } = await placed();
    const item = { ...bodyOf(delivery), refunds: [{ id: 9, reason: '', total: '-5.00' }] };
    await expect(theirs(item, 'order')).rejects.toMatchObject({
      failure: { code: 'recordUnfit', hint: expect.stringContaining('WooCommerce Order') },
    });
    expect((await theirs({ ...item, status: 'refunded' }, 'order')).documents.order).toMatchObject({ financialStatus: 'refunded' });
    await expect(theirs({ ...item, status: 'checkout-draft' }, 'order')).rejects.toMatchObject({ failure: { code: 'recordUnfit' } });
  });
});

describe('Stripe', () => {
  async function bought(method: 'card' | 'boleto') {
    const world = stripeWorld();
    const source = openPaymentSource(world.connect({ settings: world.settings }));
    await source.registerWebhooks({ url, topics: ['paid'] });
    const sale = world.simulator.checkOut({ overrides: { method, reference: 'loja-77' } });
    await world.clock.sleep(10_000);
    const delivery = world.deliveries(url, 'checkout.session.completed').at(-1)!;
    return { world, source, sale, delivery };
  }

  test('an event of Stripe Trigger is the payment of our own, under the same names', async () => {
    const { source, delivery } = await bought('card');
    const own = await ours(source, delivery, ['paid']);
    const { documents, recognizedAs } = await theirs(bodyOf(delivery), 'payment');
    const { id, vendor, value, status, orderNumber, customer } = own.document.payment!;
    expect(documents.payment).toMatchObject({
      id,
      vendor,
      value,
      status,
      orderNumber,
      customer: { email: customer!.email, taxId: customer!.taxId },
    });
    expect(documents.event).toMatchObject({ id: own.event.id, occasion: own.event.occasion, type: own.event.type });
    expect(recognizedAs.doubts).toContainEqual(expect.stringContaining('line items'));
  });

  test('every record of one sale has one name', async () => {
    const { world, sale, delivery } = await bought('card');
    const ask = async (path: string) => {
      const headers = { authorization: `Bearer ${world.simulator.secrets.secretKey}` };
      const answer = await world.simulator.app.fetch(new Request(`https://api.stripe.com/v1${path}`, { headers }));
      return (await answer.json()) as Item;
    };
    const intent = await ask(`/payment_intents/${sale.paymentIntentId}`);
    const charge = await ask(`/charges/${String(intent.latest_charge)}`);
    const items = await Promise.all([bodyOf(delivery), intent, charge].map(async (item) => await theirs(item, 'payment')));
    expect(items.map(({ documents }) => documents.payment!.id)).toEqual([1, 2, 3].map(() => sale.paymentIntentId));
    expect(new Set(items.map(({ documents }) => documents.payment!.value)).size).toBe(1);
    expect(items.map(({ documents }) => documents.payment!.status)).toEqual(['received', 'received', 'received']);
  });

  test.each([
    ['taken in part', 'received', (sessionId: string) => ({ value: 10, capture: [sessionId, 10] as const })],
    ['not taken', 'deleted', () => ({ value: undefined, capture: undefined })],
  ])('what was reserved and is %s reads alike from payment and charge: %s', async (_, status, of) => {
    const world = stripeWorld();
    const { sessionId, paymentIntentId } = world.simulator.checkOut({ overrides: { method: 'card', capture: 'manual' } });
    const { value, capture } = of(sessionId);
    if (capture) world.simulator.capture(...capture);
    else world.simulator.cancelReserved(sessionId);
    const headers = { authorization: `Bearer ${world.simulator.secrets.secretKey}` };
    const path = `/payment_intents/${paymentIntentId}?expand[]=latest_charge`;
    const intent = (await (await world.simulator.app.fetch(new Request(`https://api.stripe.com/v1${path}`, { headers }))).json()) as Item;
    for (const record of [intent, intent.latest_charge as Item]) {
      const { payment } = (await theirs(record, 'payment')).documents;
      expect(payment).toMatchObject({ status, ...(value === undefined ? { paidAt: null } : { value }) });
      expect(payment).not.toHaveProperty('refunded');
    }
  });

  test('a checkout without its line items makes no order; with all of them it makes that of our own', async () => {
    const { world, source, delivery } = await bought('card');
    await expect(theirs(bodyOf(delivery), 'order')).rejects.toMatchObject({ failure: { code: 'documentMissing' } });
    const order = (await ours<PaymentDocuments>(source, delivery, ['paid'])).document.order as Order;
    const session = (bodyOf(delivery).data as Item).object as Item;
    const headers = { authorization: `Bearer ${world.simulator.secrets.secretKey}` };
    const path = `/checkout/sessions/${String(session.id)}/line_items?expand[]=data.price.product`;
    const lines = await (await world.simulator.app.fetch(new Request(`https://api.stripe.com/v1${path}`, { headers }))).json();
    const { documents } = await theirs({ ...session, line_items: lines }, 'order');
    expect(documents.order).toMatchObject({
      id: order.id,
      number: order.number,
      items: order.items,
      totals: order.totals,
      customer: order.customer,
    });
    const half = { ...session, line_items: { ...(lines as Item), has_more: true } };
    await expect(theirs(half, 'order')).rejects.toMatchObject({ failure: { code: 'documentMissing' } });
  });

  test('a boleto that is still open is open, and tells of no payment', async () => {
    const { delivery } = await bought('boleto');
    const { documents } = await theirs(bodyOf(delivery), 'payment');
    expect(documents.payment).toMatchObject({ status: 'pending' });
    expect(documents.event).toBeUndefined();
  });
});

describe.each([
  ['Calendly', calendlyWorld],
  ['Cal.com', calComWorld],
] as const)('%s', (name, make) => {
  const topics = ['appointment.booked', 'appointment.moved', 'appointment.cancelled'];
  /** n8n's Cal Trigger lays the payload flat beside its trigger. */
  const handedOn = (body: Item): Item => (name === 'Cal.com' ? { ...(body.payload as Item), ...body, payload: undefined } : body);

  async function told(
    happen: (world: BookingWorld) => void,
    word: string,
  ): Promise<{ delivery: Delivery; own: SourceEvent<BookingDocuments> }> {
    const world = make();
    await world.open().registerWebhooks({ url, topics });
    happen(world);
    const wanted = new RegExp(word === 'cancelled' ? 'invitee.canceled|BOOKING_CANCELLED' : 'invitee.created|BOOKING_CREATED');
    const delivery = (await world.delivered(url)).find(({ rawBody }) => wanted.test(rawBody.toString()))!;
    return { delivery, own: await ours(world.open(), delivery, topics) };
  }

  test.each([
    ['booked', (world: BookingWorld) => void world.book()],
    ['cancelled', (world: BookingWorld) => world.cancel(world.book(), 'customer')],
  ] as [string, (world: BookingWorld) => void][])('a booking that is %s is the appointment of our own', async (word, happen) => {
    const { delivery, own } = await told(happen, word);
    const { documents } = await theirs(handedOn(bodyOf(delivery)), 'appointment');
    const { id, start, end, title, customer, status } = own.document.appointment;
    expect(documents.appointment).toMatchObject({ id, start, end, title, customer, status });
    expect(documents.event).toMatchObject({ occasion: own.event.occasion, type: own.event.type });
  });

  test('a booking that is moved is told as moved, and what it took the place of is no cancellation', async () => {
    const world = make();
    await world.open().registerWebhooks({ url, topics });
    world.move(world.book(), '2026-12-02T15:00:00Z');
    const deliveries = await world.delivered(url);
    const outcomes = await Promise.allSettled(deliveries.map(async (each) => await theirs(handedOn(bodyOf(each)), 'appointment')));
    const types = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value.documents.event?.type] : []));
    expect(types).toContain('appointment.moved');
    expect(types).not.toContain('appointment.cancelled');
  });
});

test('an event of Google Calendar is the appointment of our own', async () => {
  const world = googleCalendarWorld();
  const { simulator } = world;
  const link = world.connect();
  const [calendar] = (await openAppointmentSource(link).calendars()).filter(({ isOwn }) => isOwn);
  const customer = { name: 'Maria Souza', phone: '+5511912345678', email: 'maria@cliente.example' };
  const id = simulator.book({ start: '2026-12-01T14:00:00-03:00', customer });
  const own = await openAppointmentSource(link).entry({ calendar: calendar!.id, event: id });
  const answer = await link.transport({
    method: 'GET',
    url: `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendar!.id)}/events/${id}`,
  } as never);
  const { documents } = await theirs((answer as unknown as { body: Item }).body, 'appointment');
  expect({ ...documents.appointment, professional: own!.appointment.professional }).toEqual(own!.appointment);
});

test('a contact of HubSpot, in the old form and in the new, is the lead of our own', async () => {
  const world = hubSpotWorld();
  const id = world.simulator.addContact({ firstname: 'Ana', email: 'ana@ex.com', mobilephone: '+5511988880000' });
  const own = await world.open().get(id);
  const get = async (path: string) => {
    const headers = { authorization: `Bearer ${world.simulator.secrets.token}` };
    return (await (await world.simulator.app.fetch(new Request(`https://api.hubapi.com${path}`, { headers }))).json()) as Item;
  };
  const names = 'firstname,email,mobilephone,ponte_consent,createdate,lastmodifieddate';
  const contacts = [await get(`/contacts/v1/contact/vid/${id}/profile`), await get(`/crm/v3/objects/contacts/${id}?properties=${names}`)];
  for (const item of contacts) {
    const { documents } = await theirs(item, 'lead');
    const { name, email, phone, vendor } = own;
    expect(documents.lead).toMatchObject({ id: own.id, name, email, phone, vendor });
  }
});

test('a lead of Salesforce is the lead of our own', async () => {
  const world = salesforceWorld();
  const id = world.simulator.add('Lead', {
    LastName: 'Silva',
    FirstName: 'Ana',
    Company: 'ACME',
    Email: 'a@b.example',
    MobilePhone: '11988880000',
  });
  const own = await world.open().get(id);
  const headers = { authorization: `Bearer ${world.simulator.issueTokens().access_token}` };
  const answer = await world.simulator.app.fetch(
    new Request(`${world.simulator.instanceUrl}/services/data/v59.0/sobjects/lead/${own.id}`, { headers }),
  );
  const { documents } = await theirs((await answer.json()) as Item, 'lead');
  const { name, email, phone, company, vendor } = own;
  expect(documents.lead).toMatchObject({ id: own.id, name, email, phone, company, vendor } satisfies Partial<RecordDocuments['lead']>);
});
