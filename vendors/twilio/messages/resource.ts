import { z } from 'zod';
import type { Message } from '../../../domain/documents/message';
import { maskPhone, phoneOfAccount } from '../../../domain/values/phone';
import { statusOf } from './statusWords';
import { vendor } from '../client/vendor';

const resource = z.object({
	sid: z.string().min(1),
	to: z.string().catch(''),
	status: z.string(),
	error_code: z.number().nullish().catch(null),
});

/** A message as Twilio shows it; undefined if it is not one. */
export function readMessage(body: unknown): Message | undefined {
	const result = resource.safeParse(body);
	if (!result.success) return undefined;
	const { sid, to, status, error_code } = result.data;
	const phone = phoneOfAccount(to);
	return {
		vendor: vendor.id,
		id: sid,
		to: phone === null ? '' : maskPhone(phone),
		template: null,
		...statusOf(status, error_code ?? null),
	};
}
