/** CEPs are looked up in several directories in turn, within the limits of each, and remembered. */
import { describe, expect, test } from 'vitest';
import { postalCodeLookup } from '../../runtime/carrier/postalCodes.ts';
import { postalCodeBooks } from '../../vendors/index.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { postalCodeWorld } from '../contracts/support/postalCodeWorld.mts';

const [viaCep, brasilApi] = ['viacep.com.br', 'brasilapi.com.br'];
const beloHorizonte = '30160011';
const nowhere = '00000001';

function open(world = postalCodeWorld()) {
  const lookUp = postalCodeLookup(postalCodeBooks);
  return { world, lookUp: async (postalCode: string) => await lookUp(world.connect(), postalCode) };
}

describe('a CEP', () => {
  test('is asked for at the first directory alone', async () => {
    const { world, lookUp } = open();
    expect(await lookUp(beloHorizonte)).toMatchObject({ city: 'Belo Horizonte', state: 'MG', district: expect.stringMatching(/./) });
    expect(world.hosts()).toEqual([viaCep]);
    expect(world.violations()).toEqual([]);
  });

  test('is remembered for a week, and asked for once by all who want it at the same time', async () => {
    const { world, lookUp } = open();
    await Promise.all([lookUp(beloHorizonte), lookUp(beloHorizonte)]);
    await world.clock.sleep(6 * 24 * 3_600_000);
    await lookUp(beloHorizonte);
    expect(world.asked).toHaveLength(1);
    await world.clock.sleep(2 * 24 * 3_600_000);
    await lookUp(beloHorizonte);
    expect(world.asked).toHaveLength(2);
  });

  test('of a city with one CEP has no district, at either directory', async () => {
    const { world, lookUp } = open();
    world.viaCep.inject(() => 'serverError');
    expect(await lookUp('62598000')).toEqual({ city: 'Jijoca de Jericoacoara', state: 'CE', district: null });
    expect(await open().lookUp('62598000')).toEqual({ city: 'Jijoca de Jericoacoara', state: 'CE', district: null });
  });
});

describe('a CEP that does not exist', () => {
  test.each([true, false])('is one that no directory has (erro as a boolean: %s)', async (booleanError) => {
    const { world, lookUp } = open(postalCodeWorld({ booleanError }));
    expect(await lookUp(nowhere)).toBeUndefined();
    expect(world.hosts()).toEqual([viaCep, brasilApi]);
  });

  test('is asked for again after ten minutes: it may be new', async () => {
    const { world, lookUp } = open();
    await lookUp(nowhere);
    await lookUp(nowhere);
    expect(world.asked).toHaveLength(2);
    await world.clock.sleep(601_000);
    await lookUp(nowhere);
    expect(world.asked).toHaveLength(4);
  });

  test('is not told of while the other directory is away', async () => {
    const { world, lookUp } = open();
    world.brasilApi.inject(() => 'serverError');
    expect((await failureOf(lookUp(nowhere))).failure).toMatchObject({ class: 'transient', code: 'postalCodeNotLookedUp' });
    world.brasilApi.inject(() => undefined);
    expect(await lookUp(nowhere)).toBeUndefined();
  });

  test('is not told of by the 404 alone that BrasilAPI has for sources that are away, too', async () => {
    const { world, lookUp } = open();
    world.viaCep.inject(() => 'reset');
    world.brasilApi.simulator.setSourcesAway(true);
    const { failure } = await failureOf(lookUp(beloHorizonte));
    expect(failure).toMatchObject({ class: 'transient', code: 'postalCodeNotLookedUp' });
    expect(failure.message).toBe(
      'The CEP could not be looked up: ViaCEP could not be reached; BrasilAPI got the CEP from none of its sources',
    );
  });
});

describe('the next directory is asked', () => {
  test.each(['serverError', 'reset', 'rateLimited'] as const)('where the first one meets %s, within seconds', async (fault) => {
    const { world, lookUp } = open();
    const start = world.clock.now();
    world.viaCep.inject(() => fault);
    expect(await lookUp(beloHorizonte)).toMatchObject({ city: 'Belo Horizonte' });
    expect(world.hosts().at(-1)).toBe(brasilApi);
    expect(world.clock.now() - start).toBeLessThan(5_000);
  });

  test.each<[string, unknown]>([
    ['a page of HTML', '<html><body>Manutenção</body></html>'],
    ['a list', []],
    ['nothing', ''],
    ['another CEP', { cep: '01310-100', localidade: 'São Paulo', uf: 'SP', bairro: 'Bela Vista' }],
    ['no state', { cep: '30160-011', localidade: 'Belo Horizonte', uf: 'XX', bairro: 'Centro' }],
    ['a number as city', { cep: '30160-011', localidade: 7, uf: 'MG', bairro: 'Centro' }],
    ['a district that is none', { cep: '30160-011', localidade: 'Belo Horizonte', uf: 'MG', bairro: { nome: 'Centro' } }],
  ])('where the first one answers with %s', async (_, body) => {
    const { world, lookUp } = open();
    world.viaCep.alterAnswers(() => body);
    expect(await lookUp(beloHorizonte)).toMatchObject({ city: 'Belo Horizonte', state: 'MG' });
    expect(world.hosts().at(-1)).toBe(brasilApi);
  });

  test('and its answer is read with the same care', async () => {
    const { world, lookUp } = open();
    world.viaCep.inject(() => 'reset');
    world.brasilApi.alterAnswers(() => ({ cep: beloHorizonte, state: 'MG', city: ['Belo Horizonte'], neighborhood: 'Centro' }));
    expect((await failureOf(lookUp(beloHorizonte))).failure.message).toContain('BrasilAPI sent an unexpected response');
  });
});

describe('limits', () => {
  test('one that has shut us out is left alone for ten minutes', async () => {
    const { world, lookUp } = open();
    world.viaCep.inject((_, before) => (before.length === 0 ? 'rateLimited' : undefined));
    for (const postalCode of ['30160011', '30160012', '30160013']) await lookUp(postalCode);
    expect(world.hosts()).toEqual([viaCep, brasilApi, brasilApi, brasilApi]);
    await world.clock.sleep(600_000);
    await lookUp('30160014');
    expect(world.hosts().at(-1)).toBe(viaCep);
  });

  test('a hundred new CEPs are shared between the directories, and neither is asked more than once a second and 20 times a minute', async () => {
    const { world, lookUp } = open();
    const places = [];
    for (let index = 0; index < 100; index++) places.push(await lookUp(String(30160011 + index)));
    expect(places.every((place) => place?.city === 'Belo Horizonte')).toBe(true);
    for (const host of [viaCep, brasilApi]) {
      const times = world.asked.filter((call) => call.host === host).map(({ at }) => at);
      expect(times.length).toBeGreaterThan(20);
      const most = (perMs: number) => Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + perMs).length));
      expect(most(1_000)).toBe(1);
      expect(most(60_000)).toBeLessThanOrEqual(20);
    }
    console.log(`100 CEPs: ${world.asked.length} calls in ${(world.clock.now() - world.asked[0]!.at) / 1000} s`);
  });
});
