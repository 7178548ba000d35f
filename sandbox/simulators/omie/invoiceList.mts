/** The register of issued invoices: ListarNF. */
import { brazilDate } from '../../fiscal/brazilTime.mts';
import type { Invoice } from '../../erp/sale.mts';
import { ok, page } from './answers.mts';
import type { Handler, Param } from './context.mts';
import { registeredView } from './statusMethods.mts';

const registered: readonly Invoice['status'][] = ['authorized', 'cancelled', 'denied'];

/** `dd/mm/aaaa` as a text that sorts. */
const sortable = (date: unknown) => String(date).split('/').reverse().join('-');

function isWanted({ status, verdict }: Invoice, param: Param): boolean {
  const issuedOn = brazilDate(verdict!.at);
  if (param.dEmiInicial !== undefined && issuedOn < sortable(param.dEmiInicial)) return false;
  if (param.dEmiFinal !== undefined && issuedOn > sortable(param.dEmiFinal)) return false;
  if (param.tpNF === '0' || param.tpAmb === '2') return false;
  return param.filtrar_por_status === undefined || (param.filtrar_por_status === 'C') === (status === 'cancelled');
}

export const listInvoices: Handler = ({ account }, param) => {
  const found = [...account.invoices.values()].filter((invoice) => registered.includes(invoice.status) && isWanted(invoice, param));
  const ordered = param.ordem_decrescente === 'S' ? found.reverse() : found;
  const { shown, page: number, pages, total } = page(ordered, param.pagina, param.registros_por_pagina);
  return ok({
    pagina: number,
    total_de_paginas: pages,
    registros: shown.length,
    total_de_registros: total,
    nfCadastro: shown.map(registeredView),
  });
};
