import { z } from 'zod';

/** Each engine of WAHA answers a sending in a shape of its own. */
const shapes = z.union([
	z.object({ id: z.string().min(1) }).transform(({ id }) => id),
	z.object({ id: z.object({ _serialized: z.string().min(1) }) }).transform(({ id }) => id._serialized),
	z.object({ key: z.object({ remoteJid: z.string(), id: z.string().min(1) }) }).transform(({ key }) => fullId(key)),
]);

/** The id by which the webhooks and later questions name the message, e.g. `true_5511912345678@c.us_3EB0…`; undefined without one. */
export function messageIdOf(answer: unknown): string | undefined {
	const result = shapes.safeParse(answer);
	return result.success ? result.data : undefined;
}

function fullId({ remoteJid, id }: { remoteJid: string; id: string }): string {
	return `true_${remoteJid.replace('@s.whatsapp.net', '@c.us')}_${id}`;
}

/** The chat that such an id names; undefined where it names none. */
export function chatInId(id: string): string | undefined {
	return /^(?:true|false)_([^_]+@[a-z.]+)_/.exec(id)?.[1];
}
