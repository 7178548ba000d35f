import { describe, expect, test } from 'vitest';
import { codes, createTestWorld, customer } from './world.mts';

describe('customers', () => {
  test('keeps a Brazilian address whole, in the vendor’s writing', async () => {
    const world = createTestWorld();
    const created = await world.call('POST', '/customers', {
      ...customer(),
      email: 'maria@example.com.br',
      mobilePhone: '+55 (11) 98888-7777',
      address: 'Rua Augusta',
      addressNumber: '150',
      complement: 'Apto 12',
      province: 'Consolação',
      postalCode: '01305-000',
      externalReference: 'cliente-7',
    });
    const shown = await world.call('GET', `/customers/${created.body.id}`);
    expect(shown.body).toMatchObject({
      object: 'customer',
      id: expect.stringMatching(/^cus_\d{12}$/),
      dateCreated: '2026-11-24',
      cpfCnpj: '52998224725',
      personType: 'FISICA',
      mobilePhone: '11988887777',
      province: 'Consolação',
      postalCode: '01305000',
      city: 12565,
      cityName: 'São Paulo',
      state: 'SP',
      country: 'Brasil',
      phone: null,
      deleted: false,
    });
    expect(world.violations).toEqual([]);
  });

  test('takes an alphanumeric CNPJ for a company’s', async () => {
    const answer = await createTestWorld().call('POST', '/customers', customer({ cpfCnpj: '12.ABC.345/01DE-35' }));
    expect(answer.body).toMatchObject({ cpfCnpj: '12ABC34501DE35', personType: 'JURIDICA' });
  });

  test('names every fault at once, and blames the client without quoting what it sent', async () => {
    const world = createTestWorld();
    const answer = await world.call('POST', '/customers', { cpfCnpj: '52998224700', email: 'maria', postalCode: '123', mobilePhone: '99' });
    expect(answer.status).toBe(400);
    expect(codes(answer.body)).toEqual(['invalid_name', 'invalid_cpfCnpj', 'invalid_email', 'invalid_mobilePhone', 'invalid_postalCode']);
    expect(world.violations).toEqual([
      {
        vendor: 'asaas',
        rule: 'invalidRequest',
        detail: 'customers.create: invalid_name, invalid_cpfCnpj, invalid_email, invalid_mobilePhone, invalid_postalCode',
      },
    ]);
  });

  test('finds by tax id, reference, e-mail, group and part of the name', async () => {
    const world = createTestWorld();
    const maria = await world.call('POST', '/customers', customer({ externalReference: 'c1', email: 'm@example.com', groupName: 'vip' }));
    await world.call('POST', '/customers', customer({ name: 'João Souza', cpfCnpj: '11144477735' }));
    for (const query of ['cpfCnpj=529.982.247-25', 'externalReference=c1', 'email=m@example.com', 'groupName=vip', 'name=maria']) {
      const found = await world.call('GET', `/customers?${query}`);
      expect(
        found.body.data.map(({ id }: { id: string }) => id),
        query,
      ).toEqual([maria.body.id]);
    }
  });

  test('changes what is sent and nothing else', async () => {
    const world = createTestWorld();
    const { body } = await world.call('POST', '/customers', customer({ email: 'm@example.com' }));
    const changed = await world.call('PUT', `/customers/${body.id}`, { postalCode: '80020-310' });
    expect(changed.body).toMatchObject({ email: 'm@example.com', cityName: 'Curitiba', state: 'PR' });
    expect((await world.call('PUT', `/customers/${body.id}`, { cpfCnpj: '1' })).status).toBe(400);
  });

  test('removes, hides and restores', async () => {
    const world = createTestWorld();
    const { id } = (await world.call('POST', '/customers', customer())).body;
    expect((await world.call('DELETE', `/customers/${id}`)).body).toEqual({ deleted: true, id });
    expect((await world.call('GET', '/customers')).body.totalCount).toBe(0);
    const charge = await world.call('POST', '/payments', { customer: id, billingType: 'PIX', value: 10, dueDate: '2026-12-01' });
    expect(codes(charge.body)).toEqual(['invalid_customer']);
    expect((await world.call('POST', `/customers/${id}/restore`, {})).body).toMatchObject({ id, deleted: false });
    expect((await world.call('GET', '/customers')).body.totalCount).toBe(1);
  });

  test('keeps the two environments apart', async () => {
    const world = createTestWorld();
    const { id } = (await world.call('POST', '/customers', customer())).body;
    expect((await world.call('GET', `/customers/${id}`, undefined, { environment: 'sandbox' })).status).toBe(404);
  });
});
