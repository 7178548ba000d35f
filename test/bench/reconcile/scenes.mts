/** A shop and a register of any size that are made page by page while they are read, so that neither side is ever in memory. */
import type { Order } from '../../../domain/documents/order.ts';
import type { RegisteredInvoice } from '../../../domain/ports/invoiceRegister.ts';
import { isWhole } from '../../../domain/reconcile/tally.ts';
import { IntegrationError } from '../../../runtime/errors/integrationError.ts';
import { compareSides } from '../../../runtime/reconcile/compareSides.ts';
import { ordersWithInvoices } from '../../../runtime/reconcile/ordersWithInvoices.ts';
import { paidOrder } from '../../contracts/support/order.mts';

const pageSize = 100;
const start = Date.parse('2026-11-01T03:00:00Z');
const periodMs = 30 * 86_400_000;
const period = { from: '2026-11-01', to: '2026-11-30', timeZone: 'America/Sao_Paulo' };
const now = Date.parse('2026-12-02T06:00:00Z');

/** On each side, whatever the size. */
const missing = 100;

/** `onPage` is called before each page. */
export async function compareMany(count: number, onPage: () => void): Promise<{ findings: number; peak: number; isWhole: boolean }> {
  const step = Math.floor(count / missing);
  const orderOf = (index: number) => orderAt(index, start + Math.floor((index * periodMs) / count));
  const orders = {
    pages: () => pagesOf(count, onPage, (index) => (index % step === 1 ? undefined : orderOf(index))),
    async get(reference: { id: string } | { number: string }) {
      const index = Number('number' in reference ? reference.number : reference.id);
      if (index % step !== 1) return orderOf(index);
      throw new IntegrationError({ id: 'ponte' }, { class: 'notFound', code: 'orderNotFound', message: 'none' });
    },
  };
  const register = {
    pages: () => pagesOf(count, onPage, (index) => (index % step === 0 ? undefined : invoiceFor(orderOf(index)))),
    ofOrder: async ({ number }: { number: string }) => (Number(number) % step === 0 ? [] : [invoiceFor(orderOf(Number(number)))]),
  };
  const { findings, peak, tally, failure } = await compareSides(ordersWithInvoices({ orders, register, period, numberPrefix: '', now }));
  if (failure) throw failure.error;
  return { findings: findings.length, peak, isWhole: isWhole(tally) };
}

async function* pagesOf<Record>(
  count: number,
  onPage: () => void,
  recordOf: (index: number) => Record | undefined,
): AsyncGenerator<Record[]> {
  for (let first = 0; first < count; first += pageSize) {
    onPage();
    const page = Array.from({ length: Math.min(pageSize, count - first) }, (_, index) => recordOf(first + index));
    yield page.filter((record) => record !== undefined);
  }
}

function orderAt(index: number, at: number): Order {
  const createdAt = new Date(at).toISOString();
  const number = String(index);
  return paidOrder(number, { id: `shopify:loja/${number}`, account: 'loja', sourceId: number, createdAt, updatedAt: createdAt });
}

function invoiceFor({ number, createdAt, totals }: Order): RegisteredInvoice {
  return {
    ...{ vendor: 'toy', id: number, number, series: '1', model: 55, status: 'authorized', accessKey: null, protocol: null },
    ...{ xmlUrl: null, pdfUrl: null, rejection: null, found: true, freight: null },
    ...{ issuedAt: createdAt, orderNumber: number, total: totals.total },
  };
}
