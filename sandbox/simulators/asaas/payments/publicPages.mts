/** What anybody may open without a key: so far the bank slip as PDF. */
import { onePagePdf } from '../../../world/pdf.mts';
import type { Account } from '../account.mts';
import { notFound } from '../answers.mts';
import { bankSlipNumbers } from '../numbers/bankSlip.mts';

export function publicPage(url: string, accounts: readonly Account[]): Response {
  const address = url.split('?')[0]!;
  const payment = accounts
    .flatMap(({ payments }) => [...payments.values()])
    .find(({ bankSlipUrl, deleted }) => bankSlipUrl === address && !deleted);
  if (!payment?.nossoNumero) return notFound();
  const { identificationField } = bankSlipNumbers({ dueDate: payment.dueDate, value: payment.value, nossoNumero: payment.nossoNumero });
  return new Response(onePagePdf(['Boleto', identificationField]), { headers: { 'content-type': 'application/pdf' } });
}
