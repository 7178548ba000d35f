/** The pre-postings as the world counts them. */
import { orderNumberOf } from '../../carriers/orderNumber.mts';
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor, type PrePosting, type State, type Status } from './context.mts';
import { serviceOf } from './services.mts';

const plain: Readonly<Record<Status, string>> = { 1: 'pending', 2: 'generated', 3: 'posted', 4: 'expired', 5: 'cancelled', 6: 'refunded' };

export const toLedger = ({ prePostings }: State): LedgerEntry[] => [...prePostings.values()].map(entryOf);

function entryOf({ id, code, service, body, to, invoiceKey, status, createdAt }: PrePosting): LedgerEntry {
  const written = [body.pedidoExternoOrigem, body.observacao].filter((text): text is string => typeof text === 'string');
  const orderNumber = orderNumberOf(written) ?? written.find((text) => /^\d+$/.test(text));
  return {
    kind: 'shipment',
    vendor,
    id,
    ...(orderNumber === undefined ? {} : { orderNumber }),
    status: plain[status],
    at: createdAt,
    detail: {
      invoiceKey,
      service: serviceOf(service)?.name,
      tracking: code,
      tags: written,
      recipient: fingerprint(to.cpfCnpj),
      postalCode: fingerprint(to.endereco.cep),
      houseNumber: fingerprint(to.endereco.numero),
      state: to.endereco.uf,
    },
  };
}
