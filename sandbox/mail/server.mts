/**
 * A mail server on this machine: n8n's Send Email goes past every proxy, so its credential points here. It keeps what arrives, and
 * refuses, defers or falls silent where it is told to.
 */
import { simpleParser, type AddressObject } from 'mailparser';
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerSession } from 'smtp-server';
import { fingerprint } from '../world/fingerprint.mts';
import type { CertificateAuthority } from '../world/proxy.mts';
import type { LedgerEntry, Violation } from '../world/simulator.mts';
import { localCertificate } from './certificate.mts';

export const vendor = 'mail';

export interface ReceivedMail {
  /** The client's Message-ID: n8n makes a new one each time. */
  readonly id: string;
  /** World milliseconds. */
  readonly at: number;
  readonly from: string;
  /** The envelope's recipients. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
  readonly replyTo: string | undefined;
  readonly attachments: readonly string[];
}

/** Try later, wrong login, no such person, full, refused. */
export type MailCode = 421 | 450 | 451 | 535 | 550 | 552 | 554;

const words: Readonly<Record<MailCode, string>> = {
  421: '4.7.0 Try again later, closing connection',
  450: '4.2.1 Mailbox temporarily unavailable',
  451: '4.3.0 Temporary local problem',
  535: '5.7.8 Username and Password not accepted',
  550: '5.1.1 The email account that you tried to reach does not exist',
  552: '5.2.2 Mailbox full',
  554: '5.7.1 Message refused',
};

export interface MailRule {
  /** `lostAnswer`: the mail is taken and the line breaks before the answer. */
  readonly answer: MailCode | 'lostAnswer';
  /** How often; always where undefined. */
  readonly times?: number;
  /** Of this recipient only. */
  readonly to?: string;
}

export interface MailServer {
  readonly port: number;
  /** As the owner types it into n8n's credential *SMTP*. */
  readonly credential: {
    readonly user: string;
    readonly password: string;
    readonly host: string;
    readonly port: number;
    readonly secure: boolean;
  };
  readonly mails: readonly ReceivedMail[];
  readonly violations: readonly Violation[];
  ledger(): LedgerEntry[];
  /** What goes wrong from now on, in place of what went wrong before. */
  set(rules: readonly MailRule[]): void;
  stop(): Promise<void>;
}

export interface MailServerOptions {
  readonly clock: { now(): number; wall(): number };
  /** TLS from the first byte, with a certificate that this authority has signed. */
  readonly authority: CertificateAuthority;
  readonly port?: number;
}

const user = 'loja@loja-ponte.example';
const password = 'senha da loja';

/** n8n's line below a mail, unless it is switched off; it carries the instance's id. */
const advertisement = /sent automatically with\s+(?:<[^>]*>)*n8n/i;

export async function startMailServer({ clock, authority, port = 0 }: MailServerOptions): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const violations: Violation[] = [];
  const rules = createRules();
  const violation = (rule: string, detail: string) => void violations.push({ vendor, rule, detail });
  const server = new SMTPServer({
    ...(await localCertificate(authority, clock.wall())),
    secure: true,
    banner: 'Ponte sandbox',
    logger: false,
    onAuth: ({ username, password: given }: SMTPServerAuthentication, _session, done) => {
      const code = rules.strike((rule) => rule.answer === 535);
      if (code === undefined && username === user && given === password) return done(null, { user });
      if (code === undefined) violation('authorization', 'user or password is wrong');
      return done(refusal(535));
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = rules.strike((rule) => rule.to?.toLowerCase() === address.toLowerCase() && isCode(rule.answer));
      done(code === undefined ? null : refusal(code as MailCode));
    },
    onData: (stream, session, done) => {
      void simpleParser(stream).then((parsed) => {
        const answer = rules.strike((rule) => rule.to === undefined && rule.answer !== 535);
        if (answer !== undefined && answer !== 'lostAnswer') return done(refusal(answer));
        mails.push(received(parsed, session, clock.now()));
        if (advertisement.test(`${parsed.text ?? ''} ${parsed.html || ''}`))
          violation('advertisement', 'a mail carries the line of n8n’s own');
        if (answer === 'lostAnswer') return hangUp(server, session);
        return done();
      }, done);
    },
  });
  // A client that breaks the line is no fault of the server's.
  server.on('error', () => {});
  const listening = await new Promise<number>((resolve) => {
    const listener = server.listen(port, '127.0.0.1', () => resolve((listener.address() as { port: number }).port));
  });
  return {
    port: listening,
    credential: { user, password, host: 'localhost', port: listening, secure: true },
    mails,
    violations,
    ledger: () => mails.map(entryOf),
    set: (next) => rules.set(next),
    stop: async () => await new Promise((resolve) => server.close(() => resolve())),
  };
}

const isCode = (answer: MailRule['answer']): answer is MailCode => answer !== 'lostAnswer';

function refusal(code: MailCode): Error {
  return Object.assign(new Error(words[code]), { responseCode: code });
}

function createRules() {
  let active: { readonly rule: MailRule; struck: number }[] = [];
  return {
    set: (rules: readonly MailRule[]) => void (active = rules.map((rule) => ({ rule, struck: 0 }))),
    /** The answer of the first rule that fits and is not spent. */
    strike(fits: (rule: MailRule) => boolean): MailRule['answer'] | undefined {
      const found = active.find(({ rule, struck }) => fits(rule) && struck < (rule.times ?? Infinity));
      if (found) found.struck++;
      return found?.rule.answer;
    },
  };
}

type Parsed = Awaited<ReturnType<typeof simpleParser>>;

const addressOf = (value: AddressObject | undefined) => value?.value[0]?.address;

const received = (parsed: Parsed, { envelope }: SMTPServerSession, at: number): ReceivedMail => ({
  id: parsed.messageId ?? '',
  at,
  from: addressOf(parsed.from) ?? '',
  to: envelope.rcptTo.map(({ address }) => address),
  subject: parsed.subject ?? '',
  text: parsed.text ?? '',
  html: parsed.html === false ? undefined : parsed.html,
  replyTo: addressOf(parsed.replyTo),
  attachments: parsed.attachments.map(({ filename }) => filename ?? ''),
});

/** The library has no word for it: the line of this session is broken as it stands. */
function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  const { connections } = server as unknown as { connections: Set<{ id: string; _socket: { destroy(): void } }> };
  for (const connection of connections) if (connection.id === session.id) connection._socket.destroy();
}

const entryOf = ({ id, at, to, from }: ReceivedMail): LedgerEntry => ({
  kind: 'email',
  vendor,
  id,
  status: 'sent',
  at,
  detail: { from: fingerprint(from.toLowerCase()), to: to.map((one) => fingerprint(one.toLowerCase())) },
});
