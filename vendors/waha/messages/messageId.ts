import { z } from 'zod';

/** Each engine of WAHA answers a sending in a shape of its own. */
const shapes = z.union([
	z.object({ id: z.string().min(1) }).transform(({ id }) => id),
	z.object({ id: z.object({ _serialized: z.string().min(1) }) }).transform(({ id }) => id._serialized),
	z.object({ key: z.object({ id: z.string().min(1) }) }).transform(({ key }) => key.id),
]);

/**
 * The id by which the triggers and later questions name a message that was sent to this chat, e.g. `true_5511912345678@c.us_3EB0…`;
 * undefined without one. An engine may answer with another name of the chat.
 */
export function messageIdOf(answer: unknown, chat: string): string | undefined {
	const result = shapes.safeParse(answer);
	return result.success ? fullId(true, chat, bareId(result.data)) : undefined;
}

/** `true_5511912345678@c.us_3EB0…`: whether the shop wrote it, the chat, the device's own id; in a group the participant behind it. */
export function fullId(fromMe: boolean, chat: string, bare: string, participant?: string): string {
	return [fromMe, chat, bare, ...(participant === undefined ? [] : [participant])].join('_');
}

/** The device's own id, which all spellings of an id have in common. */
export function bareId(id: string): string {
	return parts.exec(id)?.groups?.bare ?? id;
}

/** The chat that such an id names; undefined where it names none. */
export function chatInId(id: string): string | undefined {
	return parts.exec(id)?.groups?.chat;
}

/** Where such a message can be asked for; undefined for an id that names no chat. */
export function messagePath(session: string, id: string): string | undefined {
	const chat = chatInId(id);
	if (chat === undefined) return undefined;
	return `/${encodeURIComponent(session)}/chats/${encodeURIComponent(chat)}/messages/${encodeURIComponent(id)}`;
}

/** Whether such an id says that the account itself wrote the message. */
export function isOwnId(id: string): boolean {
	return id.startsWith('true_');
}

const parts = /^(?:true|false)_(?<chat>[^_]+@[a-z.]+)_(?<bare>[^_]+)/;
