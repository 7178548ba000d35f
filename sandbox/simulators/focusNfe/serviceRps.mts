/** Reads what is to be invoiced out of the body of an NFS-e, which each of the two systems words in its own way. */
import { toCents } from '../../fiscal/money.mts';
import type { Rps, RpsAddress, RpsTaker } from '../../fiscal/rps.mts';
import { bareDocument } from '../../fiscal/taxId.mts';
import { text } from './fiscalDocument.mts';
import type { Fields } from './fiscalDocument.mts';
import type { ServiceKind } from './model.mts';

const cents = (value: unknown) => toCents(Number(value ?? 0));
const inner = (value: unknown) => value as Fields | undefined;

export function readRps(kind: ServiceKind, body: Fields, number: number): Rps {
  return { number, issuedOn: text(body.data_emissao).slice(0, 10), ...(kind === 'nfse' ? ofTown(body) : national(body)) };
}

type Read = Omit<Rps, 'number' | 'issuedOn'>;

function ofTown(body: Fields): Read {
  const service = inner(body.servico)!;
  const taker = inner(body.tomador);
  const address = inner(taker?.endereco);
  return {
    providerCnpj: bareDocument(text(inner(body.prestador)!.cnpj)),
    ...(taker ? { taker: { ...takerOf(taker), ...(address ? { address: addressOf(address) } : {}) } } : {}),
    serviceItem: text(service.item_lista_servico),
    description: text(service.discriminacao),
    amountCents: cents(service.valor_servicos),
    deductionsCents: cents(service.valor_deducoes),
    discountCents: cents(service.desconto_incondicionado) + cents(service.desconto_condicionado),
    place: text(service.codigo_municipio),
    nature: text(body.natureza_operacao),
    specialRegime: text(body.regime_especial_tributacao),
  };
}

const takerOf = (taker: Fields): RpsTaker => ({
  document: bareDocument(text(taker.cpf ?? taker.cnpj)),
  name: text(taker.razao_social),
  email: text(taker.email),
  phone: text(taker.telefone),
});

const addressOf = (address: Fields): RpsAddress => ({
  street: text(address.logradouro),
  number: text(address.numero),
  complement: text(address.complemento),
  district: text(address.bairro),
  town: text(address.codigo_municipio),
  state: text(address.uf),
  postalCode: text(address.cep),
});

/** The taker is left out: nothing is known of what the national system finds wrong with one. */
const national = (body: Fields): Read => ({
  providerCnpj: bareDocument(text(body.cnpj_prestador)),
  serviceItem: text(body.codigo_tributacao_nacional_iss),
  description: text(body.descricao_servico),
  amountCents: cents(body.valor_servico),
  deductionsCents: 0,
  discountCents: 0,
  place: text(body.codigo_municipio_prestacao),
  nature: '',
  specialRegime: '',
});
