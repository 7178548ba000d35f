import type { Message } from '../../../domain/documents/message';
import type { TemplateMessage } from '../../../domain/ports/messenger';
import type { Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Call } from '../client/api';
import { mediaObject } from './mediaContent';
import { send } from './send';
import { templateContent, type HeaderParameter } from './templateContent';
import { vendor } from '../client/vendor';

export async function sendTemplate(connection: Connection, call: Call, message: TemplateMessage): Promise<Message> {
	const content = templateContent(message, await headerParameter(connection, call, message));
	return { ...(await send(connection, call, message, content)), template: message.template.name };
}

async function headerParameter(
	connection: Connection,
	call: Call,
	{ template, header }: TemplateMessage,
): Promise<HeaderParameter | undefined> {
	const kind = template.header ?? 'text';
	if (kind === 'text') return undefined;
	if (header?.kind !== kind) throw headerMissing(template.name, kind);
	return { type: kind, [kind]: await mediaObject(connection, call, header) };
}

function headerMissing(template: string, kind: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'headerMissing',
		message: `Template "${template}" shows a file ("${kind}") above its text, but no file was given. Nothing was sent`,
		hint: 'Give its link or its binary field under "Parameters" in the node',
	});
}
