/** Bodies, as the facts have them. */
import { z } from 'zod';

const id = z.number().int();
const text = z.string();
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const named = z.object({ id }).strict();

const address = z
  .object({
    endereco: text.optional(),
    numero: text.optional(),
    complemento: text.optional(),
    bairro: text.optional(),
    municipio: text.optional(),
    cep: text.optional(),
    uf: text.optional(),
    pais: text.optional(),
  })
  .strict();

export const contactShape = z
  .object({
    nome: z.string().min(1),
    codigo: text.optional(),
    fantasia: text.optional(),
    tipoPessoa: z.enum(['F', 'J', 'E', 'X']).optional(),
    cpfCnpj: text.optional(),
    inscricaoEstadual: text.optional(),
    contribuinteIcms: text.optional(),
    email: text.optional(),
    telefone: text.optional(),
    celular: text.optional(),
    situacao: z.enum(['B', 'A', 'I', 'E']).optional(),
    endereco: address.optional(),
  })
  .strict();

const line = z
  .object({
    produto: z.object({ id, tipo: z.enum(['P', 'S']).optional() }).strict(),
    quantidade: z.number(),
    valorUnitario: z.number(),
    infoAdicional: text.optional(),
  })
  .strict();

const delivery = z
  .object({
    nomeDestinatario: text.optional(),
    cpfCnpj: text.optional(),
    tipoPessoa: text.optional(),
    fone: text.optional(),
    endereco: text.optional(),
    enderecoNro: text.optional(),
    complemento: text.optional(),
    bairro: text.optional(),
    municipio: text.optional(),
    cep: text.optional(),
    uf: text.optional(),
  })
  .strict();

export const saleShape = z
  .object({
    idContato: id,
    data: date.optional(),
    dataPrevista: date.optional(),
    situacao: z.number().int().min(0).max(9).optional(),
    numeroOrdemCompra: text.optional(),
    observacoes: text.optional(),
    observacoesInternas: text.optional(),
    valorDesconto: z.number().optional(),
    valorFrete: z.number().optional(),
    valorOutrasDespesas: z.number().optional(),
    naturezaOperacao: named.optional(),
    deposito: named.optional(),
    vendedor: named.optional(),
    ecommerce: z.object({ id: id.optional(), numeroPedidoEcommerce: text }).strict().optional(),
    enderecoEntrega: delivery.optional(),
    transportador: z
      .object({ id: id.optional(), fretePorConta: z.enum(['R', 'D', 'T', '3', '4', 'S']).optional() })
      .strict()
      .optional(),
    pagamento: z
      .object({
        formaPagamento: named.optional(),
        meioPagamento: named.optional(),
        parcelas: z.array(
          z.object({ dias: z.number().optional(), data: date.optional(), valor: z.number(), observacoes: text.optional() }).strict(),
        ),
      })
      .strict()
      .optional(),
    itens: z.array(line).min(1),
  })
  .strict();

export const generateShape = z.object({ modelo: z.union([z.literal(55), z.literal(65)]) }).strict();
export const emitShape = z.object({ enviarEmail: z.boolean().optional() }).strict();
export const statusShape = z.object({ situacao: z.number().int().min(0).max(9) }).strict();

export const stockShape = z
  .object({
    deposito: named.optional(),
    tipo: z.enum(['B', 'E', 'S']),
    data: z.string().optional(),
    quantidade: z.number(),
    precoUnitario: z.number().optional(),
    observacoes: text.optional(),
  })
  .strict();
