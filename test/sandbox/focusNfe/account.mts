/** A Focus NFe account in a world that the test moves by hand, and a client of it. */
import { createFocusNfe } from '../../../sandbox/simulators/focusNfe/index.mts';
import type { FocusNfeOptions } from '../../../sandbox/simulators/focusNfe/index.mts';
import { handWorld } from '../support/handWorld.mts';

export function openAccount(options: FocusNfeOptions = {}) {
  const world = handWorld((services) => createFocusNfe(services, options));
  const { simulator: focus } = world;
  const basic = (token: string, password = '') => `Basic ${Buffer.from(`${token}:${password}`).toString('base64')}`;

  const send = (method: string, path: string, body?: unknown, over: { host?: string; authorization?: string } = {}) =>
    world.fetch(`https://${over.host ?? 'api.focusnfe.com.br'}${path}`, {
      method,
      headers: { Authorization: over.authorization ?? basic(focus.secrets.token), 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  return {
    ...world,
    focus,
    basic,
    send,
    get: (path: string) => send('GET', path),
    post: (path: string, body?: unknown) => send('POST', path, body),
    del: (path: string, body?: unknown) => send('DELETE', path, body),
    inHomologation: (method: string, path: string, body?: unknown) =>
      send(method, path, body, { host: 'homologacao.focusnfe.com.br', authorization: basic(focus.secrets.homologationToken) }),
  };
}

export type Account = ReturnType<typeof openAccount>;

export const itemBody = (over: object = {}) => ({
  numero_item: 1,
  codigo_produto: 'CAM-ALG-P',
  descricao: 'Camiseta de algodão P',
  codigo_ncm: '61091000',
  cfop: '5102',
  unidade_comercial: 'UN',
  quantidade_comercial: 2,
  valor_unitario_comercial: 79.9,
  valor_bruto: 159.8,
  valor_frete: 19.9,
  icms_origem: 0,
  icms_situacao_tributaria: '102',
  pis_situacao_tributaria: '49',
  cofins_situacao_tributaria: '49',
  ...over,
});

export const nfeBody = (account: Account, over: object = {}) => ({
  natureza_operacao: 'Venda de mercadorias',
  data_emissao: '2026-11-24T12:00:00-03:00',
  tipo_documento: 1,
  local_destino: 1,
  finalidade_emissao: 1,
  consumidor_final: 1,
  presenca_comprador: 2,
  indicador_intermediario: 0,
  cnpj_emitente: account.focus.fixtures.cnpj,
  nome_destinatario: 'Maria da Silva',
  cpf_destinatario: '52998224725',
  indicador_inscricao_estadual_destinatario: 9,
  logradouro_destinatario: 'Rua das Flores',
  numero_destinatario: '10',
  bairro_destinatario: 'Centro',
  municipio_destinatario: 'São Paulo',
  uf_destinatario: 'SP',
  cep_destinatario: '01001000',
  valor_frete: 19.9,
  valor_total: 179.7,
  modalidade_frete: 0,
  informacoes_adicionais_contribuinte: 'Pedido na loja: 1001',
  items: [itemBody()],
  ...over,
});

/** An NF-e that SEFAZ has decided. */
export async function decided(account: Account, ref = 'pedido1001', over: object = {}) {
  await account.post(`/v2/nfe?ref=${ref}`, nfeBody(account, over));
  await account.clock.advance(5000);
  return (await account.get(`/v2/nfe/${ref}`)).body;
}

/** An NFS-e of a town's own system; the taker is a person without an address. */
export const nfseBody = (account: Account, over: { tomador?: object; servico?: object } & Record<string, unknown> = {}) => ({
  data_emissao: '2026-11-24T12:00:00-03:00',
  prestador: { cnpj: account.focus.fixtures.cnpj, inscricao_municipal: '12345', codigo_municipio: '3550308' },
  ...over,
  tomador: { cpf: '529.982.247-25', razao_social: 'Maria da Silva', ...over.tomador },
  servico: {
    aliquota: 3,
    discriminacao: 'Ajuste de costura, pedido 1001',
    item_lista_servico: '14.09',
    iss_retido: 'false',
    valor_servicos: '50.00',
    ...over.servico,
  },
});

/** The same of the national system. */
export const nfsenBody = (account: Account, over: object = {}) => ({
  data_emissao: '2026-11-24T12:00:00-0300',
  data_competencia: '2026-11-24',
  codigo_municipio_emissora: 3550308,
  cnpj_prestador: account.focus.fixtures.cnpj,
  inscricao_municipal_prestador: '12345',
  codigo_opcao_simples_nacional: 3,
  regime_especial_tributacao: 0,
  cpf_tomador: '52998224725',
  razao_social_tomador: 'Maria da Silva',
  codigo_municipio_prestacao: '3550308',
  codigo_tributacao_nacional_iss: '140901',
  descricao_servico: 'Ajuste de costura. Pedido: 1001',
  valor_servico: 50,
  tributacao_iss: 1,
  tipo_retencao_iss: 1,
  ...over,
});

/** An NFS-e that the tax office has decided. */
export async function decidedService(account: Account, ref: string, body: object, kind: 'nfse' | 'nfsen' = 'nfse') {
  await account.post(`/v2/${kind}?ref=${ref}`, body);
  await account.clock.advance(60_000);
  return (await account.get(`/v2/${kind}/${ref}`)).body;
}
