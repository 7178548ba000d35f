/** Reading: the account, sessions, payments, refunds, disputes. */
import type { Answer } from '../../../http/answer.mts';
import { collectsInformation } from '../context.mts';
import type { Session } from '../model/state.mts';
import { balanceView, transactionView } from '../views/balance.mts';
import { chargeView } from '../views/charge.mts';
import { disputeView } from '../views/dispute.mts';
import { intentView } from '../views/intent.mts';
import { refundView } from '../views/refund.mts';
import { lineView, sessionView } from '../views/session.mts';
import { answer, ofMode, path, type Call, type Route } from './call.mts';
import { missing } from './errors.mts';
import { textOf } from './form.mts';
import { listParameters, pageOf, type Row } from './lists.mts';

function list<T extends Row>(call: Call, url: string, rows: readonly T[], show: (row: T) => object): Answer {
  return answer(call, pageOf(url, rows, call.params, show));
}

/** Rows whose fields are what the query asks. */
const asked = <T,>({ params }: Call, rows: readonly T[], fields: Readonly<Record<string, (row: T) => string | null>>): T[] =>
  rows.filter((row) => Object.entries(fields).every(([name, read]) => textOf(params[name]) === undefined || read(row) === params[name]));

function one<T extends { readonly livemode: boolean }>({ ids, livemode }: Call, kind: string, rows: ReadonlyMap<string, T>): T {
  const found = rows.get(ids[0]!);
  return found?.livemode === livemode ? found : missing(kind, ids[0]!, kind === 'payment_intent' ? 'intent' : 'id');
}

const sessionOf = (call: Call): Session => one(call, 'checkout.session', call.context.state.sessions);

const account: Route = {
  method: 'GET',
  pattern: path('/account'),
  name: 'account.get',
  resource: 'account',
  params: ['expand'],
  handle: ({ context }) => ({
    status: 200,
    body: {
      id: context.accountId,
      object: 'account',
      business_type: 'company',
      charges_enabled: true,
      country: 'BR',
      default_currency: 'brl',
      details_submitted: true,
      email: 'dona@loja-ponte.example',
      metadata: {},
      payouts_enabled: true,
      type: 'standard',
    },
  }),
};

const balance: readonly Route[] = [
  {
    method: 'GET',
    pattern: path('/balance'),
    name: 'balance.get',
    resource: 'balance',
    params: ['expand'],
    handle: ({ context, livemode }) => ({ status: 200, body: balanceView(context.state, livemode) }),
  },
  {
    method: 'GET',
    pattern: path('/balance_transactions/:id'),
    name: 'balanceTransaction.get',
    resource: 'balance_transactions',
    params: ['expand'],
    handle: (call) => {
      const found = transactionView(call.context.state, call.ids[0]!);
      return found ? answer(call, found) : missing('balance_transaction', call.ids[0]!);
    },
  },
];

const sessions: readonly Route[] = [
  {
    method: 'GET',
    pattern: path('/checkout/sessions'),
    name: 'session.list',
    resource: 'checkout_sessions',
    params: [...listParameters, 'customer', 'customer_details', 'payment_intent', 'payment_link', 'status', 'subscription'],
    handle: (call) => {
      const rows = asked(call, ofMode(call.context.state.sessions.values(), call.livemode), {
        payment_intent: ({ paymentIntent }) => paymentIntent,
        status: ({ status }) => status,
        customer: () => null,
        payment_link: () => null,
        subscription: () => null,
      });
      return list(call, '/v1/checkout/sessions', rows, (session) => sessionView(session, call.version));
    },
  },
  {
    method: 'GET',
    pattern: path('/checkout/sessions/:id'),
    name: 'session.get',
    resource: 'checkout_sessions',
    params: ['expand'],
    handle: (call) => answer(call, sessionView(sessionOf(call), call.version)),
  },
  {
    method: 'GET',
    pattern: path('/checkout/sessions/:id/line_items'),
    name: 'session.lineItems',
    resource: 'checkout_sessions',
    params: listParameters,
    handle: (call) => {
      const session = sessionOf(call);
      // Lines are listed from the first one on, whatever their time.
      const rows = session.lines.toReversed().map((line) => ({ id: line.id, createdAt: session.createdAt, line }));
      return list(call, `/v1/checkout/sessions/${session.id}/line_items`, rows, ({ line }) => lineView(session, line));
    },
  },
];

const payments: readonly Route[] = [
  {
    method: 'GET',
    pattern: path('/payment_intents'),
    name: 'paymentIntent.list',
    resource: 'payment_intents',
    params: [...listParameters, 'customer'],
    handle: (call) => {
      const { state } = call.context;
      const rows = asked(call, ofMode(state.paymentIntents.values(), call.livemode), { customer: () => null });
      return list(call, '/v1/payment_intents', rows, (intent) => intentView(state, intent, collectsInformation(call.version)));
    },
  },
  {
    method: 'GET',
    pattern: path('/payment_intents/:id'),
    name: 'paymentIntent.get',
    resource: 'payment_intents',
    params: ['expand', 'client_secret'],
    handle: (call) => {
      const { state } = call.context;
      return answer(call, intentView(state, one(call, 'payment_intent', state.paymentIntents), collectsInformation(call.version)));
    },
  },
  {
    method: 'GET',
    pattern: path('/charges'),
    name: 'charge.list',
    resource: 'charges',
    params: [...listParameters, 'customer', 'payment_intent', 'transfer_group'],
    handle: (call) => {
      const { state } = call.context;
      const rows = asked(call, ofMode(state.charges.values(), call.livemode), {
        payment_intent: ({ paymentIntent }) => paymentIntent,
        customer: () => null,
        transfer_group: () => null,
      });
      return list(call, '/v1/charges', rows, (charge) => chargeView(state, charge));
    },
  },
  {
    method: 'GET',
    pattern: path('/charges/:id'),
    name: 'charge.get',
    resource: 'charges',
    params: ['expand'],
    handle: (call) => answer(call, chargeView(call.context.state, one(call, 'charge', call.context.state.charges))),
  },
];

const backwards: readonly Route[] = [
  {
    method: 'GET',
    pattern: path('/refunds'),
    name: 'refund.list',
    resource: 'refunds',
    params: [...listParameters, 'charge', 'payment_intent'],
    handle: (call) => {
      const { state } = call.context;
      const rows = asked(call, ofMode(state.refunds.values(), call.livemode), {
        charge: ({ charge }) => charge,
        payment_intent: ({ charge }) => state.charges.get(charge)!.paymentIntent,
      });
      return list(call, '/v1/refunds', rows, (refund) => refundView(state, refund, collectsInformation(call.version)));
    },
  },
  {
    method: 'GET',
    pattern: path('/refunds/:id'),
    name: 'refund.get',
    resource: 'refunds',
    params: ['expand'],
    handle: (call) => {
      const { state } = call.context;
      return answer(call, refundView(state, one(call, 'refund', state.refunds), collectsInformation(call.version)));
    },
  },
  {
    method: 'GET',
    pattern: path('/disputes'),
    name: 'dispute.list',
    resource: 'disputes',
    params: [...listParameters, 'charge', 'payment_intent'],
    handle: (call) => {
      const { state } = call.context;
      const rows = asked(call, ofMode(state.disputes.values(), call.livemode), {
        charge: ({ charge }) => charge,
        payment_intent: ({ charge }) => state.charges.get(charge)!.paymentIntent,
      });
      return list(call, '/v1/disputes', rows, (dispute) => disputeView(state, dispute));
    },
  },
  {
    method: 'GET',
    pattern: path('/disputes/:id'),
    name: 'dispute.get',
    resource: 'disputes',
    params: ['expand'],
    handle: (call) => answer(call, disputeView(call.context.state, one(call, 'dispute', call.context.state.disputes))),
  },
];

export const readingRoutes: readonly Route[] = [account, ...balance, ...sessions, ...payments, ...backwards];
