/** The fiscal document that Bling makes of a sale. */
import type { FiscalDocument, FiscalRecipient } from '../../fiscal/document.mts';
import { isState } from '../../fiscal/places.mts';
import { saleDocument, type SaleToInvoice } from '../../fiscal/saleDocument.mts';
import type { SoldLine } from '../../fiscal/sharing.mts';
import { natureOf } from './account.mts';
import type { Account } from './account.mts';
import type { Context } from './context.mts';
import type { Contact, Invoice, InvoiceModel, Sale, SaleItem } from './model.mts';

export function fiscalDocument({ account, issuer }: Context, invoice: Invoice): FiscalDocument {
  const { model, serie, numero } = invoice;
  const sale = account.sales.get(invoice.saleId)!;
  const recipient = recipientOf(account.contacts.get(sale.contactId)!, model);
  return saleDocument({
    company: issuer,
    software: 'Bling 3.0',
    model,
    serie,
    numero,
    accessKey: invoice.chaveAcesso!,
    issuedAt: invoice.sentAt!,
    nature: natureOf(account, sale).descricao,
    ...(recipient ? { recipient } : {}),
    lines: sale.items.map((item) => soldLine(account, item)),
    totals: sale.totals,
    freightMode: freightMode(sale),
    ...intermediaryOf(sale),
    orderNumber: sale.numeroLoja,
  });
}

/** As the client named it in the sale. */
function intermediaryOf({ others }: Sale): Pick<SaleToInvoice, 'intermediary' | 'intermediaryParty'> {
  const { cnpj = '', nomeUsuario = '' } = (others.intermediador ?? {}) as { cnpj?: string; nomeUsuario?: string };
  if (cnpj === '' && nomeUsuario === '') return { intermediary: false };
  return { intermediary: true, ...(cnpj === '' ? {} : { intermediaryParty: { cnpj, id: nomeUsuario } }) };
}

const soldLine = (account: Account, item: SaleItem): SoldLine => {
  const product = account.products.get(item.productId);
  return {
    code: item.codigo || String(item.productId || item.id),
    gtin: product?.gtin ?? '',
    name: item.descricao,
    ncm: product?.ncm ?? '00',
    unit: item.unidade,
    quantity: item.quantidade,
    unitCents: item.valorCents,
  };
};

const kinds = { F: 'CPF', J: 'CNPJ', E: 'idEstrangeiro' } as const;

function recipientOf(contact: Contact, model: InvoiceModel): FiscalRecipient | undefined {
  const { endereco } = contact;
  if (contact.numeroDocumento === '' && model === 65) return undefined;
  const placed = endereco.endereco !== '' && isState(endereco.uf);
  return {
    kind: kinds[contact.tipo],
    document: contact.numeroDocumento,
    name: contact.nome,
    email: contact.email,
    icms: contact.indicadorIe,
    stateRegistration: contact.ie,
    ...(placed ? { address: addressOf(contact) } : {}),
  };
}

const addressOf = ({ endereco }: Contact) => ({
  street: endereco.endereco,
  number: endereco.numero,
  complement: endereco.complemento,
  district: endereco.bairro,
  city: endereco.municipio,
  state: endereco.uf,
  postalCode: endereco.cep,
});

function freightMode(sale: Sale): number {
  const { fretePorConta } = (sale.others.transporte ?? {}) as { fretePorConta?: number };
  return fretePorConta ?? (sale.totals.freightCents > 0 ? 0 : 9);
}
