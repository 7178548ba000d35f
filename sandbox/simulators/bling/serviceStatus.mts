/** Bling's numbers of an NFS-e's status (vendor's OpenAPI document), and what they mean in plain English. */
import type { ServiceNote } from './model.mts';

export const noteSituacao = { pending: 0, issued: 1, consultable: 2, cancelled: 3 } as const;

/** Bling has no number for a rejected NFS-e: it is pending again. */
export function noteStatusInEnglish({ situacao, objections }: ServiceNote): string {
  if (situacao === noteSituacao.pending) return objections.length > 0 ? 'rejected' : 'pending';
  if (situacao === noteSituacao.consultable) return 'processing';
  return situacao === noteSituacao.issued ? 'authorized' : 'cancelled';
}
