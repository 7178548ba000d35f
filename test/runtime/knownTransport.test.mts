/** Deliveries ask with the credential that was read for them: n8n reads and decrypts it again only where the vendor refuses that one. */
import type { IAdditionalCredentialOptions, IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../runtime/client/http.ts';
import type { HostContext } from '../../runtime/host/context.ts';
import { knownTransport } from '../../runtime/host/transport.ts';

const stored = { secretKey: 'of now' };

/** One request with a known credential, through an n8n that does what `host` does with the key that it gets to see. */
async function send(host: (key: unknown, options: IHttpRequestOptions) => unknown, known: object, request: Partial<HttpRequest> = {}) {
  const keys: unknown[] = [];
  let reads = 0;
  const httpRequestWithAuthentication = async (_type: string, options: IHttpRequestOptions, more?: IAdditionalCredentialOptions) => {
    const given = more?.credentialsDecrypted?.data;
    if (!given) reads++;
    const { secretKey } = given ?? stored;
    keys.push(secretKey);
    return host(secretKey, options);
  };
  const httpRequest = async (options: IHttpRequestOptions) => {
    keys.push('none');
    return host(undefined, options);
  };
  const context = { helpers: { httpRequest, httpRequestWithAuthentication } } as unknown as HostContext;
  const ask = knownTransport(context, 'acmeApi', { ...known });
  const answer = await ask({ method: 'GET', url: 'https://api.acme.test/things', ...request });
  return { answer, keys, reads: () => reads };
}

const answerOf = (status: number) => ({ statusCode: status, headers: {}, body: { status } });

const thrown = (error: object) => {
  throw Object.assign(new Error('wrapped'), error);
};

const unauthorized = { httpCode: '401', cause: { response: { status: 401, headers: {}, data: {} } } };

describe('a request with a known credential', () => {
  test('spares n8n the reading', async () => {
    const { answer, keys, reads } = await send(() => answerOf(200), { secretKey: 'known' });
    expect(answer).toMatchObject({ answered: true, status: 200 });
    expect([keys, reads()]).toEqual([['known'], 0]);
  });

  test('that was exchanged a moment ago is asked again with the new one', async () => {
    const host = (key: unknown) => (key === 'of now' ? answerOf(200) : thrown(unauthorized));
    const { answer, keys } = await send(host, { secretKey: 'of before' }, { method: 'POST', body: { id: 1 } });
    expect(answer).toMatchObject({ answered: true, status: 200 });
    expect(keys).toEqual(['of before', 'of now']);
  });

  test('also by an n8n before 2.10, which hands a 401 back', async () => {
    const { answer, keys } = await send((key) => answerOf(key === 'of now' ? 200 : 401), { secretKey: 'of before' });
    expect(answer).toMatchObject({ answered: true, status: 200 });
    expect(keys).toEqual(['of before', 'of now']);
  });

  test('and is refused where that one is, too', async () => {
    const { answer, keys } = await send(() => thrown(unauthorized), { secretKey: 'of before' });
    expect(answer).toMatchObject({ answered: true, status: 401 });
    expect(keys).toEqual(['of before', 'of now']);
  });

  test.each([403, 404, 429, 500])('takes %i for an answer', async (status) => {
    const { answer, keys } = await send(() => answerOf(status), { secretKey: 'known' });
    expect(answer).toMatchObject({ answered: true, status });
    expect(keys).toEqual(['known']);
  });

  test('is not sent again after a broken line: it may have been carried out', async () => {
    const { answer, keys } = await send(() => thrown({ code: 'ECONNRESET' }), { secretKey: 'known' }, { method: 'POST', body: { id: 1 } });
    expect(answer).toEqual({ answered: false, code: 'ECONNRESET', maybeSent: true });
    expect(keys).toEqual(['known']);
  });

  test('leaves an OAuth2 login to n8n, which renews it: no vendor is asked for a token twice', async () => {
    const { answer, keys } = await send(() => thrown(unauthorized), { secretKey: 'known', oauthTokenData: { access_token: 'a' } });
    expect(answer).toMatchObject({ answered: true, status: 401 });
    expect(keys).toEqual(['of now']);
  });

  test('goes without any login where it must not reach the host', async () => {
    const { keys } = await send(() => answerOf(200), { secretKey: 'known' }, { withoutLogin: true });
    expect(keys).toEqual(['none']);
  });
});
