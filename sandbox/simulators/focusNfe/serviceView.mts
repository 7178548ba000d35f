/** An NFS-e as GET and hooks show it, and its files. */
import { brazilIsoTime } from '../../fiscal/brazilTime.mts';
import { decimal } from '../../fiscal/money.mts';
import { onePagePdf } from '../../world/pdf.mts';
import { asError } from './answers.mts';
import { filesHost } from './context.mts';
import type { Account, ServiceInvoice } from './model.mts';
import { pathOf } from './paths.mts';
import type { FileKind } from './paths.mts';

const series = '1';

export function serviceView(account: Account, invoice: ServiceInvoice): object {
  const { authorization, objections, ref, rps, status } = invoice;
  const head = { cnpj_prestador: rps.providerCnpj, ref, numero_rps: String(rps.number), serie_rps: series };
  if (objections.length > 0) return { ...head, status, erros: objections.map(asError) };
  const numbered = { ...head, ...(invoice.kind === 'nfsen' ? { tipo_rps: '1' } : {}), status };
  if (!authorization) return numbered;
  const path = (file: FileKind) => pathOf(account, invoice, file);
  return {
    ...numbered,
    numero: String(authorization.numero),
    codigo_verificacao: authorization.verificationCode,
    data_emissao: brazilIsoTime(authorization.at),
    url: publicPage(invoice.kind, authorization.verificationCode),
    caminho_xml_nota_fiscal: path('service'),
    ...(status === 'cancelado' ? { caminho_xml_cancelamento: path('serviceCancellation') } : {}),
    ...(authorization.danfse ? { url_danfse: `https://${filesHost}${path('danfse')}` } : {}),
  };
}

const publicPage = (kind: ServiceInvoice['kind'], code: string) =>
  kind === 'nfsen' ? `https://www.nfse.gov.br/consultapublica/?tpc=1&chave=${code}` : `https://notas.prefeitura.example/?cod=${code}`;

/** The least that names the document; the layouts of the towns differ. */
export function serviceXml({ authorization, rps, status }: ServiceInvoice): string {
  const { numero, verificationCode, at } = authorization!;
  const cancelled = status === 'cancelado' ? '<NfseCancelamento/>' : '';
  return (
    `<CompNfse xmlns="http://www.abrasf.org.br/nfse.xsd"><Nfse><InfNfse><Numero>${numero}</Numero>` +
    `<CodigoVerificacao>${verificationCode}</CodigoVerificacao><DataEmissao>${brazilIsoTime(at)}</DataEmissao>` +
    `<ValorServicos>${decimal(rps.amountCents)}</ValorServicos></InfNfse></Nfse>${cancelled}</CompNfse>`
  );
}

export const danfseOf = ({ authorization }: ServiceInvoice): Buffer =>
  Buffer.from(onePagePdf([`DANFSe ${authorization!.numero}`, authorization!.verificationCode]));
