import type { MediaFile, MediaReference } from '../../../domain/ports/messenger';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { fileGone, ownAddress, receivedFile } from '../../../runtime/whatsapp/receivedFile';
import type { TwilioApi } from '../client/api';
import { vendor } from '../client/vendor';

/** Where Twilio's API sends on to for a file; these storages want no login. */
const storages = ['twiliocdn.com', 'twilio.com', 'amazonaws.com'];

/** A file is named by its message and itself: of the address on the item nothing else counts. */
export async function downloadMedia(api: TwilioApi, { messageId, id, filename }: MediaReference): Promise<MediaFile> {
	const gone = fileGone(vendor, 'It may have been deleted at Twilio, or belong to another account than that of the credential');
	if (id === null || !/^\w+$/.test(id) || !/^\w+$/.test(messageId)) throw gone;
	const outcome = await attempt(api.file(`/Messages/${messageId}/Media/${id}`));
	if (!outcome.ok) throw hasClass(outcome.error, 'notFound') ? gone : outcome.error;
	const { location } = outcome.value.headers;
	if (location === undefined) return receivedFile(vendor, outcome.value, filename);
	return receivedFile(vendor, await api.storedFile(ownAddress(vendor, location, storages)), filename);
}
