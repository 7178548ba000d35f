/** Parameters of the methods, as the facts have them. Numbers may come as text. */
import { z } from 'zod';

const id = z.union([z.number().int(), z.string().regex(/^\d+$/)]);
const amount = z.union([z.number(), z.string().regex(/^\d+([.,]\d+)?$/)]);
const text = z.string();
const key = z.string().min(1).max(60);
const date = z.string().regex(/^\d\d\/\d\d\/\d{4}$/);
const flag = z.enum(['S', 'N']);

const paged = { pagina: id.optional(), registros_por_pagina: id.optional(), apenas_importado_api: flag.optional() };
const paged2 = { nPagina: id.optional(), nRegPorPagina: id.optional() };

export const customerShape = z
  .object({
    codigo_cliente_omie: id.optional(),
    codigo_cliente_integracao: key,
    razao_social: z.string().min(1).max(60),
    nome_fantasia: z.string().max(100).optional(),
    cnpj_cpf: text.optional(),
    email: text.optional(),
    telefone1_ddd: text.optional(),
    telefone1_numero: text.optional(),
    endereco: text.optional(),
    endereco_numero: text.optional(),
    complemento: text.optional(),
    bairro: text.optional(),
    cidade: text.optional(),
    cidade_ibge: text.optional(),
    estado: text.optional(),
    cep: text.optional(),
    codigo_pais: text.optional(),
    inscricao_estadual: text.optional(),
    contribuinte: flag.optional(),
    pessoa_fisica: flag.optional(),
    tags: z.array(z.object({ tag: text }).strict()).optional(),
  })
  .strict();

/** Only what is sent is changed. */
export const customerChangeShape = customerShape.partial();

export const customerListShape = z
  .object({
    ...paged,
    clientesFiltro: z
      .object({ codigo_cliente_omie: id.optional(), codigo_cliente_integracao: text.optional(), cnpj_cpf: text.optional() })
      .strict()
      .optional(),
  })
  .strict();

export const customerKeyShape = z.object({ codigo_cliente_omie: id.optional(), codigo_cliente_integracao: text.optional() }).strict();

export const productShape = z
  .object({ codigo_produto: id.optional(), codigo_produto_integracao: text.optional(), codigo: text.optional() })
  .strict();

export const productListShape = z.object({ ...paged, filtrar_apenas_omiepdv: flag.optional() }).strict();

const line = z
  .object({
    ide: z.object({ codigo_item_integracao: z.union([text, id]), simples_nacional: flag.optional() }).strict(),
    produto: z
      .object({
        codigo_produto: id,
        descricao: text.optional(),
        ncm: text.optional(),
        cfop: text.optional(),
        unidade: text.optional(),
        quantidade: amount,
        valor_unitario: amount,
        tipo_desconto: z.enum(['V', 'P']).optional(),
        valor_desconto: amount.optional(),
        percentual_desconto: amount.optional(),
      })
      .strict(),
    observacao: z.object({ obs_item: text }).strict().optional(),
  })
  .strict();

export const saleShape = z
  .object({
    cabecalho: z
      .object({
        codigo_pedido_integracao: key,
        codigo_cliente: id.optional(),
        codigo_cliente_integracao: text.optional(),
        data_previsao: date,
        etapa: z.enum(['10', '20', '30', '40', '50']),
        codigo_parcela: text,
        numero_pedido: text.optional(),
        quantidade_itens: id.optional(),
        codigo_cenario_impostos: id.optional(),
      })
      .strict(),
    det: z.array(line).min(1),
    frete: z
      .object({
        modalidade: z.union([text, id]).optional(),
        valor_frete: amount.optional(),
        outras_despesas: amount.optional(),
        codigo_transportadora: id.optional(),
        peso_bruto: amount.optional(),
        peso_liquido: amount.optional(),
        quantidade_volumes: id.optional(),
      })
      .strict()
      .optional(),
    informacoes_adicionais: z
      .object({
        codigo_categoria: text,
        codigo_conta_corrente: id,
        consumidor_final: flag,
        enviar_email: flag.optional(),
        utilizar_emails: text.optional(),
        numero_pedido_cliente: text.optional(),
        dados_adicionais_nf: text.optional(),
        contato: text.optional(),
      })
      .strict(),
    lista_parcelas: z
      .object({
        parcela: z.array(
          z.object({ numero_parcela: id, data_vencimento: date, valor: amount.optional(), percentual: amount.optional() }).strict(),
        ),
      })
      .strict()
      .optional(),
    observacoes: z.object({ obs_venda: text }).strict().optional(),
  })
  .strict();

export const saleKeyShape = z
  .object({ codigo_pedido: id.optional(), codigo_pedido_integracao: text.optional(), numero_pedido: text.optional() })
  .strict();

export const billingShape = z.object({ nCodPed: id.optional(), cCodIntPed: text.optional() }).strict();

/** Both ways to name a sale: sources differ over where StatusPedido lives. */
export const statusShape = saleKeyShape.merge(billingShape).strict();

export const documentShape = z.object({ nIdNfe: id }).strict();

export const invoiceShape = z.object({ nCodNF: id.optional(), nIdPedido: id.optional(), cChaveNFe: text.optional() }).strict();

export const invoiceListShape = z
  .object({
    ...paged,
    ordenar_por: z.enum(['CODIGO', 'INTEGRACAO', 'DATA_LANCAMENTO']).optional(),
    ordem_decrescente: flag.optional(),
    /** N not cancelled, C cancelled. */
    filtrar_por_status: z.enum(['N', 'C']).optional(),
    dEmiInicial: date.optional(),
    dEmiFinal: date.optional(),
    /** 0 in, 1 out. */
    tpNF: z.enum(['0', '1']).optional(),
    /** 1 production, 2 homologation. */
    tpAmb: z.enum(['1', '2']).optional(),
    cApenasResumo: flag.optional(),
    cDetalhesPedido: flag.optional(),
  })
  .strict();

export const adjustmentShape = z
  .object({
    id_prod: id.optional(),
    cod_int: text.optional(),
    codigo_local_estoque: id.optional(),
    codigo_local_estoque_destino: id.optional(),
    data: date,
    tipo: z.enum(['ENT', 'SAI', 'SLD', 'TRF']),
    quan: amount,
    valor: amount.optional(),
    obs: text.optional(),
    origem: z.enum(['AJU', 'PDV']),
    motivo: z.enum(['INI', 'INV', 'OPE', 'PDV', 'PER', 'TRF']),
    cod_int_ajuste: z.string().max(60).optional(),
  })
  .strict();

export const positionShape = z
  .object({ codigo_local_estoque: id.optional(), id_prod: id.optional(), cod_int: text.optional(), data: date })
  .strict();

export const positionListShape = z
  .object({ ...paged2, dDataPosicao: date, cExibeTodos: flag.optional(), codigo_local_estoque: id.optional() })
  .strict();

export const pagedShape = z.object(paged).strict();
export const paged2Shape = z.object(paged2).strict();
