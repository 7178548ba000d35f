import { beforeEach, describe, expect, test, vi } from 'vitest';

type Credential = InstanceType<typeof import('../../../credentials/PonteShopifyApi.credentials.ts').PonteShopifyApi>;

let credential: Credential;
const filledIn = { shop: 'loja-ponte', clientId: 'id', clientSecret: 'secret', accessToken: '' };

beforeEach(async () => {
  vi.resetModules();
  credential = new (await import('../../../credentials/PonteShopifyApi.credentials.ts')).PonteShopifyApi();
});

/** A token endpoint that hands out token-1, token-2, … */
function endpoint(answer?: () => Promise<unknown>) {
  const requests: { url: string; body: unknown; headers: unknown }[] = [];
  const httpRequest = async (request: (typeof requests)[number]) => {
    requests.push(request);
    return answer ? await answer() : { access_token: `token-${requests.length}`, scope: 'read_orders', expires_in: 86399 };
  };
  return {
    requests,
    log: async (data: object) => await credential.preAuthentication.call({ helpers: { httpRequest } } as never, { ...filledIn, ...data }),
  };
}

const refusal = (status: number, data: unknown) => async () => {
  throw Object.assign(new Error('Request failed'), { response: { status, data } });
};

describe('logging in', () => {
  test('asks for a token with the documented form', async () => {
    const { requests, log } = endpoint();
    expect(await log({})).toEqual({ accessToken: 'token-1', grantedScopes: 'read_orders' });
    expect(requests[0]).toMatchObject({
      url: 'https://loja-ponte.myshopify.com/admin/oauth/access_token',
      body: { grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' },
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
  });

  test('five executions that lost the same token share one flight', async () => {
    const { requests, log } = endpoint();
    const tokens = await Promise.all(Array.from({ length: 5 }, async () => await log({ accessToken: 'expired' })));
    expect(new Set(tokens.map(({ accessToken }) => accessToken))).toEqual(new Set(['token-1']));
    expect(requests).toHaveLength(1);
  });

  test('a token that was rejected is never handed out again', async () => {
    const { requests, log } = endpoint();
    const first = await log({ accessToken: 'expired' });
    const second = await log({ accessToken: first.accessToken });
    expect(second).toMatchObject({ accessToken: 'token-2' });
    expect(requests).toHaveLength(2);
  });

  test('a corrected secret is tried at once', async () => {
    const { requests, log } = endpoint();
    await log({ clientSecret: 'old' });
    await log({ clientSecret: 'new' });
    expect(requests).toHaveLength(2);
  });

  test('a failed flight is not remembered', async () => {
    let fails = true;
    const { requests, log } = endpoint(async () =>
      fails ? await refusal(400, { error: 'app_not_installed' })() : { access_token: 'token' },
    );
    await expect(log({})).rejects.toThrow('(app_not_installed)');
    fails = false;
    expect(await log({})).toMatchObject({ accessToken: 'token' });
    expect(requests).toHaveLength(2);
  });

  test.each([
    ['JSON', { error: 'shop_not_permitted', error_description: 'no' }, 'shop_not_permitted'],
    ['text', 'Oauth error app_not_installed: the app is not installed', 'app_not_installed'],
    ['a page', '<html><h1>Oauth error application_cannot_be_found</h1></html>', 'application_cannot_be_found'],
    ['nothing known', '<html></html>', 'unauthorized'],
  ])('a refusal that comes as %s is named by its code, and nothing of its text is repeated', async (_form, body, code) => {
    const { log } = endpoint(refusal(400, body));
    await expect(log({})).rejects.toThrow(`Shopify does not log the app in (${code})`);
  });

  test.each([429, 503])('a temporary problem (%i) is left as it is, so that it is tried again', async (status) => {
    const { log } = endpoint(refusal(status, ''));
    await expect(log({})).rejects.toMatchObject({ response: { status } });
  });
});
