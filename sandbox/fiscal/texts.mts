/** The texts of a document and what the layout says of each: its alphabet, its edges and its length (TString of the XML schema). */
import type { FiscalDocument } from './document.mts';

export interface LayoutText {
  readonly element: string;
  readonly text: string;
  readonly shortest: number;
  readonly longest: number;
}

/** What an issuer cuts before it sends is looked at as it was cut. */
const cut = (text: string, length: number) => text.slice(0, length);

export function layoutTexts({ nature, recipient, items, remarks, payments = [], intermediaryParty }: FiscalDocument): LayoutText[] {
  const of = (element: string, text: string | undefined, longest: number, shortest = 1): LayoutText[] =>
    text === undefined || text === '' ? [] : [{ element, text, shortest, longest }];
  const { address } = recipient ?? {};
  return [
    ...of('natOp', nature, 60),
    ...of('xNome', recipient && cut(recipient.name, 60), 60, 2),
    ...of('xLgr', address?.street, 60, 2),
    ...of('nro', address?.number, 60),
    ...of('xCpl', address?.complement, 60),
    ...of('xBairro', address?.district, 60, 2),
    ...of('xMun', address?.city, 60, 2),
    ...of('email', recipient?.email, 60),
    ...items.flatMap(({ code, name, unit }) => [
      ...of('cProd', cut(code, 60), 60),
      ...of('xProd', cut(name, 120), 120),
      ...of('uCom', unit, 6),
    ]),
    ...payments.flatMap(({ description }) => of('xPag', description, 60, 2)),
    ...of('idCadIntTran', intermediaryParty?.id, 60, 2),
    ...of('infCpl', remarks, 5000),
  ];
}

/** Latin-1 from the blank on, none at the edges. */
const alphabet = /^(?:[!-ÿ][ -ÿ]*[!-ÿ]|[!-ÿ])$/;

export const breaksLayout = ({ text, shortest, longest }: LayoutText): boolean =>
  !alphabet.test(text) || text.length < shortest || text.length > longest;
