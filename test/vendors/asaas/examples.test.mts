/**
 * Every request this folder makes, and every answer it gets from the simulator, held against the vendor's published examples. The
 * examples that nobody asks for are listed, so that a new one is noticed.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import { openAsaasAccount, type AsaasAccount } from '../../../vendors/asaas/account/asaasAccount.ts';
import { openInvoiceIssuer } from '../../../vendors/asaas/invoice/invoiceIssuer.ts';
import { describeWithSpecification, specificationFile } from '../../support/specifications.mts';
import { asaasWorld, type AsaasWorld } from '../../contracts/support/asaasWorld.mts';
import { request as paymentRequest } from '../../contracts/paymentKeeper.contract.mts';
import { address, paidOrder } from '../../contracts/support/order.mts';

const collection = 'asaas/postman.json';
const file = specificationFile(collection);

interface Item {
  readonly item?: readonly Item[];
  readonly request?: {
    readonly method: string;
    readonly url: { readonly path: readonly string[]; readonly query?: readonly { key: string }[] };
    readonly body?: { readonly raw?: string };
  };
  readonly response?: readonly { readonly code: number; readonly body: string | null }[];
}

interface Example {
  /** e.g. `POST /payments/:id/refund` */
  readonly name: string;
  readonly body: unknown;
  readonly query: readonly string[];
  readonly answer: unknown;
}

const flat = (items: readonly Item[]): Item[] => items.flatMap((each) => (each.item ? flat(each.item) : [each]));

function toExamples({ request, response = [] }: Item): Example[] {
  if (!request) return [];
  const path = request.url.path.join('/').replace(/^v3/, '').replace(/\/$/, '');
  const success = response.find(({ code }) => code === 200)?.body;
  return [
    {
      name: `${request.method} ${path}`,
      body: request.body?.raw ? JSON.parse(request.body.raw) : undefined,
      query: (request.url.query ?? []).map(({ key }) => key),
      answer: success ? JSON.parse(success) : undefined,
    },
  ];
}

const examples = file === undefined ? [] : flat((JSON.parse(readFileSync(file, 'utf8')) as { item: Item[] }).item).flatMap(toExamples);

/** The collections that the node works in. */
const families = ['customers', 'payments', 'subscriptions', 'paymentLinks', 'invoices', 'transfers', 'finance'];

/** What this package does not ask for, and why. */
const notAsked: Record<string, string> = {
  'POST /payments/:id/captureAuthorizedPayment': 'cards are charged at once, never authorized only',
  'POST /payments/:id/payWithCreditCard': 'card numbers do not belong into a flow',
  'GET /payments/:id/billingInfo': 'the Pix code and the boleto line are asked for by themselves',
  'GET /payments/:id/viewingInfo': 'no operation needs it',
  'POST /payments/:id/undoReceivedInCash': 'no operation needs it',
  'POST /payments/simulate': 'no operation needs it',
  'GET /payments/limits': 'no operation needs it',
  'GET /payments/:id/escrow': 'no operation needs it',
  'GET /payments/:id/refunds': 'the payment carries its refunds',
  'POST /payments/:id/bankSlip/refund': 'a paid boleto goes back by a transfer',
  'GET /payments/:id/chargeback': 'the payment carries its chargeback',
  'GET /payments/splits/paid/:id': 'the payment carries its splits',
  'GET /payments/splits/paid': 'the payment carries its splits',
  'GET /payments/splits/received/:id': 'no operation needs it',
  'GET /payments/splits/received': 'no operation needs it',
  'POST /payments/:id/documents': 'no operation needs it',
  'GET /payments/:id/documents': 'no operation needs it',
  'PUT /payments/:id/documents/:documentId': 'no operation needs it',
  'GET /payments/:id/documents/:documentId': 'no operation needs it',
  'DELETE /payments/:id/documents/:documentId': 'no operation needs it',
  'GET /customers/:id/notifications': 'whether Asaas writes to a customer is a field of the customer',
  'GET /subscriptions/:id/payments': 'payments are listed by their subscription',
  'GET /subscriptions/:id/paymentBook': 'no operation needs it',
  'POST /subscriptions/:id/invoiceSettings': 'no operation needs it',
  'GET /subscriptions/:id/invoiceSettings': 'no operation needs it',
  'DELETE /subscriptions/:id/invoiceSettings': 'no operation needs it',
  'PUT /subscriptions/:id/invoiceSettings': 'no operation needs it',
  'GET /subscriptions/:id/invoices': 'no operation needs it',
  'PUT /subscriptions/:id/creditCard': 'card numbers do not belong into a flow',
  'POST /paymentLinks/:id/images': 'no operation needs it',
  'GET /paymentLinks/:id/images': 'no operation needs it',
  'GET /paymentLinks/:paymentLinkId/images/:imageId': 'no operation needs it',
  'DELETE /paymentLinks/:paymentLinkId/images/:imageId': 'no operation needs it',
  'PUT /paymentLinks/:paymentLinkId/images/:imageId/setAsMain': 'no operation needs it',
  'GET /finance/payment/statistics': 'no operation needs it',
  'GET /finance/split/statistics': 'no operation needs it',
  'PUT /invoices/:id': 'a wrong invoice is cancelled, not changed',
};

/** What our requests or the simulator's answers have and the example has not, or the reverse, and why that is right. */
const contradicted: Record<string, string> = {
  'GET /transfers query limit': 'the example shows none of the paging that every list has (Asaas documentation)',
  'GET /transfers query offset': 'the example shows none of the paging that every list has (Asaas documentation)',
  'PUT /subscriptions/:id body value': 'several published clients change the price by it, and the answer has it',
  'GET /payments/:id/pixQrCode answer description': 'documented with the QR code, missing in the older example',
  '* answer fine.type': 'documented with the objects of events, which have the shape of an answer',
  '* answer interest.type': 'documented with the objects of events, which have the shape of an answer',
  '* answer confirmedDate': 'documented with the objects of events, which have the shape of an answer',
};

const typeOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/** Fields of `actual` that `wanted` does not know or has with another type; nulls and empty lists say nothing. */
function strange(actual: unknown, wanted: unknown, path: string): string[] {
  if (actual === null || actual === undefined || wanted === null) return [];
  if (wanted === undefined) return [path];
  if (typeOf(actual) !== typeOf(wanted)) return [`${path} (${typeOf(actual)} for ${typeOf(wanted)})`];
  if (Array.isArray(actual)) {
    const [pattern] = wanted as unknown[];
    return pattern === undefined ? [] : actual.flatMap((each) => strange(each, pattern, path));
  }
  if (typeof actual !== 'object') return [];
  return Object.entries(actual).flatMap(([name, value]) => strange(value, (wanted as Record<string, unknown>)[name], `${path}.${name}`));
}

interface Seen {
  readonly example: Example;
  readonly sent: unknown;
  readonly query: string[];
  readonly answer: unknown;
}

/** Lets an account do everything it can, and keeps what went over the wire. */
async function everything(): Promise<Seen[]> {
  const world = asaasWorld();
  const seen: Seen[] = [];
  const connection = world.connect();
  const recording = {
    ...connection,
    transport: async (request: HttpRequest) => {
      const answer = await connection.transport(request);
      const url = new URL(request.url);
      const example = exampleOf(request.method, url.pathname.replace('/v3', ''));
      if (url.hostname === 'api.asaas.com' && answer.answered && answer.status === 200) {
        seen.push({ example: example!, sent: request.body, query: [...url.searchParams.keys()], answer: answer.body });
      }
      return answer;
    },
  };
  await live(openAsaasAccount(recording), world);
  const issuer = openInvoiceIssuer(recording);
  const taxes = { iss: 2, retainIss: false, cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0 };
  const service = { id: 'service-1', code: null, name: 'Consultoria', description: null, deductions: 0, taxes };
  const issue = { order: paidOrder('7'), orderNumber: '7', key: 'shopify:7:invoice', model: 'nfse' as const, sendEmail: false, service };
  await issuer.issue(issue);
  await issuer.issue({ ...issue, key: 'shopify:8:invoice', service: { ...service, id: null, code: '1.01' } });
  return seen;
}

async function live(account: AsaasAccount, world: AsaasWorld): Promise<void> {
  const { customers, payments, subscriptions, paymentLinks, serviceInvoices, transfers } = account;
  const terms = {
    discount: { value: 10, type: 'percentage' as const, daysBefore: 0 },
    fine: { value: 1, type: 'fixed' as const },
    interest: 1,
  };
  const splits = [
    { walletId: 'w1', value: 1, type: 'fixed' as const },
    { walletId: 'w2', value: 1, type: 'percentage' as const },
  ];
  const person = {
    name: 'Ana',
    taxId: '52998224725',
    email: 'ana@example.com',
    street: 'Rua A',
    number: '1',
    complement: 'apto 2',
    district: 'Centro',
    postalCode: '30160011',
    externalReference: 'c',
    observations: 'o',
    notifications: false,
  };
  const { id: someone } = await customers.findOrCreate({ ...person, phone: '+5531988887777' });
  const payer = { id: someone! };
  await customers.update(someone!, { ...person, phone: '3133334444' });
  await customers.list({ name: 'A', email: 'a', taxId: '52998224725', groupName: 'g', externalReference: 'c' }, 10);

  const paid = await payments.create({ ...paymentRequest('1'), payer, ...terms, splits });
  await payments.create({ ...paymentRequest('2', { method: 'bank_slip', installments: 2 }), payer });
  const open = await payments.create({
    ...paymentRequest('3', { method: 'undefined' }),
    payer: { customer: paidOrder().customer, address },
  });
  const days = { createdAfter: '2026-01-01', createdBefore: '2026-12-31', dueAfter: '2026-01-01', dueBefore: '2026-12-31' };
  await payments.list({ ...days, paidAfter: '2026-01-01', paidBefore: '2026-12-31', method: 'pix', status: 'pending' }, 10);
  await payments.list({ externalReference: 'x', customerId: someone!, subscriptionId: 'sub_1', installmentId: 'i' }, 10);
  const change = { method: 'bank_slip' as const, value: 9, dueDate: '2026-12-24', description: 'x', externalReference: 'y' };
  await payments.update(open.id, { ...change, ...terms, splits });
  await payments.pixCode(paid.id);
  await payments.bankSlipLine(open.id);
  await payments.bankSlipPdf(open.id);
  await payments.status(open.id);
  await payments.remove(open.id);
  await payments.restore(open.id);
  await payments.receiveInCash(open.id, { value: null, day: null, notifyCustomer: false });
  world.simulator.pay(paid.id);
  await payments.refund(paid.id, { value: 1, reason: 'r' });

  const monthly = { method: 'pix' as const, value: 10, cycle: 'monthly', ...terms };
  const running = await subscriptions.create({
    key: 's',
    payer,
    fields: { ...monthly, endDate: '2027-12-01', maxPayments: 3, description: 'd' },
  });
  await subscriptions.update(running.id, {
    ...monthly,
    status: 'inactive',
    updatePendingPayments: true,
    nextDueDate: '2026-12-30',
    endDate: '2027-12-01',
    description: 'e',
  });
  await subscriptions.list({ customerId: someone!, status: 'inactive', externalReference: 's' }, 10);
  await subscriptions.get(running.id);
  await subscriptions.remove(running.id);

  const link = {
    name: 'L',
    method: 'undefined' as const,
    chargeType: 'detached',
    value: 5,
    description: 'd',
    endDate: '2026-12-31',
    dueDateLimitDays: 3,
  };
  const opened = await paymentLinks.create('l', { ...link, subscriptionCycle: 'monthly', maxInstallmentCount: 1 });
  await paymentLinks.update(opened.id, { ...link, active: true, subscriptionCycle: 'yearly', maxInstallmentCount: 2 });
  await paymentLinks.list({ active: true, name: 'L', externalReference: 'l' }, 10);
  await paymentLinks.remove(opened.id);
  await paymentLinks.restore(opened.id);

  const bankAccount = {
    bankCode: '237',
    ownerName: 'A',
    taxId: '52998224725',
    agency: '1',
    account: '2',
    accountDigit: '3',
    type: 'checking' as const,
  };
  const sent = await transfers.create({ key: 't', value: 1, destination: { bankAccount }, description: 'd', scheduleDate: '2026-12-01' });
  await transfers.create({
    key: 'u',
    value: 1,
    destination: { pixKey: 'a@example.com', pixKeyType: 'email' },
    description: null,
    scheduleDate: null,
  });
  await transfers.list({ type: 'pix' }, 10);
  await transfers.cancel(sent.id);

  const taxes = { iss: 2, retainIss: false, cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0 };
  const service = { id: null, code: '1.01', name: 'C', description: 'd', deductions: 0, taxes };
  const invoice = await serviceInvoices.schedule({
    key: 'n',
    subject: { payment: paid.id },
    value: 1,
    service,
    description: 'd',
    observations: 'o',
    effectiveDate: '2026-12-15',
  });
  await serviceInvoices.authorize(invoice.id);
  await world.clock.sleep(30_000);
  await serviceInvoices.cancel(invoice.id);
  await account.balance();
  await customers.remove(someone!);
  await customers.restore(someone!);
}

function exampleOf(method: string, path: string): Example | undefined {
  const parts = path.split('/');
  return examples.find(({ name }) => {
    const [wantedMethod, wantedPath = ''] = name.split(' ');
    const wanted = wantedPath.split('/');
    const same = wanted.length === parts.length && wanted.every((part, place) => part.startsWith(':') || part === parts[place]);
    return wantedMethod === method && same;
  });
}

type Look = (seen: Seen) => string[];

const named = (name: string, paths: string[]) => paths.map((path) => path.replace(`${name}.`, `${name} `));
const sentFields: Look = ({ example, sent }) => named('body', strange(sent, example.body ?? {}, 'body'));
const usedFilters: Look = ({ example, query }) => query.filter((name) => !example.query.includes(name)).map((name) => `query ${name}`);
const leftOut: Look = ({ example, answer }) => named('lacking', strange(example.answer, answer, 'lacking'));
const invented: Look = ({ example, answer }) => named('answer', strange(answer, example.answer, 'answer'));

/** `PUT /payments/:id answer fine.type` as `* answer fine.type`. */
const everywhere = (finding: string) => finding.replace(/^\S+ \S+ (\S+ )(?:data\.)?/, '* $1');

describeWithSpecification(collection, "Asaas' examples", () => {
  let seen: Seen[] = [];

  beforeAll(async () => {
    seen = await everything();
  });

  const all = (look: Look) => [...new Set(seen.flatMap((each) => look(each).map((what) => `${each.example.name} ${what}`)))];
  const findings = (look: Look) => all(look).filter((what) => !(what in contradicted) && !(everywhere(what) in contradicted));

  test('are all asked for, or it is known why not', () => {
    const asked = new Set(seen.map(({ example }) => example.name));
    const ours = examples.map(({ name }) => name).filter((name) => families.includes(name.split('/')[1] ?? ''));
    expect([...new Set(ours)].filter((name) => !asked.has(name) && !(name in notAsked))).toEqual([]);
    expect(Object.keys(notAsked).filter((name) => asked.has(name) || !ours.includes(name))).toEqual([]);
  });

  test('know every field that is sent, with its type', () => {
    expect(findings(sentFields)).toEqual([]);
  });

  test('know every filter that is used', () => {
    expect(findings(usedFilters)).toEqual([]);
  });

  test('have no field in their answers that the simulator leaves out', () => {
    expect(findings(leftOut)).toEqual([]);
  });

  test('have answers like the simulator’s', () => {
    expect(findings(invented)).toEqual([]);
  });

  test('are contradicted only where it is written down', () => {
    const found = [sentFields, usedFilters, leftOut, invented].flatMap(all);
    const known = new Set([...found, ...found.map(everywhere)]);
    expect(Object.keys(contradicted).filter((what) => !known.has(what))).toEqual([]);
  });
});
