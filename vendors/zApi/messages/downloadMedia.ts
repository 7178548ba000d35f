import type { MediaFile, MediaReference } from '../../../domain/ports/messenger';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { fileGone, ownAddress, receivedFile } from '../../../runtime/whatsapp/receivedFile';
import type { Download } from '../client/api';
import { vendor } from '../client/vendor';

const ownHost = 'z-api.io';

/** Where Z-API's webhooks say that files lie (recorded deliveries: `f004.backblazeb2.com`). Anybody can have a folder there: this is Z-API's. */
const storage = { host: 'backblazeb2.com', folder: /^https:\/\/[^/]+\/file\/temp-file-download\/(?!.*%2f)/i };

function addressOf(url: string | null): string {
	const address = ownAddress(vendor, url, [ownHost, storage.host]);
	return storage.folder.test(address) ? address : ownAddress(vendor, address, [ownHost]);
}

/** Z-API keeps files for 30 days, open to whoever knows their address. */
export async function downloadMedia(download: Download, { url, filename }: MediaReference): Promise<MediaFile> {
	const outcome = await attempt(download(addressOf(url)));
	if (!outcome.ok) throw hasClass(outcome.error, 'notFound', 'validation') ? gone : outcome.error;
	return receivedFile(vendor, outcome.value, filename);
}

const gone = fileGone(vendor, 'Z-API keeps the files of customers for 30 days: download them when they come');
