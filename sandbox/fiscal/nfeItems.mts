/** The items of the fiscal document. */
import type { FiscalDocument, FiscalItem } from './document.mts';
import { decimal } from './money.mts';
import { itemTaxes } from './nfeTaxes.mts';
import { element, leaf } from './xml.mts';
import type { Xml } from './xml.mts';

export const itemElements = ({ items, issuer }: FiscalDocument): Xml[] =>
  items.map((item, index) => element('det', [goods(item), itemTaxes(item, issuer.regime)], { nItem: String(index + 1) }));

/** Up to ten decimal places, at least two. */
const price = (reais: number) => reais.toFixed(10).replace(/0{1,8}$/, '');

function goods(item: FiscalItem): Xml {
  const quantity = item.quantity.toFixed(4);
  const positive = (name: string, cents: number) => (cents > 0 ? leaf(name, decimal(cents)) : '');
  return element('prod', [
    leaf('cProd', item.code.slice(0, 60)),
    leaf('cEAN', item.gtin || 'SEM GTIN'),
    leaf('xProd', item.name.slice(0, 120)),
    leaf('NCM', item.ncm),
    leaf('CFOP', item.cfop),
    leaf('uCom', item.unit),
    leaf('qCom', quantity),
    leaf('vUnCom', price(item.unitPrice)),
    leaf('vProd', decimal(item.totalCents)),
    leaf('cEANTrib', item.gtin || 'SEM GTIN'),
    leaf('uTrib', item.unit),
    leaf('qTrib', quantity),
    leaf('vUnTrib', price(item.unitPrice)),
    positive('vFrete', item.freightCents),
    positive('vDesc', item.discountCents),
    positive('vOutro', item.otherCents),
    leaf('indTot', 1),
  ]);
}
