import type { IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { PonteFocusNfeApi } from '../../../credentials/PonteFocusNfeApi.credentials.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { focusNfeWorld } from '../../contracts/support/focusNfeWorld.mts';
import { issueRequest } from './issuing.mts';

const credential = new PonteFocusNfeApi();

describe('the credential', () => {
  test.each([
    ['production', 'api.focusnfe.com.br', 'token'],
    ['homologation', 'homologacao.focusnfe.com.br', 'homologationToken'],
  ] as const)('logs in to %s and can be tried out there', async (environment, host, secret) => {
    const world = focusNfeWorld({ environment });
    expect(world.settings.token).toBe(world.simulator.secrets[secret]);
    const url = `https://${host}${credential.test.request.url}`;
    const { headers } = await credential.authenticate({ ...world.settings }, { url } as IHttpRequestOptions);
    const press = async (to: string) =>
      (await world.simulator.app.fetch(new Request(to, { headers: headers as Record<string, string> }))).status;
    expect(await press(url)).toBe(200);
    const other = environment === 'production' ? 'homologacao.focusnfe.com.br' : 'api.focusnfe.com.br';
    expect(await press(url.replace(host, other))).toBe(401);
    expect(world.violations).toEqual([]);
    expect(String(credential.test.request.baseURL)).toContain(`https://${host}`);
  });

  test.each([
    [{ cnpj: '' }, 'has no "CNPJ of the Company"'],
    [{ state: '' }, 'has no "State of the Company"'],
    [{ cnpj: '52998224725' }, 'is not a valid CNPJ'],
    [{ cnpj: '11222333000100' }, 'is not a valid CNPJ'],
    [{ state: 'XX' }, 'is not a Brazilian state'],
  ])('with %o is refused before any call', (change, said) => {
    const world = focusNfeWorld();
    expect(() => world.open({ settings: { ...world.settings, ...change } })).toThrow(said);
    expect(world.calls).toEqual([]);
  });

  test('takes a CNPJ as people write it', async () => {
    const world = focusNfeWorld();
    const { cnpj } = world.settings;
    const written = `${cnpj.slice(0, 2)}.${cnpj.slice(2, 5)}.${cnpj.slice(5, 8)}/${cnpj.slice(8, 12)}-${cnpj.slice(12)}`.toLowerCase();
    await world.open({ settings: { ...world.settings, cnpj: written } }).issue(issueRequest());
    expect(world.violations).toEqual([]);
  });

  test("of another company gets Focus NFe's no, and what to check", async () => {
    const world = focusNfeWorld();
    const issuer = world.open({ settings: { ...world.settings, cnpj: '12ABC34501DE35' } });
    const { failure, message } = await failureOf(issuer.issue(issueRequest()));
    expect(failure).toMatchObject({ class: 'auth', code: 'permissao_negada', hint: expect.stringContaining('CNPJ') });
    expect(message).not.toContain('12ABC34501DE35');
  });
});
