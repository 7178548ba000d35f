/** A label that is listed and not shown may be the order's: none is bought beside it. */
import { expect, test } from 'vitest';
import { vendor } from '../../../vendors/superFrete/client/vendor.ts';
import { findLabel } from '../../../vendors/superFrete/label/findLabel.ts';
import { IntegrationError } from '../../../runtime/errors/integrationError.ts';
import { paidOrder } from '../../contracts/support/order.mts';

const order = paidOrder();

/** A list of one label, of which SuperFrete says that it does not have it. */
const listed = (row: object) => {
  const call = async ({ path }: { path: string }) => {
    if (path === '/me/orders') return await Promise.resolve({ data: [{ id: 'l1', created_at: order.createdAt, ...row }], last_page: 1 });
    throw new IntegrationError(vendor, { class: 'notFound', code: 'http404', message: 'Etiqueta não encontrada' });
  };
  return { call } as never;
};

test.each(['pending', 'released', 'posted'])('a label (%s) that is listed under the key and not shown is not none', async (status) => {
  await expect(findLabel(listed({ status, tags: [{ tag: 'order 1' }] }), 'order 1', order)).rejects.toMatchObject({
    failure: { class: 'unknownOutcome', code: 'unreadableAnswer' },
  });
});

test.each([
  ['of another order', { status: 'released', tags: [{ tag: 'order 2' }] }],
  ['that was cancelled', { status: 'canceled', tags: [{ tag: 'order 1' }] }],
])('one %s is', async (_what, row) => {
  expect(await findLabel(listed(row), 'order 1', order)).toBeUndefined();
});
