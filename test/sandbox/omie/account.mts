/** An Omie account in a world that the test moves by hand, and a client of it. */
import { createOmie } from '../../../sandbox/simulators/omie/index.mts';
import type { OmieOptions } from '../../../sandbox/simulators/omie/index.mts';
import { handWorld } from '../support/handWorld.mts';

export function openAccount(options: OmieOptions = {}) {
  const world = handWorld((services) => createOmie(services, options));
  const { simulator: omie } = world;
  const keys = { app_key: omie.secrets.appKey, app_secret: omie.secrets.appSecret };
  const post = (path: string, body: unknown) =>
    world.fetch(`https://app.omie.com.br/api/v1/${path}/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    ...world,
    omie,
    keys,
    post,
    call: (path: string, call: string, param: object = {}) => post(path, { call, ...keys, param: [param] }),
  };
}

export type Account = ReturnType<typeof openAccount>;

export const customerParam = (over: object = {}) => ({
  codigo_cliente_integracao: '11144477735',
  razao_social: 'Ana Souza',
  cnpj_cpf: '111.444.777-35',
  endereco: 'Rua das Palmeiras',
  endereco_numero: '7',
  bairro: 'Centro',
  cidade: 'SAO PAULO (SP)',
  estado: 'SP',
  cep: '01001000',
  ...over,
});

/** A sale as a client may create it; makes its customer. */
export async function saleParam(account: Account, header: object = {}, more: object = {}) {
  await account.call('geral/clientes', 'UpsertCliente', customerParam());
  const product = (await account.call('geral/produtos', 'ConsultarProduto', { codigo: 'CAM-ALG-P' })).body;
  account.pass(61_000);
  return {
    cabecalho: {
      codigo_pedido_integracao: 'shopify:2001',
      codigo_cliente_integracao: '11144477735',
      data_previsao: '24/11/2026',
      etapa: '50',
      codigo_parcela: account.omie.fixtures.terms,
      ...header,
    },
    det: [
      {
        ide: { codigo_item_integracao: '1' },
        produto: { codigo_produto: product.codigo_produto, quantidade: 2, valor_unitario: 79.9, tipo_desconto: 'V', valor_desconto: 9.8 },
      },
    ],
    frete: { modalidade: '0', valor_frete: 19.9 },
    informacoes_adicionais: {
      codigo_categoria: account.omie.fixtures.category,
      codigo_conta_corrente: account.omie.fixtures.bankAccountId,
      consumidor_final: 'S',
      ...more,
    },
  };
}

/** Bills a sale and lets SEFAZ decide; a minute passes, so that its status may be asked. */
export async function billed(account: Account, id: number) {
  const answer = await account.call('produtos/pedidovendafat', 'FaturarPedidoVenda', { nCodPed: id });
  account.pass(61_000);
  await account.clock.advance(5000);
  return answer;
}

export const statusOf = async (account: Account, id: number) =>
  (await account.call('produtos/pedido', 'StatusPedido', { codigo_pedido: id })).body;
