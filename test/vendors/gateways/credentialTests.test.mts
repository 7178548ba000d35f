/** What the test button of a gateway's credential asks and says, with the simulated gateway at the other end. */
import type { ICredentialType, IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { PonteEvolutionApi } from '../../../credentials/PonteEvolutionApi.credentials.ts';
import { PonteTwilioApi } from '../../../credentials/PonteTwilioApi.credentials.ts';
import { PonteWahaApi } from '../../../credentials/PonteWahaApi.credentials.ts';
import { PonteZApi } from '../../../credentials/PonteZApi.credentials.ts';
import { evolutionWorld, twilioWorld, wahaWorld, zApiWorld } from '../../contracts/support/gatewayWorlds.mts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';

type Data = Record<string, string>;
type Credential = ICredentialType & { authenticate(data: Data, options: IHttpRequestOptions): Promise<IHttpRequestOptions> };

/** n8n's own expressions are tried in the real n8n; here their placeholders are put in as those of a template. */
const fill = (text: string, $credentials: Data): string =>
  text.startsWith('=')
    ? text.slice(1).replace(/\{\{(.+?)\}\}/g, (_, code: string) => String(new Function('$credentials', `return (${code})`)($credentials)))
    : text;

/** As n8n does it: the answer's status, and the message of the first rule that holds. */
async function press(credential: Credential, data: Data, simulator: Simulator) {
  const { request, rules } = credential.test!;
  const url = `${fill(request.baseURL ?? '', data)}${fill(request.url ?? '', data)}`;
  const { headers } = await credential.authenticate(data, { url, headers: {} });
  const response = await simulator.app.fetch(new Request(url, { headers: headers as Data }));
  const body: unknown = await response.json();
  const valueAt = (key: string) => key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], body);
  const rule = (rules ?? []).find((each) => each.type === 'responseSuccessBody' && valueAt(each.properties.key) === each.properties.value);
  return { status: response.status, message: rule?.properties.message, url: new URL(url) };
}

describe('Evolution API', () => {
  const { simulator } = evolutionWorld();
  const { secrets } = simulator;
  const data = { serverUrl: `${secrets.serverUrl}/`, instanceName: secrets.instanceName, apiKey: secrets.instanceToken };

  test('connected: says nothing', async () => {
    simulator.setConnected(true);
    expect(await press(new PonteEvolutionApi() as Credential, data, simulator)).toMatchObject({ status: 200, message: undefined });
  });

  test('not connected: says that the key is right and the QR code has to be scanned', async () => {
    simulator.setConnected(false);
    const { status, message } = await press(new PonteEvolutionApi() as Credential, data, simulator);
    expect(status).toBe(200);
    expect(message).toMatch(/key is right.+QR code/);
  });

  test('an address without https:// gets it', async () => {
    const bare = data.serverUrl.replace('https://', '');
    expect((await press(new PonteEvolutionApi() as Credential, { ...data, serverUrl: bare }, simulator)).url.protocol).toBe('https:');
  });

  test('a wrong key is refused', async () => {
    expect((await press(new PonteEvolutionApi() as Credential, { ...data, apiKey: 'wrong' }, simulator)).status).toBe(401);
  });
});

describe('Z-API', () => {
  const { simulator } = zApiWorld();
  const { instanceId, instanceToken, clientToken } = simulator.secrets;
  const data = { instanceId, instanceToken, clientToken };

  test('connected: says nothing', async () => {
    simulator.setConnected(true);
    expect(await press(new PonteZApi() as Credential, data, simulator)).toMatchObject({ status: 200, message: undefined });
  });

  test('not connected: says so', async () => {
    simulator.setConnected(false);
    expect((await press(new PonteZApi() as Credential, data, simulator)).message).toMatch(/not connected/);
  });

  test('a wrong token of the account is refused, and none is not sent as an empty one', async () => {
    expect((await press(new PonteZApi() as Credential, { ...data, clientToken: 'wrong' }, simulator)).status).toBe(403);
    expect((await new PonteZApi().authenticate({ clientToken: '' }, { url: '' })).headers).toBeUndefined();
  });

  test('no part of the address can leave its place', async () => {
    const { url } = await press(new PonteZApi() as Credential, { ...data, instanceToken: '../../x?y#z' }, simulator);
    expect(url.host).toBe('api.z-api.io');
    expect(url.pathname).toMatch(/\/status$/);
  });
});

describe('WAHA', () => {
  const { simulator } = wahaWorld();
  const { serverUrl, sessionName, apiKey } = simulator.secrets;
  const data = { serverUrl: `${serverUrl}//`, session: sessionName, apiKey };

  test('working: says nothing', async () => {
    simulator.setStatus('WORKING');
    expect(await press(new PonteWahaApi() as Credential, data, simulator)).toMatchObject({ status: 200, message: undefined });
  });

  test.each(['SCAN_QR_CODE', 'STARTING', 'FAILED', 'STOPPED'] as const)('%s: says what to do', async (state) => {
    simulator.setStatus(state);
    expect((await press(new PonteWahaApi() as Credential, data, simulator)).message).toMatch(
      /not connected to WhatsApp: (scan|it is|restart|start)/,
    );
  });

  test('a wrong key is refused', async () => {
    expect((await press(new PonteWahaApi() as Credential, { ...data, apiKey: 'wrong' }, simulator)).status).toBe(401);
  });
});

describe('Twilio', () => {
  const { simulator } = twilioWorld();
  const { accountSid, authToken, sender } = simulator.secrets;

  test('an account that is open: says nothing', async () => {
    expect(await press(new PonteTwilioApi() as Credential, { accountSid, authToken, sender }, simulator)).toMatchObject({
      status: 200,
      message: undefined,
    });
  });

  test('a wrong token is refused', async () => {
    expect((await press(new PonteTwilioApi() as Credential, { accountSid, authToken: 'wrong', sender }, simulator)).status).toBe(401);
  });
});
