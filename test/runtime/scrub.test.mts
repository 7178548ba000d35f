import { describe, expect, test } from 'vitest';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { scrub } from '../../runtime/errors/scrub.ts';

describe('personal data never reaches a message', () => {
  test.each([
    '529.982.247-25',
    '529982247-25',
    '52998224725',
    'CPF:52998224725.',
    '12.ABC.345/01DE-35',
    '12.abc.345/01de-35',
    '12ABC34501DE35',
    '12ABC345/01DE-35',
    '90.021.382/0001-22',
    '90021382/0001-22',
    '90021382000122',
    '+5511987654321',
    '+55 11 98765-4321',
    '+55 (11) 98765-4321',
    '+55 (011) 98765-4321',
    '(011) 98765-4321',
    '11 987654321',
    '+55.11.98765.4321',
    '5511987654321',
    '551133224455',
    '11987654321',
    '1133224455',
    '(11) 98765-4321',
    '(11)98765-4321',
    '(11) 9 8765-4321',
    '(11) 3322-4455',
    '11 98765-4321',
    '11 9 8765 4321',
    '11-98765-4321',
    '011 98765-4321',
    '98765-4321',
    '9 8765-4321',
    'https://wa.me/5511987654321',
    'joao.silva+loja@example.com.br',
    'joao%40example.com',
    'maria_souza@sub.example.com',
    '01310-100',
  ])('%s', (secret) => {
    const scrubbed = scrub(`Pedido 1001: cliente ${secret} foi recusado`);
    expect(scrubbed).toContain('Pedido 1001: cliente ');
    expect(scrubbed).toContain(' foi recusado');
    const rest = scrubbed.replace('1001', '');
    expect(rest).not.toMatch(/\d{3}/);
    expect(rest).not.toMatch(/joao|silva|maria|souza|12ABC|12abc/);
  });
});

describe('secrets never reach a message', () => {
  test.each([
    'Authorization: Bearer abc.def-GHI_123',
    'Authorization: Basic dXNlcjpwYXNzd29yZA==',
    'access_token=$aact_prod_000MzkwODA2MWY2OGM3MWRl',
    '$aact_hmlg_000MzkwODA2MWY2OGM3MWRl',
    'asaas-access-token: q83vEjRWeJqrze8SNFZ4',
    '{"access_token":"s3cr3t-value","expires_in":3600}',
    '{"refresh_token": "s3cr3t-value"}',
    'client_secret=s3cr3t-value&grant_type=x',
    'apikey: s3cr3t-value',
    'api_key=s3cr3t-value',
    'senha: s3cr3t-value',
    'Cannot POST /instances/3C01/token/s3cr3t-value/send-text',
    'X-Shopify-Access-Token: shpat_0123456789abcdef0123456789abcdef',
    'shpss_0123456789abcdef0123456789abcdef',
    'EAAGm0PX4ZCpsBAKZCqZBZCZBabcdefghij',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqb2FvIn0.dGhpcyBpcyBzZWNyZXQ',
  ])('%s', (secret) => {
    expect(scrub(`refused (${secret})`)).not.toMatch(/s3cr3t|000Mzkw|0123456789abcdef|dXNlcjpw|q83v|GHI_123|EAAGm|eyJzdWIi|dGhpcyBp/);
  });
});

describe('what a person needs to find the record stays', () => {
  test.each([
    'order shopify:1001',
    '#1001',
    'pedido 056984',
    'pay_080225913252',
    'pay_5511987654321',
    'cus_000005401844',
    'evt_05b708f961d739ea7eba7e4db318f621&368604920',
    'gid://shopify/Order/5512345678901',
    'gid://shopify/InventoryItem/11987654321',
    'nota 12345, id 15283945623',
    '{"id":15283945623}',
    'bbf67496-1379-4b6d-a348-fd5fa229f1c1',
    '52060433009911002506550120000007800267301615',
    'NFe52060433009911002506550120000007800267301615',
    'item 3: quantidade 12, total R$ 1.234,56',
    'vencimento 2026-01-05 16:45:03',
    'invalid_access_token (access_token_not_found)',
    'HTTP 429 after 30000 ms',
    'NCM 61091000, CFOP 6108',
    'protocolo 135260000123456',
    'SKU CAM-ALG-P',
  ])('%s', (text) => {
    expect(scrub(text)).toBe(text);
  });
});

test('a message is cut where a vendor sends a page', () => {
  expect(scrub('x'.repeat(5000))).toHaveLength(1000);
});

test('an error is clean from the moment it is made, in message and hint', () => {
  const error = new IntegrationError(
    { id: 'acme' },
    {
      class: 'validation',
      code: 'x',
      message: 'CPF 529.982.247-25',
      hint: 'ask joao@example.com',
    },
  );
  expect(JSON.stringify([error.message, error.stack, error.failure])).not.toMatch(/529|joao/);
});
