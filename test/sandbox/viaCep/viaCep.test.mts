/** Where a CEP is, and how it is said that there is none. */
import { expect, test } from 'vitest';
import { createViaCep } from '../../../sandbox/simulators/viaCep/index.mts';
import { handWorld } from '../support/handWorld.mts';

const ask = (world: ReturnType<typeof open>, cep: string) => world.fetch(`https://viacep.com.br/ws/${cep}/json/`);
const open = (booleanError = false) => handWorld((services) => createViaCep(services, { booleanError }));

test('a CEP of Belo Horizonte', async () => {
  const world = open();
  const { status, body } = await ask(world, '30160011');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    cep: '30160-011',
    localidade: 'Belo Horizonte',
    uf: 'MG',
    ibge: '3106200',
    bairro: expect.stringMatching(/./),
  });
  expect(world.violations).toEqual([]);
});

test('one of a whole city has no district, one of nowhere is 200 with erro, one of six digits a page of HTML', async () => {
  const world = open();
  expect((await ask(world, '62598000')).body).toMatchObject({ localidade: 'Jijoca de Jericoacoara', bairro: '', logradouro: '' });
  expect((await ask(world, '00000001')).body).toEqual({ erro: 'true' });
  expect((await ask(open(true), '00000001')).body).toEqual({ erro: true });
  expect(await ask(world, '301600')).toMatchObject({ status: 400, text: expect.stringMatching(/^<!DOCTYPE/) });
  expect(world.rules()).toEqual(['postal-code']);
});

test('who asks on although it is shut out, or sends a login, is told of', async () => {
  const world = open();
  world.simulator.setBlocked(true);
  expect((await ask(world, '30160011')).status).toBe(403);
  world.simulator.reset();
  await world.fetch('https://viacep.com.br/ws/30160011/json/', { headers: { authorization: 'Bearer x' } });
  expect((await world.fetch('https://viacep.com.br/ws/MG/Belo/json/')).status).toBe(404);
  expect(world.rules()).toEqual(['blocked', 'login', 'unknown-route']);
});
