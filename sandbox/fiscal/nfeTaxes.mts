/** Taxes of an item: what the sender says of ICMS, PIS, COFINS, the destination's share, IBS and CBS; nothing is reckoned here. */
import type { ChargedTax, DestinationTax, FiscalItem, IbsCbs, ItemTaxes } from './document.mts';
import { decimal } from './money.mts';
import { element, leaf } from './xml.mts';
import type { Xml } from './xml.mts';

export const usualTaxes: Record<1 | 3, ItemTaxes> = {
  1: { origin: 0, icms: '102', pis: '49', cofins: '49' },
  3: { origin: 0, icms: '40', pis: '08', cofins: '08' },
};

export function itemTaxes(item: FiscalItem, regime: 1 | 3): Xml {
  const taxes = item.taxes ?? usualTaxes[regime];
  return element('imposto', [
    element('ICMS', [icms(taxes)]),
    contribution('PIS', taxes.pis, taxes.pisCharged),
    contribution('COFINS', taxes.cofins, taxes.cofinsCharged),
    taxes.destination ? destination(taxes.destination) : '',
    taxes.ibsCbs ? ibsCbs(taxes.ibsCbs) : '',
  ]);
}

/** Situations of ICMS that the sandbox can write: taxed in full, and those under which nothing is charged. */
export const knownIcms = ['00', '102', '103', '300', '400', '40', '41', '50', '51', '60', '90', '500', '900'] as const;

/** Groups of the layout whose amounts may be left out. */
const bareGroups: Readonly<Record<string, string>> = { 51: 'ICMS51', 60: 'ICMS60', 90: 'ICMS90', 500: 'ICMSSN500', 900: 'ICMSSN900' };

/** The same for PIS and COFINS: 01 and 02 by a rate. */
export const knownContributions = ['01', '02', '04', '05', '06', '07', '08', '09', '49', '99'] as const;

/** Situations of PIS and COFINS that need a base and a rate. */
export const chargedContributions: readonly string[] = ['01', '02'];

/** Situations of ICMS that need them, and under which a consumer's state gets its share. */
export const chargedIcms: readonly string[] = ['00'];

function icms({ origin, icms: code, icmsCharged: charged }: ItemTaxes): Xml {
  if (charged) {
    const amounts = [
      leaf('vBC', decimal(charged.baseCents)),
      leaf('pICMS', charged.rate.toFixed(4)),
      leaf('vICMS', decimal(charged.cents)),
    ];
    return element('ICMS00', [leaf('orig', origin), leaf('CST', code), leaf('modBC', 3), ...amounts]);
  }
  const simples = code.length === 3;
  return element(bareGroups[code] ?? (simples ? 'ICMSSN102' : 'ICMS40'), [leaf('orig', origin), leaf(simples ? 'CSOSN' : 'CST', code)]);
}

function contribution(tax: 'PIS' | 'COFINS', code: string, charged?: ChargedTax): Xml {
  if (charged) {
    const rate = leaf(`p${tax}`, charged.rate.toFixed(4));
    return element(tax, [
      element(`${tax}Aliq`, [leaf('CST', code), leaf('vBC', decimal(charged.baseCents)), rate, leaf(`v${tax}`, decimal(charged.cents))]),
    ]);
  }
  if (code.startsWith('0')) return element(tax, [element(`${tax}NT`, [leaf('CST', code)])]);
  const zero = [leaf('vBC', '0.00'), leaf(`p${tax}`, '0.0000'), leaf(`v${tax}`, '0.00')];
  return element(tax, [element(`${tax}Outr`, [leaf('CST', code), ...zero])]);
}

const destination = (given: DestinationTax): Xml =>
  element('ICMSUFDest', [
    leaf('vBCUFDest', decimal(given.baseCents)),
    leaf('vBCFCPUFDest', decimal(given.baseCents)),
    leaf('pFCPUFDest', given.povertyRate.toFixed(4)),
    leaf('pICMSUFDest', given.stateRate.toFixed(4)),
    leaf('pICMSInter', given.interstateRate.toFixed(2)),
    leaf('pICMSInterPart', '100.0000'),
    leaf('vFCPUFDest', decimal(given.povertyCents)),
    leaf('vICMSUFDest', decimal(given.destinationCents)),
    leaf('vICMSUFRemet', decimal(given.originCents)),
  ]);

/** Sums of the destination's share, or nothing where no item has any. */
export function destinationTotals(items: readonly FiscalItem[]): Xml[] {
  const given = items.flatMap(({ taxes }) => (taxes?.destination ? [taxes.destination] : []));
  if (given.length === 0) return [];
  const sum = (of: (part: DestinationTax) => number) => decimal(given.reduce((total, part) => total + of(part), 0));
  return [
    leaf(
      'vFCPUFDest',
      sum(({ povertyCents }) => povertyCents),
    ),
    leaf(
      'vICMSUFDest',
      sum(({ destinationCents }) => destinationCents),
    ),
    leaf(
      'vICMSUFRemet',
      sum(({ originCents }) => originCents),
    ),
  ];
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
