/** A label that is paid while it is looked for: it leaves the cart for the list of labels between the two questions. */
import { expect, test } from 'vitest';
import { listLabels } from '../../../vendors/melhorEnvio/label/findLabel.ts';

const cpf = '52998224725';

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
  expect(await listLabels(paidMeanwhile() as never, 'order 1', cpf)).toMatchObject([{ id: 'l1', status: 'released' }]);
});
