/** What can be done to an authorized document: cancel, correct, mail. */
import { brazilIsoTime } from '../../fiscal/brazilTime.mts';
import { eventXml } from '../../fiscal/eventXml.mts';
import { newProtocol } from '../../fiscal/sefaz.mts';
import type { Answer } from '../../http/answer.mts';
import { ok, refuse } from './answers.mts';
import type { Context } from './context.mts';
import type { Call } from './handler.mts';
import type { GoodsInvoice, RegisteredEvent } from './model.mts';
import { pathOf } from './paths.mts';

/** From the authorization: an NF-e 24 hours in most states, an NFC-e 30 minutes. */
const cancellableMs = { nfe: 24 * 60 * 60_000, nfce: 30 * 60_000 };
const mostCorrections = 20;
const registered = { status_sefaz: '135', mensagem_sefaz: 'Evento registrado e vinculado a NF-e' };

export function checkAuthorized(status: string): void {
  if (status === 'cancelado') refuse(422, 'nfe_cancelada', 'Nota fiscal já cancelada');
  if (status !== 'autorizado') refuse(422, 'nfe_nao_autorizada', 'Nota fiscal não autorizada');
}

function register(context: Context, invoice: GoodsInvoice, kind: 'cancellation' | 'correction', text: string): RegisteredEvent {
  const { clock } = context.world;
  const event = { protocol: newProtocol(clock, context.sefazRandom), at: clock.now() };
  const { accessKey, issuer, environment } = invoice.document;
  const sequence = kind === 'cancellation' ? 1 : invoice.corrections.length + 1;
  const documentProtocol = invoice.verdict!.protocol!;
  const xml = eventXml({ ...event, kind, accessKey, cnpj: issuer.cnpj, environment, sequence, text, documentProtocol });
  return { ...event, xml };
}

export function cancelGoods(context: Context, { account, body }: Call, invoice: GoodsInvoice): Answer {
  checkAuthorized(invoice.status);
  if (context.world.clock.now() - invoice.verdict!.at > cancellableMs[invoice.kind]) {
    const reason = 'Rejeição: Prazo de Cancelamento Superior ao Previsto na Legislação';
    return ok({ status: 'erro_cancelamento', status_sefaz: '501', mensagem_sefaz: reason });
  }
  invoice.cancellation = register(context, invoice, 'cancellation', (body as { justificativa: string }).justificativa);
  invoice.status = 'cancelado';
  if (invoice.kind === 'nfe') context.announce(account, invoice);
  return ok({ status: 'cancelado', ...registered, caminho_xml_cancelamento: pathOf(account, invoice, 'cancellation') });
}

export function correctGoods(context: Context, { account, body }: Call, invoice: GoodsInvoice): Answer {
  checkAuthorized(invoice.status);
  if (invoice.corrections.length >= mostCorrections) {
    context.violation('too-many-corrections', `more than ${mostCorrections} letters of correction for a document`);
    refuse(422, 'requisicao_invalida', 'Limite de cartas de correção atingido');
  }
  invoice.corrections.push(register(context, invoice, 'correction', (body as { correcao: string }).correcao));
  return ok({
    status: 'autorizado',
    ...registered,
    data_evento: brazilIsoTime(context.world.clock.now()),
    caminho_xml_carta_correcao: pathOf(account, invoice, 'correction'),
    caminho_pdf_carta_correcao: pathOf(account, invoice, 'correctionPdf'),
    numero_carta_correcao: invoice.corrections.length,
  });
}

export function mailGoods(_context: Context, _call: Call, invoice: GoodsInvoice): Answer {
  checkAuthorized(invoice.status);
  return ok({});
}
