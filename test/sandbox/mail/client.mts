/** Speaks SMTP line by line: what is asked and what comes back. */
import { connect } from 'node:tls';

export interface MailClient {
  /** The code of the last line; undefined where the line was broken. */
  say(line: string): Promise<number | undefined>;
  close(): void;
}

/** Trusts the authority alone, and wants the certificate to be localhost's. */
export async function openMailClient(port: number, ca: string): Promise<MailClient> {
  const socket = connect({ port, host: 'localhost', ca });
  let waiting: ((code: number | undefined) => void) | undefined;
  let text = '';
  const settle = (code: number | undefined) => {
    waiting?.(code);
    waiting = undefined;
  };
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    // `250-` goes on, `250 ` is the last one.
    const code = /^(\d{3}) .*\r\n$/m.exec(text.split(/(?<=\r\n)/).at(-1) ?? '')?.[1];
    if (code === undefined) return;
    text = '';
    settle(Number(code));
  });
  socket.on('close', () => settle(undefined));
  const answered = () => new Promise<number | undefined>((resolve) => (waiting = resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    waiting = () => resolve();
  });
  socket.on('error', () => settle(undefined));
  return {
    async say(line) {
      const answer = answered();
      socket.write(`${line}\r\n`);
      return await answer;
    },
    close: () => void socket.destroy(),
  };
}
