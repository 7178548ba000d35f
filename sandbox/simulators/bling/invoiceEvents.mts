/** Notifications about invoices: `invoice.*` for NF-e, `consumer_invoice.*` for NFC-e. */
import { brazilDateTime } from '../../fiscal/brazilTime.mts';
import type { Context } from './context.mts';
import type { Invoice } from './model.mts';

export function publishInvoice({ account, publish }: Context, action: 'created' | 'updated', invoice: Invoice): void {
  const sale = account.sales.get(invoice.saleId)!;
  publish(`${invoice.model === 55 ? 'invoice' : 'consumer_invoice'}.${action}`, {
    id: invoice.id,
    tipo: 1,
    situacao: invoice.situacao,
    numero: String(invoice.numero),
    dataEmissao: brazilDateTime(invoice.sentAt ?? invoice.createdAt),
    dataOperacao: brazilDateTime(invoice.createdAt),
    contato: { id: sale.contactId },
    naturezaOperacao: { id: account.natures.find(({ padrao }) => padrao === 1)!.id },
    loja: { id: sale.lojaId },
  });
}
