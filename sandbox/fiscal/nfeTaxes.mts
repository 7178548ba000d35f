/** Taxes of an item: no ICMS, PIS or COFINS is charged in the simulated world; IBS and CBS only where they are given. */
import type { FiscalItem, IbsCbs, ItemTaxes } from './document.mts';
import { decimal } from './money.mts';
import { element, leaf } from './xml.mts';
import type { Xml } from './xml.mts';

const usual: Record<1 | 3, ItemTaxes> = {
  1: { origin: 0, icms: '102', pis: '49', cofins: '49' },
  3: { origin: 0, icms: '40', pis: '08', cofins: '08' },
};

export function itemTaxes(item: FiscalItem, regime: 1 | 3): Xml {
  const taxes = item.taxes ?? usual[regime];
  return element('imposto', [
    element('ICMS', [icms(taxes)]),
    contribution('PIS', taxes.pis),
    contribution('COFINS', taxes.cofins),
    taxes.ibsCbs ? ibsCbs(taxes.ibsCbs) : '',
  ]);
}

/** Situations of ICMS under which nothing is charged: the only ones that the sandbox can write. */
export const knownIcms = ['102', '103', '300', '400', '40', '41', '50'] as const;

/** The same for PIS and COFINS. */
export const knownContributions = ['04', '05', '06', '07', '08', '09', '49', '99'] as const;

function icms({ origin, icms: code }: ItemTaxes): Xml {
  const simples = code.length === 3;
  return element(simples ? 'ICMSSN102' : 'ICMS40', [leaf('orig', origin), leaf(simples ? 'CSOSN' : 'CST', code)]);
}

function contribution(tax: 'PIS' | 'COFINS', code: string): Xml {
  if (code.startsWith('0')) return element(tax, [element(`${tax}NT`, [leaf('CST', code)])]);
  const zero = [leaf('vBC', '0.00'), leaf(`p${tax}`, '0.0000'), leaf(`v${tax}`, '0.00')];
  return element(tax, [element(`${tax}Outr`, [leaf('CST', code), ...zero])]);
}

function ibsCbs(given: IbsCbs): Xml {
  const group = element('gIBSCBS', [
    leaf('vBC', decimal(given.baseCents)),
    element('gIBSUF', [leaf('pIBSUF', given.stateRate.toFixed(4)), leaf('vIBSUF', decimal(given.stateCents))]),
    element('gIBSMun', [leaf('pIBSMun', given.townRate.toFixed(4)), leaf('vIBSMun', decimal(given.townCents))]),
    leaf('vIBS', decimal(given.stateCents + given.townCents)),
    element('gCBS', [leaf('pCBS', given.federalRate.toFixed(4)), leaf('vCBS', decimal(given.federalCents))]),
  ]);
  return element('IBSCBS', [leaf('CST', given.situation), leaf('cClassTrib', given.classification), group]);
}

/** `IBSCBSTot`, or nothing where no item has the group. */
export function ibsCbsTotals(items: readonly FiscalItem[]): Xml {
  const given = items.flatMap(({ taxes }) => (taxes?.ibsCbs ? [taxes.ibsCbs] : []));
  if (given.length === 0) return '';
  const sum = (of: (part: IbsCbs) => number) => given.reduce((total, part) => total + of(part), 0);
  const [state, town, federal] = [sum((part) => part.stateCents), sum((part) => part.townCents), sum((part) => part.federalCents)];
  const zero = (...names: string[]) => names.map((name) => leaf(name, '0.00'));
  const ibs = element('gIBS', [
    element('gIBSUF', [...zero('vDif', 'vDevTrib'), leaf('vIBSUF', decimal(state))]),
    element('gIBSMun', [...zero('vDif', 'vDevTrib'), leaf('vIBSMun', decimal(town))]),
    leaf('vIBS', decimal(state + town)),
    ...zero('vCredPres', 'vCredPresCondSus'),
  ]);
  const cbs = element('gCBS', [...zero('vDif', 'vDevTrib'), leaf('vCBS', decimal(federal)), ...zero('vCredPres', 'vCredPresCondSus')]);
  return element('IBSCBSTot', [leaf('vBCIBSCBS', decimal(sum((part) => part.baseCents))), ibs, cbs]);
}
