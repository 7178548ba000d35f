/** NFS-e: made by the client itself (no sale is behind them), sent to the city hall, read until they are decided. */
import { brazilDate } from '../../fiscal/brazilTime.mts';
import { cancellationObjection } from '../../fiscal/cityHall.mts';
import { toCents } from '../../fiscal/money.mts';
import { orderNumberIn } from '../../fiscal/orderNumber.mts';
import { created, data, noContent, refuseField } from './answers.mts';
import type { Context } from './context.mts';
import { among, find, page } from './handler.mts';
import type { Call, Handler } from './handler.mts';
import type { ServiceNote } from './model.mts';
import { cityHallOf, sendToCityHall } from './serviceAuthority.mts';
import { checkServiceNote, refuseNote } from './serviceInput.mts';
import type { ServiceNoteInput } from './serviceInput.mts';
import { noteSituacao } from './serviceStatus.mts';
import { briefNote, fullNote } from './serviceViews.mts';

const noteInPath = ({ account }: Context, { path }: Call): ServiceNote => find(account.serviceNotes, path.idNotaServico);

export const postServiceNote: Handler = (context, { body }) => {
  const input = body as ServiceNoteInput;
  checkServiceNote(context, input);
  const note = toNote(context, input);
  reportDoubled(context, note);
  context.account.serviceNotes.set(note.id, note);
  const { id, numeroRPS, serie } = note;
  return created({ id, numeroRPS, serie });
};

function toNote(context: Context, input: ServiceNoteInput): ServiceNote {
  const { servicos, parcelas = [], desconto = 0 } = input;
  const words = [...servicos.map(({ descricao }) => descricao), ...parcelas.map(({ observacoes }) => observacoes ?? '')].join('\n');
  const services = servicos.map(({ codigo, descricao, valor }) => ({ codigo, descricao, valorCents: toCents(valor) }));
  const servicesCents = services.reduce((sum, { valorCents }) => sum + valorCents, 0);
  return {
    id: context.nextId(),
    numeroRPS: input.numeroRPS,
    serie: input.serie,
    dataEmissao: input.dataEmissao ?? input.data ?? brazilDate(context.world.clock.now()),
    contact: input.contato,
    services,
    discountCents: toCents(desconto),
    totalCents: servicesCents - toCents(desconto),
    orderNumber: orderNumberIn(words) ?? '',
    situacao: noteSituacao.pending,
    objections: [],
  };
}

/** Nothing in Bling keeps a client from a second NFS-e for the same order. */
function reportDoubled({ account, violation }: Context, { orderNumber }: ServiceNote): void {
  const others = [...account.serviceNotes.values()].filter((other) => other.orderNumber === orderNumber);
  if (orderNumber !== '' && others.some(({ situacao }) => situacao !== noteSituacao.cancelled))
    violation('nfse-doubled', `a second NFS-e for the shop's order ${orderNumber}`);
}

export const listServiceNotes: Handler = ({ account }, { query }) => {
  const [from, to] = [query.get('dataEmissaoInicial'), query.get('dataEmissaoFinal')];
  const found = among([...account.serviceNotes.values()], query.getAll('situacao'), ({ situacao }) => situacao).filter(
    ({ dataEmissao }) => (!from || dataEmissao >= from) && (!to || dataEmissao <= to),
  );
  return data(page(found.reverse(), query).map(briefNote));
};

export const getServiceNote: Handler = (context, call) => data(fullNote(noteInPath(context, call)));

export const deleteServiceNote: Handler = (context, call) => {
  const note = noteInPath(context, call);
  if (note.situacao !== noteSituacao.pending) refuseNote('situacao', 93, 'A nota de serviço não está pendente e não pode ser excluída.');
  context.account.serviceNotes.delete(note.id);
  return noContent;
};

export const sendServiceNote: Handler = (context, call) => {
  const note = noteInPath(context, call);
  if (note.situacao !== noteSituacao.pending) refuseNote('situacao', 90, 'A situação da nota de serviço não permite o envio.');
  sendToCityHall(context, note);
  return data(fullNote(note));
};

interface Cancellation {
  readonly codigoMotivo?: number;
  readonly justificativa?: string;
}

export const cancelServiceNote: Handler = (context, call) => {
  const note = noteInPath(context, call);
  checkReason(context, (call.body ?? {}) as Cancellation);
  if (note.situacao !== noteSituacao.issued) refuseNote('situacao', 91, 'Somente notas de serviço emitidas podem ser canceladas.');
  const objection = cancellationObjection(cityHallOf(context), note.authorization!.at);
  if (objection) refuseNote('situacao', 92, `${objection.code}: ${objection.reason}`);
  note.situacao = noteSituacao.cancelled;
  return noContent;
};

/** The national system wants both (vendor's OpenAPI document); a town wants neither. */
function checkReason({ nfseSystem, violation }: Context, { codigoMotivo, justificativa }: Cancellation): void {
  if (nfseSystem === 'town') return;
  for (const [element, value] of Object.entries({ codigoMotivo, justificativa })) {
    if (value) continue;
    violation('invalid-cancellation', `${element} is missing`);
    refuseField('NFSE', element, 3, `O campo ${element} é obrigatório.`, 'a nota de serviço');
  }
}
