/** How Bling's NFS-e go to the city hall and what Bling makes of the verdict. */
import { askCityHall } from '../../fiscal/cityHall.mts';
import type { CityHall } from '../../fiscal/cityHall.mts';
import { isServiceItem } from '../../fiscal/cityHallRules.mts';
import type { Objection } from '../../fiscal/cityHallRules.mts';
import type { Rps, RpsTaker } from '../../fiscal/rps.mts';
import { bareDocument } from '../../fiscal/taxId.mts';
import { hex } from '../../world/randomText.mts';
import { Refusal, validationError } from './answers.mts';
import type { Context } from './context.mts';
import type { ServiceContact, ServiceNote } from './model.mts';
import { noteSituacao } from './serviceStatus.mts';

export const cityHallOf = ({ world, cityHall, sefazRandom }: Context): CityHall => ({
  clock: world.clock,
  random: sefazRandom,
  behaviour: cityHall,
});

/** Refuses with what the city hall objects to where its verdict comes at once. */
export function sendToCityHall(context: Context, note: ServiceNote): void {
  note.objections = [];
  note.situacao = noteSituacao.consultable;
  askCityHall(cityHallOf(context), context.nfseSystem, rpsOf(context, note), (found) => {
    // A reset in the meantime has thrown the document away.
    if (context.account.serviceNotes.get(note.id) === note) conclude(context, note, [...repeated(context, note), ...found]);
  });
  if (note.objections.length > 0) throw new Refusal(refusalOf(note.objections));
}

const refusalOf = (objections: readonly Objection[]) =>
  validationError(
    objections.map(({ code, reason }) => ({ code: 94, msg: `${code}: ${reason}`, element: 'prefeitura', namespace: 'NFSE' })),
    'a nota de serviço',
  );

function conclude(context: Context, note: ServiceNote, objections: readonly Objection[]): void {
  note.objections = objections;
  note.situacao = objections.length > 0 ? noteSituacao.pending : noteSituacao.issued;
  if (objections.length > 0) return;
  const { account, sefazRandom, world } = context;
  note.authorization = {
    numero: ++account.lastNumber.nfse,
    verificationCode: hex(sefazRandom, 8).toUpperCase(),
    at: world.clock.now(),
  };
}

/** A town takes an RPS once, by number and series. */
function repeated({ account }: Context, note: ServiceNote): Objection[] {
  const before = [...account.serviceNotes.values()].some(
    (other) => other !== note && other.authorization && other.numeroRPS === note.numeroRPS && other.serie === note.serie,
  );
  return before ? [{ code: 'E10', reason: 'RPS já informado.' }] : [];
}

function rpsOf({ account, issuer }: Context, note: ServiceNote): Rps {
  const doubtful = note.services.find(({ codigo }) => !isServiceItem(codigo)) ?? note.services[0]!;
  const servicesCents = note.services.reduce((sum, { valorCents }) => sum + valorCents, 0);
  return {
    number: Number(note.numeroRPS),
    providerCnpj: issuer.cnpj,
    issuedOn: note.dataEmissao,
    taker: takerOf(note.contact, account.contacts.get(note.contact.id)!.endereco),
    serviceItem: doubtful.codigo,
    description: note.services.map(({ descricao }) => descricao).join('\n'),
    amountCents: servicesCents,
    deductionsCents: 0,
    discountCents: note.discountCents,
    place: '',
    nature: '',
    specialRegime: '',
  };
}

/** The address that the client sent, or the one of the contact. */
function takerOf(contact: ServiceContact, stored: NonNullable<ServiceContact['endereco']>): RpsTaker {
  const { endereco = '', numero = '', complemento = '', bairro = '', municipio = '', uf = '', cep = '' } = contact.endereco ?? stored;
  return {
    document: bareDocument(contact.numeroDocumento),
    name: contact.nome,
    email: contact.email,
    phone: contact.telefone ?? '',
    address: { street: endereco, number: numero, complement: complemento, district: bairro, town: municipio, state: uf, postalCode: cep },
  };
}
