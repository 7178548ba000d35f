import { expect, test } from 'vitest';
import { versionNotice } from '../../../vendors/whatsappCloud/client/versions.ts';

test.each([
  ['v25.0', '2028-04-29', undefined],
  ['v25.0', '2028-04-30', 'ends'],
  ['v25.0', '2028-07-29', 'has ended'],
  ['v21.0', '2026-11-30', 'ends'],
  ['v20.0', '2026-11-30', 'has ended'],
  ['v13.0', '2026-11-30', 'has ended'],
  ['v26.0', '2030-01-01', undefined],
  ['v99.0', '2026-11-30', undefined],
])('of %s on %s a shop is told: %s', (version, day, words) => {
  const notice = versionNotice({ apiVersion: version }, Date.parse(day));
  if (words === undefined) expect(notice).toBeUndefined();
  else expect(notice).toContain(`API Version ${version} of the WhatsApp Cloud credential ${words} at Meta`);
});
