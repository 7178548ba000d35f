/** The test button of every credential says in words what is wrong, whatever status the vendor answers with. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ICredentialType, IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { PonteMelhorEnvioApi } from '../../credentials/PonteMelhorEnvioApi.credentials.ts';
import { PonteTwilioApi } from '../../credentials/PonteTwilioApi.credentials.ts';
import { createWorld } from '../../sandbox/world/world.mts';

const root = resolve(import.meta.dirname, '../..');
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { credentials: string[] } };
const paths = n8n.credentials.map((path) => path.replace(/^dist\//, '').replace(/\.js$/, '.ts'));

const credentials = await Promise.all(
  paths.map(async (path) => {
    const [Credential] = Object.values((await import(join(root, path))) as Record<string, new () => ICredentialType>);
    return new Credential!();
  }),
);
const tested = credentials.filter(({ test: button }) => button !== undefined);

/** As n8n does it: the first rule with this status. */
const wordsFor = (credential: ICredentialType, status: number): string | undefined => {
  const rules = credential.test!.rules ?? [];
  return rules.find((rule) => rule.type === 'responseCode' && rule.properties.value === status)?.properties.message;
};

test('every credential but those of OAuth2, whose button n8n has of its own, can be tested', () => {
  expect(credentials.filter((each) => !tested.includes(each)).map(({ extends: parents }) => parents)).toEqual([
    ['oAuth2Api'],
    ['oAuth2Api'],
    ['oAuth2Api'],
    ['oAuth2Api'],
  ]);
});

describe.each(tested.map((credential) => [credential.displayName, credential] as const))('%s', (name, credential) => {
  test.each([400, 401, 403, 404, 429, 500, 502, 503, 504])('has a sentence for %i that says more than the status', (status) => {
    const words = wordsFor(credential, status);
    expect(words).toMatch(/.{40,}/);
    expect(words).toMatch(/: \S|\. [A-Z]/);
    expect(words).not.toMatch(/\b(?:Unauthorized|Forbidden|Bad Request|Bad Gateway)\b/);
  });

  test('has another sentence for a wrong login than for a permission, an address and a bad day', () => {
    const sentences = [401, 403, 404, 429, 503].map((status) => wordsFor(credential, status));
    expect(new Set(sentences).size, name).toBe(sentences.length);
  });
});

/** A wrong login at the simulated vendor, as the button sends it: the rule that its status meets is about the login. */
const wrongLogins: readonly (readonly [string, string, string, Record<string, string>, RegExp])[] = [
  [
    'ponteAsaasApi',
    'api.asaas.com',
    '/v3/finance/balance',
    { access_token: '$aact_prod_wrong', 'user-agent': 'n8n' },
    /API key.*Environment/,
  ],
  ['ponteFocusNfeApi', 'api.focusnfe.com.br', '/v2/hooks', { authorization: 'Basic d3Jvbmc6' }, /token.*Environment/],
  [
    'ponteMelhorEnvioApi',
    'melhorenvio.com.br',
    '/api/v2/me',
    { authorization: 'Bearer wrong', 'user-agent': 'n8n (a@loja.example)', accept: 'application/json' },
    /token.*Environment/,
  ],
  [
    'ponteNuvemshopApi',
    'api.nuvemshop.com.br',
    '/2025-03/1234567/store',
    { authorization: 'bearer wrong', 'user-agent': 'n8n-nodes-ponte (a@loja.example)' },
    /Access Token.*user_id/,
  ],
  ['ponteCalendlyApi', 'api.calendly.com', '/users/me', { authorization: 'Bearer wrong' }, /token.*API and webhooks/],
  ['ponteCalComApi', 'api.cal.com', '/v2/me', { authorization: 'Bearer wrong' }, /API key.*cal_/],
  ['ponteWhatsAppCloudApi', 'graph.facebook.com', '/v26.0/1', { authorization: 'Bearer wrong' }, /Access Token/],
  ['ponteTwilioApi', 'api.twilio.com', '/2010-04-01/Accounts/AC1.json', { authorization: 'Basic d3Jvbmc6eA==' }, /Auth Token/],
  ['ponteHubSpotApi', 'api.hubapi.com', '/crm/objects/2026-09/contacts', { authorization: 'Bearer wrong' }, /key.*Service Keys/],
  ['ponteSalesforceApi', 'loja.my.salesforce.com', '/services/data/v59.0/query', { authorization: 'Bearer wrong' }, /consumer key/],
  ['pontePipedriveApi', 'loja-ponte.pipedrive.com', '/api/v1/users/me', { 'x-api-token': 'wrong' }, /API token/],
  ['ponteNotionApi', 'api.notion.com', '/v1/users/me', { authorization: 'Bearer wrong', 'notion-version': '2026-03-11' }, /token/],
];

test.each(wrongLogins)('%s: a wrong login is told from everything else', async (type, host, path, headers, words) => {
  const world = createWorld({ seed: 3 });
  world.clock.stop();
  const answer = await world.dispatcher.handle(host, new Request(`https://${host}${path}`, { headers }));
  if (answer === undefined || answer === 'dropped') throw new Error(`nobody answered for ${host}`);
  const credential = credentials.find(({ name }) => name === type)!;
  expect(wordsFor(credential, answer.status), String(answer.status)).toMatch(words);
});

describe('fields that no vendor could take draw a word when the button is pressed, and only then', () => {
  const press = async (credential: PonteTwilioApi | PonteMelhorEnvioApi, url: string, data: Record<string, string>) =>
    await credential.authenticate(data, { url } as IHttpRequestOptions).then(
      () => undefined,
      (error: Error) => error.message,
    );
  const account = 'https://api.twilio.com/2010-04-01/Accounts/AC1.json';
  const messages = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json';
  const me = 'https://melhorenvio.com.br/api/v2/me';

  test.each(['11999999999', '', '(11) 91234-5678', 'whatsapp:11912345678'])('Twilio, sender %j', async (sender) => {
    const data = { accountSid: 'AC1', authToken: 'x', sender };
    expect(await press(new PonteTwilioApi(), account, data)).toContain('Sender Number');
    expect(await press(new PonteTwilioApi(), messages, data)).toBeUndefined();
  });

  test.each(['+5511912345678', 'whatsapp:+14155238886', '+55 (11) 91234-5678'])('Twilio, sender %j is taken', async (sender) => {
    expect(await press(new PonteTwilioApi(), account, { accountSid: 'AC1', authToken: 'x', sender })).toBeUndefined();
  });

  test.each(['x', '', 'loja@', 'loja@example', 'a b@loja.example'])('Melhor Envio, e-mail %j', async (contactEmail) => {
    expect(await press(new PonteMelhorEnvioApi(), me, { accessToken: 'x', contactEmail })).toContain('Contact Email');
    expect(await press(new PonteMelhorEnvioApi(), `${me}/cart`, { accessToken: 'x', contactEmail })).toBeUndefined();
  });

  test('Melhor Envio, a real e-mail is taken', async () => {
    expect(await press(new PonteMelhorEnvioApi(), me, { accessToken: 'x', contactEmail: 'tech@minhaloja.com.br' })).toBeUndefined();
  });
});
