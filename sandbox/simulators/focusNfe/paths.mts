/** Paths of files, relative to the host. The path is the permission: it holds a handle that cannot be guessed. */
import { createHash } from 'node:crypto';
import type { Account, Invoice } from './model.mts';

export const fileKinds = [
  'xml',
  'danfe',
  'cancellation',
  'correction',
  'correctionPdf',
  'service',
  'serviceCancellation',
  'danfse',
] as const;
export type FileKind = (typeof fileKinds)[number];

const printed: readonly FileKind[] = ['danfe', 'correctionPdf', 'danfse'];

export function pathOf(account: Account, invoice: Invoice, file: FileKind): string {
  const handle = createHash('sha256').update(`${account.environment} ${invoice.ref} ${file}`).digest('hex').slice(0, 24);
  return `/arquivos/${handle}/${invoice.ref}.${printed.includes(file) ? 'pdf' : 'xml'}`;
}
