/** The fields of an NF-e and an NFC-e that the sandbox knows, flat as the vendor's documentation has them. */
import { z } from 'zod';
import { knownContributions, knownIcms } from '../../fiscal/nfeTaxes.mts';

const digits = (...lengths: number[]) => z.string().refine((text) => /^\d+$/.test(text) && lengths.includes(text.length));
const text = (longest = 60) => z.string().min(1).max(longest);
/** Numbers may come as text with a decimal point. */
const amount = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]);
const code = z.union([z.number().int(), z.string().regex(/^\d+$/)]);
const oneOf = (...codes: number[]) => code.refine((value) => codes.includes(Number(value)));
const cnpj = z.string().regex(/^[0-9A-Z]{12}\d{2}$/);
const date = z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:?\d\d|Z)?)?$/);

const itemShape = z
  .object({
    numero_item: code,
    codigo_produto: text(),
    codigo_barras_comercial: z.string().optional(),
    codigo_barras_tributavel: z.string().optional(),
    descricao: text(120),
    codigo_ncm: z.union([z.string(), z.number()]),
    cfop: code,
    unidade_comercial: text(6),
    quantidade_comercial: amount,
    valor_unitario_comercial: amount,
    unidade_tributavel: text(6).optional(),
    quantidade_tributavel: amount.optional(),
    valor_unitario_tributavel: amount.optional(),
    valor_bruto: amount.optional(),
    valor_frete: amount.optional(),
    valor_seguro: amount.optional(),
    valor_desconto: amount.optional(),
    valor_outras_despesas: amount.optional(),
    inclui_no_total: oneOf(0, 1).optional(),
    pedido_compra: text(15).optional(),
    numero_item_pedido_compra: code.optional(),
    informacoes_adicionais_item: z.string().max(500).optional(),
    icms_origem: oneOf(0, 1, 2, 3, 4, 5, 6, 7, 8),
    icms_situacao_tributaria: z.enum(knownIcms),
    icms_modalidade_base_calculo: oneOf(0, 1, 2, 3).optional(),
    icms_base_calculo: amount.optional(),
    icms_aliquota: amount.optional(),
    icms_valor: amount.optional(),
    icms_base_calculo_uf_destino: amount.optional(),
    fcp_base_calculo_uf_destino: amount.optional(),
    fcp_percentual_uf_destino: amount.optional(),
    icms_aliquota_interna_uf_destino: amount.optional(),
    icms_aliquota_interestadual: amount.optional(),
    icms_percentual_partilha: amount.optional(),
    fcp_valor_uf_destino: amount.optional(),
    icms_valor_uf_destino: amount.optional(),
    icms_valor_uf_remetente: amount.optional(),
    pis_base_calculo: amount.optional(),
    pis_aliquota_porcentual: amount.optional(),
    pis_valor: amount.optional(),
    cofins_base_calculo: amount.optional(),
    cofins_aliquota_porcentual: amount.optional(),
    cofins_valor: amount.optional(),
    pis_situacao_tributaria: z.enum(knownContributions),
    cofins_situacao_tributaria: z.enum(knownContributions),
    ibs_cbs_situacao_tributaria: digits(3).optional(),
    ibs_cbs_classificacao_tributaria: digits(6).optional(),
    ibs_cbs_base_calculo: amount.optional(),
    ibs_uf_aliquota: amount.optional(),
    ibs_uf_valor: amount.optional(),
    ibs_mun_aliquota: amount.optional(),
    ibs_mun_valor: amount.optional(),
    ibs_valor_total: amount.optional(),
    cbs_aliquota: amount.optional(),
    cbs_valor: amount.optional(),
  })
  .strict();

const paymentShape = z
  .object({
    indicador_pagamento: oneOf(0, 1).optional(),
    forma_pagamento: digits(2),
    descricao_pagamento: text().optional(),
    valor_pagamento: amount,
    tipo_integracao: oneOf(1, 2).optional(),
    cnpj_credenciadora: cnpj.optional(),
    bandeira_operadora: digits(2).optional(),
    numero_autorizacao: z.string().optional(),
  })
  .strict();

const address = (whose: string) => ({
  [`logradouro_${whose}`]: text().optional(),
  [`numero_${whose}`]: z.union([z.string(), z.number()]).optional(),
  [`complemento_${whose}`]: z.string().max(60).optional(),
  [`bairro_${whose}`]: text().optional(),
  [`municipio_${whose}`]: text().optional(),
  [`codigo_municipio_${whose}`]: code.optional(),
  [`uf_${whose}`]: text(2).optional(),
  [`cep_${whose}`]: z.string().optional(),
  [`telefone_${whose}`]: z.union([z.string(), z.number()]).optional(),
});

const common = {
  natureza_operacao: text(),
  data_emissao: date,
  data_entrada_saida: date.optional(),
  serie: code.optional(),
  numero: code.optional(),
  tipo_documento: oneOf(0, 1),
  local_destino: oneOf(1, 2, 3).optional(),
  finalidade_emissao: oneOf(1, 2, 3, 4),
  consumidor_final: oneOf(0, 1).optional(),
  presenca_comprador: oneOf(0, 1, 2, 3, 4, 5, 9),
  indicador_intermediario: oneOf(0, 1).optional(),
  cnpj_intermediario: cnpj.optional(),
  id_intermediario: text().optional(),
  cnpj_emitente: cnpj,
  nome_emitente: z.string().optional(),
  nome_fantasia_emitente: z.string().optional(),
  inscricao_estadual_emitente: z.union([z.string(), z.number()]).optional(),
  regime_tributario_emitente: oneOf(1, 2, 3, 4).optional(),
  ...address('emitente'),
  nome_destinatario: text(),
  cpf_destinatario: digits(11),
  cnpj_destinatario: cnpj,
  id_estrangeiro_destinatario: z.string().max(20),
  indicador_inscricao_estadual_destinatario: oneOf(1, 2, 9).optional(),
  inscricao_estadual_destinatario: z.union([z.string(), z.number()]).optional(),
  email_destinatario: z.string().optional(),
  pais_destinatario: z.string().optional(),
  ...address('destinatario'),
  valor_produtos: amount.optional(),
  valor_frete: amount.optional(),
  valor_seguro: amount.optional(),
  valor_desconto: amount.optional(),
  valor_outras_despesas: amount.optional(),
  valor_total: amount.optional(),
  modalidade_frete: oneOf(0, 1, 2, 3, 4, 9),
  informacoes_adicionais_contribuinte: z.string().max(5000).optional(),
  items: z.array(itemShape).min(1).max(990),
  formas_pagamento: z.array(paymentShape).optional(),
};

const whoseDocument = (body: Record<string, unknown>) =>
  ['cpf_destinatario', 'cnpj_destinatario', 'id_estrangeiro_destinatario'].filter((name) => body[name] !== undefined).length;

const { nome_destinatario, cpf_destinatario, cnpj_destinatario, id_estrangeiro_destinatario, ...rest } = common;
const documents = {
  cpf_destinatario: cpf_destinatario.optional(),
  cnpj_destinatario: cnpj_destinatario.optional(),
  id_estrangeiro_destinatario: id_estrangeiro_destinatario.optional(),
};

const required = ['logradouro', 'numero', 'bairro', 'municipio', 'uf'].map((part) => `${part}_destinatario`);

export const nfeShape = z
  .object({ ...rest, ...documents, nome_destinatario })
  .strict()
  .superRefine((body: Record<string, unknown>, context) => {
    if (whoseDocument(body) !== 1) context.addIssue({ code: 'custom', path: ['cpf_destinatario'] });
    for (const name of required) if (body[name] === undefined) context.addIssue({ code: 'custom', path: [name] });
    if (body.indicador_inscricao_estadual_destinatario === undefined)
      context.addIssue({ code: 'custom', path: ['indicador_inscricao_estadual_destinatario'] });
  });

export const nfceShape = z
  .object({ ...rest, ...documents, nome_destinatario: nome_destinatario.optional(), formas_pagamento: z.array(paymentShape).min(1) })
  .strict();
