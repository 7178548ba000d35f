/** Notifications: the document as a GET shows it, with a static header of the client's choice; nothing is signed. */
import { Refusal } from '../../http/answer.mts';
import { error, ok } from './answers.mts';
import type { Context } from './context.mts';
import type { Handler } from './handler.mts';
import type { Account, Hook, Invoice } from './model.mts';
import { view } from './views.mts';

const minutes = (count: number) => count * 60_000;
const schedule = [0, minutes(1), minutes(30), minutes(60), minutes(180), minutes(1440)];
const answerTimeMs = 10_000;

type HookInput = Omit<Hook, 'id'>;

export const createHook: Handler = (context, { account, body }) => {
  const input = body as HookInput;
  const hook: Hook = { ...input, id: context.nextId(), cnpj: input.cnpj ?? context.company.cnpj };
  account.hooks = [...account.hooks, hook];
  return ok(hook);
};

export const listHooks: Handler = (_context, { account }) => ok(account.hooks);

function find(account: Account, id: string): Hook {
  const hook = account.hooks.find((candidate) => candidate.id === id);
  if (!hook) throw new Refusal(error(404, 'nao_encontrado', 'Gatilho não encontrado'));
  return hook;
}

export const getHook: Handler = (_context, { account, ref }) => ok(find(account, ref));

export const deleteHook: Handler = (_context, { account, ref }) => {
  const hook = find(account, ref);
  account.hooks = account.hooks.filter((other) => other !== hook);
  return ok({ ...hook, deleted: true });
};

export function announce(context: Context, account: Account, invoice: Invoice): void {
  const { world, company } = context;
  const body = JSON.stringify(view(account, invoice));
  for (const hook of account.hooks.filter(({ event, cnpj }) => event === invoice.kind && cnpj === company.cnpj)) {
    void world.webhooks.send({
      vendor: 'focusNfe',
      topic: hook.event,
      url: hook.url,
      headers: {
        'Content-Type': 'application/json',
        ...(hook.authorization === undefined ? {} : { [hook.authorization_header ?? 'Authorization']: hook.authorization }),
      },
      body,
      schedule,
      timeoutMs: answerTimeMs,
      isSuccess: (status) => status >= 200 && status < 300,
      wanted: () => context.accounts[account.environment].hooks.includes(hook),
    });
  }
}
