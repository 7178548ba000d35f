/** The credential's login, at the simulated Salesforce. */
import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { PonteSalesforceApi } from '../../../credentials/PonteSalesforceApi.credentials.ts';
import { salesforceWorld } from '../../contracts/support/salesforceWorld.mts';

function helperOf({ simulator }: ReturnType<typeof salesforceWorld>): IHttpRequestHelper {
  return {
    helpers: {
      async httpRequest({ url, method, headers, body }: IHttpRequestOptions) {
        const form = new URLSearchParams(body as Record<string, string>);
        const answer = await simulator.app.fetch(
          new Request(url, { method: method!, headers: headers as Record<string, string>, body: form }),
        );
        const data: unknown = await answer.json();
        if (answer.ok) return data;
        throw Object.assign(new Error('refused'), { response: { status: answer.status, data } });
      },
    },
  } as unknown as IHttpRequestHelper;
}

const login = async (world: ReturnType<typeof salesforceWorld>, over: Record<string, string> = {}) => {
  const { clientId, clientSecret } = world.simulator.secrets;
  return await new PonteSalesforceApi().preAuthentication.call(helperOf(world), {
    myDomain: 'loja.my.salesforce.com',
    clientId,
    clientSecret,
    ...over,
  });
};

test('brings a token that Salesforce takes', async () => {
  const world = salesforceWorld();
  const { accessToken } = await login(world);
  const { headers } = await new PonteSalesforceApi().authenticate({ accessToken: String(accessToken) }, { url: 'x' });
  const url = `${world.simulator.instanceUrl}/services/data/v59.0/limits`;
  expect((await world.simulator.app.fetch(new Request(url, { headers: headers as Record<string, string> }))).status).toBe(200);
});

test.each([
  [{ clientSecret: 'wrong' }, 'invalid_client'],
  [{ myDomain: 'login.salesforce.com' }, 'domain_invalid'],
  [{ myDomain: 'evil.example' }, 'domain_invalid'],
])('%j is refused by its name, and shows no secret', async (over, code) => {
  const world = salesforceWorld();
  const error = await login(world, over).then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error?.message).toContain(`(${code})`);
  expect(error?.message).not.toContain(world.simulator.secrets.clientSecret);
});
