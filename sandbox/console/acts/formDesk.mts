/** The shop's form on the web: people write in, some of them twice. */
import { person } from '../../brazil/index.mts';
import { createRandom } from '../../world/random.mts';

export interface FilledForm {
  readonly name: string;
  /** In small letters. */
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  /** May be written to. */
  readonly agrees: boolean;
  /** How often it was sent in. */
  readonly times: number;
}

export interface FormDoor {
  /** Sends the form in, as a browser does. */
  send(form: FilledForm): Promise<void>;
  /** What has arrived in the mailboxes. */
  mails(): readonly { readonly to: readonly string[] }[];
}

export interface FormDesk {
  /** Somebody new writes in. */
  write(agrees: boolean): Promise<void>;
  /** The last one writes in once more. */
  writeAgain(): Promise<void>;
  filled(): readonly FilledForm[];
  mails: FormDoor['mails'];
}

export function openFormDesk(seed: number, door: FormDoor): FormDesk {
  const random = createRandom(seed).fork('leads of the console');
  const filled: FilledForm[] = [];
  return {
    async write(agrees) {
      const { name, email, phone } = person(random);
      const form = { name, email: email.replace('@', `.${filled.length + 1}@`).toLowerCase(), phone, agrees, times: 1 };
      await door.send(form);
      filled.push(form);
    },
    async writeAgain() {
      const last = filled.pop();
      if (!last) throw new Error('nobody has written in yet');
      filled.push({ ...last, times: last.times + 1 });
      await door.send(last);
    },
    filled: () => filled,
    mails: door.mails,
  };
}
