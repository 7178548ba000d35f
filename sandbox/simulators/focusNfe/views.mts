/** Documents as the API shows them; paths of files are relative to the host. */
import { createHash } from 'node:crypto';
import { brazilIsoTime } from '../../fiscal/brazilTime.mts';
import { decimal } from '../../fiscal/money.mts';
import { isGoods } from './model.mts';
import type { Account, GoodsInvoice, Invoice, ServiceInvoice } from './model.mts';

export const view = (account: Account, invoice: Invoice): object =>
  isGoods(invoice) ? goodsView(account, invoice) : serviceView(account, invoice);

export type FileKind = 'xml' | 'danfe' | 'cancellation' | 'correction' | 'correctionPdf' | 'service';

/** The path is the permission: it holds a handle that cannot be guessed. */
export function pathOf(account: Account, invoice: Invoice, file: FileKind): string {
  const handle = createHash('sha256').update(`${account.environment} ${invoice.ref} ${file}`).digest('hex').slice(0, 24);
  return `/arquivos/${handle}/${invoice.ref}.${file === 'danfe' || file === 'correctionPdf' ? 'pdf' : 'xml'}`;
}

const issued = ({ status }: Invoice) => status === 'autorizado' || status === 'cancelado';

function goodsView(account: Account, invoice: GoodsInvoice) {
  const { document, verdict, cancellation, corrections } = invoice;
  const path = (file: FileKind) => pathOf(account, invoice, file);
  const head = { cnpj_emitente: document.issuer.cnpj, ref: invoice.ref, status: invoice.status };
  if (!verdict) return head;
  const answer = { ...head, status_sefaz: verdict.status, mensagem_sefaz: verdict.reason };
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

/** With `completa=1`: what was asked and SEFAZ's protocol, too. */
export function fullView(account: Account, invoice: GoodsInvoice) {
  const { document, verdict } = invoice;
  return {
    ...goodsView(account, invoice),
    requisicao_nota_fiscal: invoice.request,
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

function serviceView(account: Account, invoice: ServiceInvoice) {
  const head = { ref: invoice.ref, status: invoice.status };
  if (invoice.rejection) {
    const { code, reason } = invoice.rejection;
    return { ...head, erros: [{ codigo: code, mensagem: reason, correcao: '' }] };
  }
  if (!issued(invoice)) return head;
  return {
    ...head,
    numero: String(invoice.numero),
    codigo_verificacao: invoice.verificationCode,
    data_emissao: brazilIsoTime(invoice.issuedAt),
    valor_servicos: decimal(invoice.totalCents),
    url: `https://notas.prefeitura.example/${invoice.verificationCode}`,
    caminho_xml_nota_fiscal: pathOf(account, invoice, 'service'),
  };
}
