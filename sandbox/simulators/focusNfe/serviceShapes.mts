/** The bodies of NFS-e, of a town's own system (`nfse`, nested) and of the national one (`nfsen`, flat), as the vendor's documentation has them. */
import { z } from 'zod';

const text = z.string();
const filled = z.string().trim().min(1);
/** Numbers may come as text with a decimal point. */
const amount = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)]);
const code = z.union([z.number().int(), z.string().regex(/^\d+$/)]);
const town = code.refine((value) => String(value).length === 7);
const flag = z.union([z.boolean(), z.enum(['true', 'false', '0', '1'])]);
/** What is no digit (or letter, since 2026) is ignored. */
const cnpj = z.string().regex(/^[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/?[0-9A-Z]{4}-?\d{2}$/);
const cpf = z.string().regex(/^\d{3}\.?\d{3}\.?\d{3}-?\d{2}$/);
/** With a time zone, written with or without its colon, without one, or a day alone. */
const moment = z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:?\d\d|Z)?)?$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const optional = <T extends Record<string, z.ZodType>>(fields: T) => z.object(fields).partial().shape;

const reform = optional({
  codigo_nbs: text,
  codigo_indicador_operacao: text,
  ibs_cbs_classificacao_tributaria: text,
  ibs_cbs_situacao_tributaria: text,
  ibs_cbs_base_calculo: amount,
  ibs_uf_aliquota: amount,
  ibs_mun_aliquota: amount,
  cbs_aliquota: amount,
  ibs_uf_valor: amount,
  ibs_mun_valor: amount,
  cbs_valor: amount,
});

const party = { cpf: cpf.optional(), cnpj: cnpj.optional() };

const takerShape = z
  .object({
    ...party,
    ...optional({ nif: text, motivo_ausencia_nif: text, inscricao_municipal: text, razao_social: text, telefone: text, email: text }),
    endereco: z
      .object({
        ...optional({ logradouro: text, tipo_logradouro: text, numero: z.union([text, z.number()]), complemento: text, bairro: text }),
        ...optional({ codigo_municipio: town, uf: text, cep: text }),
      })
      .strict()
      .optional(),
  })
  .strict()
  .refine(({ cpf, cnpj }) => cpf === undefined || cnpj === undefined, { path: ['cnpj'] });

const serviceShape = z
  .object({
    valor_servicos: amount,
    iss_retido: flag,
    item_lista_servico: filled,
    discriminacao: filled,
    codigo_municipio: town.optional(),
    codigo_cnae: text.optional(),
    codigo_tributario_municipio: text.optional(),
    ...optional({
      valor_deducoes: amount,
      valor_pis: amount,
      valor_cofins: amount,
      valor_inss: amount,
      valor_ir: amount,
      valor_csll: amount,
    }),
    ...optional({ valor_iss: amount, valor_iss_retido: amount, outras_retencoes: amount, base_calculo: amount, aliquota: amount }),
    ...optional({ desconto_incondicionado: amount, desconto_condicionado: amount, percentual_total_tributos: amount }),
    fonte_total_tributos: text.optional(),
    ...reform,
  })
  .strict();

export const nfseShape = z
  .object({
    data_emissao: moment,
    natureza_operacao: code.optional(),
    optante_simples_nacional: flag.optional(),
    regime_especial_tributacao: code.optional(),
    incentivador_cultural: flag.optional(),
    ...optional({ codigo_obra: text, art: text, numero_rps_substituido: text, serie_rps_substituido: text, tipo_rps_substituido: text }),
    prestador: z.object({ cnpj, inscricao_municipal: filled, codigo_municipio: town }).strict(),
    tomador: takerShape.optional(),
    servico: serviceShape,
    intermediario: z
      .object({ ...party, ...optional({ razao_social: text, nif: text, motivo_ausencia_nif: text, inscricao_municipal: text }) })
      .strict()
      .optional(),
  })
  .strict();

/** The whole list of fields was not to be had: beside the vendor's examples, these are the ones that clients in public send. */
const nationalExtras = optional({
  serie_dps: code,
  numero_dps: code,
  emitente_dps: code,
  codigo_tributacao_municipal_iss: text,
  valor_iss: amount,
  percentual_aliquota_relativa_municipio: amount,
  situacao_tributaria_pis_cofins: text,
  indicador_total_tributacao: code,
  percentual_total_tributos_federais: amount,
  percentual_total_tributos_estaduais: amount,
  percentual_total_tributos_municipais: amount,
  percentual_total_tributos_simples_nacional: amount,
  finalidade_emissao: code,
  consumidor_final: code,
  indicador_destinatario: code,
});

const nationalTaker = {
  cpf_tomador: cpf.optional(),
  cnpj_tomador: cnpj.optional(),
  ...optional({
    razao_social_tomador: text,
    email_tomador: text,
    telefone_tomador: text,
    codigo_municipio_tomador: town,
    cep_tomador: text,
  }),
  ...optional({ logradouro_tomador: text, numero_tomador: z.union([text, z.number()]), complemento_tomador: text, bairro_tomador: text }),
};

export const nfsenShape = z
  .object({
    data_emissao: moment,
    data_competencia: day,
    codigo_municipio_emissora: town,
    cnpj_prestador: cnpj,
    inscricao_municipal_prestador: text.optional(),
    codigo_opcao_simples_nacional: code,
    regime_tributario_simples_nacional: code.optional(),
    regime_especial_tributacao: code,
    ...nationalTaker,
    codigo_municipio_prestacao: town,
    codigo_tributacao_nacional_iss: z.union([z.number().int(), filled]),
    descricao_servico: filled,
    valor_servico: amount,
    tributacao_iss: code,
    tipo_retencao_iss: code,
    ...nationalExtras,
    ...reform,
  })
  .strict();
