/** Documents as the API shows them. */
import { brazilIsoTime } from '../../fiscal/brazilTime.mts';
import { isGoods } from './model.mts';
import type { Account, GoodsInvoice, Invoice } from './model.mts';
import { pathOf } from './paths.mts';
import type { FileKind } from './paths.mts';
import { serviceView } from './serviceView.mts';

export const view = (account: Account, invoice: Invoice): object =>
  isGoods(invoice) ? goodsView(account, invoice) : serviceView(account, invoice);

const issued = ({ status }: Invoice) => status === 'autorizado' || status === 'cancelado';

function goodsView(account: Account, invoice: GoodsInvoice) {
  const { document, verdict, cancellation, corrections } = invoice;
  const path = (file: FileKind) => pathOf(account, invoice, file);
  const head = { cnpj_emitente: document.issuer.cnpj, ref: invoice.ref, status: invoice.status };
  if (!verdict && !invoice.offline) return head;
  const answer = {
    ...head,
    ...(verdict ? { status_sefaz: verdict.status, mensagem_sefaz: verdict.reason } : {}),
    ...(invoice.offline ? { contingencia_offline: true, contingencia_offline_efetivada: invoice.offline === 'delivered' } : {}),
  };
  if (invoice.status === 'erro_autorizacao') return answer;
  return {
    ...answer,
    chave_nfe: `NFe${document.accessKey}`,
    numero: String(document.numero),
    serie: String(document.serie),
    modelo: String(document.model),
    ...(issued(invoice) ? { caminho_xml_nota_fiscal: path('xml'), caminho_danfe: path('danfe') } : {}),
    ...(cancellation ? { caminho_xml_cancelamento: path('cancellation') } : {}),
    ...(corrections.length > 0
      ? {
          caminho_xml_carta_correcao: path('correction'),
          caminho_pdf_carta_correcao: path('correctionPdf'),
          numero_carta_correcao: String(corrections.length),
        }
      : {}),
  };
}

type Request = { items?: Record<string, unknown>[] } & Record<string, unknown>;

/** What is sent as `items` is shown as `itens`, in the texts of the XML. */
function asInXml({ items = [], ...request }: Request) {
  const texts = (item: Record<string, unknown>) => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, String(value)]));
  return { ...request, itens: items.map(texts) };
}

/** With `completa=1`: what was asked and SEFAZ's protocol, too. */
export function fullView(account: Account, invoice: GoodsInvoice) {
  const { document, verdict } = invoice;
  return {
    ...goodsView(account, invoice),
    requisicao_nota_fiscal: asInXml(invoice.request as Request),
    ...(verdict
      ? {
          protocolo_nota_fiscal: {
            versao: '4.00',
            ambiente: String(document.environment),
            chave_nfe: document.accessKey,
            data_recimento: brazilIsoTime(verdict.at),
            protocolo: verdict.protocol ?? '',
            status: verdict.status,
            motivo: verdict.reason,
          },
        }
      : {}),
  };
}
