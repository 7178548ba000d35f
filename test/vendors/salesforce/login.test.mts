/** The credential's login, at the simulated Salesforce. */
import { createPrivateKey, createPublicKey, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { PonteSalesforceApi } from '../../../credentials/PonteSalesforceApi.credentials.ts';
import { onClock } from '../../support/onClock.mts';
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
  const work = async () =>
    await new PonteSalesforceApi().preAuthentication.call(helperOf(world), {
      myDomain: 'loja.my.salesforce.com',
      clientId,
      clientSecret,
      ...over,
    });
  return await onClock(world.clock, work);
};

test('brings a token that Salesforce takes', async () => {
  const world = salesforceWorld();
  const { accessToken } = await login(world);
  const { headers } = await new PonteSalesforceApi().authenticate({ accessToken: String(accessToken) }, { url: 'x' });
  const url = `${world.simulator.instanceUrl}/services/data/v59.0/limits`;
  expect((await world.simulator.app.fetch(new Request(url, { headers: headers as Record<string, string> }))).status).toBe(200);
});

/** Of the certificate that the simulated app knows. */
const jwt = (world: ReturnType<typeof salesforceWorld>, over: Record<string, string> = {}) => {
  const { username, privateKey } = world.simulator.secrets;
  return { grant: 'jwtBearer', username, privateKey, clientSecret: '', ...over };
};

test('a signed assertion brings a token that Salesforce takes, and no secret goes out', async () => {
  const world = salesforceWorld();
  const { accessToken } = await login(world, jwt(world));
  const url = `${world.simulator.instanceUrl}/services/data/v59.0/limits`;
  const headers = { Authorization: `Bearer ${String(accessToken)}` };
  expect((await world.simulator.app.fetch(new Request(url, { headers }))).status).toBe(200);
  expect(world.violations).toEqual([]);
});

test.each<[string, (pem: string) => string]>([
  ['in one line, as a field of one line leaves it', (pem) => pem.replaceAll('\n', ' ')],
  ['in one line without blanks', (pem) => pem.replaceAll('\n', '')],
  ['with \\n for its line breaks, as in JSON files', (pem) => pem.replaceAll('\n', '\\n')],
  ['with the line breaks of Windows', (pem) => pem.replaceAll('\n', '\r\n')],
  ['in the older form (PKCS #1)', (pem) => createPrivateKey(pem).export({ type: 'pkcs1', format: 'pem' }).toString()],
])('a key %s is taken', async (_, change) => {
  const world = salesforceWorld();
  await expect(login(world, jwt(world, { privateKey: change(world.simulator.secrets.privateKey) }))).resolves.toMatchObject({
    accessToken: expect.any(String) as string,
  });
});

const elsewhere = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pemOf = (key: KeyObject, password?: string) =>
  key
    .export({ type: 'pkcs8', format: 'pem', ...(password === undefined ? {} : { cipher: 'aes-256-cbc', passphrase: password }) })
    .toString();

test.each([
  ['of another certificate', { privateKey: pemOf(elsewhere) }, 'invalid_grant'],
  ['of another kind', { privateKey: pemOf(elliptic) }, 'private_key_invalid'],
  ['with a password', { privateKey: pemOf(elsewhere, 'abc') }, 'private_key_invalid'],
  ['that is none', { privateKey: '-----BEGIN PRIVATE KEY----- MIIsecret -----END PRIVATE KEY-----' }, 'private_key_invalid'],
  ['that is empty', { privateKey: '' }, 'private_key_invalid'],
  ['of the right certificate for another user', { username: 'outro@loja.example' }, 'invalid_grant'],
  ['of the right certificate for another app', { clientId: 'another' }, 'invalid_client_id'],
])('a key %s is refused by its name, and is not shown', async (_, over: Record<string, string>, code) => {
  const world = salesforceWorld();
  const error = await login(world, jwt(world, over)).then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error?.message).toContain(`(${code})`);
  const shown = inspect(error, { depth: 10 });
  const letters = (over.privateKey ?? world.simulator.secrets.privateKey).replace(/-----[A-Z ]+-----|\s/g, '');
  for (let at = 0; at + 12 <= letters.length; at += 12) expect(shown).not.toContain(letters.slice(at, at + 12));
});

test.each([
  ['loja.my.salesforce.com', 'https://login.salesforce.com'],
  ['loja--uat.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
  ['quente-dev-ed.develop.my.salesforce.com', 'https://login.salesforce.com'],
  ['ponte123.scratch.my.salesforce.com', 'https://test.salesforce.com'],
])('at %s the assertion is for %s, good for three minutes at the most, and by the key’s holder', async (myDomain, aud) => {
  const world = salesforceWorld();
  const asked: IHttpRequestOptions[] = [];
  const helper = { helpers: { httpRequest: async (options: IHttpRequestOptions) => (asked.push(options), { access_token: 'x' }) } };
  const { clientId, username, privateKey } = world.simulator.secrets;
  await onClock(world.clock, async () => {
    await new PonteSalesforceApi().preAuthentication.call(helper as unknown as IHttpRequestHelper, { myDomain, clientId, ...jwt(world) });
  });
  const now = world.clock.now() / 1000;
  expect(asked[0]!.url).toBe(`https://${myDomain}/services/oauth2/token`);
  const { grant_type: grant, assertion = '', ...others } = asked[0]!.body as Record<string, string>;
  expect([grant, others]).toEqual(['urn:ietf:params:oauth:grant-type:jwt-bearer', {}]);
  const [head = '', body = '', signature = ''] = assertion.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  expect(read(head)).toEqual({ alg: 'RS256', typ: 'JWT' });
  const { exp, ...claims } = read(body);
  expect(claims).toEqual({ iss: clientId, sub: username, aud });
  expect(Number(exp)).toBeGreaterThan(now);
  expect(Number(exp)).toBeLessThanOrEqual(now + 180);
  const verifier = createVerify('RSA-SHA256').update(`${head}.${body}`);
  expect(verifier.verify(createPublicKey(privateKey), signature, 'base64url')).toBe(true);
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
