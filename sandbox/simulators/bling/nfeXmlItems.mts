/** The items of the fiscal document. Discount, freight and other costs of the sale are shared out by the items' values. */
import type { DocumentParts } from './nfeXml.mts';
import type { SaleItem } from './model.mts';
import { decimal } from './money.mts';
import { issuerState } from './places.mts';
import { element, leaf } from './xml.mts';
import type { Xml } from './xml.mts';

const itemCents = (item: SaleItem) => Math.round(item.quantidade * item.valorCents);

export function itemElements(parts: DocumentParts): Xml[] {
  const { items, totals } = parts.sale;
  const weights = items.map(itemCents);
  const freight = shareOut(totals.freightCents, weights);
  const discount = shareOut(totals.discountCents, weights);
  const other = shareOut(totals.otherCents, weights);
  return items.map((item, index) =>
    element('det', [goods(parts, item, freight[index]!, discount[index]!, other[index]!), taxes()], { nItem: String(index + 1) }),
  );
}

/** Splits cents by weight; the last part takes what rounding leaves. */
export function shareOut(cents: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const parts = weights.map((weight) => (sum === 0 ? 0 : Math.floor((cents * weight) / sum)));
  const rest = cents - parts.reduce((total, part) => total + part, 0);
  return parts.map((part, index) => (index === parts.length - 1 ? part + rest : part));
}

function goods(parts: DocumentParts, item: SaleItem, freight: number, discount: number, other: number): Xml {
  const product = parts.product(item.productId);
  const outside = parts.contact.endereco.uf !== '' && parts.contact.endereco.uf !== issuerState && parts.invoice.model === 55;
  const quantity = item.quantidade.toFixed(4);
  const price = (item.valorCents / 100).toFixed(2);
  const positive = (name: string, cents: number) => (cents > 0 ? leaf(name, decimal(cents)) : '');
  return element('prod', [
    leaf('cProd', item.codigo || String(item.productId || item.id)),
    leaf('cEAN', product?.gtin || 'SEM GTIN'),
    leaf('xProd', item.descricao.slice(0, 120)),
    leaf('NCM', product?.ncm ?? '00'),
    leaf('CFOP', operationCode(outside, parts.contact.indicadorIe === 1)),
    leaf('uCom', item.unidade),
    leaf('qCom', quantity),
    leaf('vUnCom', price),
    leaf('vProd', decimal(itemCents(item))),
    leaf('cEANTrib', product?.gtin || 'SEM GTIN'),
    leaf('uTrib', item.unidade),
    leaf('qTrib', quantity),
    leaf('vUnTrib', price),
    positive('vFrete', freight),
    positive('vDesc', discount),
    positive('vOutro', other),
    leaf('indTot', 1),
  ]);
}

/** Resale in the state, to another state, and there to someone who pays no ICMS. */
const operationCode = (outside: boolean, contributor: boolean) => (outside ? (contributor ? '6102' : '6108') : '5102');

function taxes(): Xml {
  const other = (tax: string) =>
    element(tax, [element(`${tax}Outr`, [leaf('CST', '49'), leaf('vBC', '0.00'), leaf(`p${tax}`, '0.0000'), leaf(`v${tax}`, '0.00')])]);
  return element('imposto', [
    element('ICMS', [element('ICMSSN102', [leaf('orig', 0), leaf('CSOSN', '102')])]),
    other('PIS'),
    other('COFINS'),
  ]);
}
