import { describe, expect, test } from 'vitest';
import { openAccount } from './account.mts';

describe('towns', () => {
  test('are known by a CEP of theirs', async () => {
    const account = openAccount();
    expect((await account.get('/v2/ceps/69909032')).body).toMatchObject({
      nome_localidade: 'Rio Branco',
      uf: 'AC',
      codigo_ibge: '1200401',
    });
    for (const path of ['/v2/ceps/00000000', '/v2/ceps/6990903']) expect((await account.get(path)).status).toBe(404);
  });

  test('are found by state and exact name, or a part of it', async () => {
    const account = openAccount();
    const codes = async (query: Record<string, string>) =>
      ((await account.get(`/v2/municipios?${new URLSearchParams(query)}`)).body as { codigo_municipio: string }[]).map(
        ({ codigo_municipio: code }) => code,
      );
    expect(await codes({ sigla_uf: 'PR', nome_municipio: 'Curitiba' })).toEqual(['4106902']);
    expect(await codes({ sigla_uf: 'SC', nome_municipio: 'Curitiba' })).toEqual([]);
    expect(await codes({ nome_municipio: 'Curitib' })).toEqual([]);
    expect(await codes({ nome: 'Curitib' })).toEqual(['4106902']);
  });

  test('are shown by their number', async () => {
    const account = openAccount();
    expect((await account.get('/v2/municipios/4106902')).body).toMatchObject({ nome_municipio: 'Curitiba', sigla_uf: 'PR' });
    expect((await account.get('/v2/municipios/9999999')).status).toBe(404);
  });
});
