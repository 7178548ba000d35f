import { z } from 'zod';
import type { NumberCheck } from '../../../domain/documents/message';
import { maskPhone, phoneDigits } from '../../../domain/values/phone';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';

const answer = z.array(z.object({ exists: z.boolean(), jid: z.string().nullish().catch(null) })).min(1);

export async function checkNumber(call: Call, phone: string): Promise<NumberCheck> {
	const body = { numbers: [phoneDigits(phone)] };
	const result = answer.safeParse(await call({ action: 'chat/whatsappNumbers', safety: 'read', body }));
	if (!result.success) throw unreadableAnswer(vendor, 'transient', 'the number check');
	const { exists, jid } = result.data[0]!;
	return { vendor: vendor.id, phone: maskPhone(phone), onWhatsApp: exists, whatsAppId: exists ? (jid?.split('@')[0] ?? null) : null };
}
