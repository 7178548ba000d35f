/** Bling's own numbers of an invoice's status, and what they mean in plain English. */
export const situacao = {
  pending: 1,
  cancelled: 2,
  receipt: 3,
  rejected: 4,
  authorized: 5,
  printed: 6,
  protocol: 8,
  denied: 9,
  blocked: 11,
} as const;

const words: Record<number, string> = {
  [situacao.pending]: 'pending',
  [situacao.cancelled]: 'cancelled',
  [situacao.receipt]: 'processing',
  [situacao.rejected]: 'rejected',
  [situacao.authorized]: 'authorized',
  [situacao.printed]: 'authorized',
  [situacao.protocol]: 'processing',
  [situacao.denied]: 'denied',
  [situacao.blocked]: 'rejected',
};

export const statusInEnglish = (value: number): string => words[value] ?? 'unknown';
