import type { IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { HostContext } from '../../runtime/host/context.ts';
import { hostTransport } from '../../runtime/host/transport.ts';
import type { HttpRequest } from '../../runtime/client/http.ts';

/** Sends one request through an n8n that does what `host` does. */
async function send(request: Partial<HttpRequest>, host: (options: IHttpRequestOptions) => unknown) {
  const sent: IHttpRequestOptions[] = [];
  const logins: string[] = [];
  const httpRequest = async (options: IHttpRequestOptions) => {
    sent.push(options);
    return host(options);
  };
  const httpRequestWithAuthentication = async (credentialType: string, options: IHttpRequestOptions) => {
    logins.push(credentialType);
    return await httpRequest(options);
  };
  const context = { helpers: { httpRequest, httpRequestWithAuthentication } } as unknown as HostContext;
  const answer = await hostTransport(context, 'acmeApi')({ method: 'GET', url: 'https://api.acme.test/things', ...request });
  return { answer, sent: sent[0]!, logins };
}

const ok = () => ({ statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: { id: 1 } });

describe('a request through n8n', () => {
  test('asks for the whole answer and lets only a 401 through to n8n, which renews the login then', async () => {
    const { sent } = await send({}, ok);
    expect(sent).toMatchObject({
      returnFullResponse: true,
      ignoreHttpStatusErrors: { ignore: true, except: [401] },
      disableFollowRedirect: true,
      json: true,
      timeout: 30_000,
    });
  });

  test('goes with the login, and without where it must not reach the host', async () => {
    expect((await send({}, ok)).logins).toEqual(['acmeApi']);
    const { answer, sent, logins } = await send({ withoutLogin: true }, ok);
    expect(logins).toEqual([]);
    expect(answer).toMatchObject({ status: 200, body: { id: 1 } });
    expect(sent).not.toHaveProperty('withoutLogin');
  });

  test('has no body where none was given', async () => {
    expect((await send({ method: 'GET' }, ok)).sent).not.toHaveProperty('body');
  });

  test('has an empty object for a body where one was given, though n8n would leave it out', async () => {
    const { sent } = await send({ method: 'POST', body: {} }, ok);
    expect(sent).toMatchObject({ body: '{}', headers: { 'Content-Type': 'application/json' } });
  });

  test.each([{ id: 1 }, 'a=1', Buffer.from('bytes')])('has the body %j as it is', async (body) => {
    const { sent } = await send({ method: 'POST', body }, ok);
    expect(sent.body).toBe(body);
    expect(sent.headers).toEqual({});
  });

  test('wants bytes where a file comes back', async () => {
    const { sent } = await send({ expect: 'binary' }, ok);
    expect(sent).toMatchObject({ encoding: 'arraybuffer' });
    expect(sent.json).toBeUndefined();
  });
});

describe('what comes back', () => {
  test('is a plain answer with lower-case headers', async () => {
    const { answer } = await send({}, () => ({ statusCode: 429, headers: { 'Retry-After': 7 }, body: { message: 'slow down' } }));
    expect(answer).toEqual({ answered: true, status: 429, headers: { 'retry-after': '7' }, body: { message: 'slow down' } });
  });

  test.each([
    ['ECONNRESET', true],
    ['ECONNREFUSED', false],
  ])('is no answer after %s, wherever n8n has put it', async (code, maybeSent) => {
    const fail = (error: object) => () => {
      throw Object.assign(new Error('wrapped'), error);
    };
    expect((await send({}, fail({ code }))).answer).toEqual({ answered: false, code, maybeSent });
    expect((await send({}, fail({ cause: { cause: { code } } }))).answer).toEqual({ answered: false, code, maybeSent });
  });

  test('is the vendor’s own 401 where n8n throws it', async () => {
    const { answer } = await send({}, () => {
      throw Object.assign(new Error('401'), { httpCode: '401', cause: { response: { status: 401, headers: {}, data: { errors: [] } } } });
    });
    expect(answer).toEqual({ answered: true, status: 401, headers: {}, body: { errors: [] } });
  });

  test('is a failed login where n8n could not log in at all', async () => {
    const { answer } = await send({}, () => {
      throw new Error('The refresh token has expired');
    });
    expect(answer).toMatchObject({ answered: true, status: 401, body: { loginFailure: 'The refresh token has expired' } });
  });
});
