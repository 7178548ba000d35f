import { describe, expect, test } from 'vitest';
import type { Connection } from '../../runtime/client/connection.ts';
import { hasClass, IntegrationError } from '../../runtime/errors/integrationError.ts';
import { ownServerUrl } from '../../runtime/client/serverUrl.ts';

const urlOf = (serverUrl: string) => ownServerUrl({ settings: { serverUrl } } as unknown as Connection, { id: 'waha', name: 'WAHA' });

const refusalOf = (serverUrl: string): unknown => {
  try {
    return urlOf(serverUrl);
  } catch (error) {
    return error;
  }
};

describe("the address of a shop's own server", () => {
  test.each([
    ['https://waha.loja.example', 'https://waha.loja.example'],
    [' https://waha.loja.example/ ', 'https://waha.loja.example'],
    ['https://loja.example/waha//', 'https://loja.example/waha'],
    ['waha.loja.example', 'https://waha.loja.example'],
    [' waha.loja.example:8443/api ', 'https://waha.loja.example:8443/api'],
    ['https://waha.loja.example:8443', 'https://waha.loja.example:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['http://waha:3000', 'http://waha:3000'],
    ['http://10.1.2.3', 'http://10.1.2.3'],
    ['http://192.168.0.10:8080', 'http://192.168.0.10:8080'],
    ['http://172.31.0.2', 'http://172.31.0.2'],
  ])('%s is taken', (written, url) => {
    expect(urlOf(written)).toBe(url);
  });

  test.each([
    '',
    'http://waha.loja.example',
    'http://172.32.0.2',
    'http://11.1.2.3',
    'http://localhost.loja.example',
    'ftp://localhost',
    'javascript:alert(1)',
    'user:secret-word@waha.loja.example',
    'file:///etc/passwd',
    'https://user:secret-word@waha.loja.example',
    'https://waha.loja.example/?key=secret-word',
    'https://waha.loja.example/#secret-word',
  ])('%j is refused before a call, and not repeated', (written) => {
    const error = refusalOf(written);
    expect(hasClass(error, 'auth')).toBe(true);
    const { message, failure } = error as IntegrationError;
    expect(`${message} ${failure.hint}`).toContain('Server URL');
    expect(`${message} ${failure.hint}`).not.toContain('secret-word');
  });
});
