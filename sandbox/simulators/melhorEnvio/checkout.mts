/** Buying labels out of the wallet: `POST /shipment/checkout`. */
import { Hono } from 'hono';
import type { Simulation, Variables } from './context.mts';
import { needs } from './guard.mts';
import { protocol, uuid } from './ids.mts';
import { markPaid } from './lifecycle.mts';
import { orderBody } from './orderBody.mts';
import { readOrders } from './orderList.mts';
import { json, money, refused, stamp } from './replies.mts';
import type { Order } from './state.mts';

export function checkoutRoutes(simulation: Simulation): Hono<Variables> {
  const app = new Hono<Variables>();
  app.post('/shipment/checkout', needs(simulation, 'shipping-checkout'), (call) => {
    const orders = readOrders(simulation, call.get('body'), 'checkout-body');
    return orders instanceof Response ? orders : checkout(simulation, orders);
  });
  return app;
}

function checkout(simulation: Simulation, orders: readonly Order[]): Response {
  if (new Set(orders).size < orders.length || orders.some(({ status }) => status !== 'pending')) {
    simulation.violation('paid-twice', 'checkout of a label that is not waiting in the cart');
    return refused('Um ou mais envios já foram pagos ou não estão no carrinho.');
  }
  const total = orders.reduce((sum, { priceCents }) => sum + priceCents, 0);
  const reason = refusalOf(simulation, orders.length, total);
  if (reason) return simulation.options.errorsInOk ? json({ errors: [{ message: reason }], purchased: [] }) : refused(reason);
  simulation.state.balanceCents -= total;
  for (const order of orders) markPaid(simulation, order);
  return json({
    purchase: purchaseBody(simulation, orders, total),
    digitable: null,
    redirect: null,
    message: null,
    token: null,
    payment_id: null,
  });
}

const unposted = ['released', 'generated', 'received', 'paused', 'suspended'];

function refusalOf({ state, options }: Simulation, count: number, total: number): string | undefined {
  if (total > state.balanceCents) return 'Saldo insuficiente na carteira para realizar a compra.';
  const waiting = [...state.orders.values()].filter(({ status }) => unposted.includes(status)).length;
  return waiting + count > (options.unpostedLabels ?? Infinity) ? 'Limite de etiquetas não postadas atingido.' : undefined;
}

function purchaseBody({ state, world }: Simulation, orders: readonly Order[], total: number): Record<string, unknown> {
  const now = world.clock.now();
  const at = stamp(now);
  const purchase = protocol('PUR', now, ++state.counter);
  return {
    id: uuid(state.random),
    protocol: purchase,
    total: money(total),
    discount: 0,
    status: 'paid',
    paid_at: at,
    canceled_at: null,
    created_at: at,
    updated_at: at,
    payment: null,
    transactions: [
      {
        id: uuid(state.random),
        protocol: protocol('TRN', now, ++state.counter),
        value: money(total),
        type: 'debit',
        status: 'authorized',
        description: `Pagamento de envios (${purchase})`,
        authorized_at: at,
        created_at: at,
      },
    ],
    orders: orders.map(orderBody),
    paypal_discounts: [],
  };
}
