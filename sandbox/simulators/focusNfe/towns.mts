/** Queries of the vendor's copies of the postal and the IBGE's lists, as far as the sandbox's map of Brazil goes. */
import { places } from '../../brazil/places.mts';
import type { Place } from '../../brazil/places.mts';
import { error, notFound, ok } from './answers.mts';
import type { Handler } from './handler.mts';

/** `GET /v2/ceps/CEP`. */
export const getPostalCode: Handler = (_context, { ref }) => {
  const code = Number(ref);
  const place = /^\d{8}$/.test(ref) ? places.find(({ postalCodes: [first, last] }) => code >= first && code <= last) : undefined;
  if (!place) return notFound();
  const { city, state, ibge } = place;
  return ok({
    cep: ref,
    tipo: 'logradouro',
    nome: '',
    uf: state,
    nome_localidade: city,
    codigo_ibge: ibge,
    descricao: `${city}, ${state}`,
  });
};

/** `GET /v2/municipios`; `nome_municipio` takes the exact name, `nome` a part of it. */
export const listTowns: Handler = (_context, { query }) => {
  const state = query.get('sigla_uf');
  const exact = query.get('nome_municipio');
  const part = query.get('nome');
  const fits = ({ city, state: uf }: Place) =>
    (state === null || uf === state) && (exact === null || city === exact) && (part === null || city.includes(part));
  return ok(places.filter(fits).slice(0, 100).map(townView));
};

/** `GET /v2/municipios/CODE`. */
export const getTown: Handler = (_context, { ref }) => {
  const place = places.find(({ ibge }) => ibge === ref);
  return place ? ok(townView(place)) : error(404, 'nao_encontrado', 'Município não encontrado');
};

const townView = ({ city, state, stateName, ibge }: Place) => ({
  codigo_municipio: ibge,
  nome_municipio: city,
  sigla_uf: state,
  nome_uf: stateName,
  nfse_habilitada: true,
  possui_cancelamento_nfse: true,
  status_nfse: 'ativo',
});
