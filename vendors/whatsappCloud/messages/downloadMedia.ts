import { z } from 'zod';
import type { MediaFile, MediaReference } from '../../../domain/ports/messenger';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { fileGone, ownAddress, receivedFile } from '../../../runtime/whatsapp/receivedFile';
import type { Call, Download } from '../client/api';
import { answering } from '../client/vendor';

const node = z.object({ url: z.string().min(1), mime_type: z.string().nullish().catch(null) });

/** Where Meta keeps files; they want the token. */
const hosts = ['fbsbx.com', 'facebook.com', 'fbcdn.net'];

/** Meta documentation: the address of a file is good for five minutes, so it is asked for by the file's id. */
export async function downloadMedia(call: Call, download: Download, { id, filename }: MediaReference): Promise<MediaFile> {
	const gone = fileGone(answering, 'Meta keeps the files of customers for seven days: download them when they come');
	if (id === null || !/^\d+$/.test(id)) throw gone;
	const outcome = await attempt(call({ method: 'GET', path: `/${id}`, safety: 'read' }));
	if (!outcome.ok) throw hasClass(outcome.error, 'notFound', 'validation') ? gone : outcome.error;
	const result = node.safeParse(outcome.value);
	if (!result.success) throw unreadableAnswer(answering, 'transient', 'the look-up of a file');
	const { url, mime_type } = result.data;
	const file = receivedFile(answering, await download(ownAddress(answering, url, hosts)), filename);
	return { ...file, mimeType: mime_type ?? file.mimeType };
}
