/** A shop's Twilio account, for the stories of this folder. */
import { createTwilio } from '../../../sandbox/simulators/twilio/index.mts';
import type { TwilioOptions } from '../../../sandbox/simulators/twilio/index.mts';
import { ask, openServices } from '../support/services.mts';

export const ana = 'whatsapp:+5511912345678';
export const callback = 'https://n8n.example/webhook/twilio';

export function openAccount(options: TwilioOptions = {}) {
  const world = openServices();
  const vendor = createTwilio(world.services, options);
  const { accountSid, authToken, sender } = vendor.secrets;
  const root = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}`;
  const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const get = async (url: string, login = basic(accountSid, authToken)) =>
    await ask(vendor.app, url, { headers: { Authorization: login } });
  const send = async (form: Record<string, string>) =>
    await ask(vendor.app, `${root}/Messages.json`, {
      method: 'POST',
      headers: { Authorization: basic(accountSid, authToken), 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  const contentSid = (name: string) => vendor.contents().find((content) => content.name === name)?.sid ?? '';
  return {
    ...world,
    vendor,
    root,
    basic,
    get,
    send,
    contentSid,
    sendText: async (over: Record<string, string> = {}) => await send({ To: ana, From: sender, Body: 'Seu pedido saiu.', ...over }),
    sendTemplate: async (name: string, variables: unknown, over: Record<string, string> = {}) =>
      await send({ To: ana, From: sender, ContentSid: contentSid(name), ContentVariables: JSON.stringify(variables), ...over }),
    forms: () => world.deliveries.map(({ body }) => Object.fromEntries(new URLSearchParams(body.toString()))),
  };
}
