import { z } from 'zod';
import type { NumberCheck } from '../../../domain/documents/message';
import { maskPhone, phoneDigits } from '../../../domain/values/phone';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { notOnWhatsApp } from '../../../runtime/whatsapp/notOnWhatsApp';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';

const answer = z.object({ exists: z.boolean(), phone: z.string().nullish().catch(null) });

export async function checkNumber(call: Call, phone: string): Promise<NumberCheck> {
	// Z-API's documentation shows a list of one, programs in public read the entry itself.
	const [entry] = [await call({ method: 'GET', path: `/phone-exists/${phoneDigits(phone)}`, safety: 'read' })].flat();
	const result = answer.safeParse(entry);
	if (!result.success) throw unreadableAnswer(vendor, 'transient', 'the number check');
	const { exists, phone: registered } = result.data;
	return { vendor: vendor.id, phone: maskPhone(phone), onWhatsApp: exists, whatsAppId: exists ? (registered ?? null) : null };
}

/** Z-API accepts a message to any number and finds out later; asking first lets the item still take another way. */
export async function requireOnWhatsApp(call: Call, phone: string): Promise<void> {
	if ((await checkNumber(call, phone)).onWhatsApp) return;
	throw new IntegrationError(vendor, notOnWhatsApp);
}
