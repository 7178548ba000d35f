import { homepage } from '../../package.json';
import { codesWithPage } from '../errors/codesWithPage';

/** Where this code is explained; `undefined` for a vendor's own codes. */
export function errorPageOf(code: string): string | undefined {
	return codesWithPage.has(code) ? `${homepage}/blob/HEAD/docs/errors/${code}.md` : undefined;
}
