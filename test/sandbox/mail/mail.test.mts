/** The shop's mails, taken in by a server of the sandbox. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '../../../sandbox/mail/server.mts';
import { certificateAuthority, type CertificateAuthority } from '../../../sandbox/world/proxy.mts';
import { openMailClient } from './client.mts';

const clock = { now: () => Date.parse('2026-11-24T15:00:00Z'), wall: Date.now };
let folder: string;
let authority: CertificateAuthority;
let server: MailServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ponte-mail-'));
  authority = await certificateAuthority(join(folder, 'ca.key'), join(folder, 'ca.pem'));
  server = await startMailServer({ clock, authority });
});
beforeEach(() => server.set([]));
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const mailOf = (text: string) =>
  [
    'From: Loja <loja@loja-ponte.example>',
    'To: ana@cliente.example',
    'Subject: =?UTF-8?Q?Ol=C3=A1?=',
    'Message-ID: <1@n8n>',
    '',
    text,
    '.',
  ].join('\r\n');

/** The codes of the recipients and of the mail. */
async function send({ to = ['ana@cliente.example'], text = 'Bem-vinda!', password = server.credential.password } = {}) {
  const client = await openMailClient(server.port, authority.cert);
  const codes: (number | undefined)[] = [await client.say('EHLO n8n')];
  codes.push(await client.say(`AUTH PLAIN ${Buffer.from(`\0${server.credential.user}\0${password}`).toString('base64')}`));
  if (codes[1] === 235) {
    await client.say('MAIL FROM:<loja@loja-ponte.example>');
    for (const one of to) codes.push(await client.say(`RCPT TO:<${one}>`));
    if (codes.includes(250, 2) && (await client.say('DATA')) === 354) codes.push(await client.say(mailOf(text)));
  }
  client.close();
  return codes.slice(1);
}

test('a mail arrives over TLS that the sandbox’s authority vouches for', async () => {
  expect(await send()).toEqual([235, 250, 250]);
  expect(server.mails.at(-1)).toMatchObject({
    from: 'loja@loja-ponte.example',
    to: ['ana@cliente.example'],
    subject: 'Olá',
    text: 'Bem-vinda!\n',
    id: '<1@n8n>',
    at: clock.now(),
  });
  expect(server.violations).toEqual([]);
  expect(server.ledger().at(-1)).toMatchObject({ kind: 'email', status: 'sent' });
  expect(JSON.stringify(server.ledger())).not.toContain('ana@');
});

test('who does not know the authority does not trust the server', async () => {
  const other = await certificateAuthority(join(folder, 'other.key'), join(folder, 'other.pem'));
  await expect(openMailClient(server.port, other.cert)).rejects.toThrow();
});

test('a wrong password is refused', async () => {
  const before = server.violations.length;
  expect(await send({ password: 'x' })).toEqual([535]);
  expect(server.violations.slice(before)).toMatchObject([{ rule: 'authorization' }]);
});

test.each([421, 450, 451, 552, 554] as const)('%i is answered as often as it is told to', async (code) => {
  const before = server.mails.length;
  server.set([{ answer: code, times: 1 }]);
  expect((await send()).at(-1)).toBe(code);
  expect(server.mails).toHaveLength(before);
  expect((await send()).at(-1)).toBe(250);
});

test('of two recipients one may be refused', async () => {
  server.set([{ answer: 550, to: 'Ninguem@cliente.example' }]);
  expect(await send({ to: ['ninguem@cliente.example', 'ana@cliente.example'] })).toEqual([235, 550, 250, 250]);
  expect(server.mails.at(-1)!.to).toEqual(['ana@cliente.example']);
});

test('an answer may be lost after the mail was taken', async () => {
  const before = server.mails.length;
  server.set([{ answer: 'lostAnswer', times: 1 }]);
  expect((await send()).at(-1)).toBeUndefined();
  expect(server.mails).toHaveLength(before + 1);
});

test('the advertisement of n8n’s own is the sender’s fault', async () => {
  const before = server.violations.length;
  await send({ text: 'Oi\r\n---\r\nThis email was sent automatically with n8n\r\nhttps://n8n.io' });
  expect(server.violations.slice(before)).toMatchObject([{ rule: 'advertisement' }]);
});
