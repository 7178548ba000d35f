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
