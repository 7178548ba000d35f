/** What the credential adds to a request, and what its test button says. */
import { Workflow, type ICredentialTestRequest, type IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, test, vi } from 'vitest';
import { PonteOmieApi } from '../../../credentials/PonteOmieApi.credentials.ts';
import { omieWorld, type OmieWorld } from '../../contracts/support/omieWorld.mts';

const credential = new PonteOmieApi();

/** As n8n does it: expressions filled in, signed by the credential. */
async function press(world: OmieWorld, change: object = {}): Promise<number> {
  const { baseURL, url, method, body } = credential.test.request as ICredentialTestRequest['request'] & { body: object };
  const filledIn = JSON.parse(JSON.stringify(body).replace(/"=(\{\{.*?\}\})"/, (_, text: string) => evaluate(text, world))) as object;
  const request = { method, url: `${baseURL}${url}`, body: filledIn } as IHttpRequestOptions;
  const signed = await credential.authenticate({ ...world.simulator.secrets, ...change }, request);
  const sent = new Request(signed.url, { method: 'POST', body: JSON.stringify(signed.body) });
  return (await world.simulator.app.fetch(sent)).status;
}

/** As n8n's own language of expressions has it at the world's time. */
function evaluate(text: string, { clock }: OmieWorld): string {
  const node = { id: '1', name: 'Test', type: 'test', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
  const nodeTypes = { getByNameAndVersion: () => ({ description: { properties: [] } }) } as never;
  const { expression } = new Workflow({ id: '1', nodes: [node], connections: {}, active: false, nodeTypes });
  vi.useFakeTimers({ now: clock.now(), toFake: ['Date'] });
  try {
    return JSON.stringify(expression.getParameterValue(`=${text}`, null, 0, 0, 'Test', [{ json: {} }], 'internal', {}));
  } finally {
    vi.useRealTimers();
  }
}

describe('the Omie credential', () => {
  test('puts the login into the body, beside what is there, and nowhere else', async () => {
    const request = { method: 'POST', url: 'https://app.omie.com.br/api/v1/geral/clientes/', body: { call: 'X', param: [{}] } } as const;
    const signed = await credential.authenticate({ appKey: ' 1 ', appSecret: 's' }, request as unknown as IHttpRequestOptions);
    expect(signed).toEqual({ ...request, body: { call: 'X', param: [{}], app_key: '1', app_secret: 's' } });
    expect(request.body).not.toHaveProperty('app_key');
  });

  test('gives a file no login', async () => {
    const request: IHttpRequestOptions = { method: 'GET', url: 'https://app.omie.com.br/nfe/x.pdf' };
    expect(await credential.authenticate({ appKey: '1', appSecret: 's' }, request)).toEqual(request);
  });

  test('is tested by a question that may be put twice in a minute', async () => {
    const world = omieWorld();
    expect(await press(world)).toBe(200);
    await world.clock.sleep(2000);
    expect(await press(world)).toBe(200);
    expect(world.violations).toEqual([]);
  });

  test('fails its test with a wrong secret', async () => {
    expect(await press(omieWorld(), { appSecret: 'wrong' })).toBe(403);
  });

  test('hides the secret', () => {
    const { typeOptions } = credential.properties.find(({ name }) => name === 'appSecret')!;
    expect(typeOptions).toEqual({ password: true });
  });
});
