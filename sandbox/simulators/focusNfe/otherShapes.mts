/** Bodies other than a document: justifications, corrections, voiding, mail and hooks. */
import { z } from 'zod';

const text = (shortest: number, longest: number) => z.string().min(shortest).max(longest);
const code = z.union([z.number().int(), z.string().regex(/^\d+$/)]);
const cnpj = z.string().regex(/^[0-9A-Z]{12}\d{2}$/);

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
