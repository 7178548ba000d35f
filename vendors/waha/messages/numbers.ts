import { z } from 'zod';
import type { NumberCheck } from '../../../domain/documents/message';
import { isPhone } from '../../../domain/messaging/recipient';
import { maskPhone, phoneDigits } from '../../../domain/values/phone';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { notOnWhatsApp } from '../../../runtime/whatsapp/notOnWhatsApp';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { WahaApi } from '../client/api';
import { vendor } from '../client/vendor';

const answer = z.object({ numberExists: z.boolean(), chatId: z.string().nullish().catch(null) });

type Answer = z.output<typeof answer>;

export async function checkNumber(api: WahaApi, phone: string): Promise<NumberCheck> {
	const { numberExists, chatId } = await ask(api, phone);
	return {
		vendor: vendor.id,
		phone: maskPhone(phone),
		onWhatsApp: numberExists,
		whatsAppId: numberExists ? (chatId?.split('@')[0] ?? null) : null,
	};
}

/**
 * The chat of a number. Brazilian accounts may be registered with or without the ninth digit, and a message to the other spelling goes
 * nowhere (WAHA documentation, "Brazilian Phone Numbers"): so WhatsApp is asked before every sending. A linked id is a chat
 * as it is.
 */
export async function chatOf(api: WahaApi, to: string): Promise<string> {
	if (!isPhone(to)) return to;
	const { numberExists, chatId } = await ask(api, to);
	if (numberExists) return chatId ?? `${phoneDigits(to)}@c.us`;
	throw new IntegrationError(vendor, notOnWhatsApp);
}

async function ask({ call, session }: WahaApi, phone: string): Promise<Answer> {
	const query = { phone: phoneDigits(phone), session };
	const result = answer.safeParse(await call({ method: 'GET', path: '/contacts/check-exists', safety: 'read', query }));
	if (result.success) return result.data;
	throw unreadableAnswer(vendor, 'transient', 'the number check');
}
