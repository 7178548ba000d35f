import type { MediaFile, MediaReference } from '../../../domain/ports/messenger';
import { asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { field } from '../../../runtime/whatsapp/protocol/field';
import { isPublicHost } from '../../../runtime/client/publicHost';
import { fileGone, receivedFile } from '../../../runtime/whatsapp/receivedFile';
import type { WahaApi } from '../client/api';
import { vendor } from '../client/vendor';
import { messagePath } from './messageId';

/** Files lie on the server itself, which deletes them after a while, and want its key. One that it has not fetched yet it fetches now. */
export async function downloadMedia(api: WahaApi, { url, messageId, filename }: MediaReference): Promise<MediaFile> {
	const outcome = await attempt(api.file(pathOf(url ?? (await fetched(api, messageId)), api.host())));
	if (!outcome.ok) throw hasClass(outcome.error, 'notFound') ? fileGone(vendor, deleted) : outcome.error;
	return receivedFile(vendor, outcome.value, filename);
}

/** The address of a message's file after the server has fetched it from WhatsApp. */
async function fetched(api: WahaApi, messageId: string): Promise<string> {
	const path = messagePath(api.session, messageId);
	if (path === undefined) throw fileGone(vendor, notFetched);
	const outcome = await attempt(api.call({ method: 'GET', path, query: { downloadMedia: true }, safety: 'read' }));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
	const url = outcome.ok ? asText(field(outcome.value, 'media', 'url')) : null;
	if (url === null) throw fileGone(vendor, notFetched);
	return url;
}

const notFetched = 'The server cannot fetch it from WhatsApp: see WHATSAPP_DOWNLOAD_MEDIA and the media settings of the session';
const deleted = 'The server deletes files after a while (WHATSAPP_FILES_LIFETIME): download them when they come';

/**
 * What follows `/api` in the address of a file. The server writes the address by which it knows itself, mostly `http://localhost:3000`: it
 * is asked for at the address of the credential, and one of another public host is not the server's.
 */
function pathOf(url: string, host: string): string {
	const address = parse(url);
	const path = /\/api(\/files\/.+)$/.exec(address?.pathname ?? '')?.[1];
	const isWeb = /^https?:$/.test(address?.protocol ?? '');
	const isOwn = isWeb && address !== undefined && (address.hostname === host || !isPublicHost(address.hostname));
	if (isOwn && path !== undefined && !/%2f|%5c|\.\./i.test(path)) return path;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'mediaSource',
		message: "The address of the file is not one of the WAHA server's",
		hint: 'Use the item as the WhatsApp Event Trigger gave it, and let the server keep files itself (WAHA_MEDIA_STORAGE=LOCAL)',
	});
}

function parse(url: string): URL | undefined {
	try {
		return new URL(url);
	} catch {
		return undefined;
	}
}
