/** What the world does to the account from outside: the shop's own integration, and questions about the state. */
import type { CatalogueProduct } from '../../world/catalogue.mts';
import type { SeedCustomer, SeedSale as CommonSeedSale } from '../../world/seed.mts';
import { brazilDate } from '../../fiscal/brazilTime.mts';
import type { Rejection } from '../../fiscal/rejection.mts';
import { toCents, toReais } from '../../fiscal/money.mts';
import { bareDocument } from '../../fiscal/taxId.mts';
import { addProduct, defaultDepot, productBySku } from './account.mts';
import { contactByDocument, createContact } from './contacts.mts';
import type { Context } from './context.mts';
import { publishInvoice } from './invoiceEvents.mts';
import { situacao, statusInEnglish } from './invoiceStatus.mts';
import type { Contact, InvoiceModel } from './model.mts';
import { totalBalance } from './products.mts';
import { totalsOf } from './saleInput.mts';
import { createSale, publishSale } from './sales.mts';
import { noteStatusInEnglish } from './serviceStatus.mts';
import { move } from './stock.mts';

export interface SeedSale extends CommonSeedSale {
  /** A sales channel; the first where absent. */
  readonly lojaId?: number;
}

export interface SaleSummary {
  readonly id: number;
  readonly number: number;
  readonly orderNumber: string;
  readonly channelId: number;
  readonly total: number;
  readonly invoiceId: number | undefined;
  readonly stockPosted: boolean;
}

export interface InvoiceSummary {
  readonly id: number;
  readonly model: InvoiceModel;
  readonly series: number;
  readonly number: number;
  readonly saleId: number;
  readonly orderNumber: string;
  /** Bling's number and its meaning in English. */
  readonly situacao: number;
  readonly status: string;
  readonly accessKey: string | undefined;
  readonly rejection: Rejection | undefined;
  readonly total: number;
  readonly xml: string | undefined;
}

export interface ServiceNoteSummary {
  readonly id: number;
  readonly rps: string;
  /** '' where the words of the note name none. */
  readonly orderNumber: string;
  /** Bling's number and its meaning in English. */
  readonly situacao: number;
  readonly status: string;
  readonly number: number | undefined;
  readonly rejection: Rejection | undefined;
  readonly total: number;
}

export interface MovementSummary {
  readonly id: number;
  readonly sku: string;
  /** Signed change of the balance. */
  readonly quantity: number;
  readonly operation: 'B' | 'E' | 'S';
  readonly balance: number;
  readonly remarks: string;
  readonly saleId: number | undefined;
  readonly invoiceId: number | undefined;
}

export function seedProducts(context: Context, products: readonly CatalogueProduct[]): void {
  for (const product of products) addProduct(context.account, context.nextId(), product);
}

/** Somebody whom the account knows from before; the one with the same document stays as he is. */
export function seedContact(context: Context, customer: SeedCustomer): Contact {
  const document = bareDocument(customer.document);
  const known = contactByDocument(context, document);
  if (known) return known;
  const { address } = customer;
  return createContact(context, {
    nome: customer.name,
    situacao: 'A',
    tipo: document.length === 14 ? 'J' : 'F',
    numeroDocumento: document,
    email: customer.email ?? '',
    celular: customer.phone ?? '',
    indicadorIe: customer.stateRegistration ? 1 : 9,
    ie: customer.stateRegistration ?? '',
    ...(address ? { endereco: { geral: toAddress(address) } } : {}),
  });
}

const toAddress = (address: NonNullable<SeedCustomer['address']>) => ({
  endereco: address.street,
  numero: address.number ?? '',
  complemento: address.complement ?? '',
  bairro: address.district,
  municipio: address.city,
  uf: address.state,
  cep: address.postalCode,
});

export function seedSale(context: Context, seed: SeedSale): { id: number } {
  const { account, world } = context;
  const date = brazilDate(world.clock.now());
  const itens = seed.items.map(({ sku, quantity, price }) => {
    const product = productBySku(account, sku);
    if (!product) throw new Error(`no product ${sku} in the simulated Bling account`);
    return {
      codigo: sku,
      descricao: product.nome,
      quantidade: quantity,
      valor: price ?? toReais(product.priceCents),
      produto: { id: product.id },
    };
  });
  const transporte = { fretePorConta: 0, frete: seed.shipping ?? 0 };
  const total = toReais(totalsOf({ itens, transporte }).totalCents);
  const paymentMethod = account.paymentMethods.find(({ padrao }) => padrao === 1)!;
  const sale = createSale(context, {
    numeroLoja: seed.orderNumber,
    data: date,
    dataSaida: date,
    dataPrevista: date,
    contato: { id: seedContact(context, seed.customer).id },
    loja: { id: seed.lojaId ?? account.channels[0]!.id },
    itens,
    parcelas: [{ dataVencimento: date, valor: toReais(toCents(total)), formaPagamento: { id: paymentMethod.id } }],
    transporte,
  });
  return { id: sale.id };
}

/** The shop's people cancel in Bling itself. */
export function cancelSale(context: Context, orderNumber: string): void {
  const sale = [...context.account.sales.values()].findLast(({ numeroLoja }) => numeroLoja === orderNumber);
  if (!sale) throw new Error(`no sale of order ${orderNumber} in the simulated Bling account`);
  sale.situacao = cancelledSale;
  publishSale(context, 'order.updated', sale);
}

const cancelledSale = 12;

/** An authorized invoice is cancelled in Bling's own pages: the API has no call for it. */
export function cancelInvoice(context: Context, orderNumber: string): void {
  const invoice = [...context.account.invoices.values()].findLast(
    ({ saleId }) => context.account.sales.get(saleId)?.numeroLoja === orderNumber,
  );
  if (!invoice) throw new Error(`no invoice of order ${orderNumber} in the simulated Bling account`);
  invoice.situacao = situacao.cancelled;
  publishInvoice(context, 'updated', invoice);
}

export const salesOf = ({ account }: Context): SaleSummary[] =>
  [...account.sales.values()].map((sale) => ({
    id: sale.id,
    number: sale.numero,
    orderNumber: sale.numeroLoja,
    channelId: sale.lojaId,
    total: toReais(sale.totals.totalCents),
    invoiceId: sale.invoiceId,
    stockPosted: sale.stockPosted,
  }));

export const invoicesOf = ({ account }: Context): InvoiceSummary[] =>
  [...account.invoices.values()].map((invoice) => {
    const sale = account.sales.get(invoice.saleId)!;
    return {
      id: invoice.id,
      model: invoice.model,
      series: invoice.serie,
      number: invoice.numero,
      saleId: invoice.saleId,
      orderNumber: sale.numeroLoja,
      situacao: invoice.situacao,
      status: statusInEnglish(invoice.situacao),
      accessKey: invoice.chaveAcesso,
      rejection: invoice.rejection,
      total: toReais(sale.totals.totalCents),
      xml: invoice.xml,
    };
  });

export const serviceNotesOf = ({ account }: Context): ServiceNoteSummary[] =>
  [...account.serviceNotes.values()].map((note) => ({
    id: note.id,
    rps: note.numeroRPS,
    orderNumber: note.orderNumber,
    situacao: note.situacao,
    status: noteStatusInEnglish(note),
    number: note.authorization?.numero,
    rejection: note.objections[0],
    total: toReais(note.totalCents),
  }));

export const movementsOf = ({ account }: Context): MovementSummary[] =>
  account.movements.map(({ id, sku, delta, operation, balance, remarks, saleId, invoiceId }) => ({
    id,
    sku,
    quantity: delta,
    operation,
    balance,
    remarks,
    saleId,
    invoiceId,
  }));

/** Somebody counts the shelf. */
export function countStock(context: Context, sku: string, units: number): void {
  const product = productBySku(context.account, sku);
  if (!product) throw new Error(`no product ${sku} in the simulated Bling account`);
  move(context, { product, depot: defaultDepot(context.account), operation: 'B', quantity: units, remarks: 'Contagem' });
}

export function stockOf({ account }: Context, sku: string): number {
  const product = productBySku(account, sku);
  if (!product) throw new Error(`no product ${sku} in the simulated Bling account`);
  return totalBalance(account, product.id);
}
