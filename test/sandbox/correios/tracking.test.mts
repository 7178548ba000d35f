/** What becomes of a parcel. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { correiosStories } from '../../../sandbox/simulators/correios/index.mts';
import { describeWithSpecification } from '../../support/specifications.mts';
import { openContract, posting } from './account.mts';

describe('tracking', () => {
  test('lists events newest first, in Brasília time', async () => {
    const { call, prePost, simulator } = await openContract();
    const { code } = await prePost();
    await simulator.tell(code, 'delivered');
    const { body } = await call('GET', `srorastro/v1/objetos/${code}?resultado=T`);
    const [object] = body.objetos;
    expect([body.quantidade, object.codObjeto, object.peso]).toEqual([1, code, 0.4]);
    expect(object.eventos.map(({ codigo, tipo }: { codigo: string; tipo: string }) => `${codigo} ${tipo}`)).toEqual(
      [...correiosStories.delivered].reverse(),
    );
    expect(object.eventos.at(-1)).toMatchObject({ dtHrCriado: '2026-11-24T12:00:06', descricao: 'Objeto postado' });
    const one = async (resultado: string) => {
      const answer = await call('GET', `srorastro/v1/objetos/${code}?resultado=${resultado}`);
      return answer.body.objetos[0].eventos.map(({ codigo }: { codigo: string }) => codigo);
    };
    expect([await one('P'), await one('U')]).toEqual([['PO'], ['BDE']]);
  });

  test('answers 200 for what is not known, not posted, or no code', async () => {
    const { call, prePost } = await openContract();
    const { code } = await prePost();
    const { status, body } = await call('GET', `srorastro/v1/objetos?codigosObjetos=${code}&codigosObjetos=AA123456785BR,AAAA&resultado=U`);
    expect([status, body.objetos.map(({ mensagem }: { mensagem: string }) => mensagem.slice(0, 7))]).toEqual([
      200,
      ['SRO-020', 'SRO-020', 'SRO-019'],
    ]);
    expect(body.objetos[0]).not.toHaveProperty('eventos');
  });

  test('wants a language that it speaks, and not too many objects', async () => {
    const { call, rules } = await openContract();
    const star = await call('GET', 'srorastro/v1/objetos/AA123456785BR', undefined, { 'Accept-Language': '*' });
    expect([star.status, star.body.msgs[0].slice(0, 7)]).toEqual([400, 'SRO-018']);
    const many = Array.from({ length: 51 }, () => 'AA123456785BR').join(',');
    expect((await call('GET', `srorastro/v1/objetos?codigosObjetos=${many}`)).status).toBe(400);
    expect(rules()).toEqual(['accept-language', 'tracking-query']);
  });

  test('stops at 55 calls in a second, without a body', async () => {
    const { call, pass } = await openContract();
    const statuses: number[] = [];
    for (let index = 0; index < 56; index++) statuses.push((await call('GET', 'srorastro/v1/objetos/AA123456785BR')).status);
    expect([statuses.slice(0, 55).every((status) => status === 200), statuses[55]]).toEqual([true, 429]);
    pass(1_000);
    expect((await call('GET', 'srorastro/v1/objetos/AA123456785BR')).status).toBe(200);
  });

  test('knows what the counter weighed, events without a name, and parcels of others', async () => {
    const { call, prePost, simulator } = await openContract();
    const { code } = await prePost();
    simulator.post(code, { weight: 950 });
    expect((await call('GET', `${posting}/postada?codigoObjeto=${code}`)).body).toMatchObject({ peso: 950, altura: 5 });
    expect(() => simulator.event(code, { code: 'BDE', type: '99' })).toThrow('BDE 99');
    simulator.event(code, { code: 'BDE', type: '99', description: 'Objeto em novo estado', city: 'CURITIBA', state: 'PR' });
    const { objetos } = (await call('GET', `srorastro/v1/objetos/${code}`)).body;
    expect(objetos[0].eventos).toMatchObject([{ tipo: '99', unidade: { endereco: { cidade: 'CURITIBA', uf: 'PR' } } }]);
    const stranger = simulator.strangersObject();
    expect((await call('GET', `srorastro/v1/objetos/${stranger}`)).body.objetos[0].eventos).toHaveLength(1);
  });
});

/** How each course ends, in the words of the table. */
const ends: Readonly<Record<keyof typeof correiosStories, string>> = {
  delivered: 'delivered',
  deliveredToNeighbour: 'delivered',
  secondAttempt: 'delivered',
  waitsAtAgency: 'delivered',
  moved: 'returned',
  refused: 'returned',
  lost: 'lost',
  damaged: 'damaged',
  stolen: 'stolen',
  late: 'delivered',
  takenBack: 'ignore_last_entry',
};

describeWithSpecification('correios/sro-events.json', 'the courses keep to the table of the SRO', (file) => {
  const { events } = JSON.parse(readFileSync(file, 'utf8')) as { events: Record<string, Record<string, string>> };
  const meaning = (pair: string) => {
    const [code = '', type = ''] = pair.split(' ');
    return events[code]?.[type];
  };

  test.each(Object.entries(correiosStories))('%s', (name, pairs) => {
    expect(pairs.filter((pair) => meaning(pair) === undefined)).toEqual([]);
    expect(meaning(pairs.at(-1)!)).toBe(ends[name as keyof typeof ends]);
  });
});
