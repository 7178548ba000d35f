/** What ERP Invoice writes at ERPs and fiscal issuers; Asaas' NFS-e is with the rest of Asaas. */
import type { Invoice } from '../../../../domain/documents/invoice.ts';
import type { InvoiceIssuer, IssueRequest, NumberRange } from '../../../../domain/ports/invoiceIssuer.ts';
import type { Connection } from '../../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../../runtime/client/http.ts';
import type { Simulator } from '../../../../sandbox/world/simulator.mts';
import { openInvoiceIssuer as openBling } from '../../../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openFocus } from '../../../../vendors/focusNfe/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openTiny } from '../../../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openOmie } from '../../../../vendors/omie/invoice/invoiceIssuer.ts';
import { goodsRequest } from '../../invoiceIssuer.contract.mts';
import { freshAccount } from '../../support/freshAccount.mts';
import { blingWorld } from '../../support/blingWorld.mts';
import { focusNfeWorld, repair, simplesTaxes } from '../../support/focusNfeWorld.mts';
import { olistTinyWorld } from '../../support/olistTinyWorld.mts';
import { omieWorld } from '../../support/omieWorld.mts';
import type { SimulatedVendor } from '../../support/simulatedVendor.mts';
import { idOf, type Guard, type Operation, type Told } from '../operation.mts';
import { sceneOf } from '../scenes.mts';

const number = '1001';

type World = Pick<SimulatedVendor<Simulator>, 'simulator' | 'clock' | 'calls' | 'violations' | 'inject'> & {
  connect(over?: Partial<Connection>): Connection;
};

interface Issuing {
  vendor: string;
  form: string;
  guard: Guard;
  create: () => World;
  open: (connection: Connection) => InvoiceIssuer;
  over?: Partial<IssueRequest>;
  isRead?: (request: HttpRequest) => boolean;
}

/** Omie is asked by POST, too: the name of the call tells. */
const isOmieRead = ({ body }: HttpRequest) => /^(Consultar|Listar|Obter|Pesquisar|Status)/.test((body as { call: string }).call);

const issuers: readonly Issuing[] = [
  { vendor: 'bling', form: 'NF-e, NFC-e', guard: 'election', create: blingWorld, open: openBling },
  { vendor: 'olistTiny', form: 'NF-e, NFC-e', guard: 'election', create: olistTinyWorld, open: openTiny },
  { vendor: 'omie', form: 'NF-e', guard: 'key', create: omieWorld, open: openOmie, isRead: isOmieRead },
  { vendor: 'focusNfe', form: 'NF-e, NFC-e', guard: 'key', create: focusNfeWorld, open: openFocus, over: { taxes: simplesTaxes } },
  { vendor: 'focusNfe', form: 'NFS-e', guard: 'key', create: focusNfeWorld, open: openFocus, over: { model: 'nfse', service: repair } },
];

const entries = ({ simulator }: World, kind: string) =>
  simulator.ledger().filter((entry) => entry.kind === kind && entry.status !== 'cancelled' && entry.orderNumber === number);

/** Each invoice, and each sale beyond the one that it was made of. */
const invoices = (world: World) => [
  ...entries(world, 'invoice').map(({ id }) => id),
  ...entries(world, 'sale')
    .slice(1)
    .map(({ id }) => `sale ${id}`),
];

const issuing: readonly Operation[] = issuers.map(({ vendor, form, guard, create, open, over, isRead }) => ({
  vendor,
  form,
  guard,
  node: 'ERP Invoice',
  operation: 'issue',
  // Until the election there are two sales. Of a customer's two contacts every run takes the older; Olist Tiny's API deletes none.
  takes: ['sale-doubled', 'contact-doubled'],
  scene: () => {
    const world = create();
    return sceneOf(world, (process) => world.connect(process), {
      ...(isRead ? { isRead } : {}),
      run: async (connection) => named(vendor, await open(connection).issue(goodsRequest(number, over))),
      effects: () => invoices(world),
    });
  },
}));

/** Omie's invoice goes by its sale. */
const named = (vendor: string, invoice: Invoice): Told => (vendor === 'omie' ? { done: true } : idOf(invoice));

type FocusWorld = ReturnType<typeof focusNfeWorld>;

interface Afterwards {
  operation: string;
  form?: string;
  guard: Guard;
  most?: number;
  over: Partial<IssueRequest>;
  run: (issuer: InvoiceIssuer, invoice: Invoice) => Promise<Told>;
  effects: (world: FocusWorld) => readonly string[];
}

/** The simulator names an invoice by its reference, the adapter by kind and reference. */
const done = (_invoice: Invoice): Told => ({ done: true });

const why = 'Cliente desistiu da compra antes do envio';
const range: NumberRange = { model: 55, series: '1', first: 900_001, last: 900_003, justification: 'Falha no sistema pulou a numeração' };
const cancelled = ({ simulator }: FocusWorld) => simulator.ledger().flatMap(({ id, status }) => (status === 'cancelled' ? [id] : []));
const goods = { taxes: simplesTaxes };

/** Only Focus NFe is told of these by the API. */
const afterwards: readonly Afterwards[] = [
  {
    operation: 'cancel',
    form: 'NF-e',
    guard: 'look-up',
    over: goods,
    run: async (issuer, { id, model }) => done(await issuer.cancel!(id, model, why)),
    effects: cancelled,
  },
  {
    operation: 'cancel',
    form: 'NFS-e',
    guard: 'look-up',
    over: { model: 'nfse', service: repair },
    run: async (issuer, { id, model }) => done(await issuer.cancel!(id, model, why)),
    effects: cancelled,
  },
  {
    operation: 'correct',
    guard: 'nothing',
    most: 2,
    over: goods,
    run: async (issuer, { id }) => done(await issuer.correct!(id, 'O peso bruto correto é 12,5 kg')),
    effects: ({ simulator }) =>
      simulator
        .invoices()
        .flatMap(({ ref, corrections }) => Array.from({ length: corrections }, (_, index) => (index === 0 ? ref : `${index + 1}`))),
  },
  {
    operation: 'voidNumbers',
    guard: 'look-up',
    over: goods,
    run: async (issuer) => ((await issuer.voidNumbers!(range)).status === 'authorized' ? { done: true } : { unknown: 'not authorized' }),
    effects: ({ simulator }) => simulator.voidedRanges().map((_, index) => String(index)),
  },
];

const later: readonly Operation[] = afterwards.map(({ operation, form, guard, most, over, run, effects }) => ({
  vendor: 'focusNfe',
  node: 'ERP Invoice',
  operation,
  ...(form === undefined ? {} : { form }),
  ...(most === undefined ? {} : { most }),
  guard,
  scene: async () => {
    const world = focusNfeWorld();
    const issued = await world.open({ account: freshAccount() }).issue(goodsRequest(number, over));
    await world.clock.sleep(300_000);
    return sceneOf(world, (process) => world.connect(process), {
      run: async (connection) => await run(openFocus(connection), issued),
      effects: () => effects(world),
    });
  },
}));

export const invoiceOperations: readonly Operation[] = [...issuing, ...later];
