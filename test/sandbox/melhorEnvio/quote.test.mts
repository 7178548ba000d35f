import { describe, expect, test } from 'vitest';
import { openAccount } from './account.mts';

const product = { id: 'CAM-ALG-P', width: 25, height: 3, length: 30, weight: 0.18, insurance_value: 79.9, quantity: 1 };
const ask = (change: object = {}) => ({
  from: { postal_code: '01310100' },
  to: { postal_code: '80010-000' },
  products: [product],
  ...change,
});

describe('asking what a shipment costs', () => {
  test('answers every service with a price or an error', async () => {
    const account = openAccount();
    const { data } = await account.call('POST', '/shipment/calculate', ask());
    expect(data.map(({ id }: { id: number }) => id)).toEqual([1, 2, 17, 3, 4, 12, 31, 33]);
    const [pac, , mini] = data;
    expect(pac).toMatchObject({ name: 'PAC', company: { name: 'Correios' }, custom_delivery_time: pac.delivery_time + 1 });
    expect(typeof pac.price).toBe('string');
    expect(Number(pac.custom_price)).toBeCloseTo(Number(pac.price) + 1.5);
    expect(mini).toMatchObject({ error: 'Dimensões do objeto ultrapassam o limite da transportadora.' });
    expect(mini.price).toBeUndefined();
    expect(data.some(({ price }: { price: unknown }) => typeof price === 'number')).toBe(true);
  });

  test('costs more for more weight and a longer way', async () => {
    const account = openAccount();
    const price = async (change: object) => {
      const { data } = await account.call('POST', '/shipment/calculate', ask({ services: '1', ...change }));
      expect(data).toHaveLength(1);
      return Number(data[0].price);
    };
    const near = await price({});
    expect(await price({ products: [{ ...product, weight: 5 }] })).toBeGreaterThan(near);
    expect(await price({ to: { postal_code: '69005000' } })).toBeGreaterThan(near);
    expect(await price({ options: { receipt: true } })).toBeGreaterThan(near);
  });

  test('splits what is too much for one box', async () => {
    const account = openAccount();
    const { data } = await account.call('POST', '/shipment/calculate', ask({ products: [{ ...product, weight: 20, quantity: 3 }] }));
    const find = (wanted: number) => data.find(({ id }: { id: number }) => id === wanted);
    expect(find(1).packages).toHaveLength(3);
    expect(find(3).packages).toHaveLength(1);
    expect(find(3).packages[0]).toMatchObject({ weight: '60.00', products: [{ id: 'CAM-ALG-P', quantity: 3 }] });
  });

  test('refuses an incomplete question, field by field', async () => {
    const account = openAccount();
    const { status, data } = await account.call('POST', '/shipment/calculate', { to: { postal_code: '123' }, products: [{ width: 'x' }] });
    expect(status).toBe(422);
    expect(data.message).toBe('The given data was invalid.');
    expect(Object.keys(data.errors)).toEqual(
      expect.arrayContaining(['from.postal_code', 'to.postal_code', 'products.0.width', 'products.0.weight', 'products.0.quantity']),
    );
    expect(account.rules()).toEqual(['calculate-body']);
  });
});
