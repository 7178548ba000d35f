/** Where a CEP is, and the 404 that may mean two things. */
import { expect, test } from 'vitest';
import { createBrasilApi } from '../../../sandbox/simulators/brasilApi/index.mts';
import { handWorld } from '../support/handWorld.mts';

const open = () => handWorld((services) => createBrasilApi(services));
const ask = (world: ReturnType<typeof open>, cep: string) => world.fetch(`https://brasilapi.com.br/api/cep/v1/${cep}`);

test('a CEP of Belo Horizonte', async () => {
  const world = open();
  const { status, body } = await ask(world, '30160011');
  expect(status).toBe(200);
  expect(body).toMatchObject({ cep: '30160011', state: 'MG', city: 'Belo Horizonte', service: 'correios' });
  expect(world.violations).toEqual([]);
});

test('a CEP of nowhere and sources that are away are both 404', async () => {
  const world = open();
  expect(await ask(world, '00000001')).toMatchObject({ status: 404, body: { name: 'CepPromiseError', type: 'service_error' } });
  world.simulator.setSourcesAway(true);
  expect((await ask(world, '30160011')).status).toBe(404);
  world.simulator.reset();
  expect((await ask(world, '30160011')).status).toBe(200);
});

test('a CEP of another form is refused', async () => {
  const world = open();
  expect(await ask(world, '3016001122')).toMatchObject({ status: 400, body: { type: 'validation_error' } });
  expect(world.rules()).toEqual(['postal-code']);
});
