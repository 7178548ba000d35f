/** The login goes along with a link that counts as Bling's own. */
import { expect, test } from 'vitest';
import { isOfBling } from '../../../vendors/bling/invoice/blingLink.ts';

test.each(['https://bling.com.br/x', 'https://www.bling.com.br/doc.view.php?id=1', 'https://api.v3.bling.com.br/Api/v3/nfe'])(
  '%s is',
  (link) => {
    expect(isOfBling(link)).toBe(true);
  },
);

test.each([
  'https://evilbling.com.br/x',
  'https://evil.example/bling.com.br/',
  'https://evil.example/?u=https://www.bling.com.br/x',
  'https://evil.example#.bling.com.br/',
  'https://www.bling.com.br@evil.example/bling.com.br/',
  'https://evil.example\\.bling.com.br/',
  'https://bling.com.br.evil.example/',
  'https://www-bling.com.br/x',
  'https://bling.com.br:8443/x',
  'http://www.bling.com.br/x',
  'https://www.bling.com.brx/',
  ' https://www.bling.com.br/x',
  '',
  null,
  7,
])('%s is not', (link) => {
  expect(isOfBling(link)).toBe(false);
});
