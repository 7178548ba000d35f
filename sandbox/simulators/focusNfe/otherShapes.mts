/** Bodies other than an NF-e: NFS-e, justifications, corrections, voiding, mail and hooks. */
import { z } from 'zod';

const text = (shortest: number, longest: number) => z.string().min(shortest).max(longest);
const amount = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)]);
const code = z.union([z.number().int(), z.string().regex(/^\d+$/)]);
const cnpj = z.string().regex(/^[0-9A-Z]{12}\d{2}$/);
const cpf = z.string().regex(/^\d{11}$/);

export const cancelShape = z.object({ justificativa: text(15, 255) }).strict();
export const correctionShape = z.object({ correcao: text(15, 1000), data_evento: z.string().optional() }).strict();
export const mailShape = z.object({ emails: z.array(z.string().email()).min(1).max(10) }).strict();

export const voidShape = z.object({ cnpj, serie: code, numero_inicial: code, numero_final: code, justificativa: text(15, 255) }).strict();

/** Documents that can be heard of. */
export const hookEvents = ['nfe', 'nfse', 'nfsen', 'nfce_contingencia', 'nfe_recebida', 'inutilizacao'] as const;

export const hookShape = z
  .object({
    cnpj: cnpj.optional(),
    event: z.enum(hookEvents),
    url: z.string().url().startsWith('http'),
    authorization: z.string().optional(),
    authorization_header: z.string().optional(),
  })
  .strict();

const place = z
  .object({
    logradouro: text(1, 125),
    numero: z.union([z.string(), z.number()]).optional(),
    complemento: z.string().optional(),
    bairro: z.string().optional(),
    codigo_municipio: code,
    uf: text(2, 2),
    cep: z.string(),
  })
  .strict();

export const nfseShape = z
  .object({
    data_emissao: z.string(),
    natureza_operacao: code.optional(),
    optante_simples_nacional: z.union([z.boolean(), z.string()]).optional(),
    prestador: z.object({ cnpj, inscricao_municipal: z.string(), codigo_municipio: code }).strict(),
    tomador: z
      .object({
        cpf: cpf.optional(),
        cnpj: cnpj.optional(),
        razao_social: text(1, 115),
        email: z.string().optional(),
        telefone: z.string().optional(),
        endereco: place.optional(),
      })
      .strict(),
    servico: z
      .object({
        discriminacao: text(1, 2000),
        item_lista_servico: z.string(),
        codigo_tributario_municipio: z.string().optional(),
        codigo_cnae: z.string().optional(),
        aliquota: amount.optional(),
        iss_retido: z.union([z.boolean(), z.string()]),
        valor_servicos: amount,
        valor_iss: amount.optional(),
        valor_deducoes: amount.optional(),
        desconto_incondicionado: amount.optional(),
        codigo_municipio: code.optional(),
      })
      .strict(),
  })
  .strict();

export const nfsenShape = z
  .object({
    data_emissao: z.string(),
    data_competencia: z.string(),
    codigo_municipio_emissora: code,
    cnpj_prestador: cnpj,
    inscricao_municipal_prestador: z.string().optional(),
    codigo_opcao_simples_nacional: code,
    regime_especial_tributacao: code,
    cpf_tomador: cpf.optional(),
    cnpj_tomador: cnpj.optional(),
    razao_social_tomador: text(1, 300),
    email_tomador: z.string().optional(),
    codigo_municipio_tomador: code.optional(),
    cep_tomador: z.string().optional(),
    logradouro_tomador: z.string().optional(),
    numero_tomador: z.union([z.string(), z.number()]).optional(),
    complemento_tomador: z.string().optional(),
    bairro_tomador: z.string().optional(),
    codigo_municipio_prestacao: code,
    codigo_tributacao_nacional_iss: z.string(),
    descricao_servico: text(1, 2000),
    valor_servico: amount,
    tributacao_iss: code,
    tipo_retencao_iss: code,
  })
  .strict();
