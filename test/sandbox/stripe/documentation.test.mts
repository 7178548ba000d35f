/** What the simulator answers, held against the fields and values that the vendor's SDK knows, and against its own examples. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeWithSpecification } from '../../support/specifications.mts';
import type { Loose } from '../support/loose.mts';
import { openAccount, pinned } from './account.mts';

interface Specification {
  readonly apiVersion: string;
  readonly types: Record<string, Record<string, string>>;
  readonly enums: Record<string, readonly string[]>;
  readonly events: readonly string[];
}

/** One of each kind, in every state that can be had. */
async function everything() {
  const account = openAccount();
  await account.listen();
  const { stripe } = account;
  const card = stripe.checkOut({ installments: 2, overrides: { method: 'card', taxIdPlace: 'taxIds', discount: 10, taxOnTop: 5 } });
  const slip = stripe.checkOut({ until: 'unpaid', overrides: { method: 'boleto', buyer: 'company' } });
  const code = stripe.checkOut({ until: 'unpaid', overrides: { method: 'pix', taxIdPlace: 'customField' } });
  const refused = stripe.checkOut({ until: 'open', overrides: { method: 'card', taxIdPlace: 'metadata' } });
  stripe.decline(refused.sessionId);
  stripe.checkOut({ overrides: { mode: 'setup' } });
  stripe.payDirectly({ amount: 100 });
  const paid = stripe.checkOut({ overrides: { method: 'pix' } });
  await account.clock.advance(60_000);
  stripe.refundPayment(card.sessionId, 5);
  stripe.endRefund(stripe.refundPayment(paid.sessionId, 5), 'failed');
  stripe.dispute(stripe.checkOut({ overrides: { method: 'card' } }).sessionId);
  stripe.letFail(slip.sessionId);
  stripe.expire(refused.sessionId);
  const all = async (path: string) => (await account.get(`${path}?limit=100`)).body.data as Loose[];
  return {
    account,
    rows: {
      Session: await all('/checkout/sessions'),
      LineItem: await all(`/checkout/sessions/${card.sessionId}/line_items`),
      PaymentIntent: await all('/payment_intents'),
      Charge: await all('/charges'),
      Refund: await all('/refunds'),
      Dispute: await all('/disputes'),
      WebhookEndpoint: await all('/webhook_endpoints'),
      EventBase: account.deliveries.map(({ body }) => JSON.parse(body.toString()) as Loose),
    },
    code,
  };
}

describeWithSpecification('stripe/objects.json', 'every field and value', (file) => {
  const { apiVersion, types, enums, events } = JSON.parse(readFileSync(file, 'utf8')) as Specification;

  /** `Session.TotalDetails` of the field `TotalDetails` in `Session`, as the SDK nests its types. */
  const nested = (owner: string, name: string): string | undefined => {
    const last = name.split('.').at(-1)!;
    return [name, `${owner}.${last}`, `${owner.split('.')[0]}.${name}`].find((candidate) => candidate in types);
  };

  const valuesOf = (owner: string, name: string): readonly string[] | undefined => {
    const last = name.split('.').at(-1)!;
    return [name, `${owner}.${last}`, `${owner.split('.')[0]}.${name}`].map((candidate) => enums[candidate]).find((found) => found);
  };

  /** What of a value is not what its type says. */
  function faults(owner: string, type: string, value: Loose, at: string): string[] {
    const options = type.split(' | ');
    if (value === null) return options.includes('null') ? [] : [`${at}: null`];
    const list = options.map((option) => /^Array<(.+)>$/.exec(option)?.[1]).find((found) => found);
    if (Array.isArray(value))
      return list ? value.flatMap((each, index) => faults(owner, list, each, `${at}[${index}]`)) : [`${at}: a list`];
    if (typeof value === 'object') {
      const name = options.map((option) => nested(owner, option)).find((found) => found);
      return name ? fieldFaults(name, value, at) : [];
    }
    if (typeof value === 'number' || typeof value === 'boolean') return options.includes(typeof value) ? [] : [`${at}: ${typeof value}`];
    if (options.includes('string') || options.includes(value)) return [];
    const known = options.map((option) => valuesOf(owner, option)).find((found) => found);
    if (known) return known.includes(value) ? [] : [`${at}: ${value}`];
    // An enumeration that is written elsewhere.
    return options.some((option) => /^[A-Z]/.test(option)) ? [] : [`${at}: ${value}`];
  }

  function fieldFaults(name: string, shown: Loose, at: string): string[] {
    const fields = types[name]!;
    const required = Object.keys(fields).filter((field) => !field.endsWith('?'));
    const missing = required.filter((field) => !(field in shown)).map((field) => `${at}.${field}: missing`);
    const given = Object.entries(shown).flatMap(([field, value]) => {
      const type = fields[field] ?? fields[`${field}?`];
      return type === undefined ? [`${at}.${field}: unknown`] : faults(name, type, value, `${at}.${field}`);
    });
    return [...missing, ...given];
  }

  test('are those of the version that is pinned', async () => {
    expect(apiVersion).toBe(pinned);
    const { rows } = await everything();
    for (const [type, objects] of Object.entries(rows)) {
      expect(objects.length, type).toBeGreaterThan(0);
      for (const object of objects) expect(fieldFaults(type, object, type)).toEqual([]);
    }
  });

  test('names events that there are', async () => {
    const { account } = await everything();
    const told = new Set(account.stripe.events().map(({ type }) => type));
    expect([...told].filter((type) => !events.includes(type))).toEqual([]);
    expect(told.size).toBeGreaterThan(14);
  });

  test('lets an endpoint listen for every event of the version', async () => {
    const account = openAccount();
    const refused: string[] = [];
    for (const name of events) {
      account.stripe.dropEndpoints();
      account.pass(1000);
      if (!(await account.listen([name])).id) refused.push(name);
    }
    expect([events.length, refused]).toEqual([275, []]);
  });
});

describeWithSpecification('stripe/fixtures.json', 'every field of the examples', (file) => {
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as { resources: Record<string, Loose> };

  /** Fields that the examples have and the vendor's own types have not, or only where a feature is used. */
  const others: Readonly<Record<string, readonly string[]>> = {
    charge: ['refunds'],
    event: [],
    webhook_endpoint: [],
  };

  test.each([
    ['checkout.session', 'Session'],
    ['item', 'LineItem'],
    ['payment_intent', 'PaymentIntent'],
    ['charge', 'Charge'],
    ['refund', 'Refund'],
    ['dispute', 'Dispute'],
    ['event', 'EventBase'],
    ['webhook_endpoint', 'WebhookEndpoint'],
  ] as const)('%s', async (name, kind) => {
    const { rows } = await everything();
    const [shown] = rows[kind];
    const missing = Object.keys(resources[name]).filter((field) => !(field in shown!) && !(others[name] ?? []).includes(field));
    expect(missing).toEqual([]);
  });

  test('balance, balance_transaction, product, price', async () => {
    const { account, code } = await everything();
    const { sessionId } = account.stripe.checkOut({ overrides: { method: 'card' } });
    const session = (
      await account.get(`/checkout/sessions/${sessionId}?expand[]=line_items.data.price.product&expand[]=payment_intent.latest_charge`)
    ).body;
    const [{ price }] = session.line_items.data;
    const shown: Record<string, Loose> = {
      balance: (await account.get('/balance')).body,
      balance_transaction: (await account.get(`/balance_transactions/${session.payment_intent.latest_charge.balance_transaction}`)).body,
      product: price.product,
      price,
    };
    for (const [name, object] of Object.entries(shown))
      expect([name, Object.keys(resources[name]).filter((field) => !(field in object))]).toEqual([name, []]);
    expect(code.paymentIntentId).toMatch(/^pi_/);
  });
});
