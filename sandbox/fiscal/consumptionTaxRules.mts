/** IBS and CBS by the date of issue: who has to name them, and at which rates (technical note 2025.002). */
import { brazilDate } from './brazilTime.mts';
import type { FiscalDocument, IbsCbs } from './document.mts';
import type { Rejection } from './rejection.mts';

/** A day of 2027 on which Simples Nacional has to name them, too. */
const simplesFrom = '2027-01-04';

const rejection = (code: string, reason: string): Rejection => ({ code, reason: `Rejeição: ${reason}` });

const dateOf = ({ issuedAt }: FiscalDocument): string => brazilDate(issuedAt);

const given = ({ items }: FiscalDocument): IbsCbs[] => items.flatMap(({ taxes }) => taxes?.ibsCbs ?? []);

function missing(document: FiscalDocument): Rejection | undefined {
  const due = document.issuer.regime === 3 || dateOf(document) >= simplesFrom;
  return due && document.items.some(({ taxes }) => !taxes?.ibsCbs) ? rejection('1115', 'IBS/CBS não informado') : undefined;
}

const differs = (one: number, other: number) => Math.abs(one - other) > 1e-9;

/** Only tax in full has the rates of the year; other situations have rates of their own, which are not looked at. */
const full = (parts: readonly IbsCbs[]) => parts.filter(({ situation }) => situation === '000');

function rates(document: FiscalDocument): Rejection | undefined {
  const year = dateOf(document).slice(0, 4);
  const wrong = (test: (part: IbsCbs) => boolean) => full(given(document)).some(test);
  if (year === '2026') {
    if (wrong(({ stateRate }) => differs(stateRate, 0.1)))
      return rejection('1026', 'Alíquota do IBS da UF deve ser igual a 0,1% para documento emitido em 2026');
    if (wrong(({ townRate }) => differs(townRate, 0))) return rejection('1036', 'Alíquota do IBS do Município inválida');
    if (wrong(({ federalRate }) => differs(federalRate, 0.9)))
      return rejection('1037', 'Alíquota da CBS deve ser igual a 0,9% para documento emitido em 2026');
  }
  if (year === '2027' || year === '2028') {
    if (wrong(({ stateRate }) => differs(stateRate, 0.05)))
      return rejection('1027', 'Alíquota do IBS da UF deve ser igual a 0,05% para documento emitido em 2027 e 2028');
    if (wrong(({ townRate }) => differs(townRate, 0.05))) return rejection('1036', 'Alíquota do IBS do Município inválida');
  }
  return undefined;
}

export const consumptionTaxRules = [missing, rates] as const;

/** What the real ERPs are taken to reckon themselves from 2027 on. The rate of the CBS then is not known: the sandbox has one of its own. */
export function ibsCbsOfSale(issuedAt: number, baseCents: number): IbsCbs | undefined {
  if (brazilDate(issuedAt) < simplesFrom) return undefined;
  const cents = (rate: number) => Math.round((baseCents * rate) / 100);
  return {
    situation: '000',
    classification: '000001',
    baseCents,
    stateRate: 0.05,
    stateCents: cents(0.05),
    townRate: 0.05,
    townCents: cents(0.05),
    federalRate: 8.8,
    federalCents: cents(8.8),
  };
}
