/** produtos/pedidovendafat: the invoice is made of the sale, and decided later. */
import { missingForInvoice, recipientOf } from '../../erp/customer.mts';
import { moveLines, soldLines } from '../../erp/sale.mts';
import type { Invoice } from '../../erp/sale.mts';
import { transmit } from '../../erp/transmit.mts';
import type { Transmission } from '../../erp/transmit.mts';
import { saleDocument } from '../../fiscal/saleDocument.mts';
import { strictnessOf } from '../../world/strictness.mts';
import { codes, ok, refuse } from './answers.mts';
import type { Context, Handler } from './context.mts';
import type { Sale } from './model.mts';
import { saleBy } from './sales.mts';

const status = (sale: Sale, description: string) =>
  ok({ nCodPed: sale.id, cCodIntPed: sale.key, cCodStatus: '0', cDescStatus: description });

export const invoiceOf = ({ account }: Context, sale: Sale): Invoice | undefined => account.invoices.get(sale.invoiceId ?? 0);

const canBeBilled = (invoice: Invoice | undefined) => invoice === undefined || invoice.status === 'rejected';

/** What stands in the way; what is missing is the customer's data, not the client's fault. */
function checkBillable(context: Context, sale: Sale): void {
  const invoice = invoiceOf(context, sale);
  if (sale.cancelled) refuse('Pedido cancelado, não pode ser faturado!', codes.invalid);
  if (invoice?.status === 'processing') refuse('Pedido já está em processo de faturamento!', codes.invalid);
  if (!canBeBilled(invoice)) refuse('Pedido já faturado!', codes.invalid);
  const missing = missingForInvoice(context.account.customers.get(sale.customerId)!);
  if (missing.length > 0) refuse(`Cadastro do cliente incompleto: ${missing.map((name) => words[name]).join(', ')}`, codes.invalid);
}

const words: Record<string, string> = {
  document: 'CNPJ / CPF',
  street: 'Endereço',
  district: 'Bairro',
  city: 'Cidade',
  state: 'Estado',
  postalCode: 'CEP',
};

export const validateSale: Handler = (context, param) => {
  const sale = saleBy(context, param);
  checkBillable(context, sale);
  return status(sale, 'Pedido validado com sucesso!');
};

export const billSale: Handler = (context, param) => {
  const sale = saleBy(context, param);
  checkBillable(context, sale);
  const { account, nextId, world } = context;
  const invoice = invoiceOf(context, sale) ?? {
    id: nextId(),
    saleId: sale.id,
    model: 55 as const,
    serie: 1,
    numero: ++account.lastNumber.invoice,
    createdAt: world.clock.now(),
    status: 'pending' as const,
  };
  account.invoices.set(invoice.id, invoice);
  sale.invoiceId = invoice.id;
  transmit(transmission(context, sale), invoice);
  return status(sale, 'Pedido enviado para faturamento!');
};

const transmission = (context: Context, sale: Sale): Transmission => ({
  cnpj: context.company.cnpj,
  authority: () => ({ clock: context.world.clock, random: context.sefazRandom, sefaz: context.sefaz, strict: strictnessOf(context.world) }),
  document: ({ model, serie, numero }, accessKey, issuedAt) => {
    const recipient = recipientOf(context.account.customers.get(sale.customerId)!, model);
    return saleDocument({
      company: context.company,
      software: 'Omie 1.0',
      model,
      serie,
      numero,
      accessKey,
      issuedAt,
      nature: 'Venda de mercadorias',
      ...(recipient ? { recipient } : {}),
      lines: soldLines(context.account.warehouse, sale.lines),
      totals: sale.totals,
      freightMode: sale.freightMode,
      orderNumber: sale.orderNumber,
    });
  },
  wanted: (invoice) => context.account.invoices.get(invoice.id) === invoice,
  decided: ({ status: decided }) => {
    if (decided !== 'authorized') return;
    sale.stage = '60';
    if (context.invoiceMovesStock) moveLines(context.account.warehouse, sale.lines, 'S', sale.orderNumber);
  },
});

/** SEFAZ lets an NF-e go for 24 hours in most states. */
const cancellableMs = 24 * 60 * 60_000;

export const cancelSale: Handler = (context, param) => {
  const sale = saleBy(context, param);
  const invoice = invoiceOf(context, sale);
  if (sale.cancelled) refuse('Pedido já cancelado!', codes.invalid);
  if (invoice?.status === 'processing') refuse('Pedido está em processo de faturamento!', codes.invalid);
  if (invoice?.status === 'authorized') {
    if (context.world.clock.now() - invoice.verdict!.at > cancellableMs) refuse('Prazo de cancelamento da NF-e expirado!', codes.invalid);
    invoice.status = 'cancelled';
    invoice.cancelledAt = context.world.clock.now();
    if (context.invoiceMovesStock) moveLines(context.account.warehouse, sale.lines, 'E', sale.orderNumber);
  }
  sale.cancelled = true;
  return status(sale, 'Pedido cancelado com sucesso!');
};
