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
  return { answer, sent: sent[0]!, all: sent, logins };
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

describe('an n8n before 2.10, which hands a 401 back and renews no login', () => {
  const handsBack = (renewed: unknown) => (options: IHttpRequestOptions) => {
    if (options.ignoreHttpStatusErrors) return { statusCode: 401, headers: {}, body: { error: 'expired' } };
    return typeof renewed === 'function' ? (renewed as () => unknown)() : renewed;
  };

  test('is asked once more in the way that makes it throw and renew', async () => {
    const { answer, all } = await send({ method: 'POST', body: { id: 1 } }, handsBack(ok()));
    expect(answer).toMatchObject({ answered: true, status: 200 });
    expect(all.map(({ ignoreHttpStatusErrors }) => ignoreHttpStatusErrors)).toEqual([{ ignore: true, except: [401] }, false]);
    expect(all.map(({ method, body }) => [method, body])).toEqual([
      ['POST', { id: 1 }],
      ['POST', { id: 1 }],
    ]);
  });

  test('and answers 401 where that is refused, too', async () => {
    const refused = () => {
      throw Object.assign(new Error('401'), { httpCode: '401', context: { data: { error: 'revoked' } } });
    };
    const { answer, all } = await send({}, handsBack(refused));
    expect(answer).toEqual({ answered: true, status: 401, headers: {}, body: { error: 'revoked' } });
    expect(all).toHaveLength(2);
  });

  test('is not asked again where there is no login to renew', async () => {
    const { answer, all } = await send({ withoutLogin: true }, handsBack(ok()));
    expect(answer).toMatchObject({ status: 401 });
    expect(all).toHaveLength(1);
  });
});

describe('an n8n from 1.102 to 2.33, whose errors lose their cause', () => {
  const left = (remnant: object) => () => {
    throw Object.assign(new Error('The connection to the server was closed unexpectedly'), { cause: undefined, ...remnant });
  };

  test.each([
    ['ECONNRESET', true],
    ['ECONNABORTED', true],
    ['ECONNREFUSED', false],
    ['CERT_HAS_EXPIRED', false],
  ])('still tells %s from a refused login', async (code, maybeSent) => {
    expect((await send({}, left({ httpCode: code }))).answer).toEqual({ answered: false, code, maybeSent });
  });

  test.each([401, 404, 422, 500])('still tells status and body of a %s', async (status) => {
    const { answer } = await send({}, left({ httpCode: String(status), context: { data: { id: 1 } } }));
    expect(answer).toEqual({ answered: true, status, headers: {}, body: { id: 1 } });
  });

  test('tells a refused renewal as a failed login: there its body is lost', async () => {
    const { answer } = await send({}, left({ httpCode: 'EAUTH' }));
    expect(answer).toMatchObject({ answered: true, status: 401, body: { loginFailure: expect.any(String) } });
  });

  test.each([null, undefined, '', '7', 'invalid_grant'])('takes %j for no word of the line', async (httpCode) => {
    expect((await send({}, left({ httpCode }))).answer).toMatchObject({
      answered: true,
      status: 401,
      body: { loginFailure: expect.any(String) },
    });
  });
});

describe('an answer that breaks off in the middle', () => {
  test.each([200, 201, 404, 429, 503])('after its status %i is no answer, and nobody knows what was done', async (status) => {
    const response = { status, headers: {} };
    const brokenOff = { code: 'ERR_BAD_RESPONSE', status, response };
    const nothing = { answered: false, code: 'ERR_BAD_RESPONSE', maybeSent: true };
    const fail = (error: object) => () => {
      throw Object.assign(new Error('stream has been aborted'), error);
    };
    expect((await send({}, fail(brokenOff))).answer).toEqual(nothing);
    expect((await send({}, fail({ httpCode: String(status), cause: brokenOff }))).answer).toEqual(nothing);
    expect((await send({}, fail({ httpCode: String(status), context: {} }))).answer).toEqual(nothing);
  });
});
