/** The Pix QR code of a payment. Asking twice gives the same one. */
import type { Account } from '../account.mts';
import { brCode } from '../numbers/brCode.mts';
import { addMonths } from '../numbers/calendar.mts';
import { patternPng } from '../numbers/png.mts';
import type { Payment } from '../types.mts';

const hosts = { production: 'pix.asaas.com', sandbox: 'pix-h.asaas.com' };

export function pixQrCode(account: Account, payment: Payment) {
  const payload = brCode({
    location: locationOf(account, payment),
    merchantName: 'LOJA DE TESTE LTDA',
    merchantCity: 'Joinville',
    postalCode: '89201000',
  });
  return {
    encodedImage: patternPng(payload).toString('base64'),
    payload,
    expirationDate: `${addMonths(payment.dueDate, 12)} 23:59:59`,
    description: payment.description,
  };
}

function locationOf(account: Account, payment: Payment): string {
  const known = account.pixLocations.get(payment.id);
  if (known) return known;
  const location = `${hosts[account.environment]}/qr/cobv/${account.ids.uuid()}`;
  account.pixLocations.set(payment.id, location);
  return location;
}
