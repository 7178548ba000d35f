/** Labels are looked for before any is bought: what lies on a further page, or moves between two questions, is not bought again. */
import { describe, expect, test } from 'vitest';
import { findLabel, listLabels } from '../../../vendors/melhorEnvio/label/findLabel.ts';
import { paidOrder } from '../../contracts/support/order.mts';

const order = paidOrder();

/** The vendor's two lists, each with the label as it is at the moment of the question; it is paid behind the first one. */
function paidMeanwhile() {
  let questions = 0;
  const label = () => ({ id: 'l1', status: questions > 1 ? 'released' : 'pending', tags: [{ tag: 'order 1' }], protocol: 'ORD-1' });
  return async ({ path }: { path: string }) => {
    questions++;
    const isInCart = questions === 1;
    if (path === '/cart') return await Promise.resolve({ data: isInCart ? [label()] : [], next_page_url: null });
    return await Promise.resolve([label()]);
  };
}

test('a label that another worker pays between the two questions is seen, once', async () => {
  expect(await listLabels(paidMeanwhile() as never, 'order 1', order)).toMatchObject([{ id: 'l1', status: 'released' }]);
});

/** A list of so many labels, ten a page, of which one carries the key; `path` is the list that has it. */
function longList({ path: long, count, at, status }: { path: string; count: number; at: number; status: string }) {
  const pages: string[] = [];
  const row = (index: number) => ({
    id: `l${index}`,
    status,
    tags: [{ tag: index === at ? 'order 1' : `other ${index}` }],
    created_at: new Date(Date.parse('2026-11-25T12:00:00Z') - index * 60_000).toISOString().slice(0, 19).replace('T', ' '),
    paid_at: status === 'pending' ? null : '2026-11-25 12:00:00',
  });
  const call = async ({ path, query }: { path: string; query: { page?: number } }) => {
    pages.push(`${path} ${query.page ?? 1}`);
    if (path !== long) return await Promise.resolve({ data: [], next_page_url: null });
    const first = ((query.page ?? 1) - 1) * 10;
    const data = Array.from({ length: Math.max(0, Math.min(10, count - first)) }, (_, index) => row(first + index));
    return await Promise.resolve({ data, next_page_url: first + 10 < count ? `https://vendor.example${path}?page=next` : null });
  };
  return { call: call as never, pages };
}

describe('a long list', () => {
  test.each([
    ['/cart', 'pending', 255],
    ['/orders/search', 'released', 34],
  ])('the label that stands far behind in %s is found, so none is bought', async (path, status, at) => {
    const { call } = longList({ path, count: at + 1, at, status });
    expect(await findLabel(call, 'order 1', order)).toMatchObject({ id: `l${at}` });
  });

  test('of a company whose CNPJ has letters the newest labels are looked through, back to the day before the order', async () => {
    const company = { ...order, customer: { ...order.customer, taxId: { type: 'CNPJ', value: '12ABC34501DE35' } as const } };
    const placed = (createdAt: string) => ({ ...company, createdAt });
    const { call, pages } = longList({ path: '/orders', count: 5000, at: 1500, status: 'released' });
    expect(await findLabel(call, 'order 1', placed('2026-11-24T12:00:00Z'))).toMatchObject({ id: 'l1500' });
    pages.length = 0;
    expect(await findLabel(call, 'order 1', placed('2026-11-26T14:00:00Z'))).toBeUndefined();
    expect(pages.filter((page) => page.startsWith('/orders ')).length).toBeLessThan(10);
  });

  test.each(['/cart', '/orders/search'])('%s without an end: it cannot be told, and nothing is bought', async (path) => {
    const { call } = longList({ path, count: 100_000, at: 99_999, status: path === '/cart' ? 'pending' : 'released' });
    await expect(findLabel(call, 'order 1', order)).rejects.toMatchObject({ failure: { code: 'labelsNotSearchable' } });
  });
});
