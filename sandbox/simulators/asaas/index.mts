/** Asaas, payments: both of its environments, each an account of its own. */
import { Hono } from 'hono';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { createAccount, type Account, type Regime } from './account.mts';
import { failed, notFound, problem } from './answers.mts';
import { answer, type Door } from './gate.mts';
import { ledgerOf } from './ledger.mts';
import { createLimits, rateLimitHeaders, tooManyRequests } from './limits.mts';
import { createIds, type Ids } from './numbers/ids.mts';
import {
  createCharge,
  disputeCharge,
  letChargeExpire,
  payCharge,
  refundCharge,
  removeCharge,
  sellInParts,
  subscribe,
  type ChargeOptions,
  type InstallmentOptions,
  type PayOptions,
  type SubscriptionOptions,
} from './panel.mts';
import { publicPage } from './payments/publicPages.mts';
import { findRoute } from './routes.mts';
import { createSecrets, type AsaasSecrets } from './secrets.mts';
import { truths } from './truths.mts';
import type { Customer, Environment, Installment, Invoice, Payment, Subscription } from './types.mts';
import { showWebhook } from './webhooks/routes.mts';

export type { ChargeOptions, InstallmentOptions, PayOptions, SubscriptionOptions } from './panel.mts';
export type { Regime } from './account.mts';
export type { Payer } from './customers/people.mts';
export type { AsaasSecrets } from './secrets.mts';
export type { BillingType, Customer, Environment, Payment, PaymentStatus } from './types.mts';

export interface AsaasOptions {
  /** Requests per 12 hours; the vendor's 25,000 unless told. */
  readonly quota?: number;
  /** Wall milliseconds that a GET takes; 20 unless told. */
  readonly latencyMs?: number;
  /** Reais on each account at the start; 1,000 unless told. */
  readonly openingBalance?: number;
}

export type ChargeView = Payment & { readonly environment: Environment };

export type WebhookView = ReturnType<typeof showWebhook> & {
  readonly environment: Environment;
  /** Events that have not been delivered yet. */
  readonly waiting: number;
};

export interface AsaasSimulator extends Simulator {
  readonly secrets: AsaasSecrets;
  /** A charge made in the panel: the shop's people or another program made it, not the client under test. */
  createCharge(options: ChargeOptions): Payment;
  /** Charges that come again, each cycle one; `charges()` has them as they come. */
  subscribe(options: SubscriptionOptions): Subscription;
  /** One sale in several payments. */
  sellInParts(options: InstallmentOptions): { readonly installment: Installment; readonly payments: readonly Payment[] };
  /** The payer pays, by the charge's billing type. */
  pay(id: string, options?: PayOptions): Payment;
  /** The due date passes without a payment. */
  overdue(id: string): Payment;
  /** The shop takes it back in the panel. */
  removeCharge(id: string): Payment;
  /** The shop gives what is left of it back in the panel, or so many reais of it. */
  refund(id: string, value?: number): Payment;
  /** The card's holder disputes the payment. */
  chargeback(id: string): Payment;
  /** The company of both accounts is under Simples Nacional (default) or the regular regime. */
  setRegime(regime: Regime): void;
  invoices(): Invoice[];
  /** The city hall refuses the service invoices that reach it from now on, or takes them again. */
  setCityHall(refusal: string | undefined): void;
  /** Every payment of both accounts, removed ones too. */
  charges(): ChargeView[];
  /** Every customer of both accounts, removed ones too. */
  customers(): Customer[];
  webhooks(): WebhookView[];
}

const environments: Readonly<Record<string, Environment>> = { 'api.asaas.com': 'production', 'api-sandbox.asaas.com': 'sandbox' };
const publicHosts: readonly string[] = ['www.asaas.com', 'sandbox.asaas.com'];

export function createAsaas(world: WorldServices, options: AsaasOptions = {}): AsaasSimulator {
  const random = world.random.fork('asaas');
  const secrets = createSecrets(random.fork('secrets'));
  const services = { ...world, random: random.fork('people') };
  const ids = createIds(random.fork('ids'));
  let doors = openDoors(services, secrets, ids, options);

  const accounts = () => Object.values(doors).map(({ account }) => account);
  const withPayment = (id: string, act: (account: Account, payment: Payment) => Payment): Payment => {
    const account = accounts().find(({ payments }) => payments.has(id));
    if (!account) throw new Error(`Asaas simulator: no payment ${id}`);
    return structuredClone(act(account, account.payments.get(id)!));
  };

  const app = new Hono();
  app.all('*', ({ req }) => {
    const { hostname } = new URL(req.url);
    if (publicHosts.includes(hostname)) return publicPage(req.url, accounts());
    const environment = environments[hostname];
    return environment ? answer(req.raw, doors[environment]) : notFound();
  });

  return {
    vendor: 'asaas',
    hosts: [...Object.keys(environments), ...publicHosts],
    app,
    truths,
    secrets,
    operationOf: ({ method, path }) =>
      findRoute(method, path)?.route.operation ?? (path.startsWith('/b/pdf/') ? 'public.bankSlip' : 'unknown'),
    rateLimitedAnswer: () => tooManyRequests(rateLimitHeaders(100, 0, 1)),
    serverErrorAnswer: () => failed(500, [problem('internal_error', 'Ocorreu um erro interno. Tente novamente mais tarde.')]),
    ledger: () => accounts().flatMap(ledgerOf),
    undelivered: () =>
      accounts()
        .flatMap(({ webhooks }) => webhooks.all())
        // A stopped queue waits for its owner, not for time.
        .filter(({ settings }) => settings.enabled && !settings.interrupted)
        .reduce((sum, { queue }) => sum + queue.size(), 0),
    reset() {
      for (const account of accounts()) account.close();
      doors = openDoors(services, secrets, ids, options);
    },
    createCharge: (charge) => structuredClone(createCharge(doors[charge.environment ?? 'production'].account, charge)),
    subscribe: (options) => structuredClone(subscribe(doors[options.environment ?? 'production'].account, options)),
    sellInParts: (options) => structuredClone(sellInParts(doors[options.environment ?? 'production'].account, options)),
    pay: (id, options) => withPayment(id, (account, payment) => payCharge(account, payment, options)),
    overdue: (id) => withPayment(id, letChargeExpire),
    removeCharge: (id) => withPayment(id, removeCharge),
    refund: (id, value) => withPayment(id, (account, payment) => refundCharge(account, payment, value)),
    chargeback: (id) => withPayment(id, disputeCharge),
    setCityHall(refusal) {
      for (const account of accounts()) account.cityHallRefusal = refusal;
    },
    setRegime(regime) {
      for (const account of accounts()) account.regime = regime;
    },
    invoices: () => accounts().flatMap(({ invoices }) => structuredClone([...invoices.values()])),
    charges: () =>
      accounts().flatMap(({ payments, environment }) =>
        [...payments.values()].map((payment) => ({ ...structuredClone(payment), environment })),
      ),
    customers: () => accounts().flatMap(({ customers }) => structuredClone([...customers.values()])),
    webhooks: () =>
      accounts().flatMap(({ webhooks, environment }) =>
        webhooks.all().map(({ settings, queue }) => ({ ...showWebhook(settings), environment, waiting: queue.size() })),
      ),
  };
}

function openDoors(services: WorldServices, secrets: AsaasSecrets, ids: Ids, options: AsaasOptions): Record<Environment, Door> {
  const { quota, latencyMs = 20, openingBalance = 1000 } = options;
  const open = (environment: Environment, apiKey: string): Door => ({
    account: createAccount({ environment, apiKey, services, ids, openingBalance: Math.round(openingBalance * 100) }),
    limits: createLimits(services.clock.wall, quota),
    latencyMs,
  });
  return { production: open('production', secrets.apiKeyProduction), sandbox: open('sandbox', secrets.apiKeySandbox) };
}
